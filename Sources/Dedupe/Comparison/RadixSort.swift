/// Sorts large arrays of packed keys in linear time.
enum RadixSort {
    /// Stable sort by the upper 32 bits.
    static func sortByHighHalf(_ keys: inout [UInt64]) {
        guard keys.count > 1 else { return }
        var target = [UInt64](repeating: 0, count: keys.count)
        for shift in [32 as UInt64, 43, 54] { distribute(&keys, by: shift, through: &target) }
    }

    /// Sorts values of up to 22 bits.
    static func sort(_ values: inout [UInt32]) {
        guard values.count > 1024 else { return values.sort() }
        var target = [UInt32](repeating: 0, count: values.count)
        for shift in [0 as UInt32, 11] { distribute(&values, by: shift, through: &target) }
    }

    /// One stable pass by the 11 bits above `shift`; `target` is as long as `keys` and is left with their old order.
    @inline(__always)
    private static func distribute<Key: FixedWidthInteger & UnsignedInteger>(
        _ keys: inout [Key], by shift: Key, through target: inout [Key]
    ) {
        var starts = [Int](repeating: 0, count: 2049)
        for key in keys { starts[Int(key >> shift & 0x7FF) + 1] += 1 }
        for digit in 0..<2048 { starts[digit + 1] += starts[digit] }
        for key in keys {
            let digit = Int(key >> shift & 0x7FF)
            target[starts[digit]] = key
            starts[digit] += 1
        }
        swap(&keys, &target)
    }
}
