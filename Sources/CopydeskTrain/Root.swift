internal import ArgumentParser
internal import CopydeskApp

/// `copydesk-train`: called by the scripts that make models and gazetteers; not part of the user's program.
@main
struct Root: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copydesk-train", abstract: "Make models and gazetteers, by the code that serves.",
        version: CopydeskCommand.version,
        subcommands: [
            BoilerplateFeaturesCommand.self, CompileCuesCommand.self, CompileGazetteerCommand.self,
            CompileTownsCommand.self, DedupeFeaturesCommand.self,
            ExtractionFeaturesCommand.self, PlaceFeaturesCommand.self, TrainEntitiesCommand.self,
        ])
}
