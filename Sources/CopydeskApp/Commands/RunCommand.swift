internal import ArgumentParser
internal import Files
internal import Foundation
internal import PipelineKit
internal import RunHost
internal import TextKit

/// `copydesk run`: the pipeline.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run the pipeline and publish the dataset.",
        discussion: """
            copydesk run                              the pipeline that pipeline.json describes
            copydesk run desk/pipeline.json           another one
            copydesk run crawl/ --output dataset      everything in a folder, without a configuration
            copydesk run a.html b.warc.gz -o dataset  some files
            cat page.html | copydesk run -            one document; its record goes to standard output
            """)

    @Argument(
        help:
            "A configuration; or, with --output, files and folders for the standard pipeline, '-' for standard input."
    )
    var paths: [String] = []

    @Option(help: "Read this folder or file instead of the configured one.")
    var input: String?

    @Option(name: .shortAndLong, help: "Write the dataset here instead of the configured place.")
    var output: String?

    @Option(help: "Folder of the state kept between runs; with --output, next to the dataset by default.")
    var state: String?

    @Flag(help: "Read every input again and replace the whole dataset.")
    var full = false

    @Flag(help: "Let --full publish a dataset that lost more articles than limits.shrinkRatio allows.")
    var force = false

    @Option(help: "Seconds to wait for another run to finish.")
    var wait = 0

    @Option(help: "Grace period in seconds for in-flight documents after SIGINT or SIGTERM.")
    var drain = 30

    @Option(help: "Write metrics for Prometheus to this file.")
    var metricsFile: String?

    @Option(name: .shortAndLong, help: "Number of documents processed concurrently.")
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    @Option(help: "Read at most this many inputs.")
    var limit: Int?

    @Flag(help: "Run without writing anything.")
    var dryRun = false

    @Flag(help: "Publish nothing and exit with 65 if any document is in quarantine.")
    var strict = false

    @Option(help: "When to show progress: auto, always or never.")
    var progress = ProgressMode.auto

    @Option(help: "Format of the log on standard error: text or json.")
    var logFormat = LogFormat.text

    @Option(help: "ID of the run: letters, digits, '.', '_' and '-'; defaults to its start time.")
    var runID: String?

    func validate() throws {
        guard jobs >= 1 else { throw ValidationError("--jobs must be at least 1") }
        if input != nil, paths.count > 1 || paths == [StandardInputFile.name] {
            throw ValidationError("--input goes with a configuration, not with documents")
        }
        if dryRun, paths.contains(StandardInputFile.name) {
            throw ValidationError("--dry-run reads no standard input")
        }
        guard limit ?? 1 >= 1 else { throw ValidationError("--limit must be at least 1") }
        guard wait >= 0 else { throw ValidationError("--wait must not be negative") }
        guard (0...86_400).contains(drain) else {
            throw ValidationError("--drain must be from 0 to 86400 seconds")
        }
        guard let runID else { return }
        let allowed = runID.utf8.allSatisfy { byte in
            ASCII.isAlphanumeric(byte) || "._-".utf8.contains(byte)
        }
        guard allowed, (1...64).contains(runID.utf8.count), !runID.hasPrefix(".") else {
            throw ValidationError(
                "--run-id must be 1 to 64 letters, digits, '.', '_' or '-', not starting with '.'")
        }
    }

    func run() async throws {
        if paths == [StandardInputFile.name], output == nil {
            return try await ExtractCommand.parse(paths).run()
        }
        try await reporting(in: logFormat) {
            do {
                let (outcome, dataset) = try await work()
                writeMetrics(outcome)
                try finish(outcome, dataset: dryRun ? nil : dataset)
            } catch let code as ExitCode {
                throw code
            } catch {
                Self.note(ExitStatus.describe(error).status, in: metricsFile)
                throw error
            }
        }
    }

    /// The dataset is published: that its metrics cannot be written is no failure of the run.
    private func writeMetrics(_ outcome: RunSession.Outcome) {
        guard let metricsFile, !dryRun else { return }
        do throws(FileError) {
            try MetricsFile(path: metricsFile).write(outcome)
        } catch {
            warn("no metrics: \(error)")
        }
    }

    private func warn(_ text: String) {
        Console.log(LogLine.message("warning: \(PrintableText.escaped(text))", "warning", logFormat))
    }

    /// Ignores a failure to write metrics: the run's own failure is the one to report.
    private static func note(_ failure: ExitStatus, in metricsFile: String?) {
        try? metricsFile.map { try MetricsFile(path: $0).write(failure: failure) }
    }

    private func work() async throws -> (RunSession.Outcome, dataset: String) {
        let inputs = try RunInputs(paths, hasOutput: output != nil)
        let configuration = try inputs.load(.init(input: input, output: output, state: state))
        let reporter = RunReporter(format: logFormat, progress: progress)
        defer { reporter.finish() }
        let (request, dryRun, drain, metricsFile, logFormat) = (
            request(for: inputs), dryRun, drain, metricsFile, logFormat
        )
        let outcome = try await StopSignal.cancelling(drain: .seconds(drain)) {
            Self.end(after: drain, metricsFile: metricsFile, logFormat)
        } operation: {
            dryRun
                ? RunSession.Outcome.published(
                    try await DryRun.run(configuration, request, observer: reporter))
                : try await RunSession(configuration, request, observer: reporter).run()
        }
        return (outcome, configuration.output)
    }

    private func request(for inputs: RunInputs) -> RunRequest {
        // Memory that runs out with many documents in flight may suffice for fewer.
        var request = RunRequest(
            version: CopydeskCommand.version, jobs: max(1, jobs >> RunSupervisor.restarts))
        (request.runID, request.limit, request.isFull, request.isStrict) = (runID, limit, full, strict)
        request.isForced = force
        request.wait = .seconds(wait)
        request.isolation = ProcessIsolation(
            restarts: RunSupervisor.restarts, trial: TryAloneCommand.trial(inputs, input: input),
            endProcess: {
                $0 == .explained ? HostProcess.exitAtOnce(RunSupervisor.takeUpAgain) : HostProcess.killAlone()
            })
        return request
    }

    /// Ends a stopped run whose documents in flight do not finish.
    private static func end(after drain: Int, metricsFile: String?, _ format: LogFormat) -> Never {
        note(.stopped, in: metricsFile)
        let text =
            "stopped; abandoned documents in flight after \(drain) seconds; nothing was published; "
            + "the next run resumes from what is sealed"
        Console.log(LogLine.message(text, "stopped", format))
        HostProcess.exitAtOnce(ExitStatus.stopped.rawValue)
    }

    private func finish(_ outcome: RunSession.Outcome, dataset: String?) throws {
        if let warning = RunSummary.warning(outcome) { warn(warning) }
        switch outcome {
        case .nothingNew(let counts): try Console.write(Array(RunSummary.nothingNew(counts).utf8))
        case .published(let report):
            try Console.write(
                Array(RunSummary(report: report, dataset: dataset).text.utf8))
            // A dry run shows its counts; a run that is none has been refused already.
            if strict && report.quarantinedTotal > 0 { throw ExitStatus.dataError.code }
        }
    }
}

extension LogFormat: ExpressibleByArgument {}

extension ProgressMode: ExpressibleByArgument {}
