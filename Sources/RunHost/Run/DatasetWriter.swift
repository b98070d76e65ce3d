package import DatasetIO
package import PipelineKit

/// Writes a run next to the dataset and publishes it atomically: readers see the old dataset or the new one.
///
/// Everything goes to `.NAME.staging/RUN` in the dataset's parent folder, is put on disk, and changes places with the
/// dataset by one rename. A process killed at any instant leaves at most that folder, which the next run removes.
package struct DatasetWriter: RunOutput {
    /// What a run has besides its dataset.
    package struct RunContext: Sendable {
        /// Receives every record and input; nil where no state is kept.
        package var ledger: (any RunLedger)?
        /// Where stages keep their generations.
        package var generations: StateGenerations?
        /// Where the logs of the passes are kept on disk; nil keeps them in memory.
        package var work: RunCheckpoint?
        /// Hears how many sealed parts of a pass were damaged, and are made again.
        package var discarded: @Sendable (Int) -> Void = { _ in }
        /// Whether the dataset's earlier runs are kept, or replaced by the new one.
        package var keepsEarlierRuns = false
        /// Files of the dataset that one which replaces it does not take over: rows of runs whose manifests are lost.
        package var orphaned: Set<String> = []
        /// Free bytes below which a run ends.
        package var minimumFreeBytes = 0
        /// Optional columns of the articles.
        package var optionalFields: Set<RecordSchema.OptionalField> = []
        /// The numbers of the changes that the dataset has; its own begin behind them.
        package var changes = ChangeRange()

        /// A dataset that begins anew leaves a number out, so that nobody who has read all of the old one goes on.
        var firstChange: Int { keepsEarlierRuns || changes.next == 1 ? changes.next : changes.next + 1 }

        package init() {}
    }

    private let claim: DatasetClaim
    private let context: RunContext
    private let now: @Sendable () -> String
    private var sinks: [any RecordSink]
    private var audit: AuditTables
    private var space: SpaceGuard
    /// From here on the dataset may have the run; only the next start can determine it.
    private var isPublishing = false

    /// Prepares a run: makes the staging folder.
    ///
    /// - Throws: `OutputError` if the output cannot be created, or the disk has too little space.
    package init(
        claim: DatasetClaim, runID: String, sinks: [any SinkFactory], context: RunContext,
        now: @escaping @Sendable () -> String
    ) throws(OutputError) {
        self.claim = claim
        self.context = context
        self.now = now
        let layout = claim.layout
        space = SpaceGuard(
            folders: [layout.parent] + (context.work.map { [$0.folder] } ?? []),
            minimumBytes: context.minimumFreeBytes)
        try space.check()
        var made: [any RecordSink] = []
        let columns = RecordSchema.columns(with: context.optionalFields)
        for factory in sinks {
            made.append(try factory.makeSink(staging: layout.staging, runID: runID, columns: columns))
        }
        self.sinks = made
        audit = AuditTables(staging: layout.staging, runID: runID, nextChange: context.firstChange)
    }

    /// Prepares a run that replaces the whole dataset and keeps no state.
    ///
    /// - Throws: `RunLock.Held` if another run works on the dataset, `OutputError` if the output cannot be made.
    package init(
        dataset: String, runID: String, sinks: [any SinkFactory], now: @escaping @Sendable () -> String
    ) throws {
        try self.init(
            claim: DatasetClaim(dataset: dataset, runID: runID), runID: runID, sinks: sinks,
            context: RunContext(), now: now)
    }

    package var generations: StateGenerations? { context.generations }

    package mutating func article(_ record: Record) throws(OutputError) {
        try space.checkPeriodically()
        for index in sinks.indices { try sinks[index].write(record) }
        try audit.removedBlocks(of: record)
        try audit.changed(ArticleChange(publishing: record))
        try context.ledger?.add(record)
    }

    package mutating func duplicate(_ record: Record, _ duplication: Duplication) throws(OutputError) {
        try audit.duplicate(record, duplication)
    }

    package mutating func quarantine(_ entry: QuarantineEntry) throws(OutputError) {
        try audit.quarantined(entry)
    }

    package mutating func drop(_ entry: DropEntry) throws(OutputError) { try audit.dropped(entry) }

    package mutating func input(_ receipt: InputReceipt) throws(OutputError) {
        try space.checkPeriodically()
        try context.ledger?.add(receipt)
    }

    package func published(_ id: String) throws(OutputError) -> PublishedText? {
        try context.ledger?.published(id)
    }

    package func articles(key: UInt64) throws(OutputError) -> [PublishedArticle] {
        try context.ledger?.articles(key: key) ?? []
    }

    package mutating func note(_ document: KnownDocument) throws(OutputError) {
        try context.ledger?.note(document)
    }

    package func hasListed(_ key: UInt64) throws(OutputError) -> Bool {
        try context.ledger?.hasListed(key) ?? false
    }

    package mutating func list(_ key: UInt64) throws(OutputError) { try context.ledger?.list(key) }

    package func openLog(pass: Int, after checksum: UInt64) throws(OutputError) -> any PassLog {
        guard let work = context.work else { return MemoryLog() }
        let log = try work.openLog(pass: pass, after: checksum)
        if log.discarded > 0 { context.discarded(log.discarded) }
        return log
    }

    package mutating func publish(_ report: RunReport) throws(OutputError) -> RunReport {
        var report = report
        let layout = claim.layout
        for index in sinks.indices { report.files += try sinks[index].close() }
        report.files += try audit.close()
        report.files.sort { $0.path < $1.path }
        // A clock that was set back meanwhile says nothing; both are UTC in one form, which sorts as text.
        report.finished = max(now(), report.started)
        report.optionalFields = context.optionalFields
        report.kind = context.keepsEarlierRuns ? .run : .full
        report.previousDigest = report.previous.flatMap(claim.contentDigest)
        let first = context.firstChange
        report.changes = ChangeRange(
            from: context.keepsEarlierRuns ? context.changes.from : first, next: audit.nextChange)
        if context.keepsEarlierRuns { try layout.linkEarlierRuns() }
        let digest = try DatasetCard.complete(report, in: layout.staging)
        try context.ledger?.prepare(report, manifestDigest: digest)
        isPublishing = true
        try layout.publish(leavingOut: context.orphaned)
        try context.ledger?.commit()
        context.work?.remove()
        return report
    }

    package mutating func abandon() {
        if !isPublishing { context.ledger?.discard() }
        claim.layout.discard()
    }
}
