internal import Files
internal import PipelineKit
internal import TextKit

/// New ids of documents that are known by their old id and their text.
struct RenamedIDs {
    private struct Text: Hashable {
        var id: String
        var exactKey: UInt64
    }

    private var ids: [Text: String] = [:]

    init(_ texts: [RenamedText]) {
        var sketcher = DocumentSketcher()
        for text in texts {
            let signature = sketcher.signature(of: text.text, identity: DocumentIdentity())
            ids[Text(id: text.old, exactKey: signature.exactKey)] = text.new
        }
    }

    /// The new id of a row; nil where it keeps its id.
    func id(of row: Int, in segment: IndexSegment) -> String? {
        let view = segment.view(row)
        guard view.isArticle else { return nil }
        return ids[Text(id: segment.id(row), exactKey: view.exactKey)]
    }
}

extension DedupeIndex {
    /// Writes a generation of the same documents, some of which have other ids.
    ///
    /// - Throws: `OutputError` if it cannot be written.
    func write(_ generation: String, in folder: String, renaming renamed: RenamedIDs) throws(OutputError) {
        var manifest = IndexManifest()
        manifest.next = next
        manifest.sources = sources.reference
        for (number, segment) in segments.enumerated() {
            let isAffected = (0..<segment.layout.rows).contains { renamed.id(of: $0, in: segment) != nil }
            manifest.segments.append(
                isAffected
                    ? try segment.write("\(generation)-\(number).segment", in: folder, renaming: renamed)
                    : segment.reference)
        }
        try manifest.write(generation, in: folder)
    }
}

extension IndexSegment {
    /// Writes the segment with other ids, which stand at its end.
    fileprivate func write(
        _ name: String, in folder: String, renaming renamed: RenamedIDs
    ) throws(OutputError) -> Reference {
        var ends: [UInt32] = []
        var ids: [UInt8] = []
        for row in 0..<layout.rows {
            ids += renamed.id(of: row, in: self).map(PackedID.bytes) ?? file.bytes(idRange(row))
            ends.append(UInt32(ids.count))
        }
        var layout = layout
        layout.idBytes = ids.count
        var output = try ChecksummedFile(name, in: folder)
        try output.write(layout.header)
        for start in stride(from: SegmentLayout.headerSize, to: layout.idEndsStart, by: 1 << 18) {
            try output.write(file.bytes(start..<min(layout.idEndsStart, start + 1 << 18)))
        }
        var writer = LittleEndianWriter(capacity: ends.count * 4)
        for end in ends { writer.write(end) }
        try output.write(writer.bytes + ids)
        return try output.finish()
    }
}
