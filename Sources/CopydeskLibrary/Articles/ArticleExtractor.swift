internal import DatasetIO
internal import Files
internal import PipelineKit
internal import StandardPipeline
internal import TextKit

/// Turns saved news (pages, feeds, newswire, archives, text dumps) into articles, in memory and without a network.
///
/// One value serves any number of threads at once: opening reads the models and cue packs, after which nothing is
/// shared or changed. The same bytes give the same articles, whatever the order or the machine.
///
/// ```swift
/// let extractor = try ArticleExtractor(resources: "/usr/share/copydesk")
/// let page = try Data(contentsOf: file)
/// let extraction = extractor.extract([UInt8](page), from: .init(url: "https://example.org/a"))
/// for article in extraction.articles { print(article.title ?? "", article.text) }
/// ```
public struct ArticleExtractor: Sendable {
    /// What is done with an input besides reading it.
    public struct Options: Sendable {
        /// Whether promotion, newsletters, share bars and the like are taken out of the text.
        public var removesBoilerplate = true
        /// Whether names of persons, organisations and places are found in the text.
        public var tagsEntities = true
        /// What articles have besides: quotations, the place that they are about, coordinates of places.
        ///
        /// All of them take ``tagsEntities``.
        public var optionalColumns: Set<Article.OptionalColumn> = []
        /// Whether a page on which nothing looks like an article gives its likeliest blocks.
        public var keepsUncertainBodies = true
        /// Inputs of more bytes are refused, 64 MiB by default; compressed ones may grow to 256 MiB.
        public var maximumBytes = 64 << 20

        /// The defaults: everything is done.
        public init() {}
    }

    /// Where an input came from, as far as its caller knows.
    public struct Origin: Sendable {
        /// The address it was fetched from; relative addresses and some dates need it.
        public var url: String?
        /// The Content-Type header that came with it; its charset is the first evidence of the encoding.
        public var contentType: String?
        /// The name it was saved under; its extension is a hint about its format, and it is the article's path.
        public var name: String

        /// Creates an origin of what is known.
        public init(url: String? = nil, contentType: String? = nil, name: String = "-") {
            self.url = url
            self.contentType = contentType
            self.name = name
        }
    }

    private let standard: StandardChain
    private let maximumBytes: Int
    private let columns: Set<Article.OptionalColumn>

    /// Opens the models and cue packs in a folder: `data` of a checkout, `share/copydesk` of an installation.
    ///
    /// - Throws: ``ExtractorError`` if one of them is missing or damaged.
    public init(resources folder: String, options: Options = Options()) throws(ExtractorError) {
        let resources = ResourceFolder.open(folder)
        do throws(ResourceError) {
            standard = try StandardChain(options.chain, resources: resources)
        } catch {
            throw ExtractorError(path: "\(folder)/\(error.path)", message: error.message)
        }
        maximumBytes = options.maximumBytes
        columns = options.tagsEntities ? options.optionalColumns : []
    }

    /// The articles of one input: one for a page, many for a feed or an archive, none for what holds no article.
    ///
    /// Never fails as a whole: what cannot be read is listed in `omissions`, and the rest is returned.
    public func extract(_ bytes: [UInt8], from origin: Origin = Origin()) -> Extraction {
        var batch = StageChain.Batch()
        let item = SourceItem(sequence: 0, path: origin.name, bytes: bytes.count)
        let source = BytesSource(bytes: bytes, origin: origin, maximumBytes: maximumBytes)
        standard.chain.run(item, source: source, intake: standard.intake, into: &batch)
        batch.complete()
        return Extraction(batch.outcomes.compactMap { Extraction.Item($0, columns: columns) })
    }

    /// The articles of a file or archive of any size, or of all files below a folder, one after the other.
    ///
    /// ```swift
    /// for try await case .article(let article) in extractor.extract(contentsOf: "crawl.warc.gz") {
    ///     print(article.title ?? "", article.wordCount)
    /// }
    /// ```
    ///
    /// Only ``Options-swift.struct/maximumBytes`` of one file, or of one member of an archive, are held in memory.
    public func extract(contentsOf path: String) -> ExtractionStream {
        let source = DirectorySource(options: .init(path: path), maximumBytes: maximumBytes)
        return ExtractionStream(
            source: source, intake: standard.intake, chain: standard.chain, columns: columns)
    }
}

extension ArticleExtractor.Options {
    /// The stages that these options ask for.
    fileprivate var chain: StandardChain.Options {
        var chain = StandardChain.Options()
        chain.keepsUncertainBodies = keepsUncertainBodies
        if !removesBoilerplate { chain.boilerplate = nil }
        chain.write(Set(optionalColumns.compactMap { RecordSchema.OptionalField(rawValue: $0.rawValue) }))
        if !tagsEntities { chain.entities = nil }
        return chain
    }
}

/// Bytes in memory as the only item of a source.
private struct BytesSource: DocumentSource {
    let bytes: [UInt8]
    let origin: ArticleExtractor.Origin
    let maximumBytes: Int

    func list() throws(SourceError) -> [SourceItem] { [] }

    func load(_ item: SourceItem) throws(DocumentFault) -> LoadedItem {
        guard bytes.count <= maximumBytes else {
            throw DocumentFault(.sizeLimit, "\(bytes.count) bytes; the limit is \(maximumBytes)")
        }
        let input = InputReference(
            path: origin.name, sha256: ContentDigest.sha256(bytes), bytes: bytes.count)
        return LoadedItem(input: input, bytes: bytes, url: origin.url, contentType: origin.contentType)
    }
}
