package import Markup
package import PipelineKit
internal import TextKit

/// A file, decompressed if it then is a single document.
package struct OpenedSource: Sendable {
    /// The document's bytes; the file's own for an archive, which is read as a stream.
    package var bytes: [UInt8]
    package var format: SourceFormat
    /// Whether the configuration states the format, so that nobody asks what the file may be instead.
    private(set) var isStated = false
    /// How an archive is compressed as a whole or member by member.
    package var compression: Compression?
    /// Whether the compressed file is truncated or corrupt, or a limit cut it.
    package var isDamaged = false
    /// What a browser's archive of one page (MHTML, web archive) states about the page.
    package var savedPage: SavedPage?

    /// A part of a feed with the feed's beginning.
    init(feed bytes: [UInt8], _ format: SourceFormat) {
        (self.bytes, self.format) = (bytes, format)
    }

    /// Detects a file's format, through one layer of compression.
    ///
    /// `name` is the file's name, whose extensions are hints; `forced` is the format that the configuration states.
    package init(
        _ file: [UInt8], name: String? = nil, forced: SourceFormat? = nil,
        limits: Decompressor.Limits = Decompressor.Limits()
    ) throws(SourceRefusal) {
        isStated = forced != nil
        if forced == nil, let page = SafariArchiveReader.page(in: file) {
            (bytes, format, savedPage) = (page.bytes, .html, page)
            try readSourceView()
            return
        }
        let (format, compression) = try Self.probe(
            file, name: name, forced: forced, isWhole: true)
        if format == .mail, compression == nil, let page = MHTMLReader.page(in: file) {
            (bytes, self.format, savedPage) = (page.bytes, .html, page)
            try readSourceView()
            return
        }
        self.format = format
        guard let compression else {
            bytes = Self.withoutPrefix(file, format)
            try readSourceView()
            return
        }
        if format.isArchive {
            bytes = file
            self.compression = compression
            return
        }
        let whole = Decompressor.decompress(file, compression, limits: limits)
        if whole.isLimited {
            throw SourceRefusal(.sizeLimit, "the file exceeds the decompression limit")
        }
        if whole.bytes.isEmpty && whole.isDamaged {
            throw SourceRefusal(.damagedArchive, "nothing can be decompressed")
        }
        bytes = Self.withoutPrefix(whole.bytes, format)
        isDamaged = whole.isDamaged
        try readSourceView()
    }

    /// Takes the file that a browser showed for the page in which it showed it.
    private mutating func readSourceView() throws(SourceRefusal) {
        guard format == .html, !isStated else { return }
        if let source = SourceView.source(in: bytes) {
            (bytes, format) = (source, try FormatSniffer.format(of: source))
        } else if SourceView.showsFeed(bytes) {
            throw SourceRefusal(.manyArticles, "a browser's view of a feed; save the feed itself")
        }
    }

    /// Detects the format from the beginning of a file, through one layer of compression.
    static func probe(
        _ head: [UInt8], name: String?, forced: SourceFormat?, isWhole: Bool
    ) throws(SourceRefusal) -> (SourceFormat, Compression?) {
        var extensions = extensions(name)
        guard let compression = compression(head, extensions.last) else {
            if let forced, !head.isEmpty { return (forced, nil) }
            return (try FormatSniffer.format(of: head, fileExtension: extensions.last), nil)
        }
        if !extensions.isEmpty { extensions.removeLast() }
        if compression == .zstd, ZstdDictionary.begins(head) { return (.warc, .zstd) }
        let start = decompressed(head[...], compression)
        if let forced, !start.bytes.isEmpty { return (forced, compression) }
        let isCutOff = start.isDamaged && !start.bytes.starts(with: records)
        if isCutOff, holdsRecords(head, compression) { return (.warc, compression) }
        if start.bytes.isEmpty && start.isDamaged {
            throw SourceRefusal(.damagedArchive, "nothing can be decompressed")
        }
        return (try FormatSniffer.format(of: start.bytes, fileExtension: extensions.last), compression)
    }

    /// JSON without the call, the assignment or the guard that it stands in.
    private static func withoutPrefix(_ bytes: [UInt8], _ format: SourceFormat) -> [UInt8] {
        switch format {
        case .json, .jsonFeed, .ninjs, .rss: JSONPrefix.blanked(bytes)
        default: bytes
        }
    }

    private static func decompressed(_ head: ArraySlice<UInt8>, _ compression: Compression)
        -> Decompressor.Result
    {
        Decompressor.decompress(
            Array(head.prefix(1 << 16)), compression,
            limits: Decompressor.Limits(bytes: 1 << 17, ratio: 1 << 20))
    }

    private static let records = Array("WARC/".utf8)
    /// So many places that look like the start of a member are tried.
    private static let mostStarts = 64

    /// Whether a record of an archive begins in a later member, where the first one is cut off at once.
    private static func holdsRecords(_ head: [UInt8], _ compression: Compression) -> Bool {
        guard let mark = head.first else { return false }
        var (position, tries) = (1, 0)
        while tries < mostStarts {
            position = ByteSearch.first(mark, in: head, from: position)
            guard position < head.count else { return false }
            if compression.matchesSignature(head[position...]) == true {
                tries += 1
                let start = decompressed(head[position...], compression).bytes
                if start.starts(with: records) { return true }
            }
            position += 1
        }
        return false
    }

    /// Brotli has no magic number: its extension is a claim that decoding must confirm.
    private static func compression(_ head: [UInt8], _ fileExtension: String?) -> Compression? {
        if let stated = Compression(signature: head[...]) { return stated }
        guard fileExtension == "br", let decoder = Compression.brotli.makeDecoder() else { return nil }
        var start: [UInt8] = []
        let (_, state) = decoder.decode(head[...], into: &start, limit: 1 << 16)
        return state == .damaged || start.isEmpty ? nil : .brotli
    }

    /// Whether a name's last extension is that of a feed.
    static func claimsXML(_ name: String) -> Bool {
        ["xml", "rss", "atom", "rdf"].contains(extensions(name).last ?? "")
    }

    /// The last two extensions of a name, in lower case: "html", "gz".
    static func extensions(_ name: String?) -> [String] {
        let file = name?.split(separator: "/").last ?? ""
        let parts = file.split(separator: ".", omittingEmptySubsequences: false).dropFirst()
        return parts.suffix(2).map { $0 == "tgz" ? "gz" : $0.lowercased() }
    }
}
