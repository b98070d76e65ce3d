internal import Files
internal import PipelineKit
internal import TextKit

/// What the index keeps of each source: some of its documents, and what it prints on many of them.
struct SourceProfiles: Sendable {
    /// One source.
    struct Entry: Sendable, Equatable {
        /// Numbers of its latest documents.
        var latest: [UInt64] = []
        /// Comparable values of sequences, names and numbers that are the source's own, ascending.
        var learned: [[UInt32]] = [[], [], []]
    }

    /// Documents of a source that are counted with those of a run.
    ///
    /// With a share of 8 % for boilerplate, 32 are enough to find what a small run cannot find by itself.
    static let latestCap = 32
    /// Values kept of each kind.
    private static let learnedCap = 4096
    private static let recordSize = 8

    let reference: IndexSegment.Reference?
    private let file: MappedBytes?
    private let count: Int

    /// No profiles.
    init() { (reference, file, count) = (nil, nil, 0) }

    /// Opens and checks the file.
    ///
    /// - Throws: `ResourceError` if it is missing or corrupt.
    init(_ reference: IndexSegment.Reference, in folder: String) throws(ResourceError) {
        let file = try ChecksummedFile.open(reference, in: folder)
        count = Int(file.value32(0))
        self.reference = reference
        self.file = file
    }

    private func key(_ place: Int) -> UInt32 { file?.value32(4 + place * Self.recordSize) ?? 0 }

    private func entryBytes(_ place: Int) -> Range<Int> {
        guard let file else { return 0..<0 }
        let body = 4 + count * Self.recordSize
        let start = place == 0 ? 0 : Int(file.value32(place * Self.recordSize))
        let end = Int(file.value32(4 + place * Self.recordSize + 4))
        return body + min(start, end)..<body + end
    }

    /// The profile of a source.
    func entry(_ source: UInt32) -> Entry {
        let place = (0..<count).partitioningIndex { key($0) >= source }
        guard place < count, key(place) == source, let file else { return Entry() }
        return Self.decode(file, entryBytes(place))
    }

    private static func decode(_ file: MappedBytes, _ range: Range<Int>) -> Entry {
        var entry = Entry()
        var offset = range.lowerBound
        let counts = (0..<4).map { Int(file.value16(offset + $0 * 2)) }
        offset += 8
        for _ in 0..<min(counts[0], latestCap) {
            entry.latest.append(file.value64(offset))
            offset += 8
        }
        for column in 0..<3 {
            for _ in 0..<min(counts[column + 1], learnedCap) {
                entry.learned[column].append(file.value24(offset))
                offset += 3
            }
        }
        return entry
    }

    private static func encode(_ entry: Entry) -> [UInt8] {
        var writer = LittleEndianWriter()
        let learned = entry.learned.map { $0.prefix(learnedCap) }
        let latest = entry.latest.suffix(latestCap)
        for count in [latest.count] + learned.map(\.count) { writer.write(UInt16(count)) }
        for number in latest { writer.write(number) }
        for values in learned { for value in values { writer.write24(value) } }
        return writer.bytes
    }

    /// Writes the profiles with some entries replaced or added.
    ///
    /// - Throws: `OutputError` if it cannot be written.
    func write(
        _ name: String, in folder: String, changed: [UInt32: Entry]
    ) throws(OutputError) -> IndexSegment.Reference {
        let changes = changed.sorted { $0.key < $1.key }.map { ($0.key, Self.encode($0.value)) }
        var output = try ChecksummedFile(name, in: folder)
        var writer = LittleEndianWriter()
        let merged = mergedKeys(changes.map(\.0))
        writer.write(UInt32(merged.count))
        var end: UInt32 = 0
        for (key, old, new) in merged {
            end += UInt32(new.map { changes[$0].1.count } ?? entryBytes(old).count)
            writer.write(key)
            writer.write(end)
            try output.drain(&writer)
        }
        for (_, old, new) in merged {
            writer.write(new.map { changes[$0].1 } ?? file?.bytes(entryBytes(old)) ?? [])
            try output.drain(&writer)
        }
        try output.drain(&writer, above: 0)
        return try output.finish()
    }

    /// Every source once: its position in the file, or among the new entries.
    private func mergedKeys(_ changes: [UInt32]) -> [(key: UInt32, old: Int, new: Int?)] {
        var merged: [(key: UInt32, old: Int, new: Int?)] = []
        var next = 0
        for place in 0..<count {
            let own = key(place)
            while next < changes.count, changes[next] < own {
                merged.append((changes[next], 0, next))
                next += 1
            }
            if next < changes.count, changes[next] == own {
                merged.append((own, place, next))
                next += 1
            } else {
                merged.append((own, place, nil))
            }
        }
        for index in next..<max(next, changes.count) { merged.append((changes[index], 0, index)) }
        return merged
    }
}
