package import Files

/// The place of a record in the first pass, by which the second can look it up.
package struct RecordPosition: Sendable, Hashable, Comparable {
    /// Number of the entry in the pass's log.
    package var entry: Int32
    /// Index of the outcome in the entry.
    package var index: Int32

    package init(entry: Int, index: Int) {
        self.entry = Int32(entry)
        self.index = Int32(index)
    }

    package static func < (first: RecordPosition, second: RecordPosition) -> Bool {
        (first.entry, first.index) < (second.entry, second.index)
    }
}

/// Sees the surviving records of a run twice, in source order, one at a time, and may keep state.
///
/// The first pass observes, the second decides: a decision may depend on the whole run, never on the order.
/// A type that is also a `DocumentStage` or a `RecordStage` processes each first, on all cores. Documents
/// end here: later stages only see records.
///
/// It may keep state between runs, in its own folder below `state/`. The state consists of
/// *generations*, each named after the run that wrote it. The runner opens that of the newest published run,
/// has the next one written before publishing, and retires the others after. A process killed in between
/// leaves two complete generations; the dataset determines which of them counts. A stage without state has no
/// `stateFolderName`, and none of these methods is called on it.
package protocol CorpusStage: Stage {
    /// Finds any record of the first pass.
    typealias LookUp = (RecordPosition) throws(DocumentFault) -> Record

    /// Whether it sees references too: records that only refer to a page.
    static var seesReferences: Bool { get }

    /// First pass.
    mutating func observe(_ record: borrowing Record, at place: RecordPosition)
    /// Between the passes.
    mutating func conclude()
    /// Second pass.
    ///
    /// - Throws: `DocumentFault`, which sends the record to quarantine.
    mutating func consider(_ record: inout Record, lookUp: LookUp) throws(DocumentFault) -> Verdict

    /// Whether the observed record with this number, counted from 0, stays; nil if only `consider` decides that.
    ///
    /// Asked between the passes: revisions are numbered by what will be published.
    func keeps(_ observed: Int) -> Bool?

    /// Name of its folder in the state folder, "dedupe"; nil where it keeps no state.
    static var stateFolderName: String? { get }

    /// Opens the state of earlier runs, before the first pass; `generation` is nil where there is none yet.
    ///
    /// - Throws: `ResourceError` if the generation is missing or corrupt; `--full` rebuilds it then.
    mutating func loadState(from folder: String, generation: String?) throws(ResourceError)

    /// Starts writing the next generation during the second pass, if it is complete after `conclude`.
    mutating func beginSavingState(in folder: String, generation: String)

    /// Writes the next generation after the last pass, or waits for it; it is on disk when this returns.
    ///
    /// - Throws: `OutputError` if it cannot be written; the run is not published then.
    mutating func saveState(in folder: String, generation: String) async throws(OutputError)

    /// Cancels what `beginSavingState` started, in a run that fails; nothing is writing when this returns.
    mutating func stopSavingState() async

    /// Writes a generation that differs from an earlier one in the ids of some texts; it is on disk when this returns.
    ///
    /// - Throws: `ResourceError` if the earlier one is missing or corrupt, `OutputError` if it cannot be written.
    static func carryState(
        in folder: String, from generation: String, to next: String, renaming texts: [RenamedText]) throws

    /// Removes every file of the folder that the generation does not need; nil removes all.
    static func retire(in folder: String, keeping generation: String?)
}

extension CorpusStage {
    package static var roles: Set<StageRole> { [.corpus] }
    package var parts: StageInstance { StageInstance(corpus: self) }
    package static var seesReferences: Bool { false }
    package func keeps(_ observed: Int) -> Bool? { nil }

    package static var stateFolderName: String? { nil }
    package mutating func loadState(from folder: String, generation: String?) throws(ResourceError) {}
    package mutating func beginSavingState(in folder: String, generation: String) {}
    package mutating func saveState(in folder: String, generation: String) async throws(OutputError) {}
    package mutating func stopSavingState() async {}
    package static func carryState(
        in folder: String, from generation: String, to next: String, renaming texts: [RenamedText]
    ) throws {}
    package static func retire(in folder: String, keeping generation: String?) {}

    /// Whether a record is for this stage.
    func sees(_ record: borrowing Record) -> Bool { !record.isReference || Self.seesReferences }
}

extension CorpusStage where Self: DocumentStage {
    package static var roles: Set<StageRole> { [.document, .corpus] }
    package var parts: StageInstance { StageInstance(work: .document(self), corpus: self) }
}

extension CorpusStage where Self: RecordStage {
    package static var roles: Set<StageRole> { [.record, .corpus] }
    package var parts: StageInstance { StageInstance(work: .record(self), corpus: self) }
}

/// A published text that has the id of another article now.
package struct RenamedText: Sendable, Equatable {
    package var old: String
    package var new: String
    package var text: String

    package init(old: String, new: String, text: String) {
        self.old = old
        self.new = new
        self.text = text
    }
}
