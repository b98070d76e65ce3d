/// The batches of one pass in order, on disk where they must outlive the process.
///
/// First an earlier process's entries are read, then new ones appended, then it is rewound and read in full.
/// Entries are numbered from 0 on.
package protocol PassLog {
    /// Stands for all entries so far and for those of the passes before: what a later pass has made of others is void.
    var checksum: UInt64 { get }
    /// The next entry of an earlier process; nil after the last.
    mutating func restored() throws(OutputError) -> [UInt8]?
    /// Adds an entry and returns its number.
    mutating func append(_ entry: [UInt8]) throws(OutputError) -> Int
    /// Puts all entries on disk, where a later process finds them.
    mutating func seal() throws(OutputError)
    /// Ends writing and goes back to the first entry.
    mutating func rewind() throws(OutputError)
    /// The next entry after a rewind; nil after the last.
    mutating func next() throws(OutputError) -> [UInt8]?
    /// Any entry after a rewind.
    func entry(_ number: Int) throws(OutputError) -> [UInt8]
}

/// A log that ends with its process.
package struct MemoryLog: PassLog {
    private var entries: [[UInt8]] = []
    private var position = 0

    package init() {}

    /// Nothing is restored from it that could be void.
    package var checksum: UInt64 { 0 }

    package mutating func restored() -> [UInt8]? { nil }

    package mutating func append(_ entry: [UInt8]) -> Int {
        entries.append(entry)
        return entries.count - 1
    }

    package mutating func seal() {}
    package mutating func rewind() { position = 0 }

    package mutating func next() -> [UInt8]? {
        guard position < entries.count else { return nil }
        position += 1
        return entries[position - 1]
    }

    package func entry(_ number: Int) -> [UInt8] { entries[number] }
}
