import Intake
import PipelineKit
import Testing

/// Files in which one document stands behind another: each is read, with its place.
@Suite struct GluedDocumentsTests {
    private static func page(_ name: String) -> String {
        "<html><head><title>\(name)</title></head><body><h1>\(name)</h1><p>It left at dawn.</p></body></html>\n"
    }
    private static func nitf(_ name: String) -> String {
        "<?xml version=\"1.0\"?>\n<nitf><body><body.head><hedline><hl1>\(name)</hl1></hedline></body.head><body.content><p>It left.</p></body.content></body></nitf>\n"
    }
    private static let rss =
        "<rss version=\"2.0\"><channel><title>G</title><item><title>Ferry</title><description>It left.</description></item></channel></rss>\n"
    private static let atom =
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>G</title><entry><title>Pier</title><content>It is wet.</content></entry></feed>\n"

    @Test func `pages, also with a document type`() {
        let opened = ContainerTests.open(
            Array((Self.page("One") + "<!DOCTYPE html>\n" + Self.page("Two") + Self.page("Three")).utf8),
            "a.html")
        #expect(opened.records.map(\.kind) == [.page, .page, .page])
        #expect(Set(opened.records.map(\.input.offset)).count == 3)
        #expect(opened.texts.allSatisfy { $0.ranges(of: "<title>").count == 1 })
    }

    @Test func `a counter behind a page is part of it`() {
        let text = Self.page("One") + "<html><body><script>count()</script></body></html>"
        #expect(ContainerTests.open(Array(text.utf8), "a.html").records.count == 1)
    }

    @Test(arguments: [
        (nitf("One") + nitf("Two"), ["One", "Two"]), (rss + atom, ["Ferry", "Pier"]),
        (atom + rss, ["Pier", "Ferry"]),
        ("<urlset><url><loc>https://a.example/1</loc></url></urlset>" + rss, ["Ferry"]),
    ])
    func `feeds and newswire of several kinds`(text: String, titles: [String]) {
        #expect(ContainerTests.open(Array(text.utf8), "a.xml").titles == titles)
    }
}
