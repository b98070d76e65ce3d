internal import ArgumentParser
internal import CopydeskApp
internal import Dedupe
internal import StandardPipeline

/// `copydesk-train dedupe-features`: what `scripts/train/dedupe` fits weights on, so that training shares the extractor.
struct DedupeFeaturesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dedupe-features", abstract: "Features of every compared pair, for training.")

    @OptionGroup var rows: RowFields

    @Option(help: "Folder of models.")
    var data: String?

    func run() async throws {
        try await reporting {
            var deduplicator = try StandardStages.deduplicator(
                resources: try ResourceLocation.open(given: data), settings: DedupeSettings())
            try rows.sign(into: &deduplicator)
            var lines = Array(
                (["first", "second"] + DuplicateModel.featureNames).joined(separator: "\t").utf8)
            lines.append(0x0A)
            deduplicator.forEachPair { first, second, features in
                let line = ([first, second] + features.map { "\($0)" }).joined(separator: "\t")
                lines.append(contentsOf: line.utf8)
                lines.append(0x0A)
            }
            try Console.write(lines)
        }
    }
}
