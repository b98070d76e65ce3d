import Extraction
import Foundation
import Markup
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

    @Test func `a live blog's posts keep their times, and other articles' times are not text`() throws {
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

    @Test func `page numbers of a multi-page article are not text`() throws {
        let pages =
            "<div class=pagination><a href=?p=1>1</a> <a href=?p=2>2</a> <a href=?p=2>Next page</a></div>"
        let result = try fixture.extract(
            Self.page("<article><div class=body>\(HarbourPages.paragraphs.joined())</div>\(pages)</article>"))
        #expect(result.blocks.map(\.text) == HarbourPages.sentences)
    }

    @Test func `a page behind a paywall says so`() throws {
        let stated = #"{"@type":"NewsArticle","headline":"Harbour","isAccessibleForFree":"False"}"#
        let page = Self.page("", head: "<script type='application/ld+json'>\(stated)</script>")
        let metadata = PageMetadata.read(from: try HTMLParser.parse(Array(page.utf8)))
        #expect(metadata.rights.isFree == false)
        let free = PageMetadata.read(from: try HTMLParser.parse(Array(Self.page("").utf8)))
        #expect(free.rights.isFree == nil)
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
    func `a page filled by scripts gives the body in its embedded state`(_ script: String) throws {
        let result = try fixture.extract(
            "<html><head></head><body><div id=root></div>\(script)</body></html>")
        #expect(result.blocks.map(\.text) == HarbourPages.sentences)
        #expect(result.warnings == [BodyExtraction.structuredWarning])
    }

    @Test func `embedded state is not used where the page shows its article`() throws {
        let script =
            #"<script id="__NEXT_DATA__" type="application/json">{"body":[\#(Self.elements)]}</script>"#
        let shown = HarbourPages.sentences.prefix(4).map { "<p>\($0)</p>" }.joined()
        let result = try fixture.extract(Self.page("<article>\(shown)</article>\(script)"))
        #expect(result.blocks.map(\.text) == Array(HarbourPages.sentences.prefix(4)))
        #expect(result.warnings.isEmpty)
    }

    @Test func `an AMP page gives its own text and none of its components'`() throws {
        let body = """
            <amp-sidebar id=menu layout=nodisplay><ul><li><a href=/a>Home</a></li><li><a href=/b>Weather</a></li></ul></amp-sidebar>
            <amp-analytics><script type="application/json">{"vars":{"body":"Analytics are no text of any article."}}</script></amp-analytics>
            <article><h1>Harbour to be dredged</h1><amp-img src=/a.jpg alt="A dredger" width=9 height=6 layout=responsive></amp-img>
            \(HarbourPages.paragraphs.prefix(3).joined())
            <amp-ad type=a><div placeholder>Advertisement of the day for readers</div></amp-ad>
            <amp-social-share type=email></amp-social-share>
            \(HarbourPages.paragraphs.dropFirst(3).joined())
            <amp-state id=s><script type="application/json">{"content":"A state's words are no text of any article."}</script></amp-state>
            </article>
            """
        let head =
            "<link rel=canonical href='https://example.org/harbour'><style amp-custom>p{color:red}</style>"
        let page = Self.page(body, head: head).replacingOccurrences(of: "<html>", with: "<html ⚡ lang=en>")
        let result = try fixture.extract(page)
        #expect(result.blocks.map(\.text).filter { $0 != "Harbour to be dredged" } == HarbourPages.sentences)
        let metadata = PageMetadata.read(from: try HTMLParser.parse(Array(page.utf8)))
        #expect(metadata.title == "Harbour to be dredged")
        #expect(metadata.canonicalURL == "https://example.org/harbour")
    }

    @Test(arguments: [
        "<script>document.write('<p>Written words that only a script would show, and many more.</p>')</script>",
        "<template><p>Templated words that only a script would show, and many more of them.</p></template>",
        "<script type='text/x-template'><p>Written words that only a script would show, and more.</p></script>",
        "<script>var title='Written words that only a script would show, and many more of them.'</script>",
    ])
    func `what only a script would show is not invented`(_ script: String) throws {
        let page = Self.page("<article>\(HarbourPages.paragraphs.joined())\(script)</article>")
        #expect(try fixture.extract(page).blocks.map(\.text) == HarbourPages.sentences)
    }

    /// The page's JSON-LD states a body that is `share` of the sentences shown.
    private func stating(_ stated: ArraySlice<String>, showing shown: ArraySlice<String>) throws
        -> BodyExtraction
    {
        let linked = #"{"@type":"NewsArticle","articleBody":"\#(stated.joined(separator: #"\n"#))"}"#
        let body = shown.map { "<p>\($0)</p>" }.joined()
        return try fixture.extract(
            Self.page(
                "<article>\(body)</article>", head: "<script type='application/ld+json'>\(linked)</script>"))
    }

    @Test func `a stated body wins by far more running text than is shown, and not by some`() throws {
        let sentences = HarbourPages.sentences
        let all = try stating(sentences[...], showing: sentences.prefix(1))
        #expect(all.blocks.map(\.text) == sentences && all.warnings == [BodyExtraction.structuredWarning])
        let some = try stating(sentences[...], showing: sentences.prefix(4))
        #expect(some.blocks.map(\.text) == Array(sentences.prefix(4)) && some.warnings.isEmpty)
    }

    @Test func `of two stated bodies the one with more running text is taken`() throws {
        let linked =
            #"{"@type":"NewsArticle","articleBody":"\#(HarbourPages.sentences.prefix(3).joined(separator: #"\n"#))"}"#
        let state = #"<script>window.__APOLLO_STATE__ = {"A:1":{"body":[\#(Self.elements)]}};</script>"#
        let head = "<script type='application/ld+json'>\(linked)</script>"
        let result = try fixture.extract(
            "<html><head>\(head)</head><body><div id=root></div>\(state)</body></html>")
        #expect(result.blocks.map(\.text) == HarbourPages.sentences)
    }
}
