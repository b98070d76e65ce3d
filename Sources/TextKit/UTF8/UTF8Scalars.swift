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

    /// The scalar of two or more bytes at a position.
    @inlinable
    package static func decodeWide(_ bytes: Span<UInt8>, at place: Int) -> (scalar: UInt32, length: Int) {
        let lead = bytes[place]
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

    /// Appends a scalar.
    @inlinable
    package static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
        if scalar < 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: scalar))
            return
        }
        if scalar >= 0x1_0000 {
            bytes.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
            bytes.append(tail(scalar >> 12))
        } else if scalar >= 0x800 {
            bytes.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
        }
        bytes.append(scalar >= 0x800 ? tail(scalar >> 6) : UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
        bytes.append(tail(scalar))
    }

    /// Writes a scalar into a buffer and returns where it ends.
    @inlinable
    package static func write(_ scalar: UInt32, to room: inout MutableSpan<UInt8>, at place: Int) -> Int {
        if scalar < 0x80 {
            room[place] = UInt8(truncatingIfNeeded: scalar)
            return place + 1
        }
        var place = place
        if scalar >= 0x1_0000 {
            room[place] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
            room[place + 1] = tail(scalar >> 12)
            place += 2
        } else if scalar >= 0x800 {
            room[place] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
            place += 1
        }
        room[place] = scalar >= 0x800 ? tail(scalar >> 6) : UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
        room[place + 1] = tail(scalar)
        return place + 2
    }

    /// A continuation byte with the lowest six bits.
    @inlinable @inline(__always)
    package static func tail(_ bits: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: bits & 0x3F) | 0x80 }
}
