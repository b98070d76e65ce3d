internal import Catalog
internal import DatasetIO
internal import Glibc
internal import Markup
internal import PipelineKit

/// One `copydesk run` from the lock to the published dataset.
struct RunSession {
    /// What the command line says of it.
    struct Request: Sendable {
        var runID: String?
        var jobs: Int
        var limit: Int?
        var isFull: Bool
        var wait: Duration
        /// The configuration's file and the input on the command line, for a process that tries documents alone.
        var config = ""
        var input: String?
    }

    /// How it ended.
    enum Outcome: Sendable {
        case published(RunReport)
        /// Nothing new: no run was written.
        case nothingNew(ListingCounts)
    }

    let configured: Configured
    let request: Request
    let reporter: RunReporter
    private let claim: DatasetClaim
    private let stateLock: RunLock
    private let catalog: Catalog
    private let runs: [Catalog.Run]
    private let started: String

    private var plan: PipelinePlan { configured.plan }
    private var isFull: Bool { request.isFull || runs.isEmpty }

    /// Takes the locks and repairs what an interrupted run left.
    ///
    /// - Throws: `RunLock.Held`, `OutputError` or `FileError`.
    init(_ configured: Configured, _ request: Request, reporter: RunReporter) async throws {
        self.configured = configured
        self.request = request
        self.reporter = reporter
        started = UTCClock.now()
        claim = try await DatasetClaim(
            dataset: configured.output, runID: request.runID ?? UTCClock.runID(), started: started,
            wait: request.wait)
        try FileSystem.makeFolder(configured.state)
        stateLock = try await RunLock(
            path: "\(configured.state)/lock", started: started, wait: request.wait)
        catalog = try Catalog(folder: configured.state)
        try catalog.repair(manifestDigest: claim.manifestDigest)
        runs = try catalog.runs()
        if !request.isFull { try refuseStrangers() }
    }

    /// A state and a dataset that do not belong together would publish articles twice, or never.
    private func refuseStrangers() throws {
        let inDataset = Set(try claim.runs())
        let known = Set(runs.map(\.id))
        guard inDataset != known else { return }
        let strange = inDataset.symmetricDifference(known).sorted()[0]
        let place = known.contains(strange) ? "the state knows run '\(strange)', the dataset has not" : ""
        let other = place.isEmpty ? "the dataset has run '\(strange)', the state does not know it" : place
        throw OutputError(
            kind: .cannotCreate, path: configured.state,
            message:
                "\(configured.output) and the state \(configured.state) do not belong together: \(other); "
                + "run with --full to rebuild both, or name the right --state")
    }

    // MARK: The run

    /// Does what is new.
    ///
    /// - Throws: as `PipelineRunner.run`.
    func run() async throws -> Outcome {
        let listedAt = UTCClock.nanoseconds()
        var terms = RunWork.Terms(
            runID: request.runID ?? UTCClock.runID(), planDigest: plan.digest,
            version: CopydeskCommand.version,
            scope: scope, previous: isFull ? nil : runs.last?.id)
        let folder = "\(configured.state)/work"
        var removed: [String] = []
        let work: RunWork
        if let left = RunWork.resume(folder: folder, terms: terms) {
            work = left
            terms.runID = request.runID ?? left.terms.runID
            reporter.event("resumed", [("run", terms.runID)])
        } else {
            let listing = try compare(plan.source.list(), listedAt: listedAt)
            removed = listing.removed
            guard isFull || !listing.toRead.isEmpty else {
                try catalog.settle([], removed: removed, listedAt: listedAt)
                return .nothingNew(listing.counts)
            }
            work = try RunWork(folder: folder, terms: terms, items: listing.toRead, listing: listing.counts)
        }
        return .published(try await run(work, terms: terms, removed: removed, listedAt: listedAt))
    }

    /// What else decides which inputs are read: the source with its options, and the limit.
    private var scope: String {
        var writer = JSONWriter()
        writer.value(plan.resolved["source"] ?? .null)
        return writer.text + (request.limit.map { " limit \($0)" } ?? "")
    }

    /// What there is to read.
    private func compare(_ items: [SourceItem], listedAt: Int) throws -> Catalog.Comparison {
        guard !isFull else {
            var all = Catalog.Comparison()
            all.toRead = Array(items.prefix(request.limit ?? .max))
            all.counts.new = all.toRead.count
            return all
        }
        var comparison = try catalog.compare(items)
        try lookInto(&comparison, listedAt: listedAt)
        comparison.toRead = Array(comparison.toRead.prefix(request.limit ?? .max))
        return comparison
    }

