internal import ArgumentParser
internal import Files
internal import PipelineKit
internal import RunHost

/// The dataset and its state, shared by the commands that maintain them.
struct DatasetOptions: ParsableArguments {
    static let standardConfig = "pipeline.json"

    @Argument(help: "The configuration; a folder in its place is the dataset itself.")
    var config = standardConfig

    @Option(help: "The dataset instead of the configured one.")
    var output: String?

    @Option(help: "Its state instead of the configured one.")
    var state: String?

    @Option(help: "Seconds to wait for a run to finish.")
    var wait = 0

    /// A dataset that is named itself has the configured state only where it is the configured one.
    func load(input: String? = nil) throws -> LoadedConfiguration {
        guard FileSystem.isFolder(config), let dataset = try? FileSystem.realPath(config) else {
            return try load(config, input: input, output: output)
        }
        let configured = try load(Self.standardConfig, input: input, output: output)
        if (try? FileSystem.realPath(configured.output)) == dataset { return configured }
        return try load(Self.standardConfig, input: input, output: config)
    }

    private func load(_ config: String, input: String?, output: String?) throws -> LoadedConfiguration {
        try LoadedConfiguration.load(config, overrides: .init(input: input, output: output, state: state))
    }

    /// Takes the locks, as a run does.
    func session(runID: String?, prefix: String) async throws -> RetentionSession {
        try await RetentionSession(load(), runID: runID, prefix: prefix, wait: .seconds(wait))
    }
}
