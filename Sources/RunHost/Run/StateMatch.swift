internal import DatasetIO
internal import Files
internal import PipelineKit

/// Whether a state belongs to a dataset.
enum StateMatch {
    /// A state and a dataset that do not match would publish articles twice, or never.
    ///
    /// - Throws: `OutputError` naming a run that only one of them has, and the remedy.
    static func require(
        _ claim: DatasetClaim, _ runs: [Catalog.Run], _ configuration: LoadedConfiguration, remedy: String
    ) throws(OutputError) {
        guard let reason = mismatch(try claim.runs(), runs) else { return }
        throw OutputError(
            kind: .cannotCreate, path: configuration.state,
            message:
                "dataset \(configuration.output) and state \(configuration.state) do not match: \(reason); "
                + remedy)
    }

    /// The first run that only one of them has.
    static func mismatch(_ dataset: [String], _ state: [Catalog.Run]) -> String? {
        let known = Set(state.map(\.id))
        guard let stray = Set(dataset).symmetricDifference(known).min() else { return nil }
        return known.contains(stray)
            ? "the state records run '\(stray)', which the dataset lacks"
            : "the dataset has run '\(stray)', which the state does not record"
    }

    // MARK: The state's own dataset

    private static let setting = "dataset"

    /// Notes which dataset a state belongs to, relative to it, so that both can be moved together.
    static func note(_ configuration: LoadedConfiguration, in catalog: Catalog) throws(OutputError) {
        let place = relative(configuration.output, to: configuration.state)
        if try catalog.setting(setting) != place { try catalog.set(setting, place) }
    }

    /// A state whose dataset is another one, and is there, is never to be used for this one: not even to begin anew.
    ///
    /// - Throws: `ConfigurationError` naming that dataset.
    static func refuseForeign(
        _ configuration: LoadedConfiguration, _ catalog: Catalog, _ runs: [Catalog.Run]
    ) throws {
        guard !runs.isEmpty, let noted = try catalog.setting(setting) else { return }
        let own = ConfiguredFolders.place("\(configuration.state)/\(noted)")
        guard own != ConfiguredFolders.place(configuration.output),
            runs.allSatisfy({ FileSystem.exists("\(own)/runs/\($0.id)/manifest.json") }),
            !FileSystem.exists("\(configuration.output)/runs/\(runs[runs.count - 1].id)/manifest.json")
        else { return }
        throw ConfigurationError(
            file: configuration.file,
            problems: [
                .init(
                    path: "state",
                    message: "'\(configuration.state)' is the state of the dataset \(own), not of "
                        + "'\(configuration.output)'; name another one")
            ])
    }

    /// A path as it is seen from a folder, wherever both are.
    static func relative(_ path: String, to folder: String) -> String {
        let (path, folder) = (
            ConfiguredFolders.place(path).split(separator: "/"),
            ConfiguredFolders.place(folder).split(separator: "/")
        )
        let shared = zip(path, folder).prefix { $0 == $1 }.count
        return (folder.dropFirst(shared).map { _ in ".." } + path.dropFirst(shared)).joined(separator: "/")
    }
}

extension LoadedConfiguration {
    /// Compares the state with the dataset, as the next run will, without changing either.
    ///
    /// - Throws: `ConfigurationError` if they do not belong together, `OutputError` if one cannot be read.
    package func requireMatchingState() throws {
        // What an interrupted run has left is settled by the next one.
        guard FileSystem.exists("\(state)/catalog.sqlite"), !FileSystem.exists("\(state)/work") else {
            return
        }
        let catalog = try Catalog(folder: state)
        let runs = try catalog.runs()
        try StateMatch.refuseForeign(self, catalog, runs)
        guard let reason = StateMatch.mismatch(try DatasetLayout.runs(of: output), runs) else { return }
        let message =
            "'\(state)' does not belong to the dataset '\(output)': \(reason); name its own, or run with --full "
            + "to rebuild both"
        throw ConfigurationError(file: file, problems: [.init(path: "state", message: message)])
    }
}
