internal import TextKit

/// Where in its block a cue stands.
///
/// A promotion asks at the beginning of a sentence ("Sign up for our newsletter"). News says within one that somebody
/// asks ("readers could sign up for the newsletter"), or quotes the words.
enum CuePlace: Sendable, Equatable {
    case opening, within, quoted
}

extension CuePlace {
    /// The places of cues in a folded text.
    static func places(of hits: [CueHit], in folded: Span<UInt8>) -> [CuePlace] {
        guard !hits.isEmpty else { return [] }
        let quotations = Quotations.ranges(in: folded)
        return hits.map { hit in
            if quotations.contains(where: { $0.lowerBound < hit.start && hit.end <= $0.upperBound }) {
                return .quoted
            }
            return opensSentence(folded, at: hit.start) ? .opening : .within
        }
    }

    /// Whether nothing, or the end of a sentence, a colon, a dash or a sign, stands before a place.
    private static func opensSentence(_ text: Span<UInt8>, at start: Int) -> Bool {
        var place = start - 1
        while place >= 0, isSkipped(text[place]) { place -= 1 }
        guard place >= 0 else { return true }
        let last = text[place]
        guard last >= 0x80 else { return isEnd(last) || last == UInt8(ascii: "-") && place + 1 < start }
        while place > 0, text[place] & 0xC0 == 0x80 { place -= 1 }
        let scalar = UTF8Scalars.decode(text, at: place).scalar
        return !UTF8Scalars.startsLetter(text[place]) || (0x3000...0x303F).contains(scalar)
    }

    private static func isSkipped(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[")
    }

    private static func isEnd(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "|"),
            UInt8(ascii: ">"), UInt8(ascii: "*"):
            true
        default: false
        }
    }
}

/// What stands between quotation marks in folded text, where all of them are straight.
enum Quotations {
    /// From this share of a block on its quotation marks say nothing: it is a quotation as a whole, or the name of a box.
    private static let whole = 0.8

    /// The ranges between marks; none where they hold almost all of the text.
    static func ranges(in folded: Span<UInt8>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start: Int?
        var mark: UInt8 = 0
        for place in folded.indices where folded[place] == doubled || folded[place] == single {
            if let opened = start {
                guard folded[place] == mark, mark == doubled || closes(folded, at: place) else { continue }
                result.append(opened..<place)
                start = nil
            } else if folded[place] == doubled || opens(folded, at: place) {
                (start, mark) = (place, folded[place])
            }
        }
        // A quotation of several paragraphs has its closing mark in the last of them.
        if let start, start == 0, mark == doubled { result.append(start..<folded.count) }
        let quoted = result.reduce(0) { $0 + $1.count }
        return Double(quoted) > whole * Double(folded.count) ? [] : result
    }

    private static let doubled = UInt8(ascii: "\"")
    private static let single = UInt8(ascii: "'")

    /// A single mark opens before a word and closes behind one; between two letters it is an apostrophe.
    private static func opens(_ text: Span<UInt8>, at place: Int) -> Bool {
        !WordBoundary.isWord(text, before: place) && WordBoundary.isWord(text, at: place + 1)
    }

    private static func closes(_ text: Span<UInt8>, at place: Int) -> Bool {
        !WordBoundary.isWord(text, at: place + 1)
    }
}
