/// ASCII characters without a blank between them: a word with its punctuation, or code, an address, a handle.
struct ASCIIRun {
    /// Where it ends.
    let end: Int
    /// Whether its letters are no words of a language: addresses, paths, handles, tags, identifiers, formulas.
    let isCode: Bool

    init(_ bytes: Span<UInt8>, from start: Int) {
        var place = start
        var isCode = false
        var last = Kind.other
        while place < bytes.count {
            let byte = bytes[place]
            guard byte > 0x20 && byte < 0x7F else { break }
            let kind = Kind.of(byte)
            if kind == .sign { isCode = true }
            if kind == .digit && last == .letter || kind == .letter && last == .digit { isCode = true }
            if kind == .letter && last == .joint { isCode = true }
            last = kind == .joint && last != .letter ? .other : kind
            place += 1
        }
        end = place
        self.isCode = isCode
    }

    private enum Kind {
        case letter, digit
        /// Between letters it joins parts of an address or an expression.
        case joint
        /// Hardly ever part of prose.
        case sign
        case other

        static func of(_ byte: UInt8) -> Kind {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): .letter
            case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
            case UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: "["): .joint
            case UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "+"), UInt8(ascii: "/"),
                UInt8(ascii: "@"):
                .sign
            case UInt8(ascii: "<")...UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "^"): .sign
            case UInt8(ascii: "_"), UInt8(ascii: "{")...UInt8(ascii: "~"): .sign
            default: .other
            }
        }
    }
}
