/// A set of 32-bit hashes with open addressing; never iterated, so its order cannot reach any output.
struct HashSet32 {
    private var slots: [UInt32] = []
    private(set) var count = 0

    init(expecting capacity: Int = 0) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: 0, count: size)
    }

    init(_ hashes: some Collection<UInt32>) {
        self.init(expecting: hashes.count)
        for hash in hashes { insert(hash) }
    }

    var isEmpty: Bool { count == 0 }

    /// Zero marks a free slot, so that a hash of zero is filed as one.
    private static func key(_ hash: UInt32) -> UInt32 { hash == 0 ? 1 : hash }

    @inline(__always)
    func contains(_ hash: UInt32) -> Bool {
        let key = Self.key(hash)
        var slot = Int((key &* 0x9E37_79B1) >> 7) & (slots.count - 1)
        while slots[slot] != 0 {
            if slots[slot] == key { return true }
            slot = (slot + 1) & (slots.count - 1)
        }
        return false
    }

    mutating func insert(_ hash: UInt32) {
        if (count + 1) * 2 > slots.count { grow() }
        let key = Self.key(hash)
        var slot = Int((key &* 0x9E37_79B1) >> 7) & (slots.count - 1)
        while slots[slot] != 0 {
            if slots[slot] == key { return }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = key
        count += 1
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: 0, count: old.count * 2)
        count = 0
        for key in old where key != 0 { insert(key) }
    }
}

/// Numbers 64-bit keys in the order of their first sight.
struct KeyNumbers {
    private var keys: [UInt64]
    private var numbers: [Int32]
    private(set) var count = 0

    init(expecting capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        keys = Array(repeating: 0, count: size)
        numbers = Array(repeating: -1, count: size)
    }

    /// The number of a key, a new one at first sight; no more than the expected count of keys may be asked for.
    mutating func number(_ key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & (keys.count - 1)
        while numbers[slot] >= 0 {
            if keys[slot] == key { return Int(numbers[slot]) }
            slot = (slot + 1) & (keys.count - 1)
        }
        keys[slot] = key
        numbers[slot] = Int32(count)
        count += 1
        return count - 1
    }
}
