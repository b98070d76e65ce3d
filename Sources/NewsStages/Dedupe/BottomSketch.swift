/// The k smallest distinct hashes of a set: an unbiased sample from which overlap and containment are estimated.
struct BottomSketch: Sendable, Equatable {
    /// Ascending and distinct.
    var hashes: [UInt32] = []
    /// Where in the document the element first stands, in 16ths of its length.
    var positions: [UInt8] = []
    /// How many distinct elements the whole set has; estimated when it is larger than the sample.
    var total = 0

    /// Samples a list of elements, each `hash << 32 | index`, of a document with `count` indices.
    ///
    /// Only hashes under a bound that lets about twice `size` of them pass are sorted; the bound doubles until enough
    /// distinct ones are below it, so a text that repeats itself costs a few passes more and never a full sort.
    init(_ elements: [UInt64], size: Int, count: Int, scratch: inout [UInt64]) {
        var bound = Self.firstBound(elements.count, size: size)
        while true {
            gather(elements, below: bound, size: size, count: count, scratch: &scratch)
            if hashes.count >= size || bound > UInt64(UInt32.max) { break }
            bound = bound &* 4
        }
        if bound > UInt64(UInt32.max) && hashes.count < size {
            total = hashes.count
        }
    }

    init() {}

    private static func firstBound(_ elements: Int, size: Int) -> UInt64 {
        guard elements > size * 2 else { return 1 << 32 }
        return (1 << 32) / UInt64(elements) * UInt64(size * 3 / 2)
    }

    private mutating func gather(
        _ elements: [UInt64], below bound: UInt64, size: Int, count: Int, scratch: inout [UInt64]
    ) {
        scratch.removeAll(keepingCapacity: true)
        for element in elements where element >> 32 < bound { scratch.append(element) }
        scratch.sort()
        hashes.removeAll(keepingCapacity: true)
        positions.removeAll(keepingCapacity: true)
        hashes.reserveCapacity(size)
        positions.reserveCapacity(size)
        var distinct = 0
        var last: UInt64 = .max
        for element in scratch where element >> 32 != last {
            last = element >> 32
            distinct += 1
            if hashes.count < size {
                hashes.append(UInt32(truncatingIfNeeded: last))
                positions.append(UInt8(clamping: min(15, Int(element & 0xFFFF_FFFF) * 16 / max(1, count))))
            }
        }
        // The share of repeats below the bound stands for the share of repeats in the whole set.
        total = scratch.isEmpty ? 0 : max(distinct, elements.count * distinct / scratch.count)
    }
}
