internal import TextKit

/// Character references: `&eacute;`, `&#233;`, `&#xE9;`, and the forms old pages write without a semicolon.
package enum HTMLEntities {
    /// Decodes every reference once; what is no reference stays as it is.
    package static func decode(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "&")) else { return bytes }
        return decode(bytes[...])
    }

    /// Decodes every reference once; what is no reference stays as it is.
    package static func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var position = bytes.startIndex
        while position < bytes.endIndex {
            if bytes[position] == UInt8(ascii: "&") {
                position = appendReference(in: bytes, at: position, inAttribute: false, to: &output)
            } else {
                output.append(bytes[position])
                position += 1
            }
        }
        return output
    }

    /// Decodes every reference of a string once.
    package static func decode(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        return String(decoding: decode(Array(text.utf8)[...]), as: UTF8.self)
    }

    /// Appends what the reference at the `&` at `start` means, or the `&` itself, and returns where to go on.
    static func appendReference(
        in bytes: ArraySlice<UInt8>, at start: Int, inAttribute: Bool, to output: inout [UInt8]
    ) -> Int {
        let next = start + 1
        if next < bytes.endIndex {
            if bytes[next] == UInt8(ascii: "#") {
                if let end = appendNumeric(in: bytes, at: next + 1, to: &output) { return end }
            } else if ASCII.isLetter(bytes[next]) {
                if let end = appendNamed(in: bytes, at: next, inAttribute: inAttribute, to: &output) {
                    return end
                }
            }
        }
        output.append(UInt8(ascii: "&"))
        return next
    }

    private static func appendNumeric(in bytes: ArraySlice<UInt8>, at start: Int, to output: inout [UInt8])
        -> Int?
    {
        var position = start
        var radix: UInt32 = 10
        if position < bytes.endIndex && bytes[position] | 0x20 == UInt8(ascii: "x") {
            radix = 16
            position += 1
        }
        let digits = position
        var value: UInt32 = 0
        while position < bytes.endIndex, let digit = digit(bytes[position], radix: radix) {
            value = min(value * radix + digit, 0x11_0000)
            position += 1
        }
        guard position > digits else { return nil }
        if position < bytes.endIndex && bytes[position] == UInt8(ascii: ";") { position += 1 }
        append(scalar(of: value), to: &output)
        return position
    }

    private static func digit(_ byte: UInt8, radix: UInt32) -> UInt32? {
        if ASCII.isDigit(byte) { return UInt32(byte - 0x30) }
        let letter = byte | 0x20
        guard radix == 16, letter >= 0x61 && letter <= 0x66 else { return nil }
        return UInt32(letter - 0x61 + 10)
    }

    /// Browsers read references to C1 controls as windows-1252; nulls, surrogates and beyond become U+FFFD.
    private static func scalar(of value: UInt32) -> Unicode.Scalar {
        if value >= 0x80 && value <= 0x9F, let scalar = Unicode.Scalar(windows1252[Int(value - 0x80)]) {
            return scalar
        }
        if value == 0 { return "\u{FFFD}" }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    /// What windows-1252 has at 0x80 … 0x9F; unassigned places keep the control's own number.
    package static let windows1252: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
        0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
        0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]

    package static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
        output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private static func appendNamed(
        in bytes: ArraySlice<UInt8>, at start: Int, inAttribute: Bool, to output: inout [UInt8]
    ) -> Int? {
        var end = start
        let limit = min(bytes.endIndex, start + NamedReferences.longest)
        while end < limit && ASCII.isAlphanumeric(bytes[end]) { end += 1 }
        if end < bytes.endIndex, bytes[end] == UInt8(ascii: ";"),
            NamedReferences.shared.append(bytes[start..<end], withoutSemicolon: false, to: &output)
        {
            return end + 1
        }
        // `&copy2` in a URL is a parameter, not a sign, so an attribute takes no prefix before a name or "=".
        if inAttribute {
            let isParameter = end < bytes.endIndex && bytes[end] == UInt8(ascii: "=")
            guard !isParameter,
                NamedReferences.shared.append(bytes[start..<end], withoutSemicolon: true, to: &output)
            else { return nil }
            return end
        }
        var prefix = min(end, start + NamedReferences.longestWithoutSemicolon)
        while prefix >= start + 2 {
            if NamedReferences.shared.append(bytes[start..<prefix], withoutSemicolon: true, to: &output) {
                return prefix
            }
            prefix -= 1
        }
        return nil
    }
}
