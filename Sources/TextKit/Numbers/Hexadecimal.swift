/// Bytes as hexadecimal digits and back.
///
/// Not `init(_:radix:)` of the standard library: that takes a sign, which no format here allows.
package enum Hexadecimal {
    private static let small = Array("0123456789abcdef".utf8)

    /// What a digit in either case stands for.
    @inlinable @inline(__always)
    package static func digit(_ byte: UInt8) -> UInt8? {
        if ASCII.isDigit(byte) { return byte - 0x30 }
        let letter = byte | 0x20
        return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : nil
    }

    /// The byte that two digits at the start of some bytes stand for.
    package static func byte(_ digits: some Collection<UInt8>) -> UInt8? {
        value(digits.prefix(2), digits: 2...2).map(UInt8.init(truncatingIfNeeded:))
    }

    /// The number that digits alone make, where there are as many as allowed; sixteen fit.
    package static func value(_ text: some Collection<UInt8>, digits: ClosedRange<Int> = 1...16) -> UInt64? {
        guard digits.contains(text.count), text.count <= 16 else { return nil }
        var value: UInt64 = 0
        for byte in text {
            guard let digit = digit(byte) else { return nil }
            value = value << 4 | UInt64(digit)
        }
        return value
    }

    /// Two small digits for each byte.
    package static func text(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: bytes.flatMap { [small[Int($0 >> 4)], small[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// Appends the two small digits of a byte.
    package static func append(_ byte: UInt8, to output: inout [UInt8]) {
        output.append(small[Int(byte >> 4)])
        output.append(small[Int(byte & 15)])
    }
}
