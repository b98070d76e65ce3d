internal import ArgumentParser
internal import JSON
internal import Languages
internal import PipelineKit
internal import StandardPipeline

/// `copydesk language`: the language of texts in JSON Lines.
struct LanguageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "language", abstract: "Tell the language of {\"id\",\"text\"} rows.")

    @Option(help: "JSON Lines; '-' is standard input.")
    var input = "-"

    @Option(help: "Folder of gazetteers and models.")
    var data: String?

    func run() async throws {
        try await reporting {
            let detector = try StandardStages.languageDetector(
                resources: try ResourceLocation.open(given: data))
            var rows = RefusedRows(path: input)
            var writer = JSONWriter()
            try JSONLinesInput.forEachRow(input, refuse: { rows.refuse($0) }) { row, line in
                let (id, text) = try Self.fields(of: row, in: input, line)
                Self.write(detector.read(text), id: id, to: &writer)
                if writer.bytes.count > 1 << 16 {
                    try Console.write(writer.bytes)
                    writer.removeAll()
                }
            }
            try Console.write(writer.bytes)
            try rows.finish()
        }
    }

    /// The members that a row must have.
    private static func fields(
        of row: JSONValue, in path: String, _ line: Int
    ) throws(MalformedInput) -> (id: String, text: String) {
        guard let id = row["id"]?.scalarText else {
            throw MalformedInput(
                path: path, line: line, "\"id\" is \(problem(row["id"])), not a string or a number")
        }
        guard let text = row["text"]?.string else {
            throw MalformedInput(path: path, line: line, "\"text\" is \(problem(row["text"])), not a string")
        }
        return (id, text)
    }

    private static func problem(_ value: JSONValue?) -> String {
        value.map { $0 == .null ? "null" : "of another type" } ?? "missing"
    }

    private static func write(_ reading: LanguageReading, id: String, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", id)
            writer.member("language", reading.language)
            writer.key("confidence")
            writer.decimal(reading.confidence, decimals: 3)
            writer.member("script", reading.script)
            writer.key("second")
            if let second = reading.second {
                writer.object { writer in
                    writer.member("language", second.language)
                    writer.key("share")
                    writer.decimal(second.share, decimals: 2)
                }
            } else {
                writer.null()
            }
        }
        writer.newline()
    }
}
