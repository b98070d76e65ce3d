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
        case .jsonLines: return RowSplitter(container, .values, opener: self)
        case .csv: return RowSplitter(container, .table, opener: self)
        case .mediaWiki: return RowSplitter(container, .wikiPages, opener: self)
        case .wikiExtractor: return RowSplitter(container, .wikiDocuments, opener: self)
        case .json where opensArray(container): return RowSplitter(container, .values, opener: self)
        case .mail where isMailbox(container): return RowSplitter(container, .mailbox, opener: self)
        default: return nil
        }
    }

    /// Whether the rows of a scrape begin at once; an object may be one row, or hold them.
    private func opensArray(_ container: Container) -> Bool {
        guard container.compression == nil else { return true }
        let head = try? container.reader.read(at: 0, count: 64)  // an unreadable file is told when it is read
        return head?.first { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") } == UInt8(ascii: "[")
    }

    /// The splitter of a feed, or of one object of JSON, that is too large to be read whole; nil for anything else.
    private func largeSplitter(_ container: Container) -> (any InputSplitter)? {
        let isLarge =
            container.compression != nil
            || container.reader.count > min(Self.wholeBytes, settings.maximumBytes)
        guard isLarge else { return nil }
        switch container.format {
        case .rss, .atom, .jsonFeed: return RowSplitter(container, .entries(container.format), opener: self)
        case .json: return RowSplitter(container, .members, opener: self)
        default: return nil
        }
    }

    /// A feed up to this size is read whole: what its entries' links are worth is told by all of them together.
    private static let wholeBytes = 8 << 20

    /// Whether it may have more than one message.
    private func isMailbox(_ container: Container) -> Bool {
        guard container.compression == nil else { return true }
        // An unreadable file is told when it is read.
        let head = try? container.reader.read(at: 0, count: 4096)
        return head.map(Self.opensMailbox) == true
    }

    static func opensMailbox(_ head: [UInt8]) -> Bool {
        let isOld = MacintoshMail.isOne(head.prefix(4096))
        return MailOpening((isOld ? MacintoshMail.withLineFeeds(Array(head.prefix(4096))) : head)[...]).kind
            == .mailbox
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
        let container = Container(
            reader: reader, format: format, compression: compression,
            input: InputReference(path: item.path, bytes: item.bytes), start: item.start)
        return try splitter(container) ?? largeSplitter(container)
    }
}
