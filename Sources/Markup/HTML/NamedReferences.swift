internal import TextKit

/// The named references over one buffer, numbered by the hashes of their names.
struct NamedReferences: Sendable {
    static let longest = 32
    static let longestWithoutSemicolon = 6
    static let shared = NamedReferences()

    private struct Entry {
        var name: Range<Int>
        var value: Range<Int>
        var isLegacy: Bool
    }

    /// The places of `entries`.
    private var numbers = NumberedKeys<UInt32>(expecting: 2300)
    private var entries: [Entry] = []
    private var names: [UInt8] = []
    private var values: [UInt8] = []

    private init() {
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
        let isNew = numbers.insert(FNV1a32.of(names[name])).isNew
        precondition(isNew, "two names with one hash")
        let isLegacy = names[sign] == UInt8(ascii: "!")
        entries.append(Entry(name: name, value: start..<values.count, isLegacy: isLegacy))
    }

    /// Appends the meaning of a name; false if there is none.
    func append(_ name: ArraySlice<UInt8>, withoutSemicolon: Bool, to output: inout [UInt8]) -> Bool {
        guard let entry = numbers.number(of: FNV1a32.of(name)).map({ entries[$0] }),
            names[entry.name] == name, entry.isLegacy || !withoutSemicolon
        else { return false }
        output.append(contentsOf: values[entry.value])
        return true
    }
}
