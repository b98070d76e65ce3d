internal import ArgumentParser
internal import DatasetIO
internal import Files
internal import JSON
internal import PipelineKit

/// `copydesk restore`: the articles of a dataset with removed blocks put back.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put removed blocks back into the text of a dataset's articles.",
        discussion: """
            Writes the changed articles as JSON Lines; the dataset stays as it is. Without a filter every removed \
            block comes back, those beside the body too.
            """)

    @Argument(help: "The dataset.")
    var dataset = "dataset"

    @Option(help: "Only blocks of this category; may be repeated.")
    var category: [String] = []

    @Option(help: "Only blocks that this rule removed, 'repetition' or 'en.newsletter.*'; may be repeated.")
    var rule: [String] = []

    @Option(help: "Only blocks of the article with this id; may be repeated.")
    var id: [String] = []

    @Flag(help: "Write the articles that do not change as well.")
    var all = false

    @Option(help: "File to write; standard output where none is named.")
    var output: String?

    func validate() throws {
        let known = BlockCategory.allCases.map(\.rawValue)
        for name in category where !known.contains(name) {
            throw ValidationError("'\(name)' is no category; known are \(known.joined(separator: ", "))")
        }
    }

    func run() async throws {
        try await reporting {
            var filter = RestoreFilter()
            (filter.categories, filter.rules, filter.ids) = (Set(category), rule, Set(id))
            let file = try output.map { name throws(FileError) in try FileSystem.create(name) }
            var writer = JSONWriter()
            let tally = try BlockRestorer.restore(dataset, filter: filter, all: all) { row in
                writer.removeAll()
                writer.value(row)
                writer.newline()
                if let file { try file.write(writer.bytes) } else { try Console.write(writer.bytes) }
            }
            let left =
                tally.placeless > 0 ? "; \(tally.placeless) do not say where they stood and stay out" : ""
            Console.log(
                "copydesk: \(tally.blocks) blocks are back in \(tally.articles) articles of \(dataset)\(left)"
            )
        }
    }
}
