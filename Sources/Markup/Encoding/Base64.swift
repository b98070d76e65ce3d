/// Bytes written in letters, digits, "+" and "/" (RFC 4648).
package enum Base64 {
    /// The decoded bytes; other characters are skipped, and padding ends them.
    package static func decode(_ text: some Sequence<UInt8>) -> [UInt8] {
        var decoder = Decoder()
        for byte in text {
            if byte == padding { break }
            if let digit = digit(byte) { decoder.add(digit) }
        }
        return decoder.bytes
    }

    /// The bytes, or nil for text that has anything but digits, blanks, and padding at its end.
    package static func decode(strictly text: some Sequence<UInt8>) -> [UInt8]? {
        var decoder = Decoder()
        var isPadded = false
        for byte in text {
            if byte == padding {
                isPadded = true
            } else if let digit = digit(byte) {
                if isPadded { return nil }
                decoder.add(digit)
            } else if byte != 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 {
                return nil
            }
        }
        return decoder.bytes
    }

    /// The decoded text; nil if it is not valid base64 or not UTF-8.
    package static func text(_ text: String) -> String? {
        decode(strictly: text.utf8).flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// Six bits a digit; what is left over at the end fills no byte.
    private struct Decoder {
        var bytes: [UInt8] = []
        private var buffer: UInt32 = 0
        private var bits: UInt32 = 0

        mutating func add(_ digit: UInt8) {
            buffer = (buffer << 6 | UInt32(digit)) & 0xFFFF
            bits += 6
            guard bits >= 8 else { return }
            bits -= 8
            bytes.append(UInt8(truncatingIfNeeded: buffer >> bits))
        }
    }

    private static let padding = UInt8(ascii: "=")

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
