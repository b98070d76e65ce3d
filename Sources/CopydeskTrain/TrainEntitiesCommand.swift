internal import ArgumentParser
internal import CopydeskApp
internal import Entities
internal import Files
internal import Training

/// `copydesk-train train-entities`: trains the English entity model.
struct TrainEntitiesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train-entities", abstract: "Train the English entity model.")

    @Option(help: "Folder with train/*.jsonl and resources/.")
    var data: String

    @Option(help: "Where to write the model.")
    var output: String

    @Option(help: "Random seed; the same data and seed give the same bytes.")
    var seed: UInt64 = 1

    @Option(help: "How many models to train and average.")
    var members = EntityTrainer.Settings().members

    @Option(help: "Folder of gazetteers.")
    var resources: String?

    func run() async throws {
        try await reporting {
            let gazetteers = try EntityResources(listsIn: try ResourceLocation.folder(given: resources))
            var settings = EntityTrainer.Settings()
            settings.seed = seed
            settings.members = members
            let model = try EntityTrainer.train(
                dataDirectory: data, resources: gazetteers, settings: settings, report: Console.log)
            try FileSystem.create(output, followingLinks: true).write(model)
        }
    }
}
