internal import DatasetIO
internal import Files
internal import PipelineKit

/// Brings a dataset of schema version 1 and its state forward, under the locks that a run takes: all of it or nothing.
package struct UpgradeSession: Sendable {
    /// How it ended.
    package enum Outcome: Sendable, Equatable {
        case upgraded(Upgrade)
        /// The dataset is of this program's version.
        case isCurrent
        case hasNoRuns
    }

    /// What came of the old runs.
    package struct Upgrade: Sendable, Equatable {
        package var runs: Int
        package var articles: Int
        /// How many ids stood for several articles, and how many articles have a new id for that.
        package var splitIDs: Int
        package var newIDs: Int
    }

    private let configuration: LoadedConfiguration
    private let claim: DatasetClaim
    private let request: RunRequest
    private let runID: String

    /// Takes the dataset's lock.
    ///
    /// - Throws: `RunLock.Held` if a run is in progress, `SourceError` if there is no dataset, `OutputError`,
    ///   `FileError` or `CancellationError`.
    package init(_ configuration: LoadedConfiguration, _ request: RunRequest) async throws {
        guard FileSystem.exists(configuration.output) else {
            throw SourceError(
                path: configuration.output, message: "\(configuration.output): there is no dataset")
        }
        self.configuration = configuration
        self.request = request
        runID = request.runID ?? "upgrade-" + request.clock.runID()
        claim = try await DatasetClaim(
            dataset: configuration.output, runID: runID, started: request.clock.now(), wait: request.wait)
    }

    /// Upgrades the dataset, unless it is of this program's version.
    ///
    /// - Throws: `OutputError` if dataset or state cannot be read, do not match or cannot be written; the dataset is
    ///   then unchanged. `ConfigurationError` or `ResourceError` if a stage's state cannot be opened.
    package func upgrade() async throws -> Outcome {
        let path = "\(configuration.state)/catalog.sqlite"
        guard FileSystem.exists(path) else { return try outcome(missing: path) }
        let lock = try await RunLock(
            path: "\(configuration.state)/lock", started: request.clock.now(), wait: request.wait)
        return try withExtendedLifetime(lock) {
            let catalog = try Catalog(folder: configuration.state)
            // An upgrade may have ended between the exchange of the datasets and its last note.
            try catalog.repair(manifestDigest: claim.manifestDigest)
            if let outcome = try outcomeWithoutWork() { return outcome }
            let runs = try catalog.runs()
            try StateMatch.require(claim, runs, configuration, remedy: "pass the right --state")
            return .upgraded(try upgrade(catalog, runs))
        }
    }

    private func outcomeWithoutWork() throws(OutputError) -> Outcome? {
        let manifests = try claim.manifests()
        guard let version = claim.summary(manifests).schemaVersion else { return .hasNoRuns }
        if version == RecordSchema.version { return .isCurrent }
        if version > RecordSchema.version { _ = try claim.currentSummary(manifests) }
        return nil
    }

    private func outcome(missing path: String) throws(OutputError) -> Outcome {
        if let outcome = try outcomeWithoutWork() { return outcome }
        throw OutputError(
            kind: .cannotCreate, path: path,
            message:
                "\(path): the state of \(configuration.output) is not there; name it by --state: without it "
                + "articles would be published twice")
    }

    private func upgrade(_ catalog: Catalog, _ runs: [Catalog.Run]) throws -> Upgrade {
        var upgrade = try DatasetUpgrade(
            claim, runs: runs.map(\.id), runID: runID, version: request.version)
        // Ids in the state of stages change only where an id is split.
        let old = runs.last?.generation ?? ""
        let next = upgrade.hasRenamedTexts ? runID : old
        let ledger = try CatalogRun(
            catalog, runID: runID, generation: next, planDigest: upgrade.planDigest, scope: .upgrade,
            listedAt: 0)
        let staged: DatasetUpgrade.Staged
        do {
            staged = try upgrade.stage(now: request.clock.now()) { record throws(OutputError) in
                try ledger.add(record)
            }
            if next != old { try carryState(from: old, to: next, renaming: upgrade.renamed) }
            try ledger.prepare(staged.report, manifestDigest: staged.digest)
        } catch {
            ledger.discard()
            upgrade.abandon()
            throw error
        }
        do throws(OutputError) {
            try upgrade.publish()
        } catch {
            upgrade.abandon()
            throw error
        }
        try catalog.repair(manifestDigest: claim.manifestDigest)
        RunCheckpoint.remove("\(configuration.state)/work")
        return Upgrade(
            runs: runs.count, articles: staged.report.articles, splitIDs: staged.splitIDs,
            newIDs: staged.newIDs)
    }

    /// Writes the next generation of every stage that the configuration has and that keeps one.
    private func carryState(from old: String, to next: String, renaming texts: [RenamedText]) throws {
        for stage in try configuration.plan().segments.compactMap(\.corpus?.stage) {
            guard let name = type(of: stage).stateFolderName else { continue }
            let folder = "\(configuration.state)/\(name)"
            // A stage that the configuration has gained since the last run has none yet.
            guard FileSystem.exists(folder) else { continue }
            try type(of: stage).carryState(in: folder, from: old, to: next, renaming: texts)
        }
    }
}
