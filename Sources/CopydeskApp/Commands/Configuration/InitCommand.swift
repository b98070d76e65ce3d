internal import ArgumentParser
internal import StandardPipeline

/// `copydesk init`: a configuration and folders to start from.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Create a folder with a configuration and an inbox.")

    @Argument(help: "The folder; it may exist, but must not contain a pipeline.json.")
    var folder: String

    @Option(
        help:
            "What the configuration is for: \(StarterFolder.Recipe.allCases.map(\.rawValue).joined(separator: ", "))."
    )
    var recipe = StarterFolder.Recipe.nightly

    @Option(help: "Folder of cue packs, gazetteers and models.")
    var data: String?

    func run() async throws {
        try await reporting {
            let config = try StarterFolder.create(
                folder, resources: try ResourceLocation.folder(given: data), recipe: recipe,
                registry: AppRegistry.registry(root: ""))
            try Console.print(
                "created \(config); put documents into \(folder)/inbox and run: copydesk run \(config)")
        }
    }
}

extension StarterFolder.Recipe: ExpressibleByArgument {}
