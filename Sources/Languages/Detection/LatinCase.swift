internal import TextKit

/// Lower case of Latin letters, those of African alphabets included, which `LetterCase` leaves alone.
enum LatinCase {
    @inline(__always)
    static func lower(_ scalar: UInt32) -> UInt32 {
        if scalar < 0x80 { return scalar | 0x20 }
        return scalar >= 0x180 && scalar <= 0x1CC ? extended(scalar) : LetterCase.lower(scalar)
    }

    private static func extended(_ scalar: UInt32) -> UInt32 {
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
}
