extension Range<Int> {
    /// The first place for which a test holds that holds for all places after it; the range's end if it holds for none.
    @inlinable @inline(__always)
    package func partitioningIndex(where isInSecondPart: (Int) -> Bool) -> Int {
        var (low, high) = (lowerBound, upperBound)
        while low < high {
            let middle = low + (high - low) / 2
            if isInSecondPart(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
