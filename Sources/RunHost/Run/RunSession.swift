internal import DatasetIO
internal import Files
internal import JSON
package import PipelineKit

/// One run, from taking the locks to publishing the dataset.
package struct RunSession: Sendable {
    /// How a run ended.
    package enum Outcome: Sendable, Equatable {
        case published(RunReport)
        /// Nothing new: no run was written.
        case nothingNew(ListingCounts)
    }

    private let configuration: LoadedConfiguration
    private let request: RunRequest
    private let observer: any RunHostObserver
    private let claim: DatasetClaim
    private let stateLock: RunLock
    private let catalog: Catalog
    private let runs: [Catalog.Run]
    /// What the manifests said when the locks were taken.
    private let summary: DatasetClaim.Summary
    private let started: String
    /// Rows of runs whose manifests are lost: whoever asks for the dataset anew is rid of them.
    private let orphaned: Set<String>

    private var isFull: Bool { request.isFull || runs.isEmpty }
    private var workFolder: String { "\(configuration.state)/work" }
    private var listing: RunListing {
        RunListing(catalog: catalog, source: configuration.source, limit: request.limit)
    }

    /// Takes the locks and repairs what an interrupted run left.
    ///
    /// - Throws: `RunLock.Held` if another run is in progress, `OutputError` if dataset and state do not match or
    ///   cannot be written, `FileError` if a lock cannot be made, or `CancellationError`.
    package init(
        _ configuration: LoadedConfiguration, _ request: RunRequest, observer: any RunHostObserver
    ) async throws {
        self.configuration = configuration
        self.request = request
        self.observer = observer
        started = request.clock.now()
        claim = try await DatasetClaim(
            dataset: configuration.output, runID: request.runID ?? request.clock.runID(), started: started,
            wait: request.wait)
        try FileSystem.makeDurableFolder(configuration.state)
        stateLock = try await RunLock(
            path: "\(configuration.state)/lock", started: started, wait: request.wait)
        if request.isFull, let aside = try Catalog.setAsideIfDamaged(in: configuration.state) {
            observer.beganAnew(damagedCatalog: aside)
        }
        catalog = try Catalog(folder: configuration.state)
        if try catalog.repair(manifestDigest: claim.manifestDigest) {
            // The work of a published run must not be resumed.
            RunCheckpoint.remove("\(configuration.state)/work")
        }
        runs = try catalog.runs()
        let manifests = try claim.manifests()
        summary = try claim.currentSummary(manifests)
        try StateMatch.refuseForeign(configuration, catalog, runs)
        if !request.isFull {
            try manifests.requireWhole()
            try StateMatch.require(
                claim, runs, configuration,
                remedy: "run with --full to rebuild both, or pass the right --state")
        }
        try StateMatch.note(configuration, in: catalog)
        let unlisted = try claim.layout.unlistedFiles(manifests)
        orphaned = request.isFull ? unlisted.orphaned : []
        tell(unlisted)
    }

    private func tell(_ unlisted: UnlistedFiles) {
        for path in unlisted.misleading {
            let place = "\(configuration.output)/\(path)"
            if orphaned.contains(path) { observer.leftOut(place) } else { observer.unlisted(place) }
        }
    }

    /// The name of a run that begins: the requested one, else that of its time.
    private func runID() throws(OutputError) -> String {
        if let requested = request.runID { return requested }
        return request.clock.runID(besides: Set(runs.map(\.id) + (try claim.runs())))
    }

    /// A table has one set of columns across all runs.
    private func requireMatchingColumns(_ plan: PipelinePlan) throws(OutputError) {
        guard !isFull, summary.optionalFields != plan.optionalFields else { return }
        let names = RecordSchema.OptionalField.allCases.map(\.rawValue).joined(separator: ", ")
        throw OutputError(
            kind: .cannotCreate, path: configuration.output,
            message:
                "\(configuration.output) and the configuration differ in optional columns (\(names)); "
                + "run with --full to rebuild the dataset")
    }

    // MARK: Finding the work

    /// Processes new and changed inputs; cue packs and models are opened only if there are any.
    ///
    /// - Throws: as `PipelineRunner.run`, `ConfigurationError`, or what a trial throws.
    package func run() async throws -> Outcome {
        let listedAt = request.clock.nanoseconds()
        let mayResume = isFull || FileSystem.exists(workFolder)
        var listed = try mayResume ? nil : listing.changes(listedAt: listedAt)
        if let listed, listed.toRead.isEmpty { return try settle(listed, listedAt: listedAt) }
        let plan = try configuration.plan()
        try requireMatchingColumns(plan)
        let terms = try terms(plan, listedAt: listedAt)
        if mayResume {
            if let work = resume(terms) { return .published(try await execute(plan, work, removed: [])) }
            listed = isFull ? try listing.everything() : try listing.changes(listedAt: listedAt)
        }
        guard let listed, isFull || !listed.toRead.isEmpty else {
            return try settle(listed ?? Catalog.Comparison(), listedAt: listedAt)
        }
        let work = try RunCheckpoint(
            folder: workFolder, terms: terms, items: noted(listed.toRead, listedAt: listedAt),
            listing: listed.counts)
        return .published(try await execute(plan, work, removed: listed.removed))
    }

    /// Finishes a run that has nothing to read.
    private func settle(_ listed: Catalog.Comparison, listedAt: Int) throws(OutputError) -> Outcome {
        try catalog.settle([], removed: listed.removed, listedAt: listedAt)
        return .nothingNew(listed.counts)
    }

    private func resume(_ terms: RunCheckpoint.Terms) -> RunCheckpoint? {
        // Whoever asks for all of it anew gets nothing that a disk has altered.
        let work = RunCheckpoint.resume(folder: workFolder, terms: terms, mustBeWhole: request.isFull)
        guard var work else { return nil }
        work.terms.runID = request.runID ?? work.terms.runID
        observer.resumed(run: work.terms.runID)
        return work
    }

    private func terms(
        _ plan: PipelinePlan, listedAt: Int
    ) throws(OutputError) -> RunCheckpoint.Terms {
        var terms = RunCheckpoint.Terms(
            runID: try runID(), planDigest: plan.digest, version: request.version,
            scope: scope(plan), previous: isFull ? nil : runs.last?.id)
        terms.listedAt = listedAt
        return terms
    }

    /// What else determines the inputs: the source with its options, its place as the state sees it, and the limit.
    ///
    /// Relative to the state the place is the same from every working directory, and where both were copied.
    private func scope(_ plan: PipelinePlan) -> String {
        var writer = JSONWriter()
        writer.value(plan.resolved["source"] ?? .null)
        let places = configuration.source.places.map {
            " in " + StateMatch.relative($0, to: configuration.state)
        }
        return writer.text + places.joined() + (request.limit.map { " limit \($0)" } ?? "")
    }

    // MARK: Running

    private func execute(_ plan: PipelinePlan, _ work: RunCheckpoint, removed: [String]) async throws
        -> RunReport
    {
        let generation = generation(of: work)
        let ledger = try CatalogRun(
            catalog, runID: work.terms.runID, generation: generation, planDigest: plan.digest,
            scope: isFull ? .everything : .changes, listedAt: work.terms.listedAt)
        try ledger.addRemoved(removed)
        var options = RunOptions(jobs: request.jobs, items: numbered(work.items))
        let isolation = isolation(of: work, plan)
        options.crashingDocuments =
            try isolation?.crashingDocuments() ?? work.crashingDocuments()
        options.isStrict = request.isStrict
        options.shrinking = try shrinking(plan)
        let watch = try watch(isolation)
        options.journal = watch?.journal
        defer { watch?.watchdog.stop() }
        var runner = PipelineRunner(
            plan: plan, options: options, report: report(plan, work),
            observer: ToldFaults(path: "\(work.folder)/told", observer: observer))
        do {
            var writer = try DatasetWriter(
                claim: claim, runID: work.terms.runID, sinks: plan.sinks,
                context: try context(plan, work, ledger, generation: generation), now: request.clock.now)
            return try await runner.run(into: &writer)
        } catch let refused as RunRefused {
            work.remove()
            throw refused
        } catch {
            ledger.discard()
            throw error
        }
    }

    /// How many articles a run that replaces the dataset must have; nil for others.
    private func shrinking(_ plan: PipelinePlan) throws(OutputError) -> (least: Int, published: Int)? {
        guard isFull, !request.isForced else { return nil }
        // Without a state only the manifests know, and count every revision.
        let published = runs.isEmpty ? summary.articles : try catalog.articleCount()
        return (Int((Double(published) * (1 - plan.limits.shrinkRatio)).rounded(.up)), published)
    }

    /// Two full runs may share an id, but never a generation: the old one counts until the new one does.
    private func generation(of work: RunCheckpoint) -> String {
        runs.contains { $0.generation == work.terms.runID } ? work.terms.runID + "~" : work.terms.runID
    }

    private func context(
        _ plan: PipelinePlan, _ work: RunCheckpoint, _ ledger: CatalogRun, generation: String
    ) throws(OutputError) -> DatasetWriter.RunContext {
        var context = DatasetWriter.RunContext()
        context.ledger = ledger
        context.generations = StateGenerations(
            folder: configuration.state, previous: isFull ? nil : runs.last?.generation, next: generation)
        context.work = work
        context.discarded = { [observer] in observer.discarded(parts: $0) }
        context.keepsEarlierRuns = !isFull
        context.orphaned = orphaned
        context.optionalFields = plan.optionalFields
        context.minimumFreeBytes = plan.limits.minimumFreeBytes
        context.changes = summary.changes
        return context
    }

    private func report(_ plan: PipelinePlan, _ work: RunCheckpoint) -> RunReport {
        var report = RunReport(
            runID: work.terms.runID, planDigest: plan.digest, version: request.version)
        report.started = started
        report.previous = work.terms.previous
        report.listing = work.listing
        return report
    }

    /// Nil if the process cannot be restarted.
    private func isolation(of work: RunCheckpoint, _ plan: PipelinePlan) -> CrashIsolation? {
        request.isolation.map {
            CrashIsolation(work: work, isolation: $0, limits: plan.limits, observer: observer)
        }
    }

    /// Keeps a journal, and ends the process when a document exceeds a limit.
    private func watch(
        _ isolation: CrashIsolation?
    ) throws(OutputError) -> (journal: InFlightJournal, watchdog: Watchdog)? {
        guard let isolation else { return nil }
        let journal = try InFlightJournal(path: isolation.work.journalPath)
        let patience = Patience(isolation.limits, after: isolation.work.crashingDocuments())
        let watchdog = Watchdog(journal, limits: isolation.limits, patience: patience) { bound in
            switch bound {
            case .time(let overdue): isolation.giveUp(overdue)
            case .memory:
                isolation.observer.exceededMemory()
                isolation.isolation.endProcess(.unexplained)
            }
        }
        return (journal, watchdog)
    }

    /// Inputs with a note of which the next run will ask for all of their content.
    private func noted(_ items: [SourceItem], listedAt: Int) -> [SourceItem] {
        var items = items
        for index in items.indices {
            items[index].isDoubtful = Catalog.isDoubtful(items[index].modified, listedAt: listedAt)
        }
        return items
    }

    /// Inputs numbered by their position in the run, which the journal and the crashing documents refer to.
    private func numbered(_ items: [SourceItem]) -> [SourceItem] {
        var items = items
        for index in items.indices { items[index].sequence = index }
        return items
    }
}
