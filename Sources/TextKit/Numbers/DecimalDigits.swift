/// Numbers that are written in ASCII digits alone.
///
/// The standard library's `Int` would accept a sign, which no format here allows.
@usableFromInline
package enum DecimalDigits {
    /// The number that one to eighteen digits write; nil for anything else.
    @inlinable
    package static func value(_ text: some Collection<UInt8>) -> Int? {
        guard (1...18).contains(text.count), text.allSatisfy(ASCII.isDigit) else { return nil }
        return text.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// The value of a decimal digit of any script that news is written in; nil for any other scalar.
    package static func digit(_ scalar: UInt32) -> UInt32? {
        if scalar < 0x80 { return scalar &- 0x30 < 10 ? scalar - 0x30 : nil }
        for zero in zeros where scalar >= zero && scalar < zero + 10 { return scalar - zero }
        return nil
    }

    /// Arabic, Persian, N'Ko, the scripts of India from Devanagari to Malayalam, Thai, Lao, Tibetan, Myanmar, Khmer,
    /// Mongolian, full-width.
    private static let zeros: [UInt32] = [
        0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0,
        0xF20,
        0x1040, 0x17E0, 0x1810, 0xFF10,
    ]
}
