internal import PipelineKit

extension Article {
    /// Creates an article of nothing but a text, to be completed by setting its properties.
    ///
    /// Articles come from an ``ArticleExtractor``, a dataset or a run; this is for tests of what works on them.
    public init(id: String, text: String, input: Input = Input(path: "-")) {
        var record = Record(kind: .page, input: InputReference(input))
        record.ids = RecordIDs(id)
        record.text = text
        record.countWords()
        self.init(record)
    }

    /// The record that a stage would see.
    var record: Record {
        var record = Record(kind: RecordKind(rawValue: kind) ?? .page, input: InputReference(input))
        record.ids = RecordIDs(id, cluster: clusterID, story: storyID ?? id)
        (record.guid, record.fetched, record.origin) = (guid, fetched, origin)
        (record.pageType, record.rights) = (pageType.flatMap(PageType.init), RightsStatement(rights))
        (record.url, record.canonicalURL, record.source, record.domain) = (url, canonicalURL, source, domain)
        (record.title, record.subtitle, record.section, record.summary) = (title, subtitle, section, summary)
        (record.authors, record.tags, record.warnings) = (authors, tags, warnings)
        (record.published, record.modified, record.language) = (published, modified, language)
        (record.text, record.wordCount, record.image, record.revision) = (text, wordCount, image, revision)
        record.entities = entities.map(Entity.init)
        record.quotations = quotes.map(Quotation.init)
        record.focus = focus.map(PipelineKit.Focus.init)
        record.removedBlocks = removedBlocks.map { block in
            PipelineKit.RemovedBlock(
                category: PipelineKit.BlockCategory(block.category), rule: block.rule, score: block.score,
                text: block.text)
        }
        return record
    }
}

extension PipelineKit.BlockCategory {
    /// The two lists have the same names, which a test compares.
    init(_ category: Copydesk.BlockCategory) {
        self = Self(rawValue: category.rawValue) ?? .otherBoilerplate
    }
}
