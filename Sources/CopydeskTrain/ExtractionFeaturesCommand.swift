internal import ArgumentParser
internal import CopydeskApp
internal import Extraction
internal import Files
internal import Markup
internal import TextKit

/// `copydesk-train extraction-features`: writes the training rows of body extraction.
struct ExtractionFeaturesCommand: AsyncParsableCommand {
    /// What is written for each page.
    enum Kind: String, ExpressibleByArgument, CaseIterable { case cues, features, types }

    static let configuration = CommandConfiguration(
        commandName: "extraction-features", abstract: "Write the training rows of pages.")

    @Argument(help: "What to write: cues or features of blocks, or types of pages.")
    var kind: Kind

    @Argument(help: "Weights whose cues the features use; '-' for none.")
    var model: String

    @Argument(
        help: "Where to write; paths of the pages are read from standard input, behind a tab their addresses."
    )
    var output: String

    func run() async throws {
        try await reporting {
            let model = model == "-" ? BodyModel() : try BodyModel(try FileSystem.read(model), path: model)
            let file = try FileSystem.create(output, followingLinks: true)
            if kind == .types { try file.write(Self.header) }
            for line in try FileSystem.readStandardInput().split(separator: 0x0A) {
                let parts = line.split(separator: 0x09, maxSplits: 1)
                let text = CharacterEncoding.decode(try FileSystem.read(Array(parts[0])))
                let tree = try HTMLParser.parse(ValidUTF8(trusting: text.utf8))
                let address = parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : nil
                try file.write(rows(of: tree, address, model))
            }
        }
    }

    private func rows(of tree: HTMLTree, _ address: String?, _ model: BodyModel) -> [UInt8] {
        switch kind {
        case .cues: BodyTraining.cues(of: tree)
        case .features: BodyTraining.features(of: tree, model: model)
        case .types: BodyTraining.typeFeatures(of: tree, url: address, model: model)
        }
    }

    /// The names of the columns, one a line, and an empty line.
    private static var header: [UInt8] {
        Array(BodyTraining.typeNames.map { $0 + "\n" }.joined().utf8) + [0x0A]
    }
}
