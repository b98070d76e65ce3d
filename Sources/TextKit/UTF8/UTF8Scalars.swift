/// Single scalars out of UTF-8 and into it.
///
/// Reading never traps on damage. Overlong forms and surrogates are not looked for: a string has none.
@usableFromInline
package enum UTF8Scalars {
    /// The scalar at a place and how many bytes it takes; a damaged byte is one U+FFFD.
    @inlinable @inline(__always)
    package static func decode(_ bytes: Span<UInt8>, at place: Int) -> (scalar: UInt32, length: Int) {
        let lead = bytes[place]
        return lead < 0x80 ? (UInt32(lead), 1) : decodeWide(bytes, at: place)
    }

    /// The same for an array.
    @inlinable @inline(__always)
    package static func decode(_ bytes: [UInt8], at place: Int) -> (scalar: UInt32, length: Int) {
        let lead = bytes[place]
        return lead < 0x80 ? (UInt32(lead), 1) : decodeWide(bytes.span, at: place)
    }

    /// The scalar of two bytes or more at a place.
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

    /// Writes a scalar into a buffer and answers where it ends.
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

    /// A byte that goes on with the lowest six bits.
    @inlinable @inline(__always)
    package static func tail(_ bits: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: bits & 0x3F) | 0x80 }
}
