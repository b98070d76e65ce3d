package import Files

/// Where the first pass met a record, by which the second can look it up.
package struct RecordPlace: Sendable, Hashable, Comparable {
    /// The entry of the pass's log.
    package var entry: Int32
    /// The outcome in it.
    package var index: Int32

    package init(entry: Int, index: Int) {
        self.entry = Int32(entry)
        self.index = Int32(index)
    }

    package static func < (first: RecordPlace, second: RecordPlace) -> Bool {
        (first.entry, first.index) < (second.entry, second.index)
    }
}

/// Sees the surviving records of a run twice, in source order, one at a time, and may keep state.
///
/// The first pass only looks, the second decides: a decision may rest on the whole run, never on who came first.
/// A type that is also a `DocumentStage` or a `RecordStage` works on each before that, on all cores. Documents end
/// here: what follows has records alone.
///
/// It may remember from one run to the next, in a folder of its own below `state/`. What it remembers is kept in
/// *generations*, each named after the run that wrote it. The runner opens the generation of the newest published run,
/// has the next one written before its own run is published, and retires the others after. A process killed in between
/// leaves two whole generations, and the dataset says which of them counts. A stage that remembers nothing has no
/// `memoryName`, and none of the calls about memory reaches it.
package protocol CorpusStage: Stage {
    /// Finds any record of the first pass.
    typealias LookUp = (RecordPlace) throws(DocumentFault) -> Record

    /// Whether it sees references too: records that only tell of a page.
    static var seesReferences: Bool { get }

    /// First pass.
    mutating func observe(_ record: borrowing Record, at place: RecordPlace)
    /// Between the passes.
    mutating func conclude()
    /// Second pass.
    ///
    /// - Throws: `DocumentFault`, which sends the record to quarantine.
    mutating func consider(_ record: inout Record, lookUp: LookUp) throws(DocumentFault) -> Verdict

    /// Name of its folder below the state, "dedupe"; nil where it remembers nothing.
    static var memoryName: String? { get }

    /// Opens what earlier runs left, before the first pass; `generation` is nil where there is nothing yet.
    ///
    /// - Throws: `ResourceError` if the generation is missing or damaged; `--full` rebuilds it then.
    mutating func recall(from folder: String, generation: String?) throws(ResourceError)

    /// Starts to write the next generation beside the second pass, if all of it is known after `conclude`.
    mutating func beginRemembering(in folder: String, generation: String)

    /// Writes the next generation after the last pass, or waits for it; it is on disk when this returns.
    ///
    /// - Throws: `OutputError` if it cannot be written; the run is not published then.
    mutating func remember(in folder: String, generation: String) async throws(OutputError)

    /// Ends what `beginRemembering` started, in a run that fails; nothing writes when this returns.
    mutating func stopRemembering() async

    /// Removes every file of the folder that the generation does not need; nil leaves nothing.
    static func retire(in folder: String, keeping generation: String?)
}

extension CorpusStage {
    package static var halves: Set<StageHalf> { [.corpus] }
    package var parts: StageParts { StageParts(corpus: self) }
    package static var seesReferences: Bool { false }

    package static var memoryName: String? { nil }
    package mutating func recall(from folder: String, generation: String?) throws(ResourceError) {}
    package mutating func beginRemembering(in folder: String, generation: String) {}
    package mutating func remember(in folder: String, generation: String) async throws(OutputError) {}
    package mutating func stopRemembering() async {}
    package static func retire(in folder: String, keeping generation: String?) {}

    /// Whether a record is for this stage.
    func sees(_ record: borrowing Record) -> Bool { !record.isReference || Self.seesReferences }
}

extension CorpusStage where Self: DocumentStage {
    package static var halves: Set<StageHalf> { [.document, .corpus] }
    package var parts: StageParts { StageParts(work: .document(self), corpus: self) }
}

extension CorpusStage where Self: RecordStage {
    package static var halves: Set<StageHalf> { [.record, .corpus] }
    package var parts: StageParts { StageParts(work: .record(self), corpus: self) }
}
