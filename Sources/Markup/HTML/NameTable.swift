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
    /// The key is zero where a slot is free; no name is empty.
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
