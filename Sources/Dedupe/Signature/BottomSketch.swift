/// The k smallest distinct hashes of a set: an unbiased sample from which overlap and containment are estimated.
struct BottomSketch: Sendable, Equatable {
    /// Ascending and distinct.
    var hashes: [UInt32] = []
    /// The first position of each element in the document, in 16ths of its length.
    var positions: [UInt8] = []
    /// How many distinct elements the whole set has; estimated when it is larger than the sample.
    var total = 0

    /// Samples a list of elements, each `hash << 32 | index`, of a document with `count` indices.
    ///
    /// Only hashes under a bound that lets about twice `size` of them pass are sorted; the bound doubles until enough
    /// distinct ones are below it, so a repetitive text costs a few more passes and never a full sort.
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
        let found = SketchSort.sort(elements, below: bound, into: &scratch)
        hashes.removeAll(keepingCapacity: true)
        positions.removeAll(keepingCapacity: true)
        hashes.reserveCapacity(size)
        positions.reserveCapacity(size)
        var distinct = 0
        var last: UInt64 = .max
        for place in 0..<found where scratch[place] >> 32 != last {
            let element = scratch[place]
            last = element >> 32
            distinct += 1
            if hashes.count < size {
                hashes.append(UInt32(truncatingIfNeeded: last))
                positions.append(UInt8(clamping: min(15, Int(element & 0xFFFF_FFFF) * 16 / max(1, count))))
            }
        }
        // The share of repeats below the bound estimates the share of repeats in the whole set.
        total = found == 0 ? 0 : max(distinct, elements.count * distinct / found)
    }
}

/// Picks and sorts the few elements of a sample.
private enum SketchSort {
    /// Hashes are spread evenly below the bound, so that buckets of equal width hold about two each.
    private static let buckets = 64
    /// With more, a repetitive text could fill one bucket.
    private static let bucketedCount = 256

    /// Sorts the elements with hashes below a bound into the start of a buffer; returns how many there are.
    static func sort(_ elements: [UInt64], below bound: UInt64, into scratch: inout [UInt64]) -> Int {
        // The second half is room for moving elements; the last place receives what is written but not kept.
        let room = elements.count + bucketedCount + 1
        if scratch.count < room { scratch = Array(repeating: 0, count: max(room, scratch.count * 2)) }
        var count = 0
        let found = elements.span
        var kept = scratch.mutableSpan
        for place in found.indices {
            kept[count] = found[place]
            count &+= found[place] >> 32 < bound ? 1 : 0
        }
        if count <= bucketedCount {
            distribute(&kept, count: count, below: bound)
        } else {
            scratch[..<count].sort()
        }
        return count
    }

    private static func distribute(_ kept: inout MutableSpan<UInt64>, count: Int, below bound: UInt64) {
        let scale = (UInt64(buckets) << 32) / bound
        var starts = InlineArray<65, Int>(repeating: 0)
        for place in 0..<count { starts[Int((kept[place] >> 32 &* scale) >> 32) + 1] &+= 1 }
        for bucket in 0..<buckets { starts[bucket + 1] &+= starts[bucket] }
        for place in 0..<count { kept[count + place] = kept[place] }
        for place in count..<count * 2 {
            let bucket = Int((kept[place] >> 32 &* scale) >> 32)
            kept[starts[bucket]] = kept[place]
            starts[bucket] &+= 1
        }
        for place in 1..<max(1, count) {
            let element = kept[place]
            var hole = place
            while hole > 0, kept[hole - 1] > element {
                kept[hole] = kept[hole - 1]
                hole -= 1
            }
            kept[hole] = element
        }
    }
}
