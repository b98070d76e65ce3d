import Intake
import PipelineKit
import Testing

@Suite struct ArchiveDocumentTests {
    private struct Seen: Equatable {
        var kind: RecordKind
        var url: String?
        var member: String?
        var offset: Int?
        var warnings: [String]
    }

    private func open(_ text: String, path: String = "a.warc") throws -> (
        seen: [Seen], faults: [DocumentFault]
    ) {
        var seen: [Seen] = []
        var faults: [DocumentFault] = []
        let item = LoadedItem(input: InputReference(path: path), bytes: Array(text.utf8))
        try DocumentOpener().open(
            item,
            each: { document in
                let record = document.record
                seen.append(
                    Seen(
                        kind: record.kind, url: record.url, member: record.input.member,
                        offset: record.input.offset, warnings: record.warnings))
            }, fault: { faults.append($0) })
        return (seen, faults)
    }

    private func record(_ kind: String, _ url: String, _ block: String, length: Int? = nil) -> String {
        "WARC/1.0\r\nWARC-Type: \(kind)\r\nWARC-Date: 2026-03-03T09:00:00Z\r\nWARC-Target-URI: \(url)\r\nContent-Length: \(length ?? block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
    }

    private let page =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>x</p></body></html>"

    @Test func `an archive's pages and feeds become documents that state their origin`() throws {
        let request = record("request", "http://a.example/", "GET / HTTP/1.1\r\n\r\n")
        let feed =
            "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n<rss><channel><item><title>t</title><guid>g1</guid><description>d</description></item></channel></rss>"
        let image = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG"
        let missing = "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<html></html>"
        let first = request + record("response", "http://a.example/", page)
        let rest =
            record("response", "http://a.example/i", image)
            + record("response", "http://a.example/m", missing)
            + record("response", "http://a.example/f", feed)
        let (seen, faults) = try open(first + rest)
        #expect(seen.map(\.kind) == [.page, .feedEntry])
        #expect(seen.first?.url == "http://a.example/")
        #expect(seen.first?.offset == request.utf8.count)
        #expect(seen.last?.member == "g1")
        let dropped = faults.map { if case .drop(let reason, _) = $0 { reason.code } else { "no drop" } }
        #expect(dropped == ["no drop", "not_text", "http_status"])
        #expect(faults.first == .counted(CountedReason(.record, "request")))
    }

    @Test func `a damaged record keeps its text with a warning, and lost bytes are reported`() throws {
        let text =
            "junk\n" + record("response", "http://a.example/", page, length: 5)
            + record("response", "http://b.example/", page)
        let (seen, faults) = try open(
            "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n" + text)
        #expect(seen.map(\.url) == ["http://a.example/", "http://b.example/"])
        #expect(seen.first?.warnings == ["truncated_input"])
        #expect(seen.last?.warnings == [])
        #expect(Set(faults.map(\.cause.code)).isSubset(of: ["record:warcinfo", "damaged_archive"]))
    }

    @Test(arguments: [
        ("<urlset><url><loc>http://a.example/</loc></url></urlset>", "list_only"), ("", "empty_input"),
        ("{\"a\":1}", "unknown_format"),
    ])
    func `records without an article are refused with their own code`(text: String, code: String) {
        let fault = #expect(throws: DocumentFault.self) { try open(text, path: "a") }
        #expect(fault?.cause.code == code)
    }

    @Test func `a newswire item has its own kind of document`() throws {
        let text =
            "<nitf><head><docdata><doc-id id-string='D1'/></docdata></head><body><body.content><p>One.</p></body.content></body></nitf>"
        let (seen, _) = try open(text, path: "a.xml")
        #expect(seen.map(\.kind) == [.newswire])
        #expect(seen.first?.member == "D1")
    }

    @Test func `reading resumes at any record's offset`() throws {
        let texts = ["one", "two", "three"].map { record("response", "http://\($0).example/", page) }
        let whole = Array(texts.joined().utf8)
        var reader = WARCReader(MemoryByteSource(whole), compression: nil)
        var offsets: [Int] = []
        while let member = try reader.next() { offsets.append(member.offset) }
        for (index, offset) in offsets.enumerated() {
            let rest = Array(whole[offset...])
            var resumed = WARCReader(MemoryByteSource(rest), compression: nil, offset: offset)
            var found: [Int] = []
            while let member = try resumed.next() { found.append(member.offset) }
            #expect(found == Array(offsets[index...]))
        }
    }
}
