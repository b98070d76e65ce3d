internal import PipelineKit
internal import TextKit

/// A mailing list's digest in one plain text (RFC 1153): a preamble with the contents behind 70 hyphens, then messages with
/// headers of their own, each behind 30 hyphens, and "End of … Digest".
///
/// Programs write other numbers of hyphens, and `Message: 1` above a header.
struct PlainDigest {
    /// The messages, each with its header.
    private(set) var messages: [ArraySlice<UInt8>] = []

    /// Nil for a text that is no digest: it neither ends as one nor has the lines that RFC 1153 asks for, and `isCalledDigest`
    /// says that its subject does not name it so.
    ///
    /// A letter may well quote messages behind lines of hyphens.
    init?(_ text: ArraySlice<UInt8>, isCalledDigest: Bool = false) {
        let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
        let rulers = lines.indices.filter { Self.rulerLength(lines[$0]) != nil }
        guard let first = rulers.first else { return nil }
        let isSure =
            Self.isEnd(lines[first...]) || Self.isStandard(rulers.map { Self.rulerLength(lines[$0]) })
        guard isSure || isCalledDigest else { return nil }
        for (ruler, end) in zip(rulers, rulers.dropFirst() + [lines.endIndex]) {
            add(lines[(ruler + 1)..<end], of: text)
        }
        guard messages.count >= (isSure ? 1 : 2) else { return nil }
    }

    /// Takes what stands between two lines of hyphens: a message, or a part of the one before.
    private mutating func add(_ lines: ArraySlice<ArraySlice<UInt8>>, of text: ArraySlice<UInt8>) {
        guard let end = lines.last?.endIndex else { return }
        if let header = Self.header(in: lines) {
            messages.append(text[lines[header].startIndex..<end])
        } else if let last = messages.popLast() {
            messages.append(Self.isEnd(lines) ? last : text[last.startIndex..<end])
        }
    }

    /// How many hyphens a line of nothing else has.
    private static func rulerLength(_ line: ArraySlice<UInt8>) -> Int? {
        let mark = ASCII.trimmed(line, of: ASCII.isSpace)
        return mark.count >= 20 && mark.allSatisfy { $0 == UInt8(ascii: "-") } ? mark.count : nil
    }

    /// Whether a line of 70 stands above lines of 30.
    private static func isStandard(_ lengths: [Int?]) -> Bool {
        lengths.count >= 2 && lengths[0] == 70 && lengths[1] == 30
    }

    /// Where the header of a message begins behind a ruler: fields at once, of which one is the sender.
    private static func header(in lines: ArraySlice<ArraySlice<UInt8>>) -> Int? {
        let rest = lines.drop { $0.allSatisfy(ASCII.isSpace) }
        let fields = rest.prefix { !$0.allSatisfy(ASCII.isSpace) }
        guard let first = fields.first, MailHeader.fieldName(first) != nil else { return nil }
        let names = Set(fields.compactMap(MailHeader.fieldName))
        return names.contains("from") && !names.isDisjoint(with: ["subject", "date"]) ? rest.startIndex : nil
    }

    /// "End of List Digest, Vol 5, Issue 2".
    private static func isEnd(_ lines: ArraySlice<ArraySlice<UInt8>>) -> Bool {
        lines.contains { line in
            ASCII.starts(line, with: Array("end of ".utf8)) && ASCII.contains(line, Array("digest".utf8))
        }
    }
}

extension DocumentOpener {
    /// Hands over the messages of a digest that was saved without its own header; false for another text.
    func openDigest(
        _ item: LoadedItem, _ text: [UInt8], _ notes: SourceNotes, _ each: (consuming Document) -> Void,
        _ fault: (DocumentFault) -> Void
    ) -> Bool {
        guard let digest = PlainDigest(text[...]) else { return false }
        fault(.drop(.listOnly, member: item.input.member))
        for (index, message) in digest.messages.enumerated() {
            let enclosed = EnclosedMessage(bytes: Array(message), place: .digest)
            openEnclosed(enclosed, "message-\(index)", of: item, item.input.member, notes, 1, each, fault)
        }
        return true
    }
}
