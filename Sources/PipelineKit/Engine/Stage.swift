package import Files

/// A field of a document that stages need or provide; the plan proves the order before anything is read.
package enum DocumentField: String, Sendable, CaseIterable {
    case content, metadata, blocks, text, entities, cluster
}

/// Options of a stage, source or sink, read and described in one place.
package protocol StageOptions: Sendable {
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
    package func split(
        _ item: SourceItem, of source: any DocumentSource
    ) throws(DocumentFault) -> (any InputSplitter)? { nil }
}

/// Works on one document at a time and keeps nothing between documents.
package protocol DocumentStage: Stage {
    /// - Throws: `DocumentFault`, which sends the document to quarantine.
    func process(_ document: inout Document) throws(DocumentFault) -> Verdict
}

/// Sees the surviving records of a run twice, in source order, one at a time, and may keep state.
///
/// The first pass only looks, the second decides: a decision may rest on the whole run, never on who came first.
/// A type that is also a `DocumentStage` works on each document before that, on all cores.
package protocol CorpusStage: Stage {
    /// First pass.
    mutating func observe(_ record: borrowing Record)
    /// Between the passes.
    mutating func conclude()
    /// Second pass.
    ///
    /// - Throws: `DocumentFault`, which sends the record to quarantine.
    mutating func consider(_ record: inout Record) throws(DocumentFault) -> Verdict

    /// Whether it sees references too: records that only tell of a page.
    static var seesReferences: Bool { get }
    /// First pass, with a place by which the second can look the record up; by default `observe` without it.
    mutating func observe(_ record: borrowing Record, at place: Int)
    /// Second pass, with access to any record of the first; by default `consider` without it.
    ///
    /// - Throws: `DocumentFault`, which sends the record to quarantine.
    mutating func consider(
        _ record: inout Record, lookUp: (Int) throws(DocumentFault) -> Record
    ) throws(DocumentFault) -> Verdict
}

extension CorpusStage {
    package static var seesReferences: Bool { false }

    package mutating func observe(_ record: borrowing Record, at place: Int) { observe(record) }

    package mutating func consider(
        _ record: inout Record, lookUp: (Int) throws(DocumentFault) -> Record
    ) throws(DocumentFault) -> Verdict { try consider(&record) }

    /// Whether a record is for this stage.
    func sees(_ record: borrowing Record) -> Bool { !record.isReference || Self.seesReferences }
}
