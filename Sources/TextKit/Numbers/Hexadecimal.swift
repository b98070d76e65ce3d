/// Bytes as hexadecimal digits and back.
///
/// The standard library's `init(_:radix:)` would accept a sign, which no format here allows.
@usableFromInline
package enum Hexadecimal {
    /// The value of a digit in either case.
    @inlinable @inline(__always)
    package static func digit(_ byte: UInt8) -> UInt8? {
        if ASCII.isDigit(byte) { return byte - 0x30 }
        let letter = byte | 0x20
        return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : nil
    }

    /// Whether it is a digit as written here; capitals would come back as small letters.
    package static func isLowerCase(_ byte: UInt8) -> Bool { digit(byte) != nil && !ASCII.isUpper(byte) }

    /// The byte that two digits encode.
    @inlinable @inline(__always)
    package static func byte(_ high: UInt8, _ low: UInt8) -> UInt8? {
        guard let high = digit(high), let low = digit(low) else { return nil }
        return high << 4 | low
    }

    /// The number that a text of digits only encodes, if it has an allowed count of digits, up to sixteen.
    @inlinable
    package static func value(_ text: some Collection<UInt8>, digits: ClosedRange<Int> = 1...16) -> UInt64? {
        guard digits.contains(text.count), text.count <= 16 else { return nil }
        var value: UInt64 = 0
        for byte in text {
            guard let digit = digit(byte) else { return nil }
            value = value << 4 | UInt64(digit)
        }
        return value
    }

    /// Two lower-case digits for each byte.
    @inlinable
    package static func text(_ bytes: some Sequence<UInt8>) -> String {
        var output: [UInt8] = []
        for byte in bytes { append(byte, to: &output) }
        return String(decoding: output, as: UTF8.self)
    }

    /// Appends the two lower-case digits of a byte.
    @inlinable
    package static func append(_ byte: UInt8, to output: inout [UInt8]) {
        output.append(small(byte >> 4))
        output.append(small(byte & 15))
    }

    @inlinable @inline(__always)
    static func small(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
