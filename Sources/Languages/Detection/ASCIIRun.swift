/// ASCII characters without a blank between them: a word with its punctuation, or code, an address, a handle.
struct ASCIIRun {
    /// Longer runs are no words; the longest one seen in prose is a German compound of 79 letters.
    private static let longestWord = 120
    /// No more of a run is looked at, so that megabytes without a blank cost as little as a page.
    private static let longest = 4096
    /// Between two pieces of syntax so many words without any are still code.
    private static let wordsWithinCode = 6

    /// Where it ends.
    private(set) var end = 0
    /// Whether its letters are no words of a language: addresses, paths, handles, tags, identifiers, formulas.
    private(set) var isCode = false
    /// Whether it belongs to a program, markup or a bar of a menu, whose words are no text either.
    private(set) var isSyntax = false

    init(_ bytes: Span<UInt8>, from start: Int) {
        var place = start
        var last = Kind.other
        var lastByte: UInt8 = 0x20
        while place < min(bytes.count, start + Self.longest) {
            let byte = bytes[place]
            guard byte > 0x20 && byte < 0x7F else { break }
            let kind = Kind.of(byte)
            take(kind, after: last)
            if Self.isSyntax(lastByte, byte) { isSyntax = true }
            last = kind == .joint && last != .letter ? .other : kind
            lastByte = byte
            place += 1
        }
        end = place
        if place - start > Self.longestWord { isCode = true }
        if lastByte == UInt8(ascii: ";") && place - start <= 2 { isSyntax = true }
        if isSyntax { isCode = true }
    }

    private mutating func take(_ kind: Kind, after last: Kind) {
        switch kind {
        case .syntax: isSyntax = true
        case .sign: isCode = true
        case .letter: if last == .digit || last == .joint { isCode = true }
        case .digit: if last == .letter { isCode = true }
        case .joint, .other: break
        }
    }

    /// Whether two characters are a call, the end of a statement or the name of a member.
    private static func isSyntax(_ first: UInt8, _ second: UInt8) -> Bool {
        switch UInt16(first) << 8 | UInt16(second) {
        case 0x2829, 0x293A, 0x293B, 0x297B: true  // `()`, `):`, `);` and `){`
        case 0x223A, 0x273B, 0x2626: true  // `":`, `';` and `&&`
        default: false
        }
    }

    /// Where code ends that begins with a run: at the last piece of syntax that is only a few words behind the one before.
    static func endOfCode(_ bytes: Span<UInt8>, from start: Int, before limit: Int) -> Int {
        var end = start
        var place = start
        var words = 0
        while place < limit && words <= wordsWithinCode {
            let byte = bytes[place]
            if byte <= 0x20 {
                place += 1
            } else if byte < 0x7F {
                let run = ASCIIRun(bytes, from: place)
                place = run.end
                words = run.isSyntax ? 0 : words + 1
                if run.isSyntax { end = place }
            } else {
                while place < limit && bytes[place] > 0x20 { place += 1 }
                words += 1
            }
        }
        return end
    }

    private enum Kind {
        case letter, digit
        /// Between letters it joins parts of an address or an expression.
        case joint
        /// Hardly ever part of prose.
        case sign
        /// Part of programs and markup alone.
        case syntax
        case other

        static func of(_ byte: UInt8) -> Kind {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): .letter
            case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
            case UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: "["): .joint
            case UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "+"), UInt8(ascii: "/"): .sign
            case UInt8(ascii: "@"), UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "~"),
                UInt8(ascii: "^"):
                .sign
            case UInt8(ascii: "<")...UInt8(ascii: ">"), UInt8(ascii: "{")...UInt8(ascii: "}"): .syntax
            default: .other
            }
        }
    }
}
