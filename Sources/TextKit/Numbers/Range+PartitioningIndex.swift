extension Range<Int> {
    /// The first element that passes a test, if all elements after it pass too; the end of the range if none does.
    @inlinable @inline(__always)
    package func partitioningIndex(where isInSecondPart: (Int) -> Bool) -> Int {
        var (low, high) = (lowerBound, upperBound)
        while low < high {
            let middle = low + (high - low) / 2
            if isInSecondPart(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Whether a value is among those that ascend over the range.
    @inlinable @inline(__always)
    package func holds<Value: Comparable>(_ wanted: Value, at value: (Int) -> Value) -> Bool {
        let place = partitioningIndex { value($0) >= wanted }
        return place < upperBound && value(place) == wanted
    }
}
