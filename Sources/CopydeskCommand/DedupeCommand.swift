internal import ArgumentParser
internal import Markup
internal import NewsStages
internal import PipelineKit

/// `copydesk dedupe`: clusters of anyone's JSON Lines.
struct DedupeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dedupe", abstract: "Find the copies among the rows of a JSON Lines file.")

    @Argument(help: "JSON Lines; '-' is standard input.")
    var file: String

    @Option(help: "Field of the text.")
    var text = "text"

    @Option(help: "Field of the identifier.")
    var id = "id"

    @Option(help: "Field of the URL.")
    var url = "url"

    @Option(help: "Field of the date.")
    var date = "date"

    @Option(help: "Folder of models.")
    var data: String?

    func run() async throws {
        try await reporting {
            let rows = try JSONLinesInput.rows(file)
            var deduplicator = try StandardStages.deduplicator(
                resources: try ResourceLocation.open(given: data))
            var sketcher = DocumentSketcher()
            for row in rows {
                let address = row[url]?.string.flatMap { WebAddress($0) }
                let identity = DocumentIdentity(
                    canonicalURL: address?.canonical, source: address?.host, language: nil,
                    published: row[date]?.string)
                let signature = sketcher.signature(of: row[text]?.string ?? "", identity: identity)
                deduplicator.add(id: JSONLinesInput.id(row, field: id), signature: signature.encoded())
            }
            var writer = JSONWriter()
            for decision in deduplicator.resolve() { writer.decision(decision) }
            try Console.write(writer.bytes)
        }
    }
}

extension JSONWriter {
    fileprivate mutating func decision(_ decision: DedupeDecision) {
        object { writer in
            writer.member("id", decision.id)
            writer.member("cluster_id", decision.clusterID)
            writer.key("duplicate_of")
            writer.string(decision.duplicateOf)
            writer.key("similarity")
            writer.decimal(decision.similarity)
            writer.member("reason", decision.words)
        }
        newline()
    }
}
