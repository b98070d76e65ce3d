import Extraction
import Foundation
import Markup
import PipelineKit
import TestSupport

/// Pages of one fictional article, and the extractor with the committed weights to read them.
struct HarbourPages {
    private let extractor: BodyExtractor

    init() throws {
        let weights = try Data(contentsOf: URL(filePath: Checkout.data + "/models/extraction/body.bin"))
        extractor = BodyExtractor(model: try BodyModel([UInt8](weights), path: "body.bin"))
    }

    func extract(_ page: String) throws -> BodyExtraction {
        let tree = try HTMLParser.parse(Array(page.utf8))
        return extractor.extract(tree: tree, evidence: BodyEvidence(tree: tree))
    }

    static let sentences = [
        "The harbour board agreed on Tuesday to dredge the northern channel, ending a dispute of nine years.",
        "Work will begin in spring, officials said, and the first vessels could pass by the end of next year.",
        "Fishermen had objected to the plan, arguing that the silt would bury the oyster beds off the old pier.",
        "“We asked for a barrier, and we got one,” said Maren Holt, who speaks for forty crews on the coast.",
        "The state will pay two thirds of the cost, which engineers put at 41 million, and the town the rest.",
        "A court in the capital had stopped an earlier version in March, because no survey of birds was made.",
    ]

    static var paragraphs: [String] { sentences.map { "<p>\($0)</p>" } }

    /// A page with its frame around what stands in the body.
    static func page(_ body: String, head: String = "") -> String {
        """
        <html><head><title>Harbour to be dredged - Coast Times</title>\(head)</head><body>
        <nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
        \(body)
        <footer><p>© Coast Times. All rights reserved.</p><a href="/imprint">Imprint</a></footer></body></html>
        """
    }
}

extension BodyExtraction {
    /// The article's text, paragraphs joined by one blank line.
    var text: String { blocks.map(\.text).joined(separator: "\n\n") }
}

extension PageMetadata {
    /// What a page says about itself.
    static func read(from tree: HTMLTree, url: String? = nil) -> PageMetadata {
        read(from: tree, data: StructuredData(tree), url: url)
    }
}
