internal import TextKit

/// Validation and repair of UTF-8.
package enum UTF8Repair {
    /// The position of the first byte that is not valid UTF-8, or nil.
    package static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
        var position = 0
        let count = bytes.count
        while position < count {
            position = skipASCII(bytes, from: position)
            guard position < count else { return nil }
            let length = sequenceLength(bytes, at: position)
            guard length > 0 else { return position }
            position += length
        }
        return nil
    }

    /// Most of a page is ASCII.
    static func skipASCII(_ bytes: [UInt8], from start: Int) -> Int {
        start < bytes.count && bytes[start] >= 0x80 ? start : ByteSearch.endOfASCII(in: bytes, from: start)
    }

    /// How long the valid sequence at a place is; 0 if there is none.
    package static func sequenceLength(_ bytes: [UInt8], at start: Int) -> Int {
        let lead = bytes[start]
        if lead < 0x80 { return 1 }
        let length: Int
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0:
            length = 3
            low = 0xA0
        case 0xED:
            length = 3
            high = 0x9F
        case 0xE1...0xEF: length = 3
        case 0xF0:
            length = 4
            low = 0x90
        case 0xF1...0xF3: length = 4
        case 0xF4:
            length = 4
            high = 0x8F
        default: return 0
        }
        guard start + length <= bytes.count, bytes[start + 1] >= low, bytes[start + 1] <= high else {
            return 0
        }
        for offset in 2..<max(length, 2) where bytes[start + offset] & 0xC0 != 0x80 { return 0 }
        return length
    }

    /// A copy in which each invalid sequence is replaced by U+FFFD.
    package static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 64)
        var position = 0
        while position < bytes.count {
            let end = skipASCII(bytes, from: position)
            output.append(contentsOf: bytes[position..<end])
            position = end
            guard position < bytes.count else { break }
            let length = sequenceLength(bytes, at: position)
            if length > 0 {
                output.append(contentsOf: bytes[position..<position + length])
                position += length
            } else {
                output.append(contentsOf: [0xEF, 0xBF, 0xBD])
                position = endOfDamage(bytes, from: position)
            }
        }
        return output
    }

    /// One replacement covers a lead byte and the continuation bytes after it.
    private static func endOfDamage(_ bytes: [UInt8], from start: Int) -> Int {
        var end = start + 1
        guard bytes[start] >= 0xC2 && bytes[start] < 0xF5 else { return end }
        let limit = min(bytes.count, start + (bytes[start] >= 0xF0 ? 3 : bytes[start] >= 0xE0 ? 2 : 1))
        while end < limit && bytes[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }
}
