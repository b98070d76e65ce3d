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
/// The first pass observes, the second decides, so a decision may depend on the whole run. The articles themselves wait
/// on disk between the passes, so keep keys and counts, not texts.
///
/// A run sees only what is new since the run before. A stage that is to know what earlier runs saw says so by
/// `remembers`, and is given its own bytes back.
public protocol CorpusStage: Stage {
    /// First pass.
    mutating func observe(_ article: ArticleDraft)

    /// Called between the passes; does nothing by default.
    mutating func conclude()

    /// Second pass.
    mutating func consider(_ article: inout ArticleDraft) -> Verdict

    /// Whether it keeps a memory from run to run; no by default.
    static var remembers: Bool { get }

    /// Takes the memory of the last published run, before the first pass; not called where there is none yet.
    ///
    /// - Throws: ``ComponentError`` if it is of a kind that the stage no longer reads; the run then ends, and `--full`
    ///   starts without a memory.
    mutating func recall(_ memory: [UInt8]) throws(ComponentError)

    /// What the next run is to know, asked for after the second pass and kept once the run is published.
    ///
    /// The same articles should give the same bytes: sort what comes out of a dictionary.
    var memory: [UInt8] { get }
}

extension CorpusStage {
    /// Does nothing.
    public mutating func conclude() {}
    /// No.
    public static var remembers: Bool { false }
    /// Does nothing.
    public mutating func recall(_ memory: [UInt8]) throws(ComponentError) {}
    /// Nothing.
    public var memory: [UInt8] { [] }
}
