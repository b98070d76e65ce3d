import Foundation
import Markup
import NewsStages
import PipelineKit
import TestSupport
import Testing

/// Pages that are not one plain article: galleries, questions, several pages, pages that scripts fill.
@Suite struct PageKindsTests {
    private let extractor: BodyExtractor

    init() throws {
        let weights = try Data(contentsOf: URL(filePath: Checkout.data + "/models/extraction/body.bin"))
        extractor = BodyExtractor(model: try BodyModel([UInt8](weights)))
    }

    private func extract(_ page: String) throws -> BodyExtraction {
        let tree = try HTMLParser.parse(Array(page.utf8))
        return extractor.extract(tree: tree, evidence: BodyEvidence(tree: tree))
    }

    private static let sentences = [
        "The harbour board agreed on Tuesday to dredge the northern channel, ending a dispute of nine years.",
        "Work will begin in spring, officials said, and the first vessels could pass by the end of next year.",
        "Fishermen had objected to the plan, arguing that the silt would bury the oyster beds off the old pier.",
        "“We asked for a barrier, and we got one,” said Maren Holt, who speaks for forty crews on the coast.",
        "The state will pay two thirds of the cost, which engineers put at 41 million, and the town the rest.",
        "A court in the capital had stopped an earlier version in March, because no survey of birds was made.",
    ]

    private static func page(_ body: String, head: String = "") -> String {
        """
        <html><head><title>Harbour to be dredged - Coast Times</title>\(head)</head><body>
        <nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
        <h1>Harbour to be dredged</h1>\(body)
        <footer><p>© Coast Times. All rights reserved.</p><a href="/imprint">Imprint</a></footer></body></html>
        """
    }

    private static var paragraphs: [String] { sentences.map { "<p>\($0)</p>" } }

    @Test func `the texts under a gallery's pictures are its text`() throws {
        let pictures = Self.sentences.map {
            "<figure><img src=a.jpg><figcaption>\($0)</figcaption></figure>"
        }
        let result = try extract(Self.page("<div class=gallery>\(pictures.joined())</div>"))
        #expect(result.blocks.map(\.text) == Self.sentences)
        #expect(result.warnings.isEmpty)
    }

    @Test func `a live blog's posts keep their times, and another article's times are no text`() throws {
        let posts = zip(["10:35", "08:20 CET", "6:00 am"], Self.sentences).map { time, sentence in
            "<article><time>\(time)</time><h2>\(sentence.prefix(24))</h2><p>\(sentence)</p><p>\(sentence)</p></article>"
        }
        let kind = #"<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"x"}</script>"#
        let live = try extract(Self.page("<main>\(posts.joined())</main>", head: kind))
        for time in ["10:35 The harbour", "08:20 CET Work will", "6:00 am Fishermen"] {
            #expect(live.blocks.contains { $0.text.hasPrefix(time) }, "\(time)")
        }
        let plain = try extract(Self.page("<main>\(posts.joined())</main>"))
        #expect(!plain.text.contains("10:35"))
    }

    @Test func `questions and answers stay in order`() throws {
        let pairs = stride(from: 0, to: 6, by: 2).map {
            "<p><strong>Why was the plan of \($0 + 2015) stopped?</strong></p><p>\(Self.sentences[$0])</p><p>\(Self.sentences[$0 + 1])</p>"
        }
        let result = try extract(Self.page("<article><div class=body>\(pairs.joined())</div></article>"))
        let questions = result.blocks.indices.filter { result.blocks[$0].text.hasSuffix("stopped?") }
        #expect(questions == [0, 3, 6])
    }

    @Test func `the numbers of an article's further pages are no text`() throws {
        let pages =
            "<div class=pagination><a href=?p=1>1</a> <a href=?p=2>2</a> <a href=?p=2>Next page</a></div>"
        let result = try extract(
            Self.page("<article><div class=body>\(Self.paragraphs.joined())</div>\(pages)</article>"))
        #expect(result.blocks.map(\.text) == Self.sentences)
    }

    @Test func `a page behind a wall says so`() throws {
        let stated = #"{"@type":"NewsArticle","headline":"Harbour","isAccessibleForFree":"False"}"#
        let page = Self.page("", head: "<script type='application/ld+json'>\(stated)</script>")
        let metadata = PageMetadata.read(from: try HTMLParser.parse(Array(page.utf8)))
        #expect(metadata.isPaywalled)
        #expect(!PageMetadata.read(from: try HTMLParser.parse(Array(Self.page("").utf8))).isPaywalled)
    }

    private static var markup: String { paragraphs.joined().replacingOccurrences(of: "“", with: "“") }
    private static var elements: String {
        sentences.map { #"{"type":"text","content":"\#($0)"}"# }.joined(separator: ",")
    }

    @Test(arguments: [
        #"<script id="__NEXT_DATA__" type="application/json">{"props":{"page":{"article":{"bodyHtml":"\#(markup)"}}}}</script>"#,
        #"<script>window.__APOLLO_STATE__ = {"Article:1":{"title":"x","body":[\#(elements)]}};var y = {};</script>"#,
        #"<script>Fusion.globalContent={"headlines":{"basic":"x"},"content_elements":[\#(elements)]};</script>"#,
        #"<script type="application/json">{"story":{"paragraphs":[\#(elements)]}}</script>"#,
    ])
    func `a page that scripts would fill gives the body of its state`(_ script: String) throws {
        let result = try extract("<html><head></head><body><div id=root></div>\(script)</body></html>")
        #expect(result.blocks.map(\.text) == Self.sentences)
        #expect(result.warnings == [BodyExtraction.structuredWarning])
    }

    @Test func `a state is not taken where the page shows its article`() throws {
        let script =
            #"<script id="__NEXT_DATA__" type="application/json">{"body":[\#(Self.elements)]}</script>"#
        let shown = Self.sentences.prefix(4).map { "<p>\($0)</p>" }.joined()
        let result = try extract(Self.page("<article>\(shown)</article>\(script)"))
        #expect(result.blocks.map(\.text) == Array(Self.sentences.prefix(4)))
        #expect(result.warnings.isEmpty)
    }
}
