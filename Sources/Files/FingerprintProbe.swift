// Hash tables mapped from files keep a fingerprint of each key instead of the key. A slot with fingerprint zero is
// free; a search probes slot after slot, wrapping around at the end, until it reaches a free one.

extension MappedArray {
    /// The slot that holds a fingerprint, searched from `place` on; nil if a free slot comes first.
    @inlinable @inline(__always)
    package func slot(holding fingerprint: UInt32, from place: Int, of read: (Element) -> UInt32) -> Element?
    {
        var place = place
        for _ in 0..<count {
            let slot = self[place]
            let found = read(slot)
            if found == fingerprint { return slot }
            if found == 0 { return nil }
            place = place + 1 < count ? place + 1 : 0
        }
        return nil
    }
}

extension Array {
    /// The index of the slot that holds a fingerprint, or of the first free one; nil in a full table without it.
    ///
    /// A fingerprint of zero finds a free slot.
    package func place(
        for fingerprint: UInt32, from start: Int, of read: (Element) -> UInt32
    ) -> Int? {
        var place = start
        for _ in indices {
            let found = read(self[place])
            if found == fingerprint || found == 0 { return place }
            place = place + 1 < count ? place + 1 : 0
        }
        return nil
    }
}
