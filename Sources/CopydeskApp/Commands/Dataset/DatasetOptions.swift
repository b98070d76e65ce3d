internal import ArgumentParser
internal import PipelineKit
internal import RunHost

/// The dataset and its state, shared by the commands that maintain them.
struct DatasetOptions: ParsableArguments {
    static let standardConfig = "pipeline.json"

    @Argument(help: "The configuration.")
    var config = standardConfig

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
