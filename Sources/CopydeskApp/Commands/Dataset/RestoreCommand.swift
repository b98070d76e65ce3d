internal import ArgumentParser
internal import DatasetIO
internal import Files
internal import JSON
internal import PipelineKit

/// `copydesk restore`: the articles of a dataset with removed blocks put back.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Restore removed blocks to the text of a dataset's articles.",
        discussion: """
            Writes the changed articles as JSON Lines; the dataset is not changed. Without a filter every removed \
            block is restored, including those outside the body.
            """)

    @OptionGroup var place: DatasetPlace

    @Option(help: "Only blocks of this category; may be repeated.")
    var category: [String] = []

    @Option(help: "Only blocks removed by this rule, as 'repetition' or 'en.newsletter.*'; may be repeated.")
    var rule: [String] = []

    @Option(help: "Only blocks of the article with this id; may be repeated.")
    var id: [String] = []

    @Flag(help: "Write unchanged articles too.")
    var all = false

    @Option(help: "File to write; defaults to standard output.")
    var output: String?

    func validate() throws {
        let known = BlockCategory.allCases.map(\.rawValue)
        for name in category where !known.contains(name) {
            throw ValidationError(
                "'\(name)' is not a category; valid categories are \(known.joined(separator: ", "))")
        }
    }

    func run() async throws {
        try await reporting {
            let dataset = try place.dataset()
            var filter = RestoreFilter()
            (filter.categories, filter.rules, filter.ids) = (Set(category), rule, Set(id))
            let file = try output.map { name throws(FileError) in
                try FileSystem.create(name, followingLinks: true)
            }
            var writer = JSONWriter()
            let tally = try BlockRestorer.restore(dataset, filter: filter, all: all) { row in
                writer.removeAll()
                writer.value(row)
                writer.newline()
                if let file { try file.write(writer.bytes) } else { try Console.write(writer.bytes) }
            }
            let left =
                tally.unplaced > 0 ? "; \(tally.unplaced) have no recorded position and were left out" : ""
            Console.log(
                "copydesk: restored \(tally.blocks) blocks in \(tally.articles) articles of \(dataset)\(left)"
            )
        }
    }
}
