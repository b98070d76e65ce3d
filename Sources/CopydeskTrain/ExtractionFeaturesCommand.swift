internal import ArgumentParser
internal import CopydeskApp
internal import Extraction
internal import Files
internal import Markup
internal import TextKit

/// `copydesk-train extraction-features`: writes the training rows of body extraction.
struct ExtractionFeaturesCommand: AsyncParsableCommand {
    /// What is written for each page.
    enum Kind: String, ExpressibleByArgument, CaseIterable { case cues, features }

    static let configuration = CommandConfiguration(
        commandName: "extraction-features", abstract: "Write the training rows of pages.")

    @Argument(help: "What to write: cues or features.")
    var kind: Kind

    @Argument(help: "Weights whose cues the features use; '-' for none.")
    var model: String

    @Argument(help: "Where to write; paths of the pages are read from standard input.")
    var output: String

    func run() async throws {
        try await reporting {
            let model = model == "-" ? BodyModel() : try BodyModel(try FileSystem.read(model), path: model)
            let file = try FileSystem.create(output, followingLinks: true)
            for path in try FileSystem.readStandardInput().split(separator: 0x0A) {
                let text = CharacterEncoding.decode(try FileSystem.read(Array(path)))
                let tree = try HTMLParser.parse(ValidUTF8(trusting: text.utf8))
                try file.write(
                    kind == .cues
                        ? BodyTraining.cues(of: tree) : BodyTraining.features(of: tree, model: model))
            }
        }
    }
}
