internal import ArgumentParser
internal import PipelineKit
internal import RunHost

/// The dataset and its state, shared by the commands that maintain them.
struct DatasetOptions: ParsableArguments {
    @Argument(help: "The configuration.")
    var config = "pipeline.json"

    @Option(help: "The dataset instead of the configured one.")
    var output: String?

    @Option(help: "Its state instead of the configured one.")
    var state: String?

    @Option(help: "Seconds to wait for a run to finish.")
    var wait = 0

    func load(input: String? = nil) throws -> LoadedConfiguration {
        try LoadedConfiguration.load(config, overrides: .init(input: input, output: output, state: state))
    }

    /// Takes the locks, as a run does.
    func session(runID: String) async throws -> RetentionSession {
        try await RetentionSession(load(), runID: runID, wait: .seconds(wait))
    }
}

/// `copydesk compact`: merges many runs into one.
struct CompactCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compact",
        abstract: "Merge the runs of a dataset into one with the newest revision of each record.")

    @OptionGroup var place: DatasetOptions

    @Option(help: "ID of the merged run.")
    var runID = "snapshot-" + RunClock.system.runID()

    func run() async throws {
        try await reporting {
            switch try await place.session(runID: runID).compact() {
            case .nothingToMerge(let runs): try Console.print("nothing to merge: \(runs) run")
            case .merged(let runs, let articles, let superseded):
                try Console.print(
                    "merged \(runs) runs into \(runID): \(articles) articles, "
                        + "\(superseded) superseded revisions left out")
            }
        }
    }
}

/// `copydesk prune`: removes the oldest runs.
struct PruneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune", abstract: "Remove all but the newest runs of a dataset and their rows.")

    @OptionGroup var place: DatasetOptions

    @Option(help: "Number of runs to keep.")
    var keep: Int

    func validate() throws {
        guard keep >= 1 else { throw ValidationError("--keep must be at least 1") }
    }

    func run() async throws {
        try await reporting {
            let gone = try await place.session(runID: "prune").prune(keeping: keep)
            try Console.print(
                gone.isEmpty
                    ? "nothing to prune" : "pruned \(gone.count) runs: \(gone.joined(separator: ", "))")
        }
    }
}

/// `copydesk status`: runs, unfinished work, and what the next run would read.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show runs, unfinished work, and what is new in the inbox.")

    @OptionGroup var place: DatasetOptions

    @Option(help: "Inspect this folder or file instead of the configured one.")
    var input: String?

    func run() async throws {
        try await reporting {
            let configuration = try place.load(input: input)
            guard let status = try DatasetStatus(configuration) else {
                return try Console.print("no run yet: there is no state in \(configuration.state)")
            }
            let lines =
                Self.lines(status.runs, of: configuration.output)
                + (status.unfinished.map(Self.lines) ?? []) + Self.lines(status)
            try Console.print(lines.joined(separator: "\n"))
        }
    }

    private static func lines(_ runs: [Catalog.Run], of dataset: String) -> [String] {
        ["\(dataset): \(runs.count) \(runs.count == 1 ? "run" : "runs")"]
            + runs.suffix(10).map { run in
                "  \(run.id)  \(run.finished)  \(run.documents) documents, \(run.articles) articles, "
                    + "\(run.duplicates) duplicates, \(run.quarantined) quarantined"
            }
    }

    private static func lines(_ run: DatasetStatus.Unfinished) -> [String] {
        ["unfinished run \(run.runID) over \(run.inputs) inputs; the next run goes on from here:"]
            + run.sealed.map { "  pass \($0.pass): \($0.parts) sealed parts, \($0.bytes) bytes" }
    }

    private static func lines(_ status: DatasetStatus) -> [String] {
        let listing = status.listing
        return [
            "inputs known: \(status.knownInputs), \(status.removedInputs) of them removed since",
            "the next run reads \(status.toRead): \(listing.new) new, \(listing.changed) changed; "
                + "\(listing.unchanged) unchanged, \(listing.removed) removed",
        ]
    }
}
