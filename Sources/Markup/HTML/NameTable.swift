internal import TextKit

/// A small fixed table from ASCII names of up to 24 letters, in any case, to a byte.
struct NameTable: Sendable {
    /// A name in lower case as three words, so that comparing is three steps.
    private struct Key: Equatable {
        var first: UInt64 = 0
        var second: UInt64 = 0
        var third: UInt64 = 0

        /// Sets a bit of every byte that turns capitals into small letters, and signs into what no name here has.
        init(_ name: borrowing Span<UInt8>) {
            let count = name.count
            first = Self.word(name, 0)
            if count > 8 { second = Self.word(name, 8) }
            if count > 16 { third = Self.word(name, 16) }
        }

        @inline(__always)
        private static func word(_ name: borrowing Span<UInt8>, _ start: Int) -> UInt64 {
            let count = name.count - start
            if count >= 8 {
                let word = unsafe name.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
                return UInt64(littleEndian: word) | 0x2020_2020_2020_2020
            }
            var word: UInt64 = 0
            for index in 0..<count { word |= UInt64(name[start + index] | 0x20) << UInt64(index * 8) }
            return word
        }

        var hash: UInt64 { first &+ second &* 31 &+ third &* 961 }
    }

    private static let longest = 24
    private var numbers: NumberedKeys<UInt64>
    /// In the order of their numbers.
    private var entries: [(key: Key, value: UInt8)] = []

    init(_ names: [(name: String, value: UInt8)]) {
        // With room to spare: most look-ups are of names that are not here, and end at a free slot.
        numbers = NumberedKeys(expecting: names.count * 2)
        for (name, value) in names {
            let bytes = Array(name.utf8)
            precondition(!bytes.isEmpty && bytes.count <= Self.longest, "a name that cannot be packed")
            let key = Key(bytes.span)
            precondition(numbers.insert(key.hash).isNew, "two names with one hash")
            entries.append((key, value))
        }
    }

    func find(_ name: borrowing Span<UInt8>) -> UInt8? {
        guard name.count <= Self.longest, !name.isEmpty else { return nil }
        let key = Key(name)
        guard let number = numbers.number(of: key.hash), entries[number].key == key else { return nil }
        return entries[number].value
    }
}
