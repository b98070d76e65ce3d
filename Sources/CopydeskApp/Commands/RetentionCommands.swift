internal import ArgumentParser
internal import DatasetIO
internal import Files
internal import PipelineKit
internal import RunHost

/// Where a dataset and its state are, alike for the commands that keep them.
struct DatasetPlace: ParsableArguments {
    @Argument(help: "The configuration.")
    var config = "pipeline.json"

    @Option(help: "The dataset instead of the configured one.")
    var output: String?

    @Option(help: "Its state instead of the configured one.")
    var state: String?

    @Option(help: "Wait this many seconds for a run to end.")
    var wait = 0

    func load() throws -> Configured {
        try Configured.load(config, overrides: .init(output: output, state: state))
    }

    /// Takes the locks, as a run does.
    func claim(_ configured: Configured, runID: String) async throws -> (DatasetClaim, RunLock, Catalog) {
        let claim = try await DatasetClaim(
            dataset: configured.output, runID: runID, started: UTCClock.now(), wait: .seconds(wait))
        let lock = try await RunLock(
            path: "\(configured.state)/lock", started: UTCClock.now(), wait: .seconds(wait))
        let catalog = try Catalog(folder: configured.state)
        try catalog.repair(manifestDigest: claim.manifestDigest)
        return (claim, lock, catalog)
    }
}

/// `copydesk compact`: many runs into one.
struct CompactCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compact",
        abstract: "Merge the runs of a dataset into one with the newest revision of each record.")

    @OptionGroup var place: DatasetPlace

    @Option(help: "Name of the merged run.")
    var runID = "snapshot-" + UTCClock.runID()

    func run() async throws {
        try await reporting {
            let (claim, lock, catalog) = try await place.claim(place.load(), runID: runID)
            defer { withExtendedLifetime(lock) {} }
            let runs = try catalog.runs()
            guard runs.count > 1, let newest = runs.last else {
                return try Console.print("nothing to merge: \(runs.count) run")
            }
            var snapshot = try DatasetSnapshot(claim, runs: runs.map(\.id), runID: runID)
            do {
                let (report, digest) = try snapshot.stage(now: UTCClock.now())
                try CatalogRun.prepareSnapshot(
                    catalog, report: report, generation: newest.generation, manifestDigest: digest)
                try snapshot.publish()
                try catalog.repair(manifestDigest: claim.manifestDigest)
                try Console.print(
                    "merged \(runs.count) runs into \(runID): \(report.articles) articles, "
                        + "\(report.dropped["superseded"] ?? 0) superseded revisions left out")
            } catch {
                snapshot.abandon()
                throw error
            }
        }
    }
}

/// `copydesk prune`: the oldest runs go.
struct PruneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune", abstract: "Remove all but the newest runs from a dataset, with their rows.")

    @OptionGroup var place: DatasetPlace

    @Option(help: "How many runs stay.")
    var keep: Int

    func validate() throws {
        guard keep >= 1 else { throw ValidationError("--keep must be at least 1") }
    }

    func run() async throws {
        try await reporting {
            let (claim, lock, catalog) = try await place.claim(place.load(), runID: "prune")
            defer { withExtendedLifetime(lock) {} }
            let gone = Set(try catalog.runs().map(\.id).dropLast(keep))
            guard !gone.isEmpty else { return try Console.print("nothing to prune") }
            try catalog.beginPruning(gone)
            try claim.prune(gone)
            try catalog.repair(manifestDigest: claim.manifestDigest)
            try Console.print("pruned \(gone.count) runs: \(gone.sorted().joined(separator: ", "))")
        }
    }
}

/// `copydesk status`: runs, unfinished work, and what the next run would read.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show runs, unfinished work, and what is new in the inbox.")

    @OptionGroup var place: DatasetPlace

    @Option(help: "Look at this folder or file instead of the configured one.")
    var input: String?

    func run() async throws {
        try await reporting {
            let configured = try Configured.load(
                place.config, overrides: .init(input: input, output: place.output, state: place.state))
            guard FileSystem.exists("\(configured.state)/catalog.sqlite") else {
                return try Console.print("no run yet: there is no state in \(configured.state)")
            }
            let catalog = try Catalog(folder: configured.state)
            let runs = try catalog.runs()
            var lines = ["\(configured.output): \(runs.count) \(runs.count == 1 ? "run" : "runs")"]
            for run in runs.suffix(10) {
                lines.append(
                    "  \(run.id)  \(run.finished)  \(run.documents) documents, \(run.articles) articles, "
                        + "\(run.duplicates) duplicates, \(run.quarantined) quarantined")
            }
            if let work = RunWork.look(into: "\(configured.state)/work") { lines += Self.lines(work) }
            let counts = try catalog.inputCounts()
            lines.append("inputs known: \(counts.known), \(counts.removed) of them removed since")
            let comparison = try catalog.compare(configured.source)
            lines.append(
                "the next run reads \(comparison.toRead.count): \(comparison.counts.new) new, "
                    + "\(comparison.counts.changed) changed; \(comparison.counts.unchanged) unchanged, "
                    + "\(comparison.counts.removed) removed")
            try Console.print(lines.joined(separator: "\n"))
        }
    }

    private static func lines(_ work: RunWork) -> [String] {
        [
            "unfinished run \(work.terms.runID) over \(work.items.count) inputs; the next run goes on from here:"
        ]
            + work.sealed().map { "  pass \($0.pass): \($0.parts) sealed parts, \($0.bytes) bytes" }
    }
}
