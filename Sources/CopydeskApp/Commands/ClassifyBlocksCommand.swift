internal import ArgumentParser
internal import Boilerplate
internal import JSON
internal import PipelineKit
internal import StandardPipeline

/// `copydesk classify-blocks`: verdicts of strip-boilerplate on single blocks or on the lines of text dumps.
struct ClassifyBlocksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify-blocks",
        abstract: "Classify blocks, or lines of text dumps, as strip-boilerplate does.")

    @Option(help: "JSON Lines of blocks; '-' is standard input.")
    var input: String?

    @Option(help: "JSON Lines of dumps, each with id and lines.")
    var dumps: String?

    @Option(help: "Folder of cue packs and weights.")
    var data: String?

    @Option(help: "Cue pack of your own to judge by as well; may be repeated.")
    var pack: [String] = []

    func validate() throws {
        if (input == nil) == (dumps == nil) {
            throw ValidationError("specify exactly one of --input and --dumps")
        }
    }

    func run() async throws {
        try await reporting {
            let classifier = try StandardStages.boilerplateClassifier(
                resources: try ResourceLocation.open(given: data), packs: pack)
            if let input { try judgeBlocks(input, classifier) }
            if let dumps { try judgeLines(dumps, classifier) }
        }
    }

    private func judgeBlocks(_ file: String, _ classifier: BoilerplateClassifier) throws {
        var writer = JSONWriter()
        for json in try JSONLinesInput.rows(file) {
            guard let row = BlockRow(json) else { continue }
            let verdict = classifier.judge(row)
            writer.object { writer in
                writer.member("id", row.id)
                writer.member("keep", verdict.keep)
                writer.member("category", verdict.keep ? nil : verdict.category?.rawValue)
                writer.key("score")
                writer.decimal(verdict.score)
                writer.member("rule", verdict.rule)
            }
            writer.newline()
        }
        try Console.write(writer.bytes)
    }

    private func judgeLines(_ file: String, _ classifier: BoilerplateClassifier) throws {
        var writer = JSONWriter()
        for json in try JSONLinesInput.rows(file) {
            let lines = (json["lines"]?.elements ?? []).map { $0["text"]?.string ?? "" }
            let dump = TextDump.read(lines: lines, language: json["lang"]?.string, classifier: classifier)
            for line in dump.lines {
                writer.object { writer in
                    writer.member("id", JSONLinesInput.id(json))
                    writer.member("line", line.n)
                    writer.member("keep", line.keep)
                    writer.member("role", line.role.rawValue)
                    writer.member("category", line.category?.rawValue)
                    writer.key("score")
                    writer.decimal(line.score)
                }
                writer.newline()
            }
        }
        try Console.write(writer.bytes)
    }
}
