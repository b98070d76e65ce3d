internal import ArgumentParser
internal import RunHost

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
