internal import ArgumentParser
internal import Glibc
internal import PipelineKit
internal import RunHost

/// `copydesk worker`: tries documents alone, in a process that may end by it.
struct WorkerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker",
        abstract: "Try documents of an unfinished run alone; a run starts this itself.",
        shouldDisplay: false)

    @Argument(help: "The configuration.")
    var config = "pipeline.json"

    @Option(help: "Read this folder or file instead of the configured one.")
    var input: String?

    @Option(help: "The unfinished run's folder, below the state.")
    var work: String

    @Argument(help: "What to try: numbers of pass, unit and part, joined by commas.")
    var suspects: [String] = []

    /// Has this command try the suspects of a run over a configuration.
    static func trial(config: String, input: String?) -> ChildTrial {
        let options = input.map { ["--input", $0] } ?? []
        return ChildTrial { work, suspects in
            ["worker", config] + options + ["--work", work.folder] + suspects.map(\.encoded)
        }
    }

    func run() async throws {
        try await reporting {
            let plan = try LoadedConfiguration.load(config, overrides: .init(input: input)).plan()
            guard let work = RunWork.look(into: work) else { throw ExitStatus.noInput.code }
            try TrialRun(plan, of: work).run(suspects.compactMap(WorkPlace.init)) { _exit($0.rawValue) }
        }
    }
}
