/// Upper and lower case for Latin, Greek, Cyrillic, Armenian: the scripts with case in news.
///
/// Only one-to-one mappings, so that a lower-cased word keeps its number of scalars. Models contain hashes of
/// lower-cased words: unlike the standard library's properties, these ranges do not change with a new Unicode version.
@usableFromInline
package enum LetterCase {
    /// Whether the scalar has a different lower-case form.
    @inlinable
    package static func isUpper(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar >= 0x41 && scalar <= 0x5A }
        return lower(scalar) != scalar
    }

    /// The lower-case form, or the scalar itself.
    @inlinable
    package static func lower(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE: scalar + 32
        case 0..<0x100: scalar
        case 0x130: 0x69
        case 0x178: 0xFF
        case 0x180...0x1CC: african(scalar)
        case 0x100...0x137, 0x14A...0x177, 0x1DE...0x1EF, 0x1F8...0x21F, 0x222...0x233: scalar | 1
        case 0x139...0x148, 0x179...0x17E, 0x1CD...0x1DC: scalar + (scalar & 1)
        case 0x386: 0x3AC
        case 0x388...0x38A: scalar + 37
        case 0x38C: 0x3CC
        case 0x38E, 0x38F: scalar + 63
        case 0x391...0x3A1, 0x3A3...0x3AB: scalar + 32
        case 0x400...0x40F: scalar + 80
        case 0x410...0x42F: scalar + 32
        case 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F: scalar | 1
        case 0x4C1...0x4CE: scalar + (scalar & 1)
        case 0x531...0x556: scalar + 48
        case 0x1E00...0x1E95, 0x1EA0...0x1EFF: scalar | 1
        case 0x1E9E: 0xDF
        case 0xFF21...0xFF3A: scalar + 32
        default: scalar
        }
    }

    /// The letters of African alphabets, of Azerbaijani and of Vietnamese among others.
    @usableFromInline
    static func african(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x181: 0x253
        case 0x186: 0x254
        case 0x189: 0x256
        case 0x18A: 0x257
        case 0x18E: 0x1DD
        case 0x18F: 0x259
        case 0x190: 0x25B
        case 0x193: 0x260
        case 0x194: 0x263
        case 0x197: 0x268
        case 0x198: 0x199
        case 0x19D: 0x272
        case 0x1A0, 0x1A2, 0x1A4, 0x1AC, 0x1AF, 0x1B3, 0x1B5: scalar + 1
        case 0x1B2: 0x28B
        case 0x1B7: 0x292
        default: scalar
        }
    }

    /// The upper-case form, or the scalar itself.
    package static func upper(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x61...0x7A, 0xE0...0xF6, 0xF8...0xFE: scalar - 32
        case 0xFF: 0x178
        case 0..<0x100: scalar
        case 0x101...0x137, 0x14B...0x177, 0x1E01...0x1E95, 0x1EA1...0x1EFF:
            scalar & 1 == 1 ? scalar - 1 : scalar
        case 0x13A...0x148, 0x17A...0x17E: scalar & 1 == 0 ? scalar - 1 : scalar
        case 0x3B1...0x3C1, 0x3C3...0x3CB: scalar - 32
        case 0x430...0x44F: scalar - 32
        case 0x450...0x45F: scalar - 80
        default: scalar
        }
    }
}
