internal import ArgumentParser
internal import Files
internal import PipelineKit
internal import RunHost

/// `copydesk try-alone`: retries documents alone, in a process that may crash.
struct TryAloneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "try-alone",
        abstract: "Retry documents of an unfinished run one by one; started by `run` itself.",
        shouldDisplay: false)

    @Option(help: "The configuration.")
    var config: String?

    @Option(help: "A document for the standard pipeline, where there is no configuration.")
    var document: [String] = []

    @Option(help: "Read this folder or file instead of the configured one.")
    var input: String?

    @Option(help: "The unfinished run's folder inside the state folder.")
    var work: String

    @Option(help: "The process that waits for this one, which does not outlive it.")
    var parent: Int32

    @Argument(help: "What to retry: numbers of pass, unit and part, separated by commas.")
    var suspects: [String] = []

    /// A trial that runs this command on the suspects of a run.
    static func trial(_ inputs: RunInputs, input: String?) -> ChildTrial {
        let options = inputs.arguments + (input.map { ["--input", $0] } ?? [])
        return ChildTrial { work, suspects in
            ["try-alone"] + options + ["--work", work.folder, "--parent", "\(HostProcess.id)"]
                + suspects.map(\.encoded)
        }
    }

    func run() async throws {
        HostProcess.dieWith(parent)
        try await reporting {
            var overrides = LoadedConfiguration.Overrides(input: input)
            overrides.isReadOnly = true
            let inputs = config.map(RunInputs.configuration) ?? .documents(document)
            let plan = try inputs.load(overrides).plan()
            guard let work = RunCheckpoint.existing(in: work) else { throw ExitStatus.noInput.code }
            try TrialRun(plan, of: work).run(suspects.compactMap(WorkPosition.init)) {
                HostProcess.exitAtOnce($0.exitStatus)
            }
        }
    }
}
