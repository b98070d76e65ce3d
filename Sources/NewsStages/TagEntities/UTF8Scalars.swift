/// Decoding and hashing of UTF-8 bytes that may come from anywhere.
enum UTF8Scalars {
    /// The scalar at `index` and how many bytes it takes; a stray byte counts as one U+FFFD.
    @inline(__always)
    static func decode(_ bytes: [UInt8], _ index: Int) -> (scalar: UInt32, length: Int) {
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

    static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
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

/// 64-bit hashes of words: FNV-1a over scalars, finished by a multiply-xor mix.
///
/// They are stored in model files, so they may never change without a new model version.
enum WordHash {
    static let basis: UInt64 = 14_695_981_039_346_656_037

    @inline(__always)
    static func step(_ hash: UInt64, _ scalar: UInt32) -> UInt64 {
        (hash ^ UInt64(scalar)) &* 1_099_511_628_211
    }

    @inline(__always)
    static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        var value = left &* 0x9E37_79B9_7F4A_7C15 ^ right
        value ^= value >> 29
        value &*= 0xBF58_476D_1CE4_E5B9
        return value ^ value >> 32
    }

    /// The hash that a token with these bytes gets.
    static func of(_ word: StaticString) -> UInt64 { of("\(word)") }

    static func of(_ word: String) -> UInt64 {
        var hash = basis
        for scalar in word.unicodeScalars { hash = step(hash, scalar.value) }
        return hash
    }
}
