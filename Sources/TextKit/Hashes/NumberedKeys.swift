/// Numbers keys in order of first occurrence, by open addressing.
///
/// For keys that are hashes already: unlike a dictionary it does not hash them again to guard against chosen keys. It
/// cannot be iterated, so the order of its slots never reaches any output.
@usableFromInline
package struct NumberedKeys<Key: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
    @usableFromInline
    struct Slot: Sendable {
        @usableFromInline var key: Key = 0
        /// Negative if the slot is free.
        @usableFromInline var number: Int32 = -1

        @inlinable
        init() {}
    }

    @usableFromInline var slots: [Slot]
    /// The number of the next new key.
    @usableFromInline var next: Int32 = 0

    /// Creates a table with room for some keys; it grows as needed.
    @inlinable
    package init(expecting capacity: Int = 0) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: Slot(), count: size)
    }

    /// Numbers the keys of a sequence.
    @inlinable
    package init(_ keys: some Collection<Key>) {
        self.init(expecting: keys.count)
        for key in keys { insert(key) }
    }

    /// How many different keys there are.
    @inlinable package var count: Int { Int(next) }
    @inlinable package var isEmpty: Bool { next == 0 }

    /// The slot of a key, or the free slot for it.
    @inlinable @inline(__always)
    func slot(_ key: Key) -> Int {
        let mask = slots.count - 1
        let mixed = UInt64(truncatingIfNeeded: key) &* 0x9E37_79B9_7F4A_7C15
        var slot = Int(truncatingIfNeeded: mixed >> 32) & mask
        while slots[slot].number >= 0, slots[slot].key != key { slot = (slot + 1) & mask }
        return slot
    }

    /// The number of a key; nil if it was never added.
    @inlinable @inline(__always)
    package func number(of key: Key) -> Int? {
        let number = slots[slot(key)].number
        return number < 0 ? nil : Int(number)
    }

    @inlinable @inline(__always)
    package func contains(_ key: Key) -> Bool { slots[slot(key)].number >= 0 }

    /// The number of a key, which is added if it is new.
    @inlinable @inline(__always) @discardableResult
    package mutating func insert(_ key: Key) -> (number: Int, isNew: Bool) {
        let slot = slot(key)
        let number = slots[slot].number
        return number < 0 ? (add(key, at: slot), true) : (Int(number), false)
    }

    @inlinable
    mutating func add(_ key: Key, at free: Int) -> Int {
        var free = free
        if (count + 1) * 2 > slots.count {
            grow()
            free = slot(key)
        }
        slots[free].key = key
        slots[free].number = next
        next += 1
        return count - 1
    }

    @inlinable
    mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(), count: old.count * 2)
        for entry in old where entry.number >= 0 { slots[slot(entry.key)] = entry }
    }
}
