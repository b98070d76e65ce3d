internal import TextKit

/// Measures of a block's text, taken in one pass over its bytes.
struct TextShape {
    var scalars: Int32 = 0
    var sentenceEnds: Int32 = 0
    var commas: Int32 = 0
    var capitals: Int32 = 0
    var digits: Int32 = 0
    /// The range of its words' hashes in the page's list.
    var wordStart: Int32 = 0
    var wordEnd: Int32 = 0
    var hash: UInt64 = 0
    var marks: Marks = []

    var words: Int { Int(wordEnd - wordStart) }

    /// Boolean measures.
    struct Marks: OptionSet {
        let rawValue: UInt16

        static let endsSentence = Marks(rawValue: 1)
        static let endsWithColon = Marks(rawValue: 2)
        static let endsWithEllipsis = Marks(rawValue: 4)
        static let endsWithQuestion = Marks(rawValue: 8)
        static let startsWithCapital = Marks(rawValue: 16)
        static let startsWithDigit = Marks(rawValue: 32)
        static let startsWithQuote = Marks(rawValue: 64)
        static let hasCells = Marks(rawValue: 128)
        static let hasSign = Marks(rawValue: 256)
        static let hasAddress = Marks(rawValue: 512)
    }

    /// Measures `text` and appends its words' hashes to `words`.
    init(_ text: ArraySlice<UInt8>, words: inout [UInt32]) {
        wordStart = Int32(words.count)
        var scan = Scan()
        var index = text.startIndex
        let end = text.endIndex
        while index < end {
            let byte = text[index]
            if byte < 0x80 {
                ascii(byte, &scan, &words)
                index += 1
            } else {
                index += wide(text, index, &scan, &words)
            }
        }
        scan.finishWord(&words)
        wordEnd = Int32(words.count)
        hash = scan.whole
        measureEnds(text)
    }

    /// The state between two bytes.
    private struct Scan {
        var word: UInt32 = FNV1a32.basis
        var inWord = false
        var whole = FNV1a64.basis

        @inline(__always)
        mutating func add(_ byte: UInt8) {
            word = FNV1a32.step(word, byte)
            whole = FNV1a64.step(whole, byte)
            inWord = true
        }

        @inline(__always)
        mutating func finishWord(_ words: inout [UInt32]) {
            guard inWord else { return }
            words.append(word)
            word = FNV1a32.basis
            inWord = false
        }
    }

    @inline(__always)
    private mutating func ascii(_ byte: UInt8, _ scan: inout Scan, _ words: inout [UInt32]) {
        scalars += 1
        switch Self.kind(byte) {
        case 1: scan.add(byte)
        case 2:
            capitals += 1
            scan.add(byte | 0x20)
        case 3:
            digits += 1
            scan.add(byte)
        case 4:
            sentenceEnds += 1
            scan.finishWord(&words)
        case 5:
            commas += 1
            scan.finishWord(&words)
        case 6:
            marks.insert(byte == UInt8(ascii: "|") ? .hasCells : .hasSign)
            scan.finishWord(&words)
        default: scan.finishWord(&words)
        }
    }

    /// 1 letter, 2 capital, 3 digit, 4 sentence end, 5 comma, 6 sign, 0 other.
    @inline(__always)
    private static func kind(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"): 1
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): 2
        case UInt8(ascii: "0")...UInt8(ascii: "9"): 3
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): 4
        case UInt8(ascii: ","), UInt8(ascii: ";"): 5
        case UInt8(ascii: "|"), UInt8(ascii: "@"): 6
        default: 0
        }
    }

    /// Handles one scalar of two bytes or more and returns its length.
    private mutating func wide(
        _ text: ArraySlice<UInt8>, _ index: Int, _ scan: inout Scan, _ words: inout [UInt32]
    ) -> Int {
        scalars += 1
        let first = text[index]
        let length = min(first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4, text.endIndex - index)
        let second = length > 1 ? text[index + 1] : 0
        let third = length > 2 ? text[index + 2] : 0
        switch WideScalar.kind(first, second, third) {
        case .letter:
            for offset in 0..<length { scan.add(text[index + offset]) }
        case .capital(let lead, let lower):
            capitals += 1
            scan.add(lead)
            scan.add(lower)
        case .ideograph:
            scan.finishWord(&words)
            for offset in 0..<length { scan.add(text[index + offset]) }
            scan.finishWord(&words)
        case .sentenceEnd:
            sentenceEnds += 1
            scan.finishWord(&words)
        case .comma:
            commas += 1
            scan.finishWord(&words)
        case .sign:
            marks.insert(.hasSign)
            scan.finishWord(&words)
        case .other: scan.finishWord(&words)
        }
        return length
    }

    private mutating func measureEnds(_ text: ArraySlice<UInt8>) {
        guard let first = text.first, let last = text.last else { return }
        if ASCII.isUpper(first) { marks.insert(.startsWithCapital) }
        if first == 0xC3 || first == 0xD0, let second = text.dropFirst().first {
            if case .capital = WideScalar.kind(first, second, 0) { marks.insert(.startsWithCapital) }
        }
        if ASCII.isDigit(first) { marks.insert(.startsWithDigit) }
        if WideScalar.isQuote(text.prefix(3)) { marks.insert(.startsWithQuote) }
        if last == UInt8(ascii: ":") { marks.insert(.endsWithColon) }
        if last == UInt8(ascii: "?") { marks.insert(.endsWithQuestion) }
        let tail = text.suffix(3)
        if tail.elementsEqual([0xE2, 0x80, 0xA6]) || tail.elementsEqual("...".utf8) {
            marks.insert(.endsWithEllipsis)
        }
        if WideScalar.endsSentence(tail) { marks.insert(.endsSentence) }
        if Self.hasAddress(text.prefix(400)) { marks.insert(.hasAddress) }
    }

    /// Whether a text contains "http" or "www.", in any case.
    private static func hasAddress(_ text: ArraySlice<UInt8>) -> Bool {
        // The last four bytes, letters in lower case; a dot stays a dot.
        var window: UInt32 = 0
        for byte in text {
            window = window << 8 | UInt32(byte | 0x20)
            if window == 0x6874_7470 || window == 0x7777_772E { return true }
        }
        return false
    }
}
