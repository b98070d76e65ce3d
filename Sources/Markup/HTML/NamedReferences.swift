internal import TextKit

/// The named references in a hash table over one buffer.
struct NamedReferences: Sendable {
    static let longest = 32
    static let longestWithoutSemicolon = 6
    static let shared = NamedReferences()

    private struct Entry {
        var name: Range<Int>
        var value: Range<Int>
        var isLegacy: Bool
    }

    private static let slotCount = 8192
    private var slots: [Int16]
    private var entries: [Entry] = []
    private var names: [UInt8] = []
    private var values: [UInt8] = []

    private init() {
        slots = Array(repeating: -1, count: Self.slotCount)
        names = Array(HTMLEntityTable.text.description.utf8)
        var start = 0
        for end in 0...names.count where end == names.count || names[end] == 0x20 {
            insert(start..<end)
            start = end + 1
        }
    }

    private mutating func insert(_ range: Range<Int>) {
        guard let sign = names[range].firstIndex(where: { !ASCII.isAlphanumeric($0) }) else { return }
        let start = values.count
        for digits in names[sign + 1..<range.upperBound].split(separator: UInt8(ascii: ".")) {
            guard let number = Hexadecimal.value(digits) else { continue }
            UTF8Scalars.append(UInt32(truncatingIfNeeded: number), to: &values)
        }
        let name = range.lowerBound..<sign
        var slot = Self.hash(names[name])
        while slots[slot] >= 0 { slot = (slot + 1) & (Self.slotCount - 1) }
        slots[slot] = Int16(entries.count)
        let isLegacy = names[sign] == UInt8(ascii: "!")
        entries.append(Entry(name: name, value: start..<values.count, isLegacy: isLegacy))
    }

    private static func hash(_ name: ArraySlice<UInt8>) -> Int {
        let hash = FNV1a32.of(name)
        return Int((hash ^ (hash >> 15)) & UInt32(slotCount - 1))
    }

    /// Appends the meaning of a name; false if there is none.
    func append(_ name: ArraySlice<UInt8>, withoutSemicolon: Bool, to output: inout [UInt8]) -> Bool {
        var slot = Self.hash(name)
        while slots[slot] >= 0 {
            let entry = entries[Int(slots[slot])]
            if names[entry.name] == name {
                guard entry.isLegacy || !withoutSemicolon else { return false }
                output.append(contentsOf: values[entry.value])
                return true
            }
            slot = (slot + 1) & (Self.slotCount - 1)
        }
        return false
    }
}
