package import Files
internal import Languages
internal import Markup
package import PipelineKit
internal import TextKit

/// The stage: reads a page's metadata and finds its article's blocks; fragments and plain text become blocks too.
package struct CleanHTML: DocumentStage {
    /// What happens to a page on which nothing looks like an article, or that is something else.
    package enum UncertainPolicy: String, Sendable, CaseIterable { case keep, drop }

    /// Options of the stage.
    package struct Options: StageOptions {
        var limits = HTMLParser.Limits()
        package var uncertainBody = UncertainPolicy.drop
        package var pageTypes: [PageType: UncertainPolicy] = [
            .article: .keep, .liveBlog: .keep, .gallery: .keep, .video: .keep, .forum: .drop, .product: .drop,
            .index: .drop, .other: .drop,
        ]
        package var uncertainType = UncertainPolicy.keep

        package init() {}

        package init(reading reader: inout OptionReader) {
            limits.maximumNodes = reader.integer(
                "maximumNodes", default: limits.maximumNodes, in: 1...50_000_000,
                "Maximum elements and text nodes of a page; a page with more is quarantined.")
            limits.maximumDepth = reader.integer(
                "maximumDepth", default: limits.maximumDepth, in: 16...4096,
                "Maximum nesting depth; deeper elements are moved up to it.")
            uncertainBody = reader.choice(
                "uncertainBody", default: uncertainBody,
                "Whether a page without a clear article becomes a record of its likeliest blocks.")
            pageTypes = reader.choices(
                "pageTypes", default: pageTypes,
                "Which types of page become records.")
            uncertainType = reader.choice(
                "uncertainType", default: uncertainType,
                "Whether a page that is neither surely an article nor surely something else becomes a record."
            )
        }
    }

    package static let kind = "clean-html"
    package static let summary = "Parses markup and finds title, authors, dates and the article's own blocks."
    package static let needs: Set<DocumentField> = [.content]
    package static let provides: Set<DocumentField> = [.metadata, .blocks, .text]
    private static let modelPath = "models/extraction/body.bin"
    private static let typeModelPath = "models/page-types/types.bin"

    private let options: Options
    private let extractor: BodyExtractor
    private let typeModel: PageTypeModel
    private let detector: LanguageDetector
    private let horizon = DateHorizon.system
    package let resourceDigests: [String: String]

    package init(options: Options, resources: Resources) throws(ResourceError) {
        self.options = options
        let bytes = try resources.bytes(Self.modelPath)
        let typeBytes = try resources.bytes(Self.typeModelPath)
        detector = try LanguageDetector(directory: resources.folder)
        resourceDigests = [
            Self.modelPath: ContentDigest.sha256(bytes),
            Self.typeModelPath: ContentDigest.sha256(typeBytes),
            LanguageDetector.tablePath: detector.table.digest,
        ]
        extractor = BodyExtractor(model: try BodyModel(bytes, path: Self.modelPath))
        typeModel = try PageTypeModel(typeBytes, path: Self.typeModelPath)
    }

    package func process(_ document: inout Document) throws(DocumentFault) -> Verdict {
        switch document.form {
        case .page: return try readPage(&document)
        case .fragment: document.take(BodyExtractor.extract(fragment: try tree(&document)))
        case .plainText:
            // A dump's lines are parsed by strip-boilerplate, which needs them unchanged.
            document.setBody(PlainParagraphs.blocks(document.content))
            if document.record.kind != .textDump { document.content = [] }
        }
        try Block.bound(document.blocks.count)
        document.settleLanguage(detector, [])
        return document.record.text.isEmpty ? .drop(.noText) : .keep
    }

    private func readPage(_ document: inout Document) throws(DocumentFault) -> Verdict {
        let tree = try tree(&document)
        let data = StructuredData(tree)
        let latest = horizon.latest(fetchedAt: document.fetchedAt)
        let metadata = PageMetadata.read(from: tree, data: data, url: document.baseURL, latest: latest)
        let isHandedOver = document.record.title != nil
        document.record.take(metadata)
        if document.record.published == nil {
            document.record.published = FetchRelativeDate.published(
                tree, titleNode: metadata.titleNode, fetchedAt: document.fetchedAt)
            if document.record.published != nil { document.record.warn("date_relative") }
        }
        let body = extractor.extract(tree: tree, evidence: BodyEvidence(tree: tree, data: data))
        document.take(body)
        try Block.bound(document.blocks.count)
        document.settleLanguage(detector, metadata.languageWitnesses)
        if document.record.text.isEmpty {
            // For a page named by the user, its own metadata is wanted at least.
            let isKnown = document.record.title != nil && options.uncertainBody == .keep
            return isKnown ? .keep : .drop(.noText)
        }
        let isUncertain = body.warnings.contains(BodyExtraction.uncertainWarning)
        if isUncertain && options.uncertainBody == .drop { return .drop(.noArticle) }
        return isHandedOver ? .keep : settleType(&document, metadata, body)
    }

    /// Decides what the page is and whether it is wanted; a page that a row hands over with a title has been told to be an
    /// article, and is not asked.
    private func settleType(
        _ document: inout Document, _ metadata: PageMetadata, _ body: BodyExtraction
    ) -> Verdict {
        guard document.record.kind == .page else { return .keep }
        let choice = PageTypeChoice(metadata, body, model: typeModel)
        document.record.pageType = choice.type
        document.findings.append(.init(name: "page type", value: choice.words))
        if let type = choice.type {
            return options.pageTypes[type] == .drop ? .drop(DropReason(page: type)) : .keep
        }
        document.record.warn(Self.uncertainType)
        return options.uncertainType == .drop ? .drop(DropReason(code: Self.uncertainType)) : .keep
    }

    private static let uncertainType = "page_uncertain"

    /// Parses the content and releases it: nothing after this stage reads markup.
    private func tree(_ document: inout Document) throws(DocumentFault) -> HTMLTree {
        let content = document.content
        document.content = []
        do throws(MarkupError) {
            return try HTMLParser.parse(ValidUTF8(trusting: content), limits: options.limits)
        } catch {
            throw DocumentFault(code: error.code.rawValue, message: error.message, offset: error.offset)
        }
    }
}

