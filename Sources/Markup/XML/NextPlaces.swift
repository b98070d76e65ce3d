internal import TextKit

/// Where the next quotes and brackets stand, so that one that never comes is looked for once.
struct NextPlaces {
    private var doubleQuote = -1
    private var singleQuote = -1
    private var bracket = -1

    /// The first place of a quote or of ">" from `start` on; nil if there is none.
    mutating func place(of byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
        let known =
            byte == UInt8(ascii: "\"") ? doubleQuote : byte == UInt8(ascii: "'") ? singleQuote : bracket
        let found = known >= start ? known : ByteSearch.first(byte, in: bytes, from: start)
        switch byte {
        case UInt8(ascii: "\""): doubleQuote = found
        case UInt8(ascii: "'"): singleQuote = found
        default: bracket = found
        }
        return found < bytes.count ? found : nil
    }
}

/// A fixed list of numbers to look up: a small table, without the hash that guards the standard set against attackers.
struct KeyTable: Sendable {
    private static let size = 512
    private var slots = [UInt64](repeating: 0, count: KeyTable.size)

    /// Takes at most half as many numbers as there are slots, none of them 0.
    init(_ keys: [UInt64]) {
        for key in keys.prefix(Self.size / 2) where !contains(key) {
            var slot = Self.slot(key)
            while slots[slot] != 0 { slot = (slot + 1) % Self.size }
            slots[slot] = key
        }
    }

    private static func slot(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 55)
    }

    func contains(_ key: UInt64) -> Bool {
        var slot = Self.slot(key)
        while slots[slot] != 0 {
            if slots[slot] == key { return true }
            slot = (slot + 1) % Self.size
        }
        return false
    }
}
