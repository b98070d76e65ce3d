/// Scripts whose words have no blanks between them.
package enum UnsegmentedScripts {
    /// Whether a scalar belongs to Thai, Lao, Myanmar, Khmer, kana, bopomofo or Han.
    package static func contains(_ scalar: UInt32) -> Bool {
        isSoutheastAsian(scalar) || isEastAsian(scalar)
    }

    package static func isSoutheastAsian(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF: true
        default: false
        }
    }

    private static func isEastAsian(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3005...0x3007, 0x3040...0x312F, 0x31A0...0x31FF, 0x3400...0x9FFF, 0xF900...0xFAFF: true
        case 0xFF65...0xFF9F, 0x2_0000...0x3_FFFF: true
        default: false
        }
    }
}
