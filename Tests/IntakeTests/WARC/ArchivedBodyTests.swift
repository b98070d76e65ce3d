import PipelineKit
import Testing

@testable import Intake

/// Which bodies of an archive may be documents.
@Suite struct ArchivedBodyTests {
    private func reason(_ body: String, _ type: String?, _ address: String? = nil) -> DropReason.Code? {
        ArchivedBody.reasonToDrop(Array(body.utf8), type, address: address)
    }

    @Test(arguments: ["image/png", "application/javascript", "text/css", nil])
    func `what begins as a page is one, whatever its type says`(type: String?) {
        #expect(reason("<!DOCTYPE html><p>The ferry is back.", type) == nil)
        #expect(reason("<rss version=\"2.0\"><channel></channel></rss>", type) == nil)
    }

    @Test(
        arguments: [
            ("text/html", nil), ("application/xhtml+xml", nil), ("text/plain", nil), ("text", nil),
            (nil, nil),
            ("application/octet-stream", nil), ("text/css", .notText), ("text/vtt", .notText),
            ("image/svg", .notText), ("application/javascript", .notText), ("text/ecmascript", .notText),
            ("application/pdf", .notText), ("application/json", .notText),
        ] as [(String?, DropReason.Code?)])
    func `prose is judged by its type`(type: String?, dropped: DropReason.Code?) {
        #expect(reason("The ferry is back at its quay.", type) == dropped)
    }

    @Test func `markup of a page stays under a script's address, and prose does not`() {
        let address = "https://pier.example/lib/site.js"
        #expect(reason("<p>The ferry is back.", "text/html", address) == nil)
        #expect(reason("var ferry = 1", "text/html", address) == .notText)
        #expect(reason("The ferry is back.", "text/html", "https://pier.example/ferry") == nil)
    }

    @Test func `a file for machines is dropped by its address before anything else`() {
        #expect(reason("User-agent: *", "text/plain", "https://pier.example/robots.txt") == .siteFile)
        #expect(reason("<html><p>The ferry", "text/html", "https://pier.example/robots.txt") == .siteFile)
    }

    @Test func `JSON is a feed or what a script has asked for`() {
        let feed = #"{"version": "https://jsonfeed.org/version/1.1", "title": "Pier", "items": []}"#
        #expect(reason(feed, "application/json") == nil)
        #expect(reason(#"{"a": 1}"#, "application/json") == .notText)
        #expect(reason(#"{"a": 1}"#, "text/html") == .notText)
        #expect(reason(#"[{"a": 1}]"#, nil) == .notText)
    }
}
