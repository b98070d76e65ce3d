internal import TextKit

/// What a Unicode scalar does to its token.
enum FoldKind: UInt32 {
    case separator
    case sentenceEnd
    case lineBreak
    case dropped
    case letter
    case capital
    case digit
    /// A letter of a script written without blanks, which is one token.
    case ideograph
    case hangul
}

/// Kind and folded form of one scalar, packed so that the table of the basic plane stays small.
struct ScalarFold {
    var bits: UInt32

    init(_ kind: FoldKind, _ first: UInt32 = 0, _ second: UInt32 = 0) {
        bits = kind.rawValue | (second & 0x7F) << 8 | (first & 0xFFFF) << 16
    }

    @inline(__always) var kind: FoldKind {
        // Tags and raw values are numbered alike, so this is a comparison instead of a lookup.
        switch bits & 0xF {
        case 1: .sentenceEnd
        case 2: .lineBreak
        case 3: .dropped
        case 4: .letter
        case 5: .capital
        case 6: .digit
        case 7: .ideograph
        case 8: .hangul
        default: .separator
        }
    }
    @inline(__always) var first: UInt32 { bits >> 16 }
    /// Second scalar of "æ" and the like, always ASCII; 0 for none.
    @inline(__always) var second: UInt32 { (bits >> 8) & 0x7F }
}

extension ScalarFold {
    /// The fold of every scalar below U+10000, made once from the standard library's Unicode tables.
    static let table: [ScalarFold] = {
        var table = (0..<0x10000).map { value in
            Unicode.Scalar(UInt32(value)).map(computed) ?? ScalarFold(.separator)
        }
        for (base, letters) in LetterFolding.variants {
            let parts = base.unicodeScalars.map(\.value)
            for letter in letters.unicodeScalars where letter.value < 0x10000 {
                let kind: FoldKind = UnsegmentedScripts.contains(letter.value) ? .ideograph : .letter
                table[Int(letter.value)] = ScalarFold(kind, parts[0], parts.count > 1 ? parts[1] : 0)
            }
        }
        foldCapitals(in: &table)
        return table
    }()

    /// The fold of a scalar beyond the table.
    static func supplementary(_ scalar: UInt32) -> ScalarFold {
        if UnsegmentedScripts.contains(scalar) { return ScalarFold(.ideograph, scalar) }
        guard let properties = Unicode.Scalar(scalar)?.properties, properties.isAlphabetic else {
            return ScalarFold(.separator)
        }
        return ScalarFold(.letter, scalar)
    }

    /// Capitals get the fold of their small letter, so that the list of variants needs only one case.
    private static func foldCapitals(in table: inout [ScalarFold]) {
        for value in 0..<0x10000 where table[value].kind == .capital {
            let small = table[Int(table[value].first)]
            table[value] = ScalarFold(.capital, small.first, small.second)
        }
    }

    private static func computed(_ scalar: Unicode.Scalar) -> ScalarFold {
        let value = scalar.value
        if (0xFF01...0xFF5E).contains(value) {
            return Unicode.Scalar(value - 0xFEE0).map(computed) ?? ScalarFold(.separator)
        }
        if let kind = punctuation(value) { return ScalarFold(kind) }
        if isDroppedMark(value) { return ScalarFold(.dropped) }
        if (0xAC00...0xD7A3).contains(value) { return ScalarFold(.hangul, value) }
        return byCategory(scalar)
    }

    private static func byCategory(_ scalar: Unicode.Scalar) -> ScalarFold {
        let value = scalar.value
        switch scalar.properties.generalCategory {
        case .decimalNumber:
            return ScalarFold(.digit, 0x30 + UInt32(scalar.properties.numericValue ?? 0))
        case .otherNumber:
            return ScalarFold(.digit, value)
        case .uppercaseLetter, .titlecaseLetter:
            return ScalarFold(.capital, small(scalar))
        case .lowercaseLetter, .modifierLetter, .otherLetter, .letterNumber, .nonspacingMark, .spacingMark:
            return ScalarFold(UnsegmentedScripts.contains(value) ? .ideograph : .letter, value)
        case .enclosingMark, .format:
            return ScalarFold(.dropped)
        default:
            return ScalarFold(.separator)
        }
    }

    /// The small letter of a capital or title-case letter.
    ///
    /// As everywhere by `LetterCase`; its table lacks rare scripts, since models have hashes of what it gives, and these
    /// are left to the standard library.
    private static func small(_ scalar: Unicode.Scalar) -> UInt32 {
        let known = LetterCase.lower(scalar.value)
        guard known == scalar.value else { return known }
        let mapped = scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? known
        return mapped < 0x10000 ? mapped : known
    }

    private static func punctuation(_ value: UInt32) -> FoldKind? {
        switch value {
        case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: .lineBreak
        case 0x21, 0x2E, 0x3F, 0x2026, 0x3002, 0x0964, 0x06D4, 0x061F, 0x1362: .sentenceEnd
        // Apostrophes and their substitutes: "don't" and "don’t" are one token.
        case 0x27, 0x60, 0xB4, 0x2018, 0x2019, 0x201B, 0x2BC, 0x2B9, 0xAD: .dropped
        default: nil
        }
    }

    /// Marks that some outlets write and others leave out; vowel signs of Indic scripts are letters.
    private static func isDroppedMark(_ value: UInt32) -> Bool {
        switch value {
        case 0x300...0x36F, 0x591...0x5BD, 0x5BF, 0x5C1...0x5C2, 0x5C4...0x5C5, 0x5C7: true
        case 0x610...0x61A, 0x640, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E8, 0x6EA...0x6ED: true
        case 0x93C, 0x9BC, 0xA3C, 0xB3C, 0x3099, 0x309A, 0xFE00...0xFE0F: true
        default: false
        }
    }
}
