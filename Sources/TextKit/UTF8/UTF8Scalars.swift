/// Decodes and encodes single scalars of UTF-8.
///
/// Reading never traps on invalid bytes. Overlong forms and surrogates are not checked: a string has none.
@usableFromInline
package enum UTF8Scalars {
    /// The scalar at a position and its length in bytes; an invalid byte counts as one U+FFFD.
    @inlinable @inline(__always)
    package static func decode(_ bytes: Span<UInt8>, at place: Int) -> (scalar: UInt32, length: Int) {
        let lead = bytes[place]
        return lead < 0x80 ? (UInt32(lead), 1) : decodeWide(bytes, at: place)
    }

    /// The scalar at a position of an array and its length in bytes.
    @inlinable @inline(__always)
    package static func decode(_ bytes: [UInt8], at place: Int) -> (scalar: UInt32, length: Int) {
        let lead = bytes[place]
        return lead < 0x80 ? (UInt32(lead), 1) : decodeWide(bytes.span, at: place)
    }

    /// Whether a byte beyond ASCII starts scalars that are letters, nearly all of them.
    ///
    /// C2 starts the signs of Latin-1, E2 punctuation and symbols, F0 pictographs; the bytes before C2 continue a scalar.
    @inlinable @inline(__always)
    package static func startsLetter(_ lead: UInt8) -> Bool { lead >= 0xC3 && lead < 0xF0 && lead != 0xE2 }

    /// The scalar of two or more bytes at a position.
    @inlinable
    package static func decodeWide(_ bytes: Span<UInt8>, at place: Int) -> (scalar: UInt32, length: Int) {
        let lead = bytes[place]
        // Letters of Europe and the Near East have two bytes.
        if lead >= 0xC2 && lead < 0xE0 && place + 1 < bytes.count {
            let next = bytes[place + 1]
            return next & 0xC0 == 0x80 ? (UInt32(lead & 0x1F) << 6 | UInt32(next & 0x3F), 2) : (0xFFFD, 1)
        }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard lead >= 0xC2, lead < 0xF5, place + length <= bytes.count else { return (0xFFFD, 1) }
        var scalar = UInt32(lead) & (0x7F >> UInt32(length))
        for offset in 1..<length {
            let byte = bytes[place + offset]
            guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            scalar = scalar << 6 | UInt32(byte & 0x3F)
        }
        return scalar < 0x11_0000 ? (scalar, length) : (0xFFFD, 1)
    }

    /// The scalar that a pair of surrogates stands for in UTF-16; nil for two units that are none.
    package static func scalar(high: UInt32, low: UInt32) -> UInt32? {
        guard high & 0xFFFF_FC00 == 0xD800, low & 0xFFFF_FC00 == 0xDC00 else { return nil }
        return 0x1_0000 + (high & 0x3FF) << 10 + (low & 0x3FF)
    }

    /// Appends a scalar.
    @inlinable
    package static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
        var (rest, count) = encoded(scalar)
        repeat {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
            count &-= 1
        } while count > 0
    }

    /// Writes a scalar into a buffer and returns where it ends.
    @inlinable
    package static func write(_ scalar: UInt32, to room: inout MutableSpan<UInt8>, at place: Int) -> Int {
        var (rest, count) = encoded(scalar)
        let end = place &+ count
        repeat {
            room[end &- count] = UInt8(truncatingIfNeeded: rest)
            rest >>= 8
            count &-= 1
        } while count > 0
        return end
    }

    /// The bytes of a scalar, the first one lowest, and how many they are.
    @inlinable @inline(__always)
    static func encoded(_ scalar: UInt32) -> (bytes: UInt32, count: Int) {
        if scalar < 0x80 { return (scalar, 1) }
        let last = scalar & 0x3F | 0x80
        if scalar < 0x800 { return (0xC0 | scalar >> 6 | last << 8, 2) }
        let middle = scalar >> 6 & 0x3F | 0x80
        if scalar < 0x1_0000 { return (0xE0 | scalar >> 12 | middle << 8 | last << 16, 3) }
        return (0xF0 | scalar >> 18 & 0x07 | (scalar >> 12 & 0x3F | 0x80) << 8 | middle << 16 | last << 24, 4)
    }
}
