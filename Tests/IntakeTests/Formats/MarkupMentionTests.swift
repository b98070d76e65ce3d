import Intake
import PipelineKit
import Testing

/// Texts that speak of a document's root, and documents whose root comes late.
@Suite struct MarkupMentionTests {
    private static let news =
        "The readers of the Courier saw an empty screen on Monday morning, and nobody could tell them why.\n\nThe harbour's own app went on, said the captain of the ferry, who had to read the tides to his passengers."

    @Test(arguments: [
        "<feed>", "<rss>", "<rss version=\"2.0\">",
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">",
        "<opml>", "<nitf>", "<newsItem>", "<channel>", "<html>", "<rdf:RDF>", "<sitemapindex>",
        "<feed xmlns=\"http://www.w3.org/2005/Atom\">", "<mediawiki>",
    ])
    func `a text that mentions a root is a text, wherever it does so`(tag: String) {
        for text in [
            "An empty screen\n\n\(Self.news)\n\nThe app had looked for \(tag) in vain.\n",
            "Why \(tag) matters\n\n\(Self.news)\n", "\(tag) or not? A guide\n\n\(Self.news)\n",
            "An empty screen\n\n\(Self.news)\n\nThe last thing that it read was \(tag)",
        ] {
            let opened = ContainerTests.open(Array(text.utf8), "a.txt")
            #expect(opened.records.map(\.kind) == [.textDump], Comment(rawValue: text))
            #expect(opened.codes == [])
        }
    }

    @Test func `a page without a root that mentions one is a page`() {
        let page =
            "<h1>An empty screen</h1><p>The app had looked for <feed> and <rss> in vain.</p><p>\(Self.news)</p>"
        #expect(ContainerTests.open(Array(page.utf8), "a.html").records.map(\.kind) == [.page])
    }

    private static let feed =
        "<rss version=\"2.0\">\n <channel><title>G</title><item><title>Ferry</title><description>It left.</description></item></channel></rss>"

    @Test(arguments: [
        "", "\u{FEFF}\n", "<!-- made by hand -->\n",
        "<?xml version=\"1.0\"?>\n<!DOCTYPE rss>\n<?xml-stylesheet href=\"a\"?>",
        "<br />\n<b>Warning</b>: a file was not found in line 4<br />\n",
        "Warning: no cache\n<?xml version=\"1.0\"?>",
        "HTTP was here\n\n",
    ])
    func `a feed is one behind whatever stands before it`(beginning: String) {
        let opened = ContainerTests.open(Array((beginning + Self.feed).utf8), "f.xml")
        #expect(opened.titles == ["Ferry"], Comment(rawValue: beginning))
    }
}
