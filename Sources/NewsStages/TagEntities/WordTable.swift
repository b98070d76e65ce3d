/// A small number for each of many words, in four bytes a word: a fingerprint and the number side by side.
///
/// An unknown word is taken for a known one about once in a hundred thousand look-ups, which no figure showed.
struct WordTable: Sendable {
    private(set) var slots: [UInt32]
    /// How many bits of a slot are the number.
    let valueBits: UInt32

    /// An empty table for `count` words.
    init(count: Int, valueBits: UInt32) {
        // Four fifths full: a longer probe costs less than the cache misses of a larger table.
        slots = Array(repeating: 0, count: max(16, count + count / 4))
        self.valueBits = valueBits
    }

    init(slots: [UInt32], valueBits: UInt32) {
        self.slots = slots
        self.valueBits = valueBits
    }

    @inline(__always)
    private func place(_ hash: UInt64) -> (index: Int, fingerprint: UInt32) {
        let mixed = WordHash.mix(hash, 0x776F_7264)
        let index = Int(truncatingIfNeeded: mixed.multipliedFullWidth(by: UInt64(slots.count)).high)
        return (index, max(1, UInt32(truncatingIfNeeded: mixed) & (UInt32.max >> valueBits)))
    }

    /// The number of a word, or nil.
    @inline(__always)
    func value(_ hash: UInt64) -> UInt32? {
        guard !slots.isEmpty else { return nil }
        var (index, fingerprint) = place(hash)
        for _ in 0..<slots.count {
            let slot = slots[index]
            if slot == 0 { return nil }
            if slot >> valueBits == fingerprint { return slot & (1 << valueBits - 1) }
            index = index + 1 < slots.count ? index + 1 : 0
        }
        return nil
    }

    /// Sets a word's number; the first of two words with one fingerprint stays.
    mutating func insert(_ hash: UInt64, _ value: UInt32) {
        guard self.value(hash) == nil else { return }
        var (index, fingerprint) = place(hash)
        while slots[index] != 0 { index = index + 1 < slots.count ? index + 1 : 0 }
        slots[index] = fingerprint << valueBits | value
    }
}
