internal import TextKit

/// What scalars beyond ASCII are to the counters of the block features.
enum WideScalar {
    enum Kind {
        case letter
        /// A capital, with its small form.
        case capital(UInt32)
        /// A word by itself, as its script does not write blanks.
        case ideograph
        case sentenceEnd, comma, sign
        /// Joins letters and is none.
        case joiner
        case other
    }

    @inline(__always)
    static func kind(_ scalar: UInt32) -> Kind {
        switch scalar {
        case 0xAA, 0xBA: return .letter
        case 0xA9, 0xAE: return .sign
        case 0..<0xC0, 0xD7, 0xF7: return .other
        case 0x589, 0x61F, 0x6D4, 0x964, 0x965, 0xF0D, 0xF0E, 0x104A, 0x104B, 0x1362, 0x17D4, 0x1803, 0x1809,
            0x2026, 0x3002, 0xFF01,
            0xFF1F:
            return .sentenceEnd
        case 0x55D, 0x60C, 0x61B, 0x1363, 0x1802, 0x1808, 0x3001, 0xFF0C: return .comma
        case 0x200C, 0x200D: return .joiner
        case 0x2000..<0x2C00, 0x3000..<0x3005, 0x3008..<0x3040, 0xFF00...: return .other
        default:
            if UnsegmentedScripts.contains(scalar) { return .ideograph }
            let small = LetterCase.lower(scalar)
            return small == scalar ? .letter : .capital(small)
        }
    }

    /// Whether a text that starts with these bytes starts with a quotation mark or a dash of speech.
    static func isQuote(_ head: ArraySlice<UInt8>) -> Bool {
        guard let first = head.first else { return false }
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") { return true }
        return head.starts(with: [0xC2, 0xAB]) || head.starts(with: [0xC2, 0xBB])
            || head.starts(with: [0xE2, 0x80, 0x9C]) || head.starts(with: [0xE2, 0x80, 0x9E])
            || head.starts(with: [0xE2, 0x80, 0x98]) || head.starts(with: [0xE3, 0x80, 0x8C])
    }

    /// Whether a text that ends with these bytes ends as a sentence does.
    static func endsSentence(_ tail: ArraySlice<UInt8>) -> Bool {
        guard let last = tail.last else { return false }
        if last < 0x80 { return asciiEnds.contains(last) }
        if tail.count >= 2 && tail.suffix(2).elementsEqual([0xC2, 0xBB]) { return true }
        guard tail.count == 3 else { return false }
        let bytes = Array(tail)
        if bytes[0] == 0xE2 && bytes[1] == 0x80 {
            return [0xA6, 0x9C, 0x9D, 0x99].contains(bytes[2])
        }
        if bytes == [0xE3, 0x80, 0x8D] { return true }
        let start = bytes[1] & 0xC0 == 0x80 ? 0 : 1
        let scalar = UTF8Scalars.decodeWide(bytes.span, at: start).scalar
        if case .sentenceEnd = kind(scalar) { return true }
        return false
    }

    private static let asciiEnds = Array(".!?\"'".utf8)
}
