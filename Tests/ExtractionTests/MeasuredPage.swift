import Foundation
import Markup
import TestSupport

@testable import Extraction

/// A page cut into blocks and measured, without weights unless the committed ones are asked for.
struct MeasuredPage {
    let tree: HTMLTree
    let page: PageMeasures

    init(_ html: String, model: BodyModel = BodyModel(), evidence: BodyEvidence? = nil) throws {
        tree = try HTMLParser.parse(Array(html.utf8))
        page = PageMeasures(
            BlockSegmentation.blocks(of: tree), in: tree, evidence: evidence ?? BodyEvidence(tree: tree),
            model: model)
    }

    var blocks: PageBlocks { page.blocks }

    /// The texts of the blocks in reading order.
    var texts: [String] { (0..<blocks.count).map(blocks.string) }

    /// The block that begins with a text.
    func index(_ start: String) -> Int { texts.firstIndex { $0.hasPrefix(start) } ?? -1 }

    /// The committed weights.
    static let model: BodyModel? = {
        let url = URL(filePath: Checkout.data + "/models/extraction/body.bin")
        return (try? Data(contentsOf: url)).flatMap { try? BodyModel([UInt8]($0), path: "body.bin") }
    }()
}

/// What a page states, ready for the choices of metadata.
func pageEvidence(_ html: String, url: String? = nil) throws -> PageEvidence {
    let tree = try HTMLParser.parse(Array(html.utf8))
    return PageEvidence(tree, data: StructuredData(tree), url: url)
}

/// The evidence of a page of some head and body.
func pageEvidence(head: String, body: String = "", url: String? = nil, language: String = "en") throws
    -> PageEvidence
{
    try pageEvidence(
        "<html lang=\(language)><head>\(head)</head><body>\(body)</body></html>", url: url)
}

/// JSON-LD as a page holds it.
func linkedData(_ json: String) -> String { "<script type='application/ld+json'>\(json)</script>" }