extension Document {
    /// Takes over a body: its blocks, its rejected blocks, and its warnings.
    fileprivate mutating func take(_ body: BodyExtraction) {
        let frame = FieldLineFilter(title: record.title, authors: record.authors, source: record.source)
        record.removedBlocks += body.rejected
        setBody(body.blocks, keeping: frame.keptFlags(of: body.blocks))
        for warning in body.warnings { record.warn(warning) }
    }

    /// Decides on the language by what the container, the page and the text say.
    fileprivate mutating func settleLanguage(_ detector: LanguageDetector, _ page: [LanguageWitness]) {
        var witnesses = page
        if let container = LanguageWitness(.container, record.language) { witnesses.insert(container, at: 0) }
        let reading = detector.read(record.text)
        let decision = LanguageDecision(witnesses: witnesses, reading: reading)
        record.language = decision.language
        if decision.isDetected { record.warn(LanguageDecision.detected) }
        if decision.isContradicted { record.warn(LanguageDecision.contradicted) }
        findings += LanguageFindings.of(witnesses, reading)
    }
}

extension Record {
    /// Takes over what a page states, where the container (a feed, a side-car) has not stated it already.
    fileprivate mutating func take(_ page: PageMetadata) {
        url = url ?? page.url
        canonicalURL = canonicalURL ?? page.canonicalURL
        if kind != .feedEntry { identity.previousPage = page.previousPage }
        source = source ?? page.source
        title = title ?? page.title
        subtitle = subtitle ?? page.subtitle
        if authors.isEmpty { authors = page.authors }
        published = published ?? page.published
        modified = modified ?? page.modified
        section = section ?? page.section
        if tags.isEmpty { tags = page.tags }
        summary = summary ?? page.summary
        image = image ?? page.image
        if page.isDateAmbiguous { warn("date_ambiguous") }
        rights.complete(with: page.rights)
        if page.rights.isFree == false { warn("paywalled") }
    }
}
