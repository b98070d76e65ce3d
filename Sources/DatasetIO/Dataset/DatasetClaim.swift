internal import Files
package import PipelineKit
internal import TextKit

/// The exclusive right to change a dataset, held until its last reference is released.
package struct DatasetClaim: Sendable {
    package let layout: DatasetLayout
    private let lock: RunLock

    /// Takes the lock, and removes what a killed run left next to the dataset.
    ///
    /// - Throws: `RunLock.Held` if another run is in progress, `OutputError` or `FileError` if the output cannot be
    ///   created.
    package init(dataset: String, runID: String, started: String, wait: Duration) async throws {
        layout = try DatasetLayout(dataset: dataset, runID: runID)
        lock = try await RunLock(path: layout.lock, started: started, wait: wait)
        try prepare()
    }

    package init(dataset: String, runID: String) throws {
        layout = try DatasetLayout(dataset: dataset, runID: runID)
        lock = try RunLock(path: layout.lock)
        try prepare()
    }

    private func prepare() throws(OutputError) {
        try layout.requireReplaceable()
        try layout.recover()
        try layout.requireDatasetFolder()
    }

    /// The names of the dataset's runs.
    package func runs() throws(OutputError) -> [String] { try layout.runs() }

    /// SHA-256 of a run's manifest; nil where the dataset does not have the run.
    package func manifestDigest(_ runID: String) -> String? {
        // An unreadable manifest does not prove that the run was published.
        (try? FileSystem.read("\(layout.dataset)/runs/\(runID)/manifest.json")).map(ContentDigest.sha256)
    }

    /// By which the manifest of the next run names a run; nil where the dataset does not have it.
    package func contentDigest(of run: String) -> String? {
        Manifest(run: run, in: layout.dataset)?.contentDigest
    }

    /// What the manifests of a dataset say of it as a whole.
    package struct Summary: Sendable, Equatable {
        /// The optional columns of its articles, which are the same in all runs.
        package var optionalFields: Set<RecordSchema.OptionalField> = []
        /// The oldest schema version among its runs; nil for a dataset without runs.
        package var schemaVersion: Int?
        package var changes = ChangeRange()
        /// Rows of articles in all runs.
        package var articles = 0
    }

    /// Reads the manifests.
    package func manifests() throws(OutputError) -> DatasetManifests {
        try DatasetManifests(of: layout.dataset, otherwise: .cannotCreate)
    }

    /// What its manifests say of the dataset.
    package func summary(_ manifests: DatasetManifests) -> Summary {
        var summary = Summary()
        for manifest in manifests.readable {
            summary.articles += manifest.report.articles
            summary.schemaVersion = min(summary.schemaVersion ?? .max, manifest.schemaVersion)
            // Names of runs need not be in their order, but numbers of changes are.
            guard manifest.report.changes.next >= summary.changes.next else { continue }
            summary.changes = manifest.report.changes
            summary.optionalFields = manifest.report.optionalFields
        }
        return summary
    }

    /// The same of a dataset that is to be continued: it must be of this program's schema version.
    package func currentSummary(_ manifests: DatasetManifests) throws(OutputError) -> Summary {
        let summary = summary(manifests)
        guard let version = summary.schemaVersion, version != RecordSchema.version else { return summary }
        let remedy =
            version < RecordSchema.version
            ? "`copydesk upgrade` brings it and its state forward"
            : "it was written by a later version of copydesk"
        throw OutputError(
            kind: .cannotCreate, path: layout.dataset,
            message:
                "\(layout.dataset) has schema version \(version), this program writes \(RecordSchema.version); \(remedy)"
        )
    }
}
