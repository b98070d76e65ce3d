internal import ArgumentParser
internal import CopydeskApp

/// `copydesk-train`: what the scripts that make models and gazetteers call; no part of the user's program.
@main
struct Root: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copydesk-train", abstract: "Make models and gazetteers, by the code that serves.",
        version: CopydeskCommand.version,
        subcommands: [
            BoilerplateFeaturesCommand.self, CompileGazetteerCommand.self, DedupeFeaturesCommand.self,
            ExtractionFeaturesCommand.self, TrainEntitiesCommand.self,
        ])
}
