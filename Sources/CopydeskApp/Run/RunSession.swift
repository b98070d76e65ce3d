internal import DatasetIO
internal import Files
internal import Glibc
internal import JSON
internal import PipelineKit
internal import RunHost

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
        if try catalog.repair(manifestDigest: claim.manifestDigest) {
            // Work that is published is none to go on with.
            RunWork.remove("\(configured.state)/work")
        }
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

    /// A table has one set of columns, whichever run wrote a row.
    private func refuseOtherColumns(_ plan: PipelinePlan) throws {
        guard !isFull, try claim.optionalFields() != plan.optionalFields else { return }
        let names = RecordSchema.OptionalField.allCases.map(\.rawValue).joined(separator: ", ")
        throw OutputError(
            kind: .cannotCreate, path: configured.output,
            message:
                "\(configured.output) and the configuration differ in optional columns (\(names)); "
                + "run with --full to rebuild the dataset")
    }

    // MARK: The run

    /// Does what is new; cue packs and models are opened only if anything is.
    ///
    /// - Throws: as `PipelineRunner.run`.
    func run() async throws -> Outcome {
        let folder = "\(configured.state)/work"
        let listedAt = UTCClock.nanoseconds()
        var news: Catalog.Comparison?
        if !isFull, !FileSystem.exists(folder) {
            let found = try compare(listedAt: listedAt)
            guard !found.toRead.isEmpty else { return try nothingNew(found, listedAt: listedAt) }
            news = found
        }
        let plan = try configured.plan()
        try refuseOtherColumns(plan)
        var terms = RunWork.Terms(
            runID: request.runID ?? UTCClock.runID(), planDigest: plan.digest,
            version: CopydeskCommand.version,
            scope: scope(plan), previous: isFull ? nil : runs.last?.id)
        terms.listedAt = listedAt
        var removed: [String] = []
        let work: RunWork
        if news == nil, let left = RunWork.resume(folder: folder, terms: terms) {
            work = left
            terms = left.terms
            terms.runID = request.runID ?? terms.runID
            reporter.event("resumed", [("run", terms.runID)])
        } else {
            let listing = try news ?? compare(listedAt: listedAt)
            removed = listing.removed
            guard isFull || !listing.toRead.isEmpty else {
                return try nothingNew(listing, listedAt: listedAt)
            }
            work = try RunWork(folder: folder, terms: terms, items: listing.toRead, listing: listing.counts)
        }
        return .published(try await run(work, plan, terms: terms, removed: removed))
    }

    private func nothingNew(_ listing: Catalog.Comparison, listedAt: Int) throws -> Outcome {
        try catalog.settle([], removed: listing.removed, listedAt: listedAt)
        return .nothingNew(listing.counts)
    }

    /// What else decides which inputs are read: the source with its options, and the limit.
    private func scope(_ plan: PipelinePlan) -> String {
        var writer = JSONWriter()
        writer.value(plan.resolved["source"] ?? .null)
        return writer.text + (request.limit.map { " limit \($0)" } ?? "")
    }

    /// What there is to read.
    private func compare(listedAt: Int) throws -> Catalog.Comparison {
        guard !isFull else {
            var all = Catalog.Comparison()
            all.toRead = Array(try configured.source.list().prefix(request.limit ?? .max))
            all.counts.new = all.toRead.count
            return all
        }
        var comparison = try catalog.compare(configured.source)
        try lookInto(&comparison, listedAt: listedAt)
        comparison.toRead = Array(comparison.toRead.prefix(request.limit ?? .max))
        return comparison
    }

    /// Reads what size and time do not prove unchanged.
    private func lookInto(_ comparison: inout Catalog.Comparison, listedAt: Int) throws {
        var unchanged: [InputReceipt] = []
        var changed = 0
        for doubt in comparison.unverified {
            let item = doubt.item
            if fingerprint(of: doubt) == doubt.fingerprint {
                unchanged.append(InputReceipt(item, fingerprint: doubt.fingerprint))
            } else {
                comparison.toRead.append(item)
                changed += 1
            }
        }
        var starts: [Int: Int] = [:]
        for doubt in comparison.grown where fingerprint(of: doubt) == doubt.fingerprint {
            starts[doubt.item.sequence] = doubt.readTo
        }
        for index in comparison.toRead.indices {
            comparison.toRead[index].start = starts[comparison.toRead[index].sequence] ?? 0
        }
        comparison.counts.changed += changed
        comparison.counts.unchanged -= changed
        if changed > 0 { comparison.toRead.sort { $0.sequence < $1.sequence } }
        try catalog.settle(unchanged, removed: [], listedAt: listedAt)
    }

    /// What cannot be read is unreadable, and may have been so before.
    private func fingerprint(of known: Catalog.Comparison.Unverified) -> InputFingerprint {
        switch known.fingerprint {
        case .crashes: .crashes
        case .sampled:
            (try? .sampled(of: known.item, to: known.readTo, source: configured.source)) ?? .unreadable
        case .whole, .unreadable:
            (try? configured.source.load(known.item)).map { .whole(sha256: $0.input.sha256) }
                ?? .unreadable
        }
    }

    private func run(
        _ work: RunWork, _ plan: PipelinePlan, terms: RunWork.Terms, removed: [String]
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
            scope: isFull ? .everything : .changes, listedAt: terms.listedAt)
        try ledger.addRemoved(removed)
        var context = DatasetWriter.RunContext()
        context.ledger = ledger
        context.memory = StageMemory(
            folder: configured.state, previous: isFull ? nil : runs.last?.generation, next: generation)
        context.work = work
        context.keepsEarlierRuns = !isFull
        context.optionalFields = plan.optionalFields
        context.minimumFreeBytes = plan.limits.minimumFreeBytes
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
                claim: claim, runID: terms.runID, sinks: plan.sinks, context: context,
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
        let plan = try configured.plan()
        var report = RunReport(
            runID: request.runID ?? UTCClock.runID(), planDigest: plan.digest,
            version: CopydeskCommand.version)
        report.started = UTCClock.now()
        var items: [SourceItem]
        if !request.isFull, FileSystem.exists("\(configured.state)/catalog.sqlite") {
            let comparison = try Catalog(folder: configured.state).compare(configured.source)
            (items, report.listing) = (comparison.toRead, comparison.counts)
        } else {
            items = try configured.source.list()
            report.listing.new = items.count
        }
        let options = RunOptions(jobs: request.jobs, items: Array(items.prefix(request.limit ?? .max)))
        var runner = PipelineRunner(
            plan: plan, options: options, report: report, observer: reporter)
        var nowhere = DiscardedOutput()
        return try await runner.run(into: &nowhere)
    }
}
