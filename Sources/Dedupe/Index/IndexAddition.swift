internal import PipelineKit
internal import TextKit

/// What a run adds to the index, in the order in which its documents are numbered.
package struct IndexAddition: Sendable {
    var table = SignatureTable()
    /// Rows of the table that become documents of the index.
    var rows: [Int] = []
    /// Identity and cluster of each of them.
    var places: [IndexRow] = []
    /// Packed ids of records, concatenated; empty for duplicates.
    var ids: [UInt8] = []
    /// Where the id of each row ends.
    var idEnds: [UInt32] = []
    var urls: [IndexSegment.URLText] = []
    var sources: [UInt32: SourceProfiles.Entry] = [:]
    /// Sequences by which a document is found; none where near duplicates are not searched for.
    var keysPerDocument = SimilarityIndex.keysPerDocument

    /// Writes a segment of all of it.
    ///
    /// - Throws: `OutputError` if it cannot be written.
    func write(_ name: String, in folder: String, base: UInt64) throws(OutputError) -> IndexSegment.Reference
    {
        let postings = rows.reduce(0) { $0 + table.sequenceSample(of: $1).prefix(keysPerDocument).count }
        let copies = rows.indices.filter { places[$0].canonical != base + UInt64($0) }
            .sorted { (places[$0].canonical, $0) < (places[$1].canonical, $1) }
        let layout = SegmentLayout(
            base: base, rows: rows.count, postings: postings, copies: copies.count, urls: urls.count,
            idBytes: ids.count)
        var file = try ChecksummedFile(name, in: folder)
        try file.write(layout.header)
        try writeRows(to: &file)
        var directory = PostingDirectory()
        var writer = LittleEndianWriter()
        for part in 0..<Self.parts {
            for posting in sortedPostings(part) {
                directory.write(posting, to: &writer)
                try file.drain(&writer)
            }
        }
        directory.write(to: &writer)
        let exact = rows.indices.sorted {
            (table.headers[rows[$0]].exactKey, $0) < (table.headers[rows[$1]].exactKey, $1)
        }
        for row in exact { writer.write(UInt32(row)) }
        for row in copies { writer.write(UInt32(row)) }
        for text in urls.sorted(by: { ($0.url, $0.text) < ($1.url, $1.text) }) { text.write(to: &writer) }
        for end in idEnds { writer.write(end) }
        writer.write(ids)
        try file.drain(&writer, above: 0)
        return try file.finish()
    }

    private func writeRows(to file: inout ChecksummedFile) throws(OutputError) {
        var writer = LittleEndianWriter()
        for (place, row) in zip(places, rows) {
            place.write(row, of: table, to: &writer)
            try file.drain(&writer)
        }
        try file.drain(&writer, above: 0)
    }

    /// Postings are sorted in this many ranges of hashes: a million documents at once would take 256 MB.
    private static let parts: UInt32 = 8

    /// Hashes of a part without their positions in the upper half, rows in the lower.
    private func sortedPostings(_ part: UInt32) -> [UInt64] {
        var postings: [UInt64] = []
        for (place, row) in rows.enumerated() {
            for element in table.sequenceSample(of: row).prefix(keysPerDocument)
            where element >> 29 == part {
                postings.append(UInt64(element & ~0xF) << 32 | UInt64(place))
            }
        }
        RadixSort.sortByHighHalf(&postings)
        return postings
    }
}

extension IndexSegment.URLText {
    func write(to writer: inout LittleEndianWriter) {
        writer.write(url)
        writer.write(text)
        writer.write(revision)
    }
}
