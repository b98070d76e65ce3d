internal import ArgumentParser
internal import Boilerplate
internal import CopydeskApp
internal import JSON
internal import PipelineKit
internal import StandardPipeline

/// `copydesk-train boilerplate-features`: what `scripts/train/boilerplate` fits weights on.
struct BoilerplateFeaturesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "boilerplate-features", abstract: "Write the features of labelled blocks.")

    @Option(help: "JSON Lines of blocks; '-' is standard input.")
    var input: String

    @Option(help: "Folder of cue packs and weights.")
    var data: String?

    func run() async throws {
        try await reporting {
            // Features need no weights, so that new ones can be trained.
            let classifier = try StandardStages.boilerplateClassifier(
                resources: try ResourceLocation.open(given: data), weighted: false)
            try writeFeatures(input, classifier)
        }
    }

    private func write(_ words: (text: [Int], around: [Int], path: [Int]), to writer: inout JSONWriter) {
        for (key, numbers) in [("text", words.text), ("around", words.around), ("path", words.path)] {
            writer.key(key)
            writer.array { list in for number in numbers { list.integer(number) } }
        }
    }

    /// What training starts from: the names, then each block twice, with its markup and as bare text.
    private func writeFeatures(_ file: String, _ classifier: BoilerplateClassifier) throws {
        var writer = JSONWriter()
        writer.strings(BoilerplateFeatures.names)
        writer.newline()
        for json in try JSONLinesInput.rows(file) {
            guard let row = BlockRow(json) else { continue }
            for isBare in [false, true] {
                writer.object { writer in
                    writer.member("id", row.id)
                    writer.member("bare", isBare)
                    if !isBare { write(classifier.words(row), to: &writer) }
                    writer.key("features")
                    writer.array { list in
                        for value in classifier.features(row, withoutMarkup: isBare) {
                            list.decimal(value, decimals: 6)
                        }
                    }
                }
                writer.newline()
            }
        }
        try Console.write(writer.bytes)
    }
}
