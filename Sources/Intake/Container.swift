internal import Markup
package import PipelineKit

/// An input that contains many documents.
package struct Container {
    package var reader: any InputReader
    var format: SourceFormat
    var compression: Compression?
    package var input: InputReference
    /// Where to begin reading: the `end` of a piece.
    var start = 0
    /// How many archives it lies in.
    var depth = 0

    /// A collection of collections, with an archive in each, is two deep.
    static let maximumDepth = 3

    /// The name of a member, with that of the archive which it lies in.
    func inner(_ name: String) -> String { input.member.map { "\($0)/\(name)" } ?? name }
}

extension DocumentOpener {
    /// The splitter of a container; nil for anything else.
    ///
    /// - Throws: `DocumentFault` if it is corrupt from the start.
    func splitter(_ container: Container) throws(DocumentFault) -> (any InputSplitter)? {
        switch container.format {
        case .warc, .arc: return try WARCSplitter(container, opener: self)
        case .zip:
            if let name = ZipDocument.name(of: try container.reader.read(at: 0, count: 256)) {
                throw DocumentFault(SourceRefusal(.binaryInput, "the file is \(name)"))
            }
            if let nested = try NestedArchivesSplitter(container, opener: self) { return nested }
            return try TarZipSplitter(container, opener: self)
        case .tar: return try TarZipSplitter(container, opener: self)
        case .jsonLines: return RowSplitter(container, .lines, opener: self)
        case .csv: return RowSplitter(container, .table, opener: self)
        case .mail where isMailbox(container): return RowSplitter(container, .mailbox, opener: self)
        default: return nil
        }
    }

    /// A mailbox begins with "From " and no colon; a single message with a header.
    private func isMailbox(_ container: Container) -> Bool {
        guard container.compression == nil else { return true }
        let head = try? container.reader.read(at: 0, count: 5)  // an unreadable file is told when it is read
        return head?.starts(with: "From ".utf8) == true
    }

    /// The splitter of a large input; nil for a single document, which is loaded whole.
    package func splitter(
        of item: SourceItem, _ source: any DocumentSource
    ) throws(DocumentFault) -> (any InputSplitter)? {
        let reader = try source.reader(item)
        let head = try reader.read(at: 0, count: FormatSniffer.window)
        // An input that its beginning does not identify is loaded whole, and refused there with a reason.
        guard
            let (format, compression) = try? OpenedSource.probe(
                head, name: item.path, forced: item.format, isWhole: false)
        else { return nil }
        return try splitter(
            Container(
                reader: reader, format: format, compression: compression,
                input: InputReference(path: item.path, bytes: item.bytes), start: item.start))
    }
}
