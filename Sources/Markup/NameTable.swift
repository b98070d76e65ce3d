/// A small fixed hash table from ASCII names of up to 24 letters, in any case, to a byte.
struct NameTable: Sendable {
    /// A name in lower case as three words, so that comparing is one step.
    private struct Packed: Equatable {
        var words: SIMD4<UInt64> = .zero

        init(_ name: borrowing Span<UInt8>) {
            var lane = 0
            var word: UInt64 = 0
            var shift: UInt64 = 0
            for index in name.indices {
                word |= UInt64(ASCII.lowercased(name[index])) << shift
                shift += 8
                guard shift == 64 else { continue }
                words[lane] = word
                (lane, word, shift) = (lane + 1, 0, 0)
            }
            if shift > 0 { words[lane] = word }
        }

        var hash: Int {
            let mixed = (words[0] &+ words[1] &* 31 &+ words[2] &* 961) &* 0x9E37_79B9_7F4A_7C15
            return Int(mixed >> 54)
        }
    }

    private static let slotCount = 1024
    private static let longest = 24
    /// Zero where a slot is free; no name is empty.
    private var keys: [Packed]
    private var values: [UInt8]

    init(_ entries: [(name: String, value: UInt8)]) {
        let empty: [UInt8] = []
        keys = Array(repeating: Packed(empty.span), count: Self.slotCount)
        values = Array(repeating: 0, count: Self.slotCount)
        for entry in entries {
            let name = Array(entry.name.utf8)
            precondition(!name.isEmpty && name.count <= Self.longest, "a name that cannot be packed")
            let key = Packed(name.span)
            var slot = key.hash
            while keys[slot].words != .zero { slot = (slot + 1) & (Self.slotCount - 1) }
            keys[slot] = key
            values[slot] = entry.value
        }
    }

    func find(_ name: borrowing Span<UInt8>) -> UInt8? {
        guard name.count <= Self.longest, !name.isEmpty else { return nil }
        let key = Packed(name)
        var slot = key.hash
        while keys[slot].words != .zero {
            if keys[slot] == key { return values[slot] }
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
