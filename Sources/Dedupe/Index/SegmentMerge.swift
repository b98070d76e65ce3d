internal import Files
internal import PipelineKit
internal import TextKit

/// Merges several consecutive segments into one, reading and writing every section front to back.
struct SegmentMerge {
    private let segments: [IndexSegment]
    /// The offset added to the rows of each segment.
    private let shifts: [UInt32]
    private let layout: SegmentLayout

    /// Segments in the order of their numbers, without gaps.
    init(_ segments: [IndexSegment]) {
        self.segments = segments
        func sum(_ count: (SegmentLayout) -> Int) -> Int { segments.reduce(0) { $0 + count($1.layout) } }
        layout = SegmentLayout(
            base: segments.first?.layout.base ?? 0, rows: sum(\.rows), postings: sum(\.postings),
            copies: sum(\.copies), urls: sum(\.urls), idBytes: sum(\.idBytes))
        var shifts: [UInt32] = []
        for segment in segments {
            shifts.append(UInt32(clamping: segment.layout.base &- (segments.first?.layout.base ?? 0)))
        }
        self.shifts = shifts
    }

    /// Writes the merged segment.
    ///
    /// - Throws: `OutputError` if it cannot be written.
    func write(_ name: String, in folder: String) throws(OutputError) -> IndexSegment.Reference {
        var file = try ChecksummedFile(name, in: folder)
        try file.write(layout.header)
        for segment in segments {
            try copyRows(of: segment, to: &file)
        }
        var writer = LittleEndianWriter()
        try writePostings(to: &file, &writer)
        try merge(count: \.rows, key: { $0.view($0.exactRow($1)).exactKey }, to: &file, &writer) {
            $2.write(UInt32($0.exactRow($1)) + shifts[$3])
        }
        try merge(count: \.copies, key: { $0.view($0.copyRow($1)).canonical }, to: &file, &writer) {
            $2.write(UInt32($0.copyRow($1)) + shifts[$3])
        }
        try merge(count: \.urls, key: { $0.urlText($1).url }, to: &file, &writer) {
            segment, place, writer, _ in
            segment.urlText(place).write(to: &writer)
        }
        try writeIDs(to: &file, &writer)
        return try file.finish()
    }

    /// Copies rows as they are, those of the first format as rows of today.
    private func copyRows(of segment: IndexSegment, to file: inout ChecksummedFile) throws(OutputError) {
        guard segment.layout.hasFirstFormat else {
            return try copy(segment, segment.layout.rowsStart..<segment.layout.postingsStart, to: &file)
        }
        var writer = LittleEndianWriter()
        for number in 0..<segment.layout.rows {
            var table = SignatureTable()
            table.appendBlank()
            let view = segment.view(number)
            view.load(into: &table, at: 0)
            view.row.write(0, of: table, to: &writer)
            try file.drain(&writer)
        }
        try file.drain(&writer, above: 0)
    }

    private func copy(
        _ segment: IndexSegment, _ range: Range<Int>, to file: inout ChecksummedFile
    ) throws(OutputError) {
        for start in stride(from: range.lowerBound, to: range.upperBound, by: 1 << 18) {
            try file.write(segment.file.bytes(start..<min(range.upperBound, start + 1 << 18)))
        }
    }

    private func writePostings(
        to file: inout ChecksummedFile, _ writer: inout LittleEndianWriter
    ) throws(OutputError) {
        var directory = PostingDirectory()
        for bucket in 0..<SegmentLayout.buckets {
            var ranges = segments.map { $0.bucketRange(bucket) }
            while let next = smallest(ranges, key: { $0.postingHash($1) }) {
                let place = ranges[next].lowerBound
                ranges[next] = place + 1..<ranges[next].upperBound
                let hash = UInt64(bucket) << 52 | UInt64(segments[next].postingHash(place)) << 36
                directory.write(
                    hash | UInt64(segments[next].postingRow(place) + shifts[next]), to: &writer)
                try file.drain(&writer)
            }
        }
        directory.write(to: &writer)
        try file.drain(&writer, above: 0)
    }

    /// The segment with the smallest next key; the earlier of equal ones.
    @inline(__always)
    private func smallest<Key: Comparable>(
        _ ranges: [Range<Int>], key: (IndexSegment, Int) -> Key
    ) -> Int? {
        var best: (segment: Int, key: Key)?
        for (index, range) in ranges.enumerated() where !range.isEmpty {
            let next = key(segments[index], range.lowerBound)
            if let known = best, known.key <= next { continue }
            best = (index, next)
        }
        return best?.segment
    }

    private func merge(
        count: (SegmentLayout) -> Int, key: (IndexSegment, Int) -> UInt64, to file: inout ChecksummedFile,
        _ writer: inout LittleEndianWriter,
        write: (IndexSegment, Int, inout LittleEndianWriter, Int) -> Void
    ) throws(OutputError) {
        var ranges = segments.map { 0..<count($0.layout) }
        while let next = smallest(ranges, key: key) {
            write(segments[next], ranges[next].lowerBound, &writer, next)
            ranges[next] = ranges[next].lowerBound + 1..<ranges[next].upperBound
            try file.drain(&writer)
        }
        try file.drain(&writer, above: 0)
    }

    private func writeIDs(
        to file: inout ChecksummedFile, _ writer: inout LittleEndianWriter
    ) throws(OutputError) {
        var before: UInt32 = 0
        for segment in segments {
            for row in 0..<segment.layout.rows {
                writer.write(before + segment.file.value32(segment.layout.idEndsStart + row * 4))
                try file.drain(&writer)
            }
            before += UInt32(segment.layout.idBytes)
        }
        try file.drain(&writer, above: 0)
        for segment in segments {
            try copy(segment, segment.layout.idsStart..<segment.layout.fileSize, to: &file)
        }
    }
}
