import Intake
import PipelineKit
import Testing

/// Pages in which a browser showed a feed, or the source of a page, saved as they were shown.
@Suite struct SourceViewTests {
    private static let feed =
        "<rss version=\"2.0\"><channel><title>Gazette</title><link>https://g.example/</link>"
        + "<item><title>Ferry</title><guid>1</guid><description>It left at dawn.</description></item>"
        + "<item><title>Pier</title><guid>2</guid><description>It is wet.</description></item></channel></rss>"

    private static var escaped: String { feed.replacing("<", with: "&lt;").replacing(">", with: "&gt;") }

    private static let notice =
        "This XML file does not appear to have any style information associated with it. The document tree is shown below."

    private static func chrome(quote: String) -> String {
        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><style id=\"xml-viewer-style\">div#webkit-xml-viewer-source-xml { display: none; }</style></head><body>"
            + "<div id=\(quote)webkit-xml-viewer-source-xml\(quote)>\(feed)</div><div class=\(quote)pretty-print\(quote)><div class=\"header\"><span>\(notice)</span></div><div id=\"tree\">\(escaped)</div></div></body></html>"
    }

    private static func sourceLines(_ source: String) -> String {
        "<html><head><title>view-source:https://g.example/f</title></head><body><table><tbody>"
            + source.split(separator: "\n").enumerated().map { number, line in
                let text = line.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(
                    ">", with: "&gt;")
                return
                    "<tr><td class=\"line-number\" value=\"\(number)\"></td><td class=\"line-content\"><span class=\"html-tag\">\(text)</span></td></tr>"
            }.joined() + "</tbody></table></body></html>"
    }

    @Test(arguments: [
        ("jekyll/jekyll-feed#203, QupZilla/qupzilla#1094", "\""), ("gildas-lormeau/SingleFile#1570", ""),
    ])
    func `the tree that a browser shows of a feed is the feed`(thread: String, quote: String) {
        let opened = ContainerTests.open(Array(Self.chrome(quote: quote).utf8), "feed.html")
        #expect(opened.titles == ["Ferry", "Pier"])
        #expect(opened.records.map(\.kind) == [.feedEntry, .feedEntry])
        #expect(opened.codes == [])
    }

    @Test func `so is one behind view-source, in cells or in one element`() {
        let text = Self.feed.replacing("><", with: ">\n<")
        let cells = ContainerTests.open(Array(Self.sourceLines(text).utf8), "feed.html")
        #expect(cells.titles == ["Ferry", "Pier"])
        let firefox =
            "<html><head><title>f</title></head><body id=\"viewsource\" class=\"highlight\"><pre id=\"line1\"><span>\(Self.escaped)</span></pre></body></html>"
        #expect(ContainerTests.open(Array(firefox.utf8), "feed.html").titles == ["Ferry", "Pier"])
    }

    @Test func `the source of a page is the page`() {
        let page =
            "<html>\n<head><title>Ferry</title></head>\n<body><p>It left &amp; came back.</p></body>\n</html>"
        let opened = ContainerTests.open(Array(Self.sourceLines(page).utf8), "page.html")
        #expect(opened.records.map(\.kind) == [.page])
        #expect(opened.texts == [page + "\n"])
    }

    @Test(arguments: [
        "<html><body><div id=\"header\"><p>\(notice)</p></div><main id=\"top\"><pre>\(escaped)</pre></main></body></html>",
        "<html id=\"feedHandler\" xmlns=\"http://www.w3.org/1999/xhtml\"><body><div id=\"feedBody\"><div class=\"entry\"><h3>Ferry</h3><p>It left.</p></div><div class=\"entry\"><h3>Pier</h3><p>It is wet.</p></div></div></body></html>",
    ])
    func `a view that no longer has the source is refused`(page: String) {
        let opened = ContainerTests.open(Array(page.utf8), "feed.html")
        #expect(opened.records.isEmpty)
        #expect(opened.codes == ["many_articles"])
    }

    @Test func `an article about feeds is an article`() {
        let page =
            "<html><head><title>How feeds work</title></head><body><h1>How feeds work</h1><p>\(String(repeating: "A feed lists what is new. ", count: 30))</p><pre>\(Self.escaped)</pre></body></html>"
        #expect(ContainerTests.open(Array(page.utf8), "a.html").records.map(\.kind) == [.page])
    }

    private static let history =
        "The first feeds were written by hand, says the librarian, who has kept a few of them in a drawer. Nobody thought that they would last, and yet they have outlived three of the companies that fought over them. Readers like that they need no account, and that nobody counts what they open."

    @Test(arguments: [
        "<p>In 1999 a programmer wrote &lt;rss version=\"0.90\"&gt; for the first time. \(history)</p>",
        "<p>It begins so:</p><pre>\(escaped)</pre><p>\(history)</p><p>\(history)</p>",
        "<p>&lt;feed&gt; or &lt;rss&gt;? \(history)</p>",
        "<p>Firefox began its page with <code>&lt;html id=\"feedHandler\"&gt;</code>. \(history)</p>",
        "<p>It begins with &lt;?xml version=\"1.0\"?&gt;&lt;rss version=\"2.0\"&gt;&lt;channel&gt; and so on. \(history)</p>",
    ])
    func `an article that quotes the beginning of a feed is an article`(body: String) {
        let page = "<html><head><title>Feeds</title></head><body><h1>Feeds</h1>\(body)</body></html>"
        let opened = ContainerTests.open(Array(page.utf8), "a.html")
        #expect(opened.records.map(\.kind) == [.page], Comment(rawValue: body))
        #expect(opened.codes == [])
    }
}
