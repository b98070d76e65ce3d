/// A small fixed hash table from ASCII names of up to 24 letters, in any case, to a byte.
///
/// A name's place is made of its length and three of its letters, so that most of the names that nobody knows are
/// told apart without reading them.
struct NameTable: Sendable {
    private static let slotCount = 1024
    private static let longest = 24
    /// By slot the number of an entry and one, or zero where a slot is free.
    private var slots: [UInt8]
    private var entries: [(start: Int, count: Int, value: UInt8)] = []
    private var letters: [UInt8] = []

    init(_ names: [(name: String, value: UInt8)]) {
        slots = Array(repeating: 0, count: Self.slotCount)
        for entry in names {
            let name = Array(entry.name.utf8)
            precondition(!name.isEmpty && name.count <= Self.longest && entries.count < 255, "an unfit name")
            var slot = Self.slot(name.span)
            while slots[slot] != 0 { slot = (slot + 1) & (Self.slotCount - 1) }
            entries.append((letters.count, name.count, entry.value))
            letters += name
            slots[slot] = UInt8(entries.count)
        }
    }

    @inline(__always)
    private static func slot(_ name: borrowing Span<UInt8>) -> Int {
        let count = name.count
        let first = Int(name[0] | 0x20)
        let middle = Int(name[count >> 1] | 0x20)
        let last = Int(name[count - 1] | 0x20)
        return (first &* 37 &+ middle &* 149 &+ last &* 11 &+ count &* 211) & (slotCount - 1)
    }

    func find(_ name: borrowing Span<UInt8>) -> UInt8? {
        guard name.count <= Self.longest, !name.isEmpty else { return nil }
        var slot = Self.slot(name)
        while slots[slot] != 0 {
            let entry = entries[Int(slots[slot]) - 1]
            if entry.count == name.count && matches(entry.start, name) { return entry.value }
            slot = (slot + 1) & (Self.slotCount - 1)
        }
        return nil
    }

    private func matches(_ start: Int, _ name: borrowing Span<UInt8>) -> Bool {
        for index in name.indices where letters[start + index] != ASCII.lowercased(name[index]) {
            return false
        }
        return true
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

    /// Whether `bytes` starts with `word` (lower-case ASCII) in any case.
    package static func starts(_ bytes: ArraySlice<UInt8>, with word: [UInt8]) -> Bool {
        bytes.count >= word.count && matches(bytes, at: bytes.startIndex, word)
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
