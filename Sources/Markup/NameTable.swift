/// A small fixed hash table from ASCII names of up to 24 letters, in any case, to a byte.
struct NameTable: Sendable {
    /// A name in lower case as three words, so that comparing is three steps.
    private struct Key: Equatable {
        var first: UInt64 = 0
        var second: UInt64 = 0
        var third: UInt64 = 0

        /// Sets a bit of every byte that turns capitals into small letters, and signs into what no name here has.
        init(_ name: borrowing Span<UInt8>) {
            let count = name.count
            first = Self.word(name, 0)
            if count > 8 { second = Self.word(name, 8) }
            if count > 16 { third = Self.word(name, 16) }
        }

        @inline(__always)
        private static func word(_ name: borrowing Span<UInt8>, _ start: Int) -> UInt64 {
            let count = name.count - start
            if count >= 8 {
                let word = unsafe name.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
                return UInt64(littleEndian: word) | 0x2020_2020_2020_2020
            }
            var word: UInt64 = 0
            for index in 0..<count { word |= UInt64(name[start + index] | 0x20) << UInt64(index * 8) }
            return word
        }

        var hash: Int {
            let mixed = (first &+ second &* 31 &+ third &* 961) &* 0x9E37_79B9_7F4A_7C15
            return Int(mixed >> 54)
        }
    }

    private static let slotCount = 1024
    private static let longest = 24
    /// Zero where a slot is free; no name is empty.
    private var slots: [(key: Key, value: UInt8)]

    init(_ entries: [(name: String, value: UInt8)]) {
        let empty: [UInt8] = []
        slots = Array(repeating: (Key(empty.span), 0), count: Self.slotCount)
        for entry in entries {
            let name = Array(entry.name.utf8)
            precondition(!name.isEmpty && name.count <= Self.longest, "a name that cannot be packed")
            let key = Key(name.span)
            var slot = key.hash
            while slots[slot].key.first != 0 { slot = (slot + 1) & (Self.slotCount - 1) }
            slots[slot] = (key, entry.value)
        }
    }

    func find(_ name: borrowing Span<UInt8>) -> UInt8? {
        guard name.count <= Self.longest, !name.isEmpty else { return nil }
        let key = Key(name)
        var slot = key.hash
        while slots[slot].key.first != 0 {
            if slots[slot].key == key { return slots[slot].value }
            slot = (slot + 1) & (Self.slotCount - 1)
        }
        return nil
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
