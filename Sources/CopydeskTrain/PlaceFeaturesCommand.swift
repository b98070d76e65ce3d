internal import ArgumentParser
internal import CopydeskApp
internal import Entities
internal import Files
internal import JSON
internal import StandardPipeline

/// `copydesk-train place-features`: what each place's name in articles can mean, as numbers for `scripts/train/places`.
struct PlaceFeaturesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "place-features",
        abstract: "Print the meanings of the places' names of {\"id\",\"text\",\"domain\"} rows.")

    @Option(help: "JSON Lines.")
    var input: String

    @Option(help: "Folder of gazetteers and models.")
    var resources: String?

    func run() async throws {
        try await reporting {
            var options = EntityTaggerOptions()
            options.types = [.location]
            let tagger = try StandardStages.entityTagger(
                options: options, resources: try ResourceLocation.open(given: resources))
            let rows = try JSONLinesInput.rows(input)
            var publishers = PublisherPlaces()
            for row in rows {
                guard let domain = row["domain"]?.string else { continue }
                let text = row["text"]?.string ?? ""
                let notes = tagger.tag(text, language: "en", notesPlaces: true).notes
                if let notes { publishers.learn(notes, domain: domain) }
            }
            for row in rows {
                let publisher = publishers.place(of: row["domain"]?.string)
                for name in tagger.placeFeatures(row["text"]?.string ?? "", publisher: publisher) {
                    for candidate in name.candidates {
                        let values = candidate.values.map { "\($0)" }.joined(separator: " ")
                        print(
                            row["id"]?.string ?? "", name.start, name.end, candidate.id, values,
                            separator: "\t")
                    }
                }
            }
        }
    }
}
