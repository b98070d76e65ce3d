/// A small fixed hash table from ASCII names, in any case, to a byte.
struct NameTable: Sendable {
    private static let slotCount = 1024
    private var slots: [UInt16]
    private var names: [[UInt8]] = []
    private var values: [UInt8] = []
    private var longest = 0

    init(_ entries: [(name: String, value: UInt8)]) {
        slots = Array(repeating: .max, count: Self.slotCount)
        for entry in entries { insert(Array(entry.name.utf8), entry.value) }
    }

    private mutating func insert(_ name: [UInt8], _ value: UInt8) {
        var slot = Self.hash(name.span) & (Self.slotCount - 1)
        while slots[slot] != .max { slot = (slot + 1) & (Self.slotCount - 1) }
        slots[slot] = UInt16(names.count)
        names.append(name)
        values.append(value)
        longest = max(longest, name.count)
    }

    func find(_ name: borrowing Span<UInt8>) -> UInt8? {
        guard name.count <= longest else { return nil }
        var slot = Self.hash(name) & (Self.slotCount - 1)
        while slots[slot] != .max {
            let index = Int(slots[slot])
            if Self.matches(name, names[index]) { return values[index] }
            slot = (slot + 1) & (Self.slotCount - 1)
        }
        return nil
    }

    private static func matches(_ name: borrowing Span<UInt8>, _ known: [UInt8]) -> Bool {
        guard name.count == known.count else { return false }
        for index in name.indices where ASCII.lowercased(name[index]) != known[index] { return false }
        return true
    }

    private static func hash(_ name: borrowing Span<UInt8>) -> Int {
        var hash: UInt32 = 2_166_136_261
        for index in name.indices { hash = (hash ^ UInt32(ASCII.lowercased(name[index]))) &* 16_777_619 }
        return Int(hash ^ (hash >> 15))
    }
}

/// Byte classes of ASCII.
package enum ASCII {
    /// Whether HTML calls it white space.
    @inline(__always)
    package static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
    }

    @inline(__always)
    package static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    @inline(__always)
    package static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    @inline(__always)
    package static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

    @inline(__always)
    package static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// A copy without blanks at both ends.
    package static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes
        while let first = bytes.first, isBlank(first) { bytes.removeFirst() }
        while let last = bytes.last, isBlank(last) { bytes.removeLast() }
        return bytes
    }

    /// Whether `bytes` is `word` (lower-case ASCII) in any case.
    package static func equals(_ bytes: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
        let word = word.description.utf8
        return bytes.count == word.count && zip(bytes, word).allSatisfy { lowercased($0) == $1 }
    }

    /// Whether `bytes` holds `word` (lower-case ASCII) in any case.
    package static func contains(_ bytes: ArraySlice<UInt8>, _ word: [UInt8]) -> Bool {
        guard let first = word.first, bytes.count >= word.count else { return false }
        var start = bytes.startIndex
        let last = bytes.endIndex - word.count
        while start <= last {
            if lowercased(bytes[start]) == first && matches(bytes, at: start, word) { return true }
            start += 1
        }
        return false
    }

    private static func matches(_ bytes: ArraySlice<UInt8>, at start: Int, _ word: [UInt8]) -> Bool {
        for offset in word.indices where lowercased(bytes[start + offset]) != word[offset] { return false }
        return true
    }
}
