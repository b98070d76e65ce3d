/// Decoding and hashing of UTF-8 bytes that may come from anywhere.
package enum UTF8Scalars {
    /// The scalar at `index` and how many bytes it takes; a stray byte counts as one U+FFFD.
    @inline(__always)
    package static func decode(_ bytes: [UInt8], _ index: Int) -> (scalar: UInt32, length: Int) {
        let first = bytes[index]
        if first < 0x80 { return (UInt32(first), 1) }
        return decodeLong(bytes, index, first)
    }

    private static func decodeLong(_ bytes: [UInt8], _ index: Int, _ first: UInt8) -> (
        scalar: UInt32, length: Int
    ) {
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
        guard length > 1, index + length <= bytes.count else { return (0xFFFD, 1) }
        var scalar = UInt32(first) & (0x7F >> UInt32(length))
        for offset in 1..<length {
            let next = bytes[index + offset]
            guard next & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            scalar = scalar << 6 | UInt32(next & 0x3F)
        }
        return (scalar, length)
    }

    package static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
        if scalar < 0x80 {
            bytes.append(UInt8(scalar))
        } else if scalar < 0x800 {
            bytes.append(UInt8(0xC0 | scalar >> 6))
            bytes.append(UInt8(0x80 | scalar & 63))
        } else if scalar < 0x10000 {
            bytes.append(UInt8(0xE0 | scalar >> 12))
            bytes.append(UInt8(0x80 | scalar >> 6 & 63))
            bytes.append(UInt8(0x80 | scalar & 63))
        } else {
            bytes.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
            bytes.append(UInt8(0x80 | scalar >> 12 & 63))
            bytes.append(UInt8(0x80 | scalar >> 6 & 63))
            bytes.append(UInt8(0x80 | scalar & 63))
        }
    }
}
