internal import ArgumentParser
internal import RunHost

/// `copydesk prune`: removes the oldest runs.
struct PruneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune", abstract: "Remove all but the newest runs of a dataset and their rows.")

    @OptionGroup var place: DatasetOptions

    @Option(help: "Number of runs to keep.")
    var keep: Int

    @Option(
        help:
            "ID of the run that says which articles left the view; defaults to its time, as 'prune-20190118T064600Z'."
    )
    var runID: String?

    func validate() throws {
        guard keep >= 1 else { throw ValidationError("--keep must be at least 1") }
    }

    func run() async throws {
        try await reporting {
            let gone = try await place.session(runID: runID, prefix: "prune-").prune(keeping: keep)
            try Console.print(
                gone.isEmpty
                    ? "nothing to prune" : "pruned \(gone.count) runs: \(gone.joined(separator: ", "))")
        }
    }
}
