/// The few properties of non-ASCII scalars that the block features need, from their UTF-8 bytes.
enum WideScalar {
    /// What a scalar is to the word and sentence counters.
    enum Kind {
        case letter
        /// A capital, with the bytes of its small form.
        case capital(UInt8, UInt8)
        /// A word by itself, as those scripts do not write blanks.
        case ideograph
        case sentenceEnd, comma, sign, other
    }

    /// The kind of the scalar with these bytes; zero where it has fewer than three.
    @inline(__always)
    static func kind(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Kind {
        switch first {
        case 0xC2:
            second == 0xA9 || second == 0xAE ? .sign : second == 0xAA || second == 0xBA ? .letter : .other
        case 0xC3: second < 0x9F && second != 0x97 ? .capital(0xC3, second | 0x20) : .letter
        case 0xD0 where second >= 0x90 && second < 0xA0: .capital(0xD0, second &+ 0x20)
        case 0xD0 where second >= 0xA0 && second < 0xB0: .capital(0xD1, second &- 0x20)
        case 0xD8 where second == 0x9F: .sentenceEnd
        case 0xD8 where second == 0x8C || second == 0x9B: .comma
        case 0xE0 where second == 0xA5 && (third == 0xA4 || third == 0xA5): .sentenceEnd
        case 0xE0 where second == 0xB8 || second == 0xB9: .ideograph
        case 0xE2 where second == 0x80 && third == 0xA6: .sentenceEnd
        case 0xE2 where second < 0xB0: .other
        case 0xE3 where second == 0x80 && third == 0x82: .sentenceEnd
        case 0xE3 where second == 0x80 && third == 0x81: .comma
        case 0xE3 where second == 0x80: .other
        case 0xE3...0xE9: .ideograph
        case 0xEF where second == 0xBC && (third == 0x81 || third == 0x9F): .sentenceEnd
        case 0xEF where second == 0xBC && third == 0x8C: .comma
        case 0xEF where second >= 0xBC: .other
        case 0xF0...: .other
        default: .letter
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
        if case .sentenceEnd = kind(bytes[0], bytes[1], bytes[2]) { return true }
        return bytes == [0xE3, 0x80, 0x8D]
    }

    private static let asciiEnds = Array(".!?\"'".utf8)
}
