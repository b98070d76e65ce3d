internal import ArgumentParser
internal import Files
internal import JSON
internal import PipelineKit
internal import RunHost

/// `copydesk validate`: every problem of a configuration at once.
struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Report every problem of a configuration.")

    @Argument(help: "The configuration; '-' is standard input.")
    var config = "pipeline.json"

    @Flag(name: .customLong("print"), help: "Print the resolved plan as JSON.")
    var printsPlan = false

    func run() async throws {
        try await reporting {
            let configured =
                config == "-"
                ? try LoadedConfiguration.load(
                    try FileSystem.readStandardInput(), file: "standard input", root: "")
                : try LoadedConfiguration.load(config)
            let plan = try configured.plan()
            try configured.requireMatchingState()
            if printsPlan {
                var writer = JSONWriter()
                writer.value(plan.resolved)
                writer.newline()
                try Console.write(writer.bytes)
            } else {
                try Console.print("\(config): valid, plan \(plan.digest.prefix(16))")
            }
        }
    }
}
