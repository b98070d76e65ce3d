internal import TextKit

/// Numbers features by their hash, in the order in which they first came often enough.
struct TrainingIndex {
    private var features = NumberedKeys<UInt64>(expecting: 1 << 19)
    /// How often each feature came, or its number.
    private var values: [UInt32] = []
    /// The hash of each number.
    private(set) var hashes: [UInt64] = []

    /// Counts one occurrence.
    mutating func tally(_ hash: UInt64) {
        let feature = features.insert(hash)
        if feature.isNew { values.append(0) }
        values[feature.number] &+= 1
    }

    /// Numbers the feature if it occurred `minimum` times; numbers are given in the order of calls.
    mutating func number(_ hash: UInt64, minimum: UInt32) -> UInt32? {
        guard let feature = features.number(of: hash) else { return nil }
        // The upper bit distinguishes a number from a count.
        if values[feature] & 0x8000_0000 != 0 { return values[feature] & 0x7FFF_FFFF }
        guard values[feature] >= minimum else { return nil }
        let number = UInt32(truncatingIfNeeded: hashes.count)
        hashes.append(hash)
        values[feature] = number | 0x8000_0000
        return number
    }
}
