internal import DatasetIO
internal import PipelineKit

/// Whether a state belongs to a dataset.
enum StateMatch {
    /// A state and a dataset that do not match would publish articles twice, or never.
    ///
    /// - Throws: `OutputError` naming a run that only one of them has, and the remedy.
    static func require(
        _ claim: DatasetClaim, _ runs: [Catalog.Run], _ configuration: LoadedConfiguration, remedy: String
    ) throws(OutputError) {
        let known = Set(runs.map(\.id))
        guard let stray = Set(try claim.runs()).symmetricDifference(known).min() else { return }
        let reason =
            known.contains(stray)
            ? "the state records run '\(stray)', which the dataset lacks"
            : "the dataset has run '\(stray)', which the state does not record"
        throw OutputError(
            kind: .cannotCreate, path: configuration.state,
            message:
                "dataset \(configuration.output) and state \(configuration.state) do not match: \(reason); "
                + remedy)
    }
}
