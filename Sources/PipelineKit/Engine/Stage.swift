package import Files

/// A field of a document or record that stages need or provide; the plan proves the order before anything is read.
package enum DocumentField: String, Sendable, CaseIterable {
    case content, metadata, blocks, text, entities, cluster

    /// What a document alone has: it is gone once a corpus stage has seen the records.
    package static let endingWithDocument: Set<DocumentField> = [.content, .blocks]
}

/// Options of a stage, source or sink, read and described in one place.
package protocol StageOptions: Sendable {
    /// The defaults, which its properties state; reading takes them from there.
    init()
    /// Reads the options; problems are collected in the reader.
    init(reading reader: inout OptionReader)
}

/// What every stage is.
package protocol Stage: Sendable {
    associatedtype Options: StageOptions
    /// Kebab-case verb: "clean-html".
    static var kind: String { get }
    /// One line for `copydesk stages`.
    static var summary: String { get }
    static var needs: Set<DocumentField> { get }
    static var provides: Set<DocumentField> { get }
    /// Makes the stage ready: every file opened, every pattern compiled.
    ///
    /// - Throws: `ResourceError` if a resource is missing or damaged.
    init(options: Options, resources: Resources) throws(ResourceError)
    /// Digests of the data files the stage decides by; they are part of the plan.
    var resourceDigests: [String: String] { get }
    /// Columns that the dataset has because this stage, as configured, fills them.
    var optionalFields: Set<RecordSchema.OptionalField> { get }
    /// The halves it has; the protocols below fill this in.
    static var halves: Set<StageHalf> { get }
    /// The halves, ready to run; the protocols below fill this in.
    var parts: StageParts { get }
}

/// What a stage works on; it may have one half for workers and one for the corpus.
package enum StageHalf: Sendable {
    case intake, document, record, corpus
}

/// A stage made ready, half by half.
package struct StageParts: Sendable {
    package var intake: (any IntakeStage)?
    package var work: StageWork?
    package var corpus: (any CorpusStage)?

    package init(
        intake: (any IntakeStage)? = nil, work: StageWork? = nil, corpus: (any CorpusStage)? = nil
    ) {
        self.intake = intake
        self.work = work
        self.corpus = corpus
    }
}

/// The half of a stage that workers run.
package enum StageWork: Sendable {
    case document(any DocumentStage)
    case record(any RecordStage)

    /// The stage, whatever it works on.
    package var stage: any Stage {
        switch self {
        case .document(let stage): stage
        case .record(let stage): stage
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
    /// - Throws: `DocumentFault` if the item as a whole cannot be read.
    func open(
        _ item: LoadedItem, each: (consuming Document) -> Void, fault: (DocumentFault) -> Void
    ) throws(DocumentFault)

    /// Cuts an input into pieces that workers open one by one; nil for one that is to be loaded whole.
    ///
    /// - Throws: `DocumentFault` if it cannot be opened.
    func split(
        _ item: SourceItem, of source: any DocumentSource
    ) throws(DocumentFault) -> (any InputSplitter)?
}

extension IntakeStage {
    package static var halves: Set<StageHalf> { [.intake] }
    package var parts: StageParts { StageParts(intake: self) }

    package func split(
        _ item: SourceItem, of source: any DocumentSource
    ) throws(DocumentFault) -> (any InputSplitter)? { nil }
}

/// Works on one document at a time, with its bytes and blocks, and keeps nothing between documents.
package protocol DocumentStage: Stage {
    /// - Throws: `DocumentFault`, which sends the document to quarantine.
    func process(_ document: inout Document) throws(DocumentFault) -> Verdict
}

extension DocumentStage {
    package static var halves: Set<StageHalf> { [.document] }
    package var parts: StageParts { StageParts(work: .document(self)) }
}

/// Works on one record at a time, which is all that outlives a document, and keeps nothing between records.
package protocol RecordStage: Stage {
    /// - Throws: `DocumentFault`, which sends the record to quarantine.
    func process(_ record: inout Record) throws(DocumentFault) -> Verdict
}

extension RecordStage {
    package static var halves: Set<StageHalf> { [.record] }
    package var parts: StageParts { StageParts(work: .record(self)) }
}
