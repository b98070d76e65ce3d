/// A step of a pipeline between the source and the sinks.
///
/// A stage conforms to ``DocumentStage``, ``ArticleStage`` or ``CorpusStage``, or to ``CorpusStage`` and one of the
/// others: it then processes single articles in parallel before it sees all of them. A stage only computes. Counting,
/// logging, retrying and catching errors are up to the engine.
public protocol Stage: Component {
    /// What earlier stages must provide; checked before anything is read.
    ///
    /// By default blocks for a ``DocumentStage`` and the text for any other.
    static var needs: Set<StageField> { get }

    /// What it provides to later stages; nothing by default.
    static var provides: Set<StageField> { get }
}

extension Stage {
    /// Blocks for a stage that works on documents, the text for any other.
    public static var needs: Set<StageField> { self is any DocumentStage.Type ? [.blocks] : [.text] }

    /// Nothing.
    public static var provides: Set<StageField> { [] }
}

/// What a stage may need or provide.
public enum StageField: String, Sendable, CaseIterable {
    /// Title, authors, dates and the other fields that a page states.
    case metadata
    /// The blocks of a document, available up to the first stage that sees the corpus.
    case blocks
    /// The article's own text.
    case text
    /// Names in the text.
    case entities
    /// Which articles are near-duplicates of each other.
    case cluster
}

/// Processes one document at a time, block by block, and keeps nothing between documents.
///
/// It comes after `clean-html` and before every stage that sees the corpus, such as `strip-boilerplate`. After that
/// there are paragraphs but no blocks, so use an ``ArticleStage``.
public protocol DocumentStage: Stage {
    /// Processes a document; called on any worker.
    func process(_ document: inout DocumentDraft) -> Verdict
}

/// Processes one article at a time and keeps nothing between articles.
public protocol ArticleStage: Stage {
    /// Processes an article; called on any worker.
    func process(_ article: inout ArticleDraft) -> Verdict
}

/// Sees all articles of a run twice, in source order, one at a time, and may keep state in between.
///
/// The first pass observes, the second decides, so a decision may depend on the whole run. State lasts for one run. The
/// articles themselves wait on disk between the passes, so keep keys and counts, not texts.
public protocol CorpusStage: Stage {
    /// First pass.
    mutating func observe(_ article: ArticleDraft)

    /// Called between the passes; does nothing by default.
    mutating func conclude()

    /// Second pass.
    mutating func consider(_ article: inout ArticleDraft) -> Verdict
}

extension CorpusStage {
    /// Does nothing.
    public mutating func conclude() {}
}
