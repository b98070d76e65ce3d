/// Searches in hash tables mapped from files, which keep a fingerprint of each key instead of the key.
///
/// A slot with fingerprint zero is free; a search probes slot after slot, wrapping around at the end, until it reaches a
/// free one.
@usableFromInline
package enum FingerprintProbe {
    /// The place of a fingerprint among `count` slots, or of the first free one; nil in a full table without it.
    ///
    /// A fingerprint of zero finds a free slot.
    @inlinable @inline(__always)
    package static func place(
        of fingerprint: UInt32, from start: Int, among count: Int, read: (Int) -> UInt32
    ) -> Int? {
        var place = start
        for _ in 0..<count {
            let found = read(place)
            if found == fingerprint || found == 0 { return place }
            place = place + 1 < count ? place + 1 : 0
        }
        return nil
    }
}

extension MappedArray {
    /// The slot that holds a fingerprint, searched from `start` on; nil if a free slot comes first.
    @inlinable @inline(__always)
    package func slot(holding fingerprint: UInt32, from start: Int, of read: (Element) -> UInt32) -> Element?
    {
        let place = FingerprintProbe.place(of: fingerprint, from: start, among: count) { read(self[$0]) }
        return place.map { self[$0] }.flatMap { read($0) == fingerprint ? $0 : nil }
    }
}

extension Array {
    /// The index of the slot that holds a fingerprint, or of the first free one; nil in a full table without it.
    package func place(for fingerprint: UInt32, from start: Int, of read: (Element) -> UInt32) -> Int? {
        FingerprintProbe.place(of: fingerprint, from: start, among: count) { read(self[$0]) }
    }
}
