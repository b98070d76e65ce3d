internal import ArgumentParser
internal import Entities
internal import JSON
internal import Languages
internal import PipelineKit
internal import StandardPipeline

/// `copydesk tag`: entities of texts in JSON Lines.
struct TagCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag", abstract: "Tag the entities of {\"id\",\"text\"} rows.")

    @Option(help: "JSON Lines; '-' is standard input.")
    var input = "-"

    @Option(help: "Types to write, separated by commas.")
    var types = "PER,ORG,LOC"

    @Option(help: "Language of rows that state none; without it, each text tells its own.")
    var language: String?

    @Option(help: "Folder of gazetteers and models.")
    var data: String?

    func run() async throws {
        try await reporting {
            let resources = try ResourceLocation.open(given: data)
            let tagger = try StandardStages.entityTagger(
                types: types.split(separator: ",").map(String.init), resources: resources)
            let detector = try StandardStages.languageDetector(resources: resources)
            var writer = JSONWriter()
            let rows = try JSONLinesInput.rows(input)
            let languages = rows.map { language(of: $0, detector) }
            let publishers = publishers(of: rows, languages, tagger)
            for (row, language) in zip(rows, languages) {
                let text = row["text"]?.string ?? ""
                let result = tagger.tag(
                    text, language: language, published: row["date"]?.string,
                    publisher: publishers.place(of: row["domain"]?.string))
                writer.object { writer in
                    writer.member("id", JSONLinesInput.id(row))
                    writer.key("entities")
                    writer.entities(result.entities)
                }
                writer.newline()
                if writer.bytes.count > 1 << 16 {
                    try Console.write(writer.bytes)
                    writer.removeAll()
                }
            }
            try Console.write(writer.bytes)
        }
    }

    private func language(of row: JSONValue, _ detector: LanguageDetector) -> String? {
        row["lang"]?.string ?? language ?? detector.read(row["text"]?.string ?? "").language
    }

    /// Where the publishers of the rows are, learned from all rows of each; a row without a domain says nothing.
    private func publishers(
        of rows: [JSONValue], _ languages: [String?], _ tagger: EntityTagger
    ) -> PublisherPlaces {
        var places = PublisherPlaces()
        for (row, language) in zip(rows, languages) {
            guard let domain = row["domain"]?.string, let text = row["text"]?.string else { continue }
            tagger.learn(text, language: language, domain: domain, into: &places)
        }
        return places
    }
}
