/// Numbers features by their hash, in the order in which they first came.
struct TrainingIndex {
    private var keys: [UInt64] = Array(repeating: 0, count: 1 << 20)
    private var values: [UInt32] = Array(repeating: 0, count: 1 << 20)
    private(set) var count = 0
    /// The hash of each number.
    private(set) var hashes: [UInt64] = []

    private func slot(_ hash: UInt64) -> Int {
        let mask = keys.count - 1
        var index = Int(truncatingIfNeeded: hash >> 24) & mask
        while keys[index] != 0, keys[index] != hash { index = (index + 1) & mask }
        return index
    }

    /// Counts one occurrence.
    mutating func tally(_ hash: UInt64) {
        if count * 3 > keys.count * 2 { grow() }
        let index = slot(hash)
        if keys[index] == 0 {
            keys[index] = hash
            count += 1
        }
        values[index] &+= 1
    }

    /// Numbers the feature if it came `minimum` times; each number is given at the first call for its feature.
    mutating func number(_ hash: UInt64, minimum: UInt32) -> UInt32? {
        let index = slot(hash)
        guard keys[index] == hash else { return nil }
        // The upper bit tells a number from a count.
        if values[index] & 0x8000_0000 != 0 { return values[index] & 0x7FFF_FFFF }
        guard values[index] >= minimum else { return nil }
        let number = UInt32(truncatingIfNeeded: hashes.count)
        hashes.append(hash)
        values[index] = number | 0x8000_0000
        return number
    }

    private mutating func grow() {
        let (oldKeys, oldValues) = (keys, values)
        keys = Array(repeating: 0, count: oldKeys.count * 2)
        values = Array(repeating: 0, count: oldKeys.count * 2)
        for (key, value) in zip(oldKeys, oldValues) where key != 0 {
            let index = slot(key)
            keys[index] = key
            values[index] = value
        }
    }
}
