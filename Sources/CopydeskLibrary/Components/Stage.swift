/// A step of a pipeline between the source and the sinks.
///
/// A type is one by conforming to ``DocumentStage``, ``ArticleStage`` or ``CorpusStage``, or to ``CorpusStage`` and one of
/// the others: it then works on each article on all cores before it sees all of them. A stage only computes. It does not
/// count, log, retry or catch: that the engine does once for all stages.
public protocol Stage: Component {
    /// What must stand before it in the pipeline; checked before anything is read.
    ///
    /// Blocks for a ``DocumentStage``, the text for any other, where nothing is said.
    static var needs: Set<StageField> { get }

    /// What it adds for the stages behind it; nothing where nothing is said.
    static var provides: Set<StageField> { get }
}

extension Stage {
    /// Blocks for a stage that works on documents, the text for any other.
    public static var needs: Set<StageField> { self is any DocumentStage.Type ? [.blocks] : [.text] }

    /// Nothing.
    public static var provides: Set<StageField> { [] }
}

/// What stages need of those before them.
public enum StageField: String, Sendable, CaseIterable {
    /// Title, authors, dates and the other fields that a page states.
    case metadata
    /// The pieces of a document; they end with the first stage that sees the corpus.
    case blocks
    /// The article's own text.
    case text
    /// Names in the text.
    case entities
    /// Which articles are near-duplicates of each other.
    case cluster
}

/// Works on one document at a time, block by block, and keeps nothing between documents.
///
/// It stands behind `clean-html`, and before every stage that sees the corpus, of which `strip-boilerplate` is one: behind
/// that a text has paragraphs and no blocks, and an ``ArticleStage`` works on them.
public protocol DocumentStage: Stage {
    /// Looks at a document, on any of the workers.
    func process(_ document: inout DocumentDraft) -> Verdict
}

/// Works on one article at a time and keeps nothing between articles.
public protocol ArticleStage: Stage {
    /// Looks at an article, on any of the workers.
    func process(_ article: inout ArticleDraft) -> Verdict
}

/// Sees the articles of a run twice, in source order, one at a time, and may keep state in between.
///
/// The first pass looks, the second decides: a decision may rest on the whole run, never on who came first. What it keeps
/// lasts for one run. The articles themselves wait on disk between the passes, so keep keys and counts, not texts.
public protocol CorpusStage: Stage {
    /// First pass.
    mutating func observe(_ article: ArticleDraft)

    /// Between the passes; does nothing where nothing is said.
    mutating func conclude()

    /// Second pass.
    mutating func consider(_ article: inout ArticleDraft) -> Verdict
}

extension CorpusStage {
    /// Does nothing.
    public mutating func conclude() {}
}
