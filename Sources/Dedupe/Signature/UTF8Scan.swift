/// Reads and writes single scalars of UTF-8 without ever trapping on damaged bytes.
enum UTF8Scan {
    /// The scalar at a position and where the next one begins; a damaged byte counts as a blank.
    @inline(__always)
    static func scalar(_ bytes: Span<UInt8>, at position: Int) -> (scalar: UInt32, end: Int) {
        let lead = bytes[position]
        let count = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0
        guard count > 0, lead < 0xF5, position + count < bytes.count else { return (0x20, position + 1) }
        var scalar = UInt32(lead) & (count == 3 ? 0x07 : count == 2 ? 0x0F : 0x1F)
        for offset in 1...count {
            let next = bytes[position + offset]
            guard next & 0xC0 == 0x80 else { return (0x20, position + 1) }
            scalar = scalar << 6 | UInt32(next & 0x3F)
        }
        return (scalar < 0x110000 ? scalar : 0x20, position + count + 1)
    }

    /// Writes the UTF-8 form of a scalar and answers where it ends.
    static func write(_ scalar: UInt32, to room: inout MutableSpan<UInt8>, at place: Int) -> Int {
        var place = place
        func put(_ byte: UInt32) {
            room[place] = UInt8(truncatingIfNeeded: byte)
            place += 1
        }
        if scalar < 0x80 {
            put(scalar)
            return place
        }
        if scalar >= 0x10000 {
            put(0xF0 | scalar >> 18)
            put(0x80 | scalar >> 12 & 0x3F)
        } else if scalar >= 0x800 {
            put(0xE0 | scalar >> 12)
        }
        put(scalar >= 0x800 ? 0x80 | scalar >> 6 & 0x3F : 0xC0 | scalar >> 6)
        put(0x80 | scalar & 0x3F)
        return place
    }
}
