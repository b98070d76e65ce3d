import PipelineKit
import Testing

@testable import Intake

/// Which element tells the format of markup.
@Suite struct MarkupRootTests {
    @Test(arguments: [
        ("<!-- a <rss> --><feed><title>T</title></feed>", SourceFormat.atom),
        ("<?xml version=\"1.0\"?><rss><channel/></rss>", .rss),
        ("<rdf:RDF xmlns=\"x\"><channel/></rdf:RDF>", .rss),
        ("<entry xmlns=\"http://www.w3.org/2005/Atom\"><id>x</id></entry>", .atom),
        ("<!doctype html>\n<p>a", .html), ("<!DOCTYPE\tHTML>text", .html), ("<title>a</title><rss>", .html),
        ("<p>a</p>", .html), ("<doc id=\"1\" url=\"u\" title=\"t\">", .wikiExtractor),
        ("<b>Warning</b>: x <br /> <rss><channel><title>T</title></channel></rss>", .rss),
    ])
    func `the first that identifies one`(text: String, format: SourceFormat) {
        #expect(MarkupRoot.find(in: Array(text.utf8)) == format)
    }

    @Test(arguments: ["a < b and c", "no markup", "<!doctype note>", "a <entry> of a list"])
    func `a text has none`(text: String) {
        #expect(MarkupRoot.find(in: Array(text.utf8)) == nil)
    }

    @Test(arguments: [399, 400, 401])
    func `a feed may follow a page of warnings, but no real content`(elements: Int) {
        let text =
            String(repeating: "<i>", count: elements) + "<rss version=\"2.0\"><channel></channel></rss>"
        #expect(MarkupRoot.find(in: Array(text.utf8)) == (elements > 400 ? .html : .rss))
    }
}
