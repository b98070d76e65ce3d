import Foundation
import Markup
import NewsStages
import PipelineKit
import TestSupport
import Testing

/// Pages that are not one plain article: galleries, questions, several pages, pages that scripts fill.
@Suite struct PageKindsTests {
    private let fixture: HarbourPages

    init() throws { fixture = try HarbourPages() }

    private static func page(_ body: String, head: String = "") -> String {
        HarbourPages.page("<h1>Harbour to be dredged</h1>\(body)", head: head)
    }

    @Test func `the texts under a gallery's pictures are its text`() throws {
        let pictures = HarbourPages.sentences.map {
            "<figure><img src=a.jpg><figcaption>\($0)</figcaption></figure>"
        }
        let result = try fixture.extract(Self.page("<div class=gallery>\(pictures.joined())</div>"))
        #expect(result.blocks.map(\.text) == HarbourPages.sentences)
        #expect(result.warnings.isEmpty)
    }

    @Test func `a live blog's posts keep their times, and another article's times are no text`() throws {
        let posts = zip(["10:35", "08:20 CET", "6:00 am"], HarbourPages.sentences).map { time, sentence in
            "<article><time>\(time)</time><h2>\(sentence.prefix(24))</h2><p>\(sentence)</p><p>\(sentence)</p></article>"
        }
        let kind = #"<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"x"}</script>"#
        let live = try fixture.extract(Self.page("<main>\(posts.joined())</main>", head: kind))
        for time in ["10:35 The harbour", "08:20 CET Work will", "6:00 am Fishermen"] {
            #expect(live.blocks.contains { $0.text.hasPrefix(time) }, "\(time)")
        }
        let plain = try fixture.extract(Self.page("<main>\(posts.joined())</main>"))
        #expect(!plain.text.contains("10:35"))
    }

    @Test func `questions and answers stay in order`() throws {
        let pairs = stride(from: 0, to: 6, by: 2).map {
            "<p><strong>Why was the plan of \($0 + 2015) stopped?</strong></p><p>\(HarbourPages.sentences[$0])</p><p>\(HarbourPages.sentences[$0 + 1])</p>"
        }
        let result = try fixture.extract(
            Self.page("<article><div class=body>\(pairs.joined())</div></article>"))
        let questions = result.blocks.indices.filter { result.blocks[$0].text.hasSuffix("stopped?") }
        #expect(questions == [0, 3, 6])
    }

    @Test func `the numbers of an article's further pages are no text`() throws {
        let pages =
            "<div class=pagination><a href=?p=1>1</a> <a href=?p=2>2</a> <a href=?p=2>Next page</a></div>"
        let result = try fixture.extract(
            Self.page("<article><div class=body>\(HarbourPages.paragraphs.joined())</div>\(pages)</article>"))
        #expect(result.blocks.map(\.text) == HarbourPages.sentences)
    }

    @Test func `a page behind a wall says so`() throws {
        let stated = #"{"@type":"NewsArticle","headline":"Harbour","isAccessibleForFree":"False"}"#
        let page = Self.page("", head: "<script type='application/ld+json'>\(stated)</script>")
        let metadata = PageMetadata.read(from: try HTMLParser.parse(Array(page.utf8)))
        #expect(metadata.isPaywalled)
        #expect(!PageMetadata.read(from: try HTMLParser.parse(Array(Self.page("").utf8))).isPaywalled)
    }

    private static var markup: String {
        HarbourPages.paragraphs.joined().replacingOccurrences(of: "“", with: "“")
    }
    private static var elements: String {
        HarbourPages.sentences.map { #"{"type":"text","content":"\#($0)"}"# }.joined(separator: ",")
    }

    @Test(arguments: [
        #"<script id="__NEXT_DATA__" type="application/json">{"props":{"page":{"article":{"bodyHtml":"\#(markup)"}}}}</script>"#,
        #"<script>window.__APOLLO_STATE__ = {"Article:1":{"title":"x","body":[\#(elements)]}};var y = {};</script>"#,
        #"<script>Fusion.globalContent={"headlines":{"basic":"x"},"content_elements":[\#(elements)]};</script>"#,
        #"<script type="application/json">{"story":{"paragraphs":[\#(elements)]}}</script>"#,
    ])
    func `a page that scripts would fill gives the body of its state`(_ script: String) throws {
        let result = try fixture.extract(
            "<html><head></head><body><div id=root></div>\(script)</body></html>")
        #expect(result.blocks.map(\.text) == HarbourPages.sentences)
        #expect(result.warnings == [BodyExtraction.structuredWarning])
    }

    @Test func `a state is not taken where the page shows its article`() throws {
        let script =
            #"<script id="__NEXT_DATA__" type="application/json">{"body":[\#(Self.elements)]}</script>"#
        let shown = HarbourPages.sentences.prefix(4).map { "<p>\($0)</p>" }.joined()
        let result = try fixture.extract(Self.page("<article>\(shown)</article>\(script)"))
        #expect(result.blocks.map(\.text) == Array(HarbourPages.sentences.prefix(4)))
        #expect(result.warnings.isEmpty)
    }
}
