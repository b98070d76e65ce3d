internal import Files
internal import PipelineKit

/// The documents of all earlier runs: one generation, opened from its manifest.
package struct DedupeIndex: Sendable {
    /// A document's neighbour by common sequences.
    struct Neighbour: Sendable {
        var number: UInt64
        var shared: UInt8
    }

    private(set) var segments: [IndexSegment] = []
    private(set) var sources = SourceProfiles()
    /// Number of the next document.
    private(set) var next: UInt64 = 0

    /// An index without documents.
    init() {}

    /// Opens a generation.
    ///
    /// - Throws: `ResourceError` if a file of it is missing or corrupt.
    init(_ generation: String, in folder: String) throws(ResourceError) {
        let manifest = try IndexManifest.read(generation, in: folder)
        for reference in manifest.segments { segments.append(try IndexSegment(reference, in: folder)) }
        if let reference = manifest.sources { sources = try SourceProfiles(reference, in: folder) }
        next = manifest.next
        var number: UInt64 = 0
        for segment in segments {
            guard segment.layout.base == number else {
                throw ResourceError(
                    path: "\(folder)/\(segment.reference.name)",
                    message: "does not continue the previous segment")
            }
            number = segment.numbers.upperBound
        }
        guard number == next else {
            throw ResourceError(
                path: "\(folder)/\(IndexManifest.name(generation))", message: "a segment is missing")
        }
    }

    var isEmpty: Bool { next == 0 }

    // MARK: Look-ups

    private func place(_ number: UInt64) -> (segment: IndexSegment, row: Int)? {
        guard let segment = segments.last(where: { $0.layout.base <= number }),
            segment.numbers.contains(number)
        else { return nil }
        return (segment, Int(number - segment.layout.base))
    }

    /// A document of the index.
    func view(_ number: UInt64) -> IndexRowView? { place(number).map { $0.segment.view($0.row) } }

    /// Id of a record.
    func id(_ number: UInt64) -> String { place(number).map { $0.segment.id($0.row) } ?? "" }

    /// The documents with a text.
    func numbers(exactKey: UInt64) -> [UInt64] {
        segments.flatMap { segment in
            segment.rows(exactKey: exactKey).map { segment.layout.base + UInt64($0) }
        }
    }

    /// The texts that a URL had.
    func texts(url: UInt64) -> [IndexSegment.URLText] { segments.flatMap { $0.texts(url: url) } }

    /// Size of a cluster with its canonical document, and some of its members, evenly taken.
    func members(of canonical: UInt64, sample: Int) -> (count: Int, numbers: [UInt64]) {
        let runs = segments.map { ($0, $0.copies(of: canonical)) }
        let count = 1 + runs.reduce(0) { $0 + $1.1.count }
        let picked = (0..<min(sample, count)).map { $0 * count / min(sample, count) }
        let numbers = picked.map { position -> UInt64 in
            var rest = position - 1
            guard rest >= 0 else { return canonical }
            for (segment, range) in runs {
                if rest < range.count {
                    return segment.layout.base + UInt64(segment.copyRow(range.lowerBound + rest))
                }
                rest -= range.count
            }
            return canonical
        }
        return (count, numbers)
    }

    /// The documents that share sequences with one, by number.
    ///
    /// For a sequence that very many documents have, only the latest count.
    func neighbours(of keys: ArraySlice<UInt32>, cap: Int, scratch: inout [UInt64]) -> [Neighbour] {
        scratch.removeAll(keepingCapacity: true)
        for key in keys {
            var room = cap
            for segment in segments.reversed() where room > 0 {
                let range = segment.postings(of: key).suffix(room)
                room -= range.count
                for place in range {
                    scratch.append(segment.layout.base + UInt64(segment.postingRow(place)))
                }
            }
        }
        scratch.sort()
        var neighbours: [Neighbour] = []
        for number in scratch {
            if let last = neighbours.last, last.number == number {
                neighbours[neighbours.count - 1].shared += 1
            } else {
                neighbours.append(Neighbour(number: number, shared: 1))
            }
        }
        return neighbours
    }
}

extension DedupeIndex {
    /// A segment at least this many times the size of those after it is not merged.
    ///
    /// Every document is then rewritten about ten times in an index a thousand times the size of a run.
    private static let growth = 2
    /// Larger segments are not merged: a posting has 24 bits for a row.
    private static let mergedRows = SegmentLayout.maximumRows / 2

    /// Writes a generation that includes an addition's documents.
    ///
    /// - Throws: `OutputError` if it cannot be written; the generation then does not exist.
    func write(
        _ generation: String, in folder: String, adding addition: IndexAddition
    ) throws(OutputError) {
        do throws(FileError) {
            try FileSystem.makeDurableFolder(folder)
        } catch {
            throw OutputError(error)
        }
        var manifest = IndexManifest()
        manifest.next = next + UInt64(addition.rows.count)
        manifest.segments = segments.map(\.reference)
        if !addition.rows.isEmpty || !addition.urls.isEmpty {
            manifest.segments = try writeSegments(generation, in: folder, adding: addition)
        }
        manifest.sources = sources.reference
        if !addition.sources.isEmpty {
            manifest.sources = try sources.write(
                "\(generation).sources", in: folder, changed: addition.sources)
        }
        try manifest.write(generation, in: folder)
    }

    /// Writes the new documents, joined with the smaller segments before them.
    private func writeSegments(
        _ generation: String, in folder: String, adding addition: IndexAddition
    ) throws(OutputError) -> [IndexSegment.Reference] {
        var kept = segments[...]
        var weight = max(addition.rows.count, addition.urls.count)
        while let last = kept.last, last.layout.weight < weight * Self.growth,
            last.layout.weight + weight <= Self.mergedRows
        {
            weight += last.layout.weight
            kept.removeLast()
        }
        let merged = segments[kept.endIndex...]
        guard !merged.isEmpty else {
            let name = "\(generation).segment"
            return kept.map(\.reference) + [try addition.write(name, in: folder, base: next)]
        }
        let partial = try addition.write("\(generation).part", in: folder, base: next)
        let last: IndexSegment
        do throws(ResourceError) {
            last = try IndexSegment(partial, in: folder)
        } catch {
            throw OutputError(kind: .failed, path: error.path, message: "\(error.path): \(error.message)")
        }
        let whole = try SegmentMerge(Array(merged) + [last]).write("\(generation).segment", in: folder)
        // The partial segment is not part of the generation; if it cannot be removed now, `retire` will.
        try? FileSystem.remove(Array("\(folder)/\(partial.name)".utf8))
        return kept.map(\.reference) + [whole]
    }

    /// Removes every file that a generation does not need; if it is corrupt, nothing, as that is unknown.
    static func retire(in folder: String, keeping generation: String?) {
        var needed: Set<String> = []
        if let generation {
            guard let manifest = try? IndexManifest.read(generation, in: folder) else { return }
            needed = manifest.files(generation)
        }
        // A folder that cannot be listed has nothing to remove.
        for name in (try? FileSystem.names(in: Array(folder.utf8))) ?? [] {
            let text = String(decoding: name, as: UTF8.self)
            let isOurs = [".json", ".segment", ".part", ".sources", ".new"].contains { text.hasSuffix($0) }
            // What cannot be removed now is tried again after the next run.
            if isOurs && !needed.contains(text) { try? FileSystem.remove(Array("\(folder)/\(text)".utf8)) }
        }
    }
}
