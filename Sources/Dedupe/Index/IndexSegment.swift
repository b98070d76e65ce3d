internal import Files
internal import TextKit

/// An immutable part of the index: the documents of one run, or of several consecutive runs.
final class IndexSegment: Sendable {
    /// A file as the manifest states it.
    struct Reference: Sendable, Equatable {
        var name: String
        var bytes: Int
        /// XXH3-64 of the XXH3-64 of every mebibyte.
        var checksum: UInt64
    }

    /// One text that a URL once had.
    struct URLText: Sendable, Equatable {
        var url: UInt64
        /// Lower half of the text's exact key.
        var text: UInt32
        var revision: UInt16
    }

    let reference: Reference
    let file: MappedBytes
    let layout: SegmentLayout

    /// Opens and checks a segment.
    ///
    /// - Throws: `ResourceError` if it is missing or corrupt.
    init(_ reference: Reference, in folder: String) throws(ResourceError) {
        file = try ChecksummedFile.open(reference, in: folder)
        self.reference = reference
        guard let layout = SegmentLayout(file) else {
            throw ResourceError(
                path: "\(folder)/\(reference.name)", message: "is not an index segment of this version")
        }
        self.layout = layout
    }

    var numbers: Range<UInt64> { layout.base..<layout.base + UInt64(layout.rows) }

    func view(_ row: Int) -> IndexRowView {
        IndexRowView(
            file: file, offset: layout.rowsStart + row * layout.rowSize,
            hasFirstFormat: layout.hasFirstFormat)
    }

    // MARK: Look-ups

    /// The range of postings of a sequence, by its hash without the position.
    func postings(of hash: UInt32) -> Range<Int> {
        let bucket = Int(hash >> 20)
        let low = UInt16(truncatingIfNeeded: hash >> 4)
        let range = bucketRange(bucket)
        let start = range.partitioningIndex { postingHash($0) >= low }
        var end = start
        while end < range.upperBound, postingHash(end) == low { end += 1 }
        return start..<end
    }

    func bucketRange(_ bucket: Int) -> Range<Int> {
        let start = Int(file.value32(layout.directoryStart + bucket * 4))
        let end = Int(file.value32(layout.directoryStart + bucket * 4 + 4))
        return min(start, layout.postings)..<max(min(start, layout.postings), min(end, layout.postings))
    }

    @inline(__always)
    func postingHash(_ place: Int) -> UInt16 {
        file.value16(layout.postingsStart + place * SegmentLayout.postingSize)
    }

    @inline(__always)
    func postingRow(_ place: Int) -> UInt32 {
        file.value24(layout.postingsStart + place * SegmentLayout.postingSize + 2)
    }

    /// Rows with a text, ascending.
    func rows(exactKey: UInt64) -> [Int] {
        let start = (0..<layout.rows).partitioningIndex { view(exactRow($0)).exactKey >= exactKey }
        var rows: [Int] = []
        for place in start..<layout.rows {
            let row = exactRow(place)
            guard view(row).exactKey == exactKey else { break }
            rows.append(row)
        }
        return rows
    }

    func exactRow(_ place: Int) -> Int { Int(file.value32(layout.exactStart + place * 4)) }

    /// The range of the duplicates of a cluster in this segment.
    func copies(of canonical: UInt64) -> Range<Int> {
        let start = (0..<layout.copies).partitioningIndex { view(copyRow($0)).canonical >= canonical }
        let end = (start..<layout.copies).partitioningIndex { view(copyRow($0)).canonical > canonical }
        return start..<end
    }

    func copyRow(_ place: Int) -> Int { Int(file.value32(layout.copiesStart + place * 4)) }

    /// The texts that a URL had.
    func texts(url: UInt64) -> [URLText] {
        let start = (0..<layout.urls).partitioningIndex { urlText($0).url >= url }
        var texts: [URLText] = []
        for place in start..<layout.urls {
            let text = urlText(place)
            guard text.url == url else { break }
            texts.append(text)
        }
        return texts
    }

    func urlText(_ place: Int) -> URLText {
        let offset = layout.urlsStart + place * SegmentLayout.urlSize
        return URLText(
            url: file.value64(offset), text: file.value32(offset + 8), revision: file.value16(offset + 12))
    }

    /// The range of a record's id; empty for duplicates.
    func idRange(_ row: Int) -> Range<Int> {
        let end = Int(file.value32(layout.idEndsStart + row * 4))
        let start = row == 0 ? 0 : Int(file.value32(layout.idEndsStart + row * 4 - 4))
        return layout.idsStart + min(start, end)..<layout.idsStart + end
    }

    func id(_ row: Int) -> String { PackedID.text(file.bytes(idRange(row))) }
}
