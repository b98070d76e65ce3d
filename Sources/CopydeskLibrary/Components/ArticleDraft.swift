internal import PipelineKit

/// An unfinished article, as stages see it.
///
/// Stages may set fields, but not the text. Only ``removeParagraphs(_:)`` shortens it, adjusts every offset into it and
/// records in `removed/` what was removed and why.
public struct ArticleDraft: Sendable {
    /// The engine's record of it.
    var record: Record
    /// The kind of the stage that is processing it.
    let stage: String
    /// The removals so far, to be applied to the blocks of the same document.
    private(set) var cuts: [[Bool]] = []

    init(_ record: Record, stage: String) {
        self.record = record
        self.stage = stage
    }

    /// Creates a draft as a run hands it to a stage, so that the stage can be tested without a run.
    public init(_ article: Article, for stage: any Stage.Type) {
        self.init(article.record, stage: stage.kind)
    }

    // MARK: Identity

    /// 32 hex digits; nil before the first stage that sees the corpus, because the engine makes it there.
    public var id: String? { record.ids?.article }

    /// The address it was found under.
    public var url: String? { record.url }

    /// The address that the page states for itself; without tracking parameters from the first corpus stage on.
    public var canonicalURL: String? { record.canonicalURL }

    /// Registrable host of the canonical address; nil before the first stage that sees the corpus.
    public var domain: String? { record.domain }

    /// The feed's or agency's own id, as given.
    public var guid: String? { record.guid }

    /// `page`, `feed-entry`, `text-dump`, `newswire` or `mail`.
    public var kind: String { record.kind.rawValue }

    /// What a page is: `article`, `live-blog` and others; nil where it is uncertain.
    public var pageType: String? { record.pageType?.rawValue }

    /// When the bytes were fetched, as the archive, side-car or scrape states it.
    public var fetched: String? { record.fetched }

    /// The agency whose copy it is.
    public var origin: String? { record.origin }

    /// What the source states about use.
    public var rights: Article.Rights { Article.Rights(record.rights) }

    /// Where its bytes came from.
    public var input: Article.Input { Article.Input(record.input) }

    // MARK: Fields

    /// Headline without the site's name.
    public var title: String? {
        get { record.title }
        set { record.title = newValue }
    }

    /// Deck, standfirst.
    public var subtitle: String? {
        get { record.subtitle }
        set { record.subtitle = newValue }
    }

    /// The publisher as a reader knows it.
    public var source: String? {
        get { record.source }
        set { record.source = newValue }
    }

    /// People or agencies, in the order of the byline.
    public var authors: [String] {
        get { record.authors }
        set { record.authors = newValue }
    }

    /// RFC 3339 with the offset as stated; only a date where no time is stated.
    public var published: String? {
        get { record.published }
        set { record.published = newValue }
    }

    /// When it was changed last, in the form of ``published``.
    public var modified: String? {
        get { record.modified }
        set { record.modified = newValue }
    }

    /// The part of the publication.
    public var section: String? {
        get { record.section }
        set { record.section = newValue }
    }

    /// Keywords and categories, in order.
    public var tags: [String] {
        get { record.tags }
        set { record.tags = newValue }
    }

    /// BCP 47.
    public var language: String? {
        get { record.language }
        set { record.language = newValue }
    }

    /// Stated description or feed summary.
    public var summary: String? {
        get { record.summary }
        set { record.summary = newValue }
    }

    /// Lead image, absolute.
    public var image: String? {
        get { record.image }
        set { record.image = newValue }
    }

    /// Codes so far, each once, in the order in which they were added.
    public var warnings: [String] { record.warnings }

    /// Adds a code in snake_case, once.
    public mutating func warn(_ code: String) { record.warn(code) }

    // MARK: Text

    /// Paragraphs joined by one blank line, NFC, no markup.
    public var text: String { record.text }

    /// The text split at blank lines.
    public var paragraphs: [String] { record.paragraphs }

    /// Names in the text; empty before `tag-entities`.
    public var entities: [Article.Name] { record.entities.map(Article.Name.init) }

    /// What people are quoted with; empty before `tag-entities`, and where its option does not ask for it.
    public var quotes: [Article.Quote] { record.quotations.map(Article.Quote.init) }

    /// The place that it is about; nil before `tag-entities`, and where its option does not ask for it.
    public var focus: Article.Focus? { record.focus.map(Article.Focus.init) }

    /// Removes the paragraphs for which `reason` returns a removal, and returns how many.
    ///
    /// Names in the text move or go with their paragraph, and each removed paragraph is a row of `removed/`.
    @discardableResult
    public mutating func removeParagraphs(_ reason: (String) -> Removal?) -> Int {
        let paragraphs = record.paragraphs
        let removals = paragraphs.map(reason)
        let keeps = removals.map { $0 == nil }
        guard keeps.contains(false) else { return 0 }
        for (place, removal) in removals.enumerated() {
            guard let removal else { continue }
            record.removedBlocks.append(removal.block(paragraphs[place], by: stage, place: place))
        }
        record.keepParagraphs(keeps, of: paragraphs)
        cuts.append(keeps)
        return keeps.count { !$0 }
    }

    /// What has been removed so far, by this stage and by those before it, in the order of the text.
    public var removedBlocks: [Article.RemovedBlock] { record.removedBlocks.map(Article.RemovedBlock.init) }

    // MARK: Notes

    /// The note that the stage left on its first pass; never written to the dataset.
    public subscript<Note: StageNote>(_ type: Note.Type) -> Note? {
        get { record.attachments[NoteAttachment<Note>.self]?.note }
        set { record.attachments[NoteAttachment<Note>.self] = newValue.map(NoteAttachment.init) }
    }
}
