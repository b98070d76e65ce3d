internal import ArgumentParser
internal import DatasetIO
internal import Foundation
internal import PipelineKit

/// `copydesk run`: the pipeline.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run the pipeline and publish the dataset.")

    @Argument(help: "The configuration.")
    var config = "pipeline.json"

    @Option(help: "Read this folder or file instead of the configured one.")
    var input: String?

    @Option(help: "Write the dataset here instead of the configured place.")
    var output: String?

    @Option(help: "Documents in work at once.")
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    @Option(help: "Read at most this many inputs.")
    var limit: Int?

    @Flag(help: "Do everything but write.")
    var dryRun = false

    @Flag(help: "End with 65 if any document is in quarantine.")
    var strict = false

    @Option(help: "auto, always or never.")
    var progress = ProgressMode.auto

    @Option(help: "text or json, on standard error.")
    var logFormat = LogFormat.text

    @Option(help: "Name of the run: letters, digits, '.', '_' and '-'.")
    var runID = UTCClock.runID()

    func validate() throws {
        guard jobs >= 1 else { throw ValidationError("--jobs must be at least 1") }
        guard limit ?? 1 >= 1 else { throw ValidationError("--limit must be at least 1") }
        let allowed = runID.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "._-".utf8.contains(byte)
        }
        guard allowed, (1...64).contains(runID.utf8.count), !runID.hasPrefix(".") else {
            throw ValidationError("--run-id takes 1 to 64 letters, digits, '.', '_' and '-', no '.' first")
        }
    }

    func run() async throws {
        try await reporting {
            let configured = try Configured.load(config, overrides: .init(input: input, output: output))
            let reporter = RunReporter(format: logFormat, progress: progress)
            let report = try await StopSignal.cancelling {
                try await runPipeline(configured, reporter: reporter)
            }
            reporter.finish()
            try Console.write(
                Array(RunSummary(report: report, dataset: dryRun ? nil : configured.output).text.utf8))
            if strict && report.quarantinedTotal > 0 { throw ExitStatus.dataError.code }
        }
    }

    private func runPipeline(_ configured: Configured, reporter: RunReporter) async throws -> RunReport {
        var report = RunReport(
            runID: runID, planDigest: configured.plan.digest, version: CopydeskCommand.version)
        report.started = UTCClock.now()
        var runner = PipelineRunner(
            plan: configured.plan, options: RunOptions(jobs: jobs, limit: limit), report: report,
            observer: reporter)
        if dryRun {
            var nowhere = DiscardedOutput()
            return try await runner.run(into: &nowhere)
        }
        var writer = try DatasetWriter(
            dataset: configured.output, runID: runID, sinks: configured.plan.sinks, now: UTCClock.now)
        return try await runner.run(into: &writer)
    }
}

extension LogFormat: ExpressibleByArgument {}
extension ProgressMode: ExpressibleByArgument {}

/// The end of a run on one screen.
struct RunSummary {
    var report: RunReport
    /// nil for a dry run.
    var dataset: String?

    var text: String {
        var lines = ["run \(report.runID)" + (dataset == nil ? " (dry run, nothing written)" : "")]
        lines.append(row("inputs", report.inputs, "\(report.inputBytes) bytes"))
        lines.append(row("documents", report.documents, ""))
        lines.append(row("articles", report.articles, dataset.map { "\($0)/articles" } ?? ""))
        lines.append(row("duplicates", report.duplicates, dataset.map { "\($0)/duplicates" } ?? ""))
        lines.append(row("quarantined", report.quarantinedTotal, Self.list(report.quarantined)))
        lines.append(row("dropped", report.droppedTotal, Self.list(report.dropped)))
        lines.append(
            row("blocks removed", report.removedBlocks.values.reduce(0, +), Self.list(report.removedBlocks)))
        return lines.joined(separator: "\n") + "\n"
    }

    private func row(_ name: String, _ count: Int, _ note: String) -> String {
        let padding = String(repeating: " ", count: max(1, 24 - name.count - String(count).count))
        return ("  \(name)\(padding)\(count)" + (note.isEmpty ? "" : "  \(note)"))
    }

    private static func list(_ counts: [String: Int]) -> String {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
            .joined(separator: ", ")
    }
}

/// An output for a dry run: counts are the runner's, rows go nowhere.
struct DiscardedOutput: RunOutput {
    /// Records wait in memory, since a dry run must not write.
    private struct MemorySpool: RecordSpool {
        var records: [[UInt8]] = []
        var position = 0

        mutating func append(_ bytes: [UInt8]) throws(OutputError) -> Int {
            records.append(bytes)
            return records.count - 1
        }
        func record(at place: Int) throws(OutputError) -> [UInt8] { records[place] }
        mutating func next() throws(OutputError) -> [UInt8]? {
            guard position < records.count else { return nil }
            position += 1
            return records[position - 1]
        }
    }

    mutating func article(_ record: Record) throws(OutputError) {}
    mutating func duplicate(_ record: Record, _ duplication: Duplication) throws(OutputError) {}
    mutating func quarantine(_ entry: QuarantineEntry) throws(OutputError) {}
    func makeSpool() throws(OutputError) -> any RecordSpool { MemorySpool() }
    mutating func publish(_ report: RunReport) throws(OutputError) -> RunReport { report }
    mutating func abandon() {}
}
