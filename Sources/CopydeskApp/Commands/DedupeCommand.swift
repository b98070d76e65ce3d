internal import ArgumentParser
package import Dedupe
internal import JSON
internal import PipelineKit
internal import StandardPipeline
internal import TextKit

/// `copydesk dedupe`: clusters of anyone's JSON Lines.
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
            let savedIndex = try state.map { try DedupeState(folder: $0) }
            var deduplicator = try StandardStages.deduplicator(
                resources: try ResourceLocation.open(given: data), settings: try scope.settings)
            if let savedIndex, let known = savedIndex.generation {
                try deduplicator.loadState(known, in: savedIndex.folder)
            }
            try rows.sign(into: &deduplicator)
            let result = (consume deduplicator).resolve()
            // The index is written and merged while the decisions are printed.
            async let generation = savedIndex?.write(result)
            var writer = JSONWriter()
            for decision in result.decisions {
                writer.decision(decision)
                guard writer.bytes.count > 1 << 18 else { continue }
                try Console.write(writer.bytes)
                writer.removeAll()
            }
            try Console.write(writer.bytes)
            if let generation = try await generation { try savedIndex?.commit(generation) }
        }
    }
}

/// The fields of a row that dedupe reads.
package struct RowFields: ParsableArguments {
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

    @Option(help: "Field of the language.")
    var language = "language"

    /// Signs every row of the file.
    package func sign(into deduplicator: inout Deduplicator) throws {
        var sketcher = DocumentSketcher()
        try JSONLinesInput.forEachRow(file) { row in
            let address = row[url]?.string.flatMap { WebAddress($0) }
            let identity = DocumentIdentity(
                canonicalURL: address?.canonical, source: address?.host, language: row[language]?.string,
                published: row[date]?.string)
            let signature = sketcher.signature(of: row[text]?.string ?? "", identity: identity)
            deduplicator.add(id: JSONLinesInput.id(row, field: id), signature: signature.encoded())
        }
    }
}

/// What is compared, and how strictly.
struct DedupeScope: ParsableArguments {
    @Option(help: "What counts as a duplicate: off, exact or near.")
    var mode = DedupeSettings.Mode.near.rawValue

    @Flag(help: "Compare only rows of one host.")
    var withinSource = false

    @Flag(help: "Compare only rows of different hosts.")
    var acrossSources = false

    @Flag(help: "Compare only rows of one language.")
    var withinLanguage = false

    @Option(help: "Compare only rows dated at most this many days apart.")
    var windowDays: Int?

    @Option(help: "Minimum words of a text; shorter texts are never duplicates.")
    var minimumTokens = 6

    @Option(help: "Added to the log-odds threshold for duplicates: above 0 finds fewer, below 0 more.")
    var strictness: Float = 0

    @Option(help: "Added to the log-odds threshold for merging clusters into one story.")
    var storyStrictness: Float = 0

    var settings: DedupeSettings {
        get throws {
            var settings = DedupeSettings()
            guard let mode = DedupeSettings.Mode(rawValue: mode) else {
                throw ValidationError("--mode must be off, exact or near, not '\(mode)'")
            }
            guard windowDays ?? 1 > 0, windowDays ?? 1 <= 36_500, minimumTokens > 0, strictness.isFinite,
                storyStrictness.isFinite
            else { throw ValidationError("--window-days and --minimum-tokens must be at least 1") }
            settings.mode = mode
            settings.withinSource = withinSource
            settings.acrossSources = acrossSources
            settings.withinLanguage = withinLanguage
            settings.windowDays = windowDays
            settings.minimumTokens = minimumTokens
            settings.strictness = strictness
            settings.storyStrictness = storyStrictness
            return settings
        }
    }

    func validate() throws { _ = try settings }
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
            writer.member("reason", decision.reasonText)
            writer.key("revision")
            writer.integer(decision.revision)
            writer.member("story_id", decision.storyID)
        }
        newline()
    }
}
