package import Files
internal import TextKit

/// A small number for each of many words, in four bytes per word: a fingerprint and the number.
///
/// An unknown word is mistaken for a known one about once in 100,000 lookups, without measurable effect.
package struct WordTable: Sendable {
    package let slots: MappedArray<UInt32>
    /// How many bits of a slot hold the number.
    package let valueBits: UInt32

    /// A table of words and their numbers; of two words with one fingerprint the first is kept.
    package init(_ words: [(hash: UInt64, value: UInt32)], valueBits: UInt32) {
        self.valueBits = valueBits
        // Four fifths full: a longer probe costs less than the cache misses of a larger table.
        var slots: [UInt32] = Array(repeating: 0, count: max(16, words.count + words.count / 4))
        for (hash, value) in words {
            let (start, fingerprint) = Self.place(hash, slots.count, valueBits)
            let place = slots.place(for: fingerprint, from: start) { $0 >> valueBits }
            if let place, slots[place] == 0 { slots[place] = fingerprint << valueBits | value }
        }
        self.slots = MappedArray(slots)
    }

    package init(slots: MappedArray<UInt32>, valueBits: UInt32) {
        self.slots = slots
        self.valueBits = valueBits
    }

    @inline(__always)
    private static func place(
        _ hash: UInt64, _ count: Int, _ valueBits: UInt32
    ) -> (index: Int, fingerprint: UInt32) {
        let mixed = WordHash.mix(hash, 0x776F_7264)
        let index = Int(truncatingIfNeeded: mixed.multipliedFullWidth(by: UInt64(count)).high)
        return (index, max(1, UInt32(truncatingIfNeeded: mixed) & (UInt32.max >> valueBits)))
    }

    /// The number of a word, or nil.
    package func value(_ hash: UInt64) -> UInt32? {
        guard !slots.isEmpty else { return nil }
        let (start, fingerprint) = Self.place(hash, slots.count, valueBits)
        let slot = slots.slot(holding: fingerprint, from: start) { $0 >> valueBits }
        return slot.map { $0 & (1 << valueBits - 1) }
    }
}
