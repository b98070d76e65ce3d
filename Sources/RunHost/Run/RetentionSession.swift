internal import DatasetIO
package import PipelineKit

/// Keeps a dataset small: merges its runs or removes the oldest, under the locks that a run takes.
package struct RetentionSession: Sendable {
    /// The outcome of merging.
    package enum Compaction: Sendable, Equatable {
        case merged(runs: Int, articles: Int, superseded: Int)
        /// There are fewer than two runs.
        case nothingToMerge(runs: Int)
    }

    private let claim: DatasetClaim
    private let stateLock: RunLock
    private let catalog: Catalog
    private let sinks: [any SinkFactory]
    private let clock: RunClock
    /// What the manifests said when the locks were taken.
    private let summary: DatasetClaim.Summary
    /// The name of what it writes.
    package let runID: String

    /// Takes the locks and repairs what an interrupted run left.
    ///
    /// `runID` names what the session writes; by default that is the time, behind `prefix`.
    ///
    /// - Throws: `RunLock.Held` if a run is in progress, `OutputError`, `FileError` or `CancellationError`.
    package init(
        _ configuration: LoadedConfiguration, runID: String? = nil, prefix: String = "", wait: Duration,
        clock: RunClock = .system
    ) async throws {
        self.clock = clock
        sinks = try configuration.sinks()
        claim = try await DatasetClaim(
            dataset: configuration.output, runID: runID ?? prefix + clock.runID(), started: clock.now(),
            wait: wait)
        stateLock = try await RunLock(path: "\(configuration.state)/lock", started: clock.now(), wait: wait)
        catalog = try Catalog(folder: configuration.state)
        try catalog.repair(manifestDigest: claim.manifestDigest)
        let manifests = try claim.manifests()
        summary = try claim.currentSummary(manifests)
        try manifests.requireWhole()
        let taken = Set(try catalog.runs().map(\.id) + (try claim.runs()))
        self.runID = runID ?? clock.runID(prefix, besides: taken)
    }

    /// Merges all runs into one with the newest revision of each record.
    ///
    /// - Throws: `OutputError` if a run is damaged or the merged one cannot be written; the dataset is then unchanged.
    package func compact() throws(OutputError) -> Compaction {
        let runs = try catalog.runs()
        guard runs.count > 1, let newest = runs.last else { return .nothingToMerge(runs: runs.count) }
        var snapshot = try DatasetSnapshot(
            claim, runs: runs.map(\.id), runID: runID, sinks: sinks)
        do throws(OutputError) {
            let (report, digest) = try snapshot.stage(now: clock.now())
            try CatalogRun.prepare(
                catalog, report: report, scope: .snapshot, generation: newest.generation,
                manifestDigest: digest)
            try snapshot.publish()
            try catalog.repair(manifestDigest: claim.manifestDigest)
            return .merged(
                runs: runs.count, articles: report.articles,
                superseded: report.countsOnly[CountedReason(.superseded).code] ?? 0)
        } catch {
            snapshot.abandon()
            throw error
        }
    }

    /// Removes all but the newest runs that have read inputs, with their rows; returns the names of the removed runs.
    ///
    /// A run of its own says which articles left the view.
    ///
    /// - Throws: `OutputError` if the dataset cannot be written.
    package func prune(keeping count: Int) throws(OutputError) -> [String] {
        let runs = try catalog.runs()
        let reading = runs.indices.filter { runs[$0].kind != .prune }
        guard reading.count > count, let newest = runs.last else { return [] }
        let gone = Set(runs[..<(reading.dropLast(count).last.map { $0 + 1 } ?? 0)].map(\.id))
        let withdrawn = try catalog.articles(onlyIn: gone)
        let report = pruningReport(newest)
        try catalog.beginPruning(gone)
        do throws(OutputError) {
            let digest = try claim.stagePruning(of: gone, report, withdrawing: withdrawn)
            try CatalogRun.prepare(
                catalog, report: report, scope: .changes, generation: newest.generation,
                manifestDigest: digest)
            try claim.layout.publish()
        } catch {
            claim.layout.discard()
            throw error
        }
        try catalog.repair(manifestDigest: claim.manifestDigest)
        return gone.sorted()
    }

    private func pruningReport(_ newest: Catalog.Run) -> RunReport {
        let manifest = Manifest(run: newest.id, in: claim.layout.dataset)
        var report = RunReport(
            runID: runID, planDigest: manifest?.report.planDigest ?? "",
            version: manifest?.report.version ?? "")
        (report.started, report.finished) = (clock.now(), clock.now())
        (report.previous, report.previousDigest) = (newest.id, manifest?.contentDigest)
        report.kind = .prune
        report.optionalFields = summary.optionalFields
        report.changes = summary.changes
        return report
    }
}
