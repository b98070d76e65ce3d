internal import ArgumentParser
internal import PipelineKit
internal import RunHost

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
                return try Console.print("no runs yet: no state found in \(configuration.state)")
            }
            let lines =
                Self.lines(status.runs, of: configuration.output)
                + (status.unfinished.map(Self.lines) ?? []) + Self.lines(status)
            try Console.print(lines.joined(separator: "\n"))
            for problem in status.damage {
                Console.log("copydesk: damaged: \(configuration.output)/\(problem)")
            }
            if !status.damage.isEmpty { throw ExitStatus.dataError.code }
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
        ["unfinished run \(run.runID) over \(run.inputs) inputs; the next run resumes it:"]
            + run.sealed.map { "  pass \($0.pass): \($0.parts) sealed parts, \($0.bytes) bytes" }
    }

    private static func lines(_ status: DatasetStatus) -> [String] {
        let listing = status.listing
        return [
            "known inputs: \(status.knownInputs), of which \(status.removedInputs) were removed since",
            "the next run reads \(status.toRead): \(listing.new) new, \(listing.changed) changed; "
                + "\(listing.unchanged) unchanged, \(listing.removed) removed",
        ] + (listing.skipped.isEmpty ? [] : [RunSummary.skipped(listing)])
    }
}
