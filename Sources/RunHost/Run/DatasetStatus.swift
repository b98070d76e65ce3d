internal import DatasetIO
internal import Files
package import PipelineKit

/// The runs of a dataset, and what its next run would read.
package struct DatasetStatus: Sendable {
    /// An unfinished run.
    package struct Unfinished: Sendable, Equatable {
        package var runID: String
        package var inputs: Int
        package var sealed: [RunCheckpoint.SealedPass]
    }

    /// Published runs, oldest first.
    package var runs: [Catalog.Run]
    package var unfinished: Unfinished?
    package var knownInputs: Int
    /// How many of the known inputs are gone from the source.
    package var removedInputs: Int
    /// How many inputs the next run reads.
    package var toRead: Int
    package var listing: ListingCounts
    /// What is missing or cut in the dataset, as far as that is plain without reading its rows.
    package var damage: [String]

    /// Reads the state without a lock, so also while a run is in progress; nil if there is no state yet.
    ///
    /// - Throws: `OutputError` if the catalog cannot be read, `SourceError` if the source cannot be listed.
    package init?(_ configuration: LoadedConfiguration) throws {
        guard FileSystem.exists("\(configuration.state)/catalog.sqlite") else { return nil }
        let catalog = try Catalog(folder: configuration.state)
        runs = try catalog.runs()
        unfinished = RunCheckpoint.existing(in: "\(configuration.state)/work").map { work in
            Unfinished(runID: work.terms.runID, inputs: work.items.count, sealed: work.sealed())
        }
        let counts = try catalog.inputCounts()
        (knownInputs, removedInputs) = (counts.known, counts.removed)
        damage = try Self.damage(of: configuration.output)
        let comparison = try catalog.compare(configuration.source)
        (toRead, listing) = (comparison.toRead.count, comparison.counts)
    }

    /// What is damaged at a second look as well: nobody keeps a run from replacing the dataset meanwhile.
    private static func damage(of dataset: String) throws(OutputError) -> [String] {
        let first = try DatasetManifests(of: dataset).problems()
        guard !first.isEmpty else { return [] }
        return try DatasetManifests(of: dataset).problems().filter(first.contains)
    }
}
