import Intake
import PipelineKit
import Testing

@Suite struct SniffTests {
    @Test(arguments: [
        ("<rss version='2.0'><channel/></rss>", SourceFormat.rss),
        ("<!-- <rss> --><feed xmlns='http://www.w3.org/2005/Atom'/>", .atom),
        ("<!DOCTYPE html><html><body><rss-widget/></body></html>", .html),
        ("<br/><b>Warning</b> <?xml version='1.0'?><rss/>", .rss),
        (#"{"version":"https://jsonfeed.org/version/1","items":[]}"#, .jsonFeed),
        ("{\"a\":1}\n{\"a\":2}\n", .jsonLines), ("<urlset><url/></urlset>", .sitemap),
        ("<nitf/>", .nitf), ("<NewsML/>", .newsML1), ("<newsItem/>", .newsMLG2), ("WARC/1.0\r\n", .warc),
        ("Plain words,\nand more.", .text), ("<p>fragment</p>", .html),
    ])
    func `the format is recognised by the content`(text: String, format: SourceFormat) throws {
        #expect(try FormatSniffer.format(of: Array(text.utf8)) == format)
    }

    @Test(arguments: [
        ([UInt8](), SourceRefusal.Code.emptyInput), ([0x20, 0x0A], .emptyInput),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], .binaryInput),
        ([UInt8](repeating: 1, count: 200), .binaryInput),
    ])
    func `binary content is refused with its own code`(bytes: [UInt8], code: SourceRefusal.Code) {
        let refusal = #expect(throws: SourceRefusal.self) { try FormatSniffer.format(of: bytes) }
        #expect(refusal?.code == code)
    }
}