    /// Reads what size and time do not prove unchanged.
    private func lookInto(_ comparison: inout Catalog.Comparison, listedAt: Int) throws {
        var unchanged: [InputReceipt] = []
        var changed = 0
        for doubt in comparison.doubtful {
            let item = doubt.item
            if digest(of: doubt) == doubt.sha256 {
                unchanged.append(
                    InputReceipt(
                        path: item.path, bytes: item.bytes, modified: item.modified, sha256: doubt.sha256))
            } else {
                comparison.toRead.append(item)
                changed += 1
            }
        }
        for doubt in comparison.larger where digest(of: doubt) == doubt.sha256 {
            let place = comparison.toRead.firstIndex { $0.sequence == doubt.item.sequence }
            if let place { comparison.toRead[place].start = doubt.readTo }
        }
        comparison.counts.changed += changed
        comparison.counts.unchanged -= changed
        if changed > 0 { comparison.toRead.sort { $0.sequence < $1.sequence } }
        try catalog.settle(unchanged, removed: [], listedAt: listedAt)
    }

    /// What cannot be read has none, and had none if it could not be read before.
    private func digest(of doubt: Catalog.Comparison.Doubt) -> String {
        if doubt.sha256 == InputReceipt.convicted { return doubt.sha256 }
        if GrownInput.isPrint(doubt.sha256) {
            return (try? GrownInput.print(of: doubt.item, to: doubt.readTo, source: plan.source)) ?? ""
        }
        return (try? plan.source.load(doubt.item).input.sha256) ?? ""
    }

    private func run(
        _ work: RunWork, terms: RunWork.Terms, removed: [String], listedAt: Int
    ) async throws -> RunReport {
        var report = RunReport(
            runID: terms.runID, planDigest: plan.digest, version: CopydeskCommand.version)
        report.started = started
        report.previous = terms.previous
        report.listing = work.listing
        // Two runs over everything may have one id, but never one generation: the old one counts until the new does.
        let generation = runs.contains { $0.generation == terms.runID } ? terms.runID + "~" : terms.runID
        let ledger = try CatalogRun(
            catalog, runID: terms.runID, generation: generation, planDigest: plan.digest,
            replacesAll: isFull, listedAt: listedAt)
        try ledger.addRemoved(removed)
        var surroundings = DatasetWriter.Surroundings()
        surroundings.ledger = ledger
        surroundings.memory = StageMemory(
            folder: configured.state, previous: isFull ? nil : runs.last?.generation, next: generation)
        surroundings.work = work
        surroundings.keepsEarlierRuns = !isFull
        surroundings.minimumFreeBytes = plan.limits.minimumFreeBytes
        var options = RunOptions(jobs: request.jobs, items: numbered(work.items))
        options.convictions = try Isolation(
            work: work, config: request.config, input: request.input, reporter: reporter
        ).convictions()
        let journal = try InFlightJournal(path: work.journalPath)
        options.journal = journal
        // The process that watches takes the run up again, and the document is tried alone.
        let watchdog = Watchdog(journal, limits: plan.limits) { end in
            Console.log(
                "copydesk: a document takes too \(end == .tooSlow ? "long" : "much memory"); the run starts anew"
            )
            abort()
        }
        defer { watchdog.stop() }
        var runner = PipelineRunner(plan: plan, options: options, report: report, observer: reporter)
        do {
            var writer = try DatasetWriter(
                claim: claim, runID: terms.runID, sinks: plan.sinks, surroundings: surroundings,
                now: UTCClock.now)
            return try await runner.run(into: &writer)
        } catch let refused as RunRefused {
            work.remove()
            throw refused
        } catch {
            ledger.discard()
            throw error
        }
    }

    /// Inputs numbered by their place in the run, which convictions and journal go by.
    private func numbered(_ items: [SourceItem]) -> [SourceItem] {
        var items = items
        for index in items.indices { items[index].sequence = index }
        return items
    }

    // MARK: Without writing

    /// What a run would read, and what would come of it; nothing is written or locked.
    ///
    /// - Throws: as `PipelineRunner.run`.
    static func dryRun(
        _ configured: Configured, _ request: Request, reporter: RunReporter
    ) async throws -> RunReport {
        var report = RunReport(
            runID: request.runID ?? UTCClock.runID(), planDigest: configured.plan.digest,
            version: CopydeskCommand.version)
        report.started = UTCClock.now()
        var items = try configured.plan.source.list()
        report.listing.new = items.count
        if !request.isFull, FileSystem.exists("\(configured.state)/catalog.sqlite") {
            let comparison = try Catalog(folder: configured.state).compare(items)
            (items, report.listing) = (comparison.toRead, comparison.counts)
        }
        let options = RunOptions(jobs: request.jobs, items: Array(items.prefix(request.limit ?? .max)))
        var runner = PipelineRunner(
            plan: configured.plan, options: options, report: report, observer: reporter)
        var nowhere = DiscardedOutput()
        return try await runner.run(into: &nowhere)
    }
}
