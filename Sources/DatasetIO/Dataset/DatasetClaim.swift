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

    /// The optional columns of the dataset's articles, which are the same in all runs.
    package func optionalFields() throws(OutputError) -> Set<RecordSchema.OptionalField> {
        guard let run = try runs().last else { return [] }
        return Manifest.optionalFields(run, in: layout.dataset)
    }
}
