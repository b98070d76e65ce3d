internal import ArgumentParser
internal import Dedupe
internal import JSON
internal import PipelineKit
internal import StandardPipeline

/// `copydesk dedupe`: clusters of any JSON Lines.
struct DedupeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dedupe", abstract: "Find duplicates among the rows of a JSON Lines file.",
        discussion: """
            Rows are read one by one and only their signatures are kept, about 1 KB each. With --state, rows of \
            earlier calls are known and stay canonical.
            """)

    @OptionGroup var rows: RowFields

    @Option(help: "Folder of an index kept between calls; created if it does not exist.")
    var state: String?

    @OptionGroup var scope: DedupeScope

    @Option(help: "Folder of models.")
    var data: String?

    func run() async throws {
        try await reporting {
            let index = try state.map { try DedupeIndexFolder($0) }
            var deduplicator = try StandardStages.deduplicator(
                resources: try ResourceLocation.open(given: data), settings: try scope.settings)
            try index?.load(into: &deduplicator)
            try rows.sign(into: &deduplicator)
            let result = (consume deduplicator).resolve()
            // The index is written and merged while the decisions are printed.
            async let generation = index?.write(result)
            var writer = JSONWriter()
            for decision in result.decisions {
                writer.decision(decision)
                guard writer.bytes.count > 1 << 18 else { continue }
                try Console.write(writer.bytes)
                writer.removeAll()
            }
            try Console.write(writer.bytes)
            if let generation = try await generation { try index?.commit(generation) }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func decision(_ decision: DedupeDecision) {
        object { writer in
            writer.member("id", decision.id)
            writer.member("cluster_id", decision.clusterID)
            writer.member("duplicate_of", decision.duplicateOf)
            writer.key("similarity")
            writer.decimal(decision.similarity)
            writer.member("reason", decision.reasonText)
            writer.member("revision", decision.revision)
            writer.member("story_id", decision.storyID)
        }
        newline()
    }
}
