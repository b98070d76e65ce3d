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

    @Option(help: "Types to write, separated by commas (default: PER,ORG,LOC).", transform: Self.types)
    var types: Set<EntityType> = [.person, .organization, .location]

    @Option(help: "Language of rows that state none; without it, each text tells its own.")
    var language: String?

    @Flag(help: "Add lat and lon to each entity.")
    var coordinates = false

    @Flag(help: "Add focus: the place that the text is about, or null.")
    var focus = false

    @Flag(help: "Add quotes: what people are quoted with, and who says it.")
    var quotes = false

    @Option(help: "Folder of gazetteers and models.")
    var data: String?

    func run() async throws {
        try await reporting {
            let resources = try ResourceLocation.open(given: data)
            let tagger = try StandardStages.entityTagger(options: options, resources: resources)
            let detector = try StandardStages.languageDetector(resources: resources)
            var rows = TaggedRows(tagger)
            for row in try JSONLinesInput.rows(input) { rows.add(row, language: language(of: row, detector)) }
            var writer = JSONWriter()
            for row in rows.settled() {
                write(row, to: &writer)
                if writer.bytes.count > 1 << 16 {
                    try Console.write(writer.bytes)
                    writer.removeAll()
                }
            }
            try Console.write(writer.bytes)
        }
    }

    private var options: EntityTaggerOptions {
        var options = EntityTaggerOptions()
        options.types = types
        (options.coordinates, options.focus, options.quotes) = (coordinates, focus, quotes)
        return options
    }

    private static func types(_ list: String) throws -> Set<EntityType> {
        Set(try list.split(separator: ",").map { try type(String($0)) })
    }

    private static func type(_ name: String) throws -> EntityType {
        if let type = EntityType(rawValue: name) { return type }
        let known = EntityType.allCases.map(\.rawValue)
        let list = known.joined(separator: ", ")
        throw ValidationError("unknown type '\(name)' (\(list))" + NearestName.hint(name, among: known))
    }

    private func language(of row: JSONValue, _ detector: LanguageDetector) -> String? {
        row["lang"]?.string ?? language ?? detector.read(row["text"]?.string ?? "").language
    }

    private func write(_ row: TaggedRows.Row, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", row.id)
            writer.key("entities")
            writer.entities(row.result.entities, withPositions: coordinates)
            if quotes {
                writer.key("quotes")
                writer.quotations(row.result.quotations)
            }
            if focus {
                writer.key("focus")
                writer.focus(row.result.focus)
            }
        }
        writer.newline()
    }
}

/// The rows of a call with what was found in each, read once: places that depend on the publisher's home are decided when all rows of
/// it have been read.
private struct TaggedRows {
    struct Row {
        var id: String
        var domain: String?
        var result: EntityTagger.Result
    }

    private let tagger: EntityTagger
    /// What is known before any row is read.
    private let listed: PublisherPlaces
    private var publishers: PublisherPlaces
    private var rows: [Row] = []

    init(_ tagger: EntityTagger) {
        self.tagger = tagger
        listed = tagger.publishers
        publishers = listed
    }

    mutating func add(_ row: JSONValue, language: String?) {
        let domain = row["domain"]?.string
        let publisher = listed.place(of: domain)
        let result = tagger.tag(
            row["text"]?.string ?? "", language: language, published: row["date"]?.string,
            publisher: publisher, notesPlaces: domain != nil && !publisher.isHomeKnown)
        if let domain, let notes = result.notes { publishers.learn(notes, domain: domain) }
        rows.append(Row(id: JSONLinesInput.id(row), domain: domain, result: result))
    }

    /// The rows with the places that the others of their publisher speak for.
    func settled() -> some Sequence<Row> {
        rows.lazy.map { row in
            guard let notes = row.result.notes else { return row }
            var row = row
            row.result.focus = tagger.settle(
                &row.result.entities, by: notes, publisher: publishers.place(of: row.domain))
            return row
        }
    }
}
