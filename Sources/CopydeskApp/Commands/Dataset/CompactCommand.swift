internal import ArgumentParser
internal import RunHost

/// `copydesk compact`: merges many runs into one.
struct CompactCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compact",
        abstract: "Merge the runs of a dataset into one with the newest revision of each record.")

    @OptionGroup var place: DatasetOptions

    @Option(help: "ID of the merged run; defaults to its time, as 'snapshot-20190118T064600Z'.")
    var runID: String?

    func run() async throws {
        try await reporting {
            let session = try await place.session(runID: runID, prefix: "snapshot-")
            switch try session.compact() {
            case .nothingToMerge(let runs): try Console.print("nothing to merge: \(runs) run")
            case .merged(let runs, let articles, let superseded):
                try Console.print(
                    "merged \(runs) runs into \(session.runID): \(articles) articles, "
                        + "\(superseded) superseded revisions left out")
            }
        }
    }
}
