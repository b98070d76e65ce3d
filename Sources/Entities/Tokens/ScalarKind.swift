internal import TextKit

/// What a Unicode scalar is to the tokenizer.
///
/// Own ranges instead of `Unicode.Scalar.Properties`: a property lookup costs more than all the rest of a
/// token, and the result must not depend on the machine's Unicode version, because it decides offsets.
enum ScalarKind: UInt8 {
    case space
    case newline
    case letter
    case digit
    /// Joins the letter before it.
    case mark
    /// A script without spaces (Han, kana, Hangul, Thai …): every scalar is a token.
    case syllable
    case symbol

    static func of(_ scalar: UInt32) -> ScalarKind {
        if scalar < 0x80 { return ascii(UInt8(truncatingIfNeeded: scalar)) }
        if scalar < 0x250 { return latin(scalar) }
        if scalar < 0x900 { return alphabetic(scalar) }
        if scalar < 0x2000 { return southern(scalar) }
        if scalar < 0x2E80 { return punctuation(scalar) }
        if scalar < 0x10000 { return eastern(scalar) }
        return beyond(scalar)
    }

    static func ascii(_ byte: UInt8) -> ScalarKind {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A: .letter
        case 0x30...0x39: .digit
        case 0x0A, 0x0B, 0x0C, 0x0D: .newline
        case 0...0x20, 0x7F: .space
        default: .symbol
        }
    }

    private static func latin(_ scalar: UInt32) -> ScalarKind {
        switch scalar {
        case 0x85: .newline
        case 0x80...0xA0, 0xAD: .space
        case 0xAA, 0xB5, 0xBA: .letter
        case 0xA1...0xBF, 0xD7, 0xF7: .symbol
        default: .letter
        }
    }

    private static func alphabetic(_ scalar: UInt32) -> ScalarKind {
        switch scalar {
        case 0x300...0x36F, 0x483...0x489, 0x591...0x5BD, 0x5BF, 0x5C1...0x5C2, 0x5C4...0x5C7: .mark
        case 0x610...0x61A, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E8, 0x6EA...0x6ED: .mark
        case 0x660...0x669, 0x6F0...0x6F9: .digit
        case 0x37E, 0x387, 0x482, 0x55A...0x55F, 0x589...0x58F, 0x5BE, 0x5C0, 0x5C3, 0x5F3, 0x5F4: .symbol
        case 0x600...0x60F, 0x61B...0x61F, 0x66A...0x66D, 0x6D4, 0x6DD, 0x6DE, 0x6E9, 0x700...0x70D: .symbol
        default: .letter
        }
    }

    private static func southern(_ scalar: UInt32) -> ScalarKind {
        switch scalar {
        case 0x964, 0x965, 0x970, 0xDF4, 0xE3F, 0xE4F, 0xE5A, 0xE5B, 0x104A...0x104F, 0x17D4...0x17DA: .symbol
        case 0xE31, 0xE34...0xE3A, 0xE47...0xE4E, 0xEB1, 0xEB4...0xEBC, 0xEC8...0xECE: .mark
        case 0x1100...0x11FF: .syllable
        case 0x1360...0x1368, 0x166D, 0x166E, 0x169B, 0x169C, 0x1800...0x180A: .symbol
        case 0x1680, 0x180E: .space
        default: UnsegmentedScripts.isSoutheastAsian(scalar) ? .syllable : .letter
        }
    }

    private static func punctuation(_ scalar: UInt32) -> ScalarKind {
        switch scalar {
        case 0x2028, 0x2029: .newline
        case 0x200D: .mark
        case 0x2000...0x200F, 0x202A...0x202F, 0x205F...0x206F: .space
        case 0x20D0...0x20F0: .mark
        case 0x2C00...0x2DFF: .letter
        default: .symbol
        }
    }

    private static func eastern(_ scalar: UInt32) -> ScalarKind {
        switch scalar {
        case 0x3000, 0xFEFF: .space
        case 0x302A...0x302F, 0x3099, 0x309A, 0xFE00...0xFE0F, 0xFE20...0xFE2F: .mark
        case 0x3001...0x3004, 0x3008...0x3020, 0x3030, 0x303D, 0x30FB, 0xFE10...0xFE1F, 0xFE30...0xFE6F:
            .symbol
        case 0xFF10...0xFF19: .digit
        case 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xA4D0...0xABFF, 0xFB00...0xFDFF, 0xFE70...0xFEFE: .letter
        case 0xFF66...0xFFDC: .syllable
        case 0xFF00...0xFFFF, 0xE000...0xF8FF: .symbol
        default: .syllable
        }
    }

    private static func beyond(_ scalar: UInt32) -> ScalarKind {
        switch scalar {
        case 0x1F3FB...0x1F3FF, 0xE0000...0xE01EF: .mark
        case 0x1D000...0x1D3FF, 0x1F000...0x1FFFF, 0xF0000...0x10FFFF: .symbol
        case 0x20000...0x3FFFF: .syllable
        default: .letter
        }
    }
}
