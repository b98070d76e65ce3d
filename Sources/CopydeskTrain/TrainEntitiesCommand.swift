internal import ArgumentParser
internal import CopydeskApp
internal import Entities
internal import Files
internal import Training

/// `copydesk-train train-entities`: trains the entity model of a language.
struct TrainEntitiesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train-entities", abstract: "Train an entity model.")

    @Option(help: "Folder of *.train.jsonl, all of which are used; may be given more than once.")
    var data: [String] = []

    @Option(
        help: "File of labelled texts: PATH, PATH=WEIGHT or PATH=WEIGHT:FOLD; FOLD 1 or 2 for labels by vote."
    )
    var set: [String] = []

    @Option(help: "Language as a primary subtag, or a script ('latin', 'cyrillic').")
    var language: String

    @Option(help: "Folder with cap.tsv and clusters.tsv; without it, words are learnt from the texts.")
    var words: String?

    @Option(help: "Where to write the model.")
    var output: String

    @Option(help: "Random seed; the same data and seed give the same bytes.")
    var seed: UInt64 = 1

    @Option(help: "How many models to train and average.")
    var members = EntityTrainer.Settings().members

    @Option(help: "How often a model sees the texts.")
    var epochs = EntityTrainer.Settings().epochs

    @Option(help: "Most rows of the model, 16 bytes each.")
    var rows = EntityTrainer.Settings().maximumRows

    @Option(help: "Share of sentences copied with other names.")
    var nameVariants = EntityTrainer.Settings().nameVariants

    @Option(help: "Taken from the score of 'no name'.")
    var outsideBias = EntityTrainer.Settings().outsideBias

    @Option(help: "Features seen less often are left out.")
    var minimumCount = EntityTrainer.Settings().minimumCount

    @Option(help: "Rows whose largest weight is below this are dropped.")
    var smallestWeight = EntityTrainer.Settings().smallestWeight

    @Option(help: "Share of features left out in a step.")
    var dropout = EntityTrainer.Settings().dropout

    @Option(help: "Most words that a model knows how to write.")
    var knownWords = EntityTrainer.Settings().knownWords

    @Option(help: "Folder of gazetteers.")
    var resources: String?

    func run() async throws {
        try await reporting {
            let gazetteers = try EntityResources(listsIn: try ResourceLocation.folder(given: resources))
            let model = try EntityTrainer.train(
                try sets(), language: language, words: words, resources: gazetteers, settings: settings,
                report: Console.log)
            try FileSystem.create(output, followingLinks: true).write(model)
        }
    }

    private func sets() throws -> [TrainingSet] {
        let named = try set.map { text in
            guard let set = TrainingSet(parsing: text) else {
                throw ValidationError("'\(text)' is not PATH, PATH=WEIGHT or PATH=WEIGHT:FOLD")
            }
            return set
        }
        return try data.flatMap(TrainingSet.all(in:)) + named
    }

    private var settings: EntityTrainer.Settings {
        var settings = EntityTrainer.Settings()
        (settings.seed, settings.members, settings.epochs) = (seed, members, epochs)
        (settings.maximumRows, settings.nameVariants) = (rows, nameVariants)
        (settings.outsideBias, settings.minimumCount) = (outsideBias, minimumCount)
        (settings.smallestWeight, settings.dropout, settings.knownWords) = (
            smallestWeight, dropout, knownWords
        )
        return settings
    }
}
