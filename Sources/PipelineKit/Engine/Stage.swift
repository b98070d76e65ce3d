package import Files

/// A field of a document or record that stages need or provide; the plan checks the order beforehand.
package enum DocumentField: String, Sendable, CaseIterable {
    case content, metadata, blocks, text, entities, cluster

    /// What only a document has: it no longer exists once a corpus stage has seen the records.
    package static let documentOnly: Set<DocumentField> = [.content, .blocks]
}

/// Options of a stage, source or sink, read and described in one place.
package protocol StageOptions: Sendable {
    /// Creates the defaults, as its properties state them; reading uses them.
    init()
    /// Reads the options; problems are collected in the reader.
    init(reading reader: inout OptionReader)
    /// Whether they make a stage see the corpus that would not do so without.
    var seesCorpus: Bool { get }
}

extension StageOptions {
    package var seesCorpus: Bool { false }
}

/// The requirements of every stage.
package protocol Stage: Sendable {
    associatedtype Options: StageOptions
    /// Kebab-case verb: "clean-html".
    static var kind: String { get }
    /// One line for `copydesk stages`.
    static var summary: String { get }
    static var needs: Set<DocumentField> { get }
    static var provides: Set<DocumentField> { get }
    /// Creates the stage: opens every file, compiles every pattern.
    ///
    /// - Throws: `ResourceError` if a resource is missing or corrupt.
    init(options: Options, resources: Resources) throws(ResourceError)
    /// Digests of the data files that the stage uses; they are part of the plan.
    var resourceDigests: [String: String] { get }
    /// Optional columns that this stage fills, as configured.
    var optionalFields: Set<RecordSchema.OptionalField> { get }
    /// Its roles; the protocols below provide this.
    static var roles: Set<StageRole> { get }
    /// The instance by role; the protocols below provide this.
    var parts: StageInstance { get }
}

/// What a stage works on; it may have one half for workers and one for the corpus.
package enum StageRole: Sendable {
    case intake, document, record, corpus
}

/// An instantiated stage, by role.
package struct StageInstance: Sendable {
    package var intake: (any IntakeStage)?
    package var work: WorkerStage?
    package var corpus: (any CorpusStage)?

    package init(
        intake: (any IntakeStage)? = nil, work: WorkerStage? = nil, corpus: (any CorpusStage)? = nil
    ) {
        self.intake = intake
        self.work = work
        self.corpus = corpus
    }
}

/// The part of a stage that workers run.
package enum WorkerStage: Sendable {
    case document(any DocumentStage)
    case record(any RecordStage)

    /// The stage, of whatever kind.
    package var stage: any Stage {
        switch self {
        case .document(let stage): stage
        case .record(let stage): stage
        }
    }

    /// Runs the stage on a document, or on the record that it has become.
    package func process(_ document: inout Document) throws(DocumentFault) -> Verdict {
        switch self {
        case .document(let stage): try stage.process(&document)
        case .record(let stage): try stage.process(&document.record)
        }
    }
}

extension Stage {
    package var optionalFields: Set<RecordSchema.OptionalField> { [] }
    package var resourceDigests: [String: String] { [:] }
}

/// Opens a source item: bytes in, documents out, one for a page and many for a feed.
package protocol IntakeStage: Stage {
    /// Calls `each` for every document of the item in order, and `fault` for every member that has none.
    ///
    /// - Throws: `DocumentFault` if the whole item cannot be read.
    func open(
        _ item: LoadedItem, each: (consuming Document) -> Void, fault: (DocumentFault) -> Void
    ) throws(DocumentFault)

    /// Splits an input into pieces that workers open one by one; nil for one to be loaded whole.
    ///
    /// - Throws: `DocumentFault` if it cannot be opened.
    func split(
        _ item: SourceItem, of source: any DocumentSource
    ) throws(DocumentFault) -> (any InputSplitter)?
}

extension IntakeStage {
    package static var roles: Set<StageRole> { [.intake] }
    package var parts: StageInstance { StageInstance(intake: self) }

    package func split(
        _ item: SourceItem, of source: any DocumentSource
    ) throws(DocumentFault) -> (any InputSplitter)? { nil }
}

/// Processes one document at a time, with its bytes and blocks, and keeps nothing between documents.
package protocol DocumentStage: Stage {
    /// - Throws: `DocumentFault`, which sends the document to quarantine.
    func process(_ document: inout Document) throws(DocumentFault) -> Verdict
}

extension DocumentStage {
    package static var roles: Set<StageRole> { [.document] }
    package var parts: StageInstance { StageInstance(work: .document(self)) }
}

/// Processes one record at a time, which is all that outlives a document; keeps nothing between records.
package protocol RecordStage: Stage {
    /// - Throws: `DocumentFault`, which sends the record to quarantine.
    func process(_ record: inout Record) throws(DocumentFault) -> Verdict
}

extension RecordStage {
    package static var roles: Set<StageRole> { [.record] }
    package var parts: StageInstance { StageInstance(work: .record(self)) }
}
