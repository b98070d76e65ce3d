import Foundation
import TestSupport
import Testing

/// Archives that grow from night to night: only what is new in them is read.
@Suite struct GrownInputTests {
    private let inbox: NightlyInbox

    init() throws { inbox = try NightlyInbox() }

    /// Files from one megabyte on are read in pieces; a comment makes each record large enough.
    private static let records = 24
    private static let filler = String(repeating: "x", count: 50_000)

    private static func record(_ format: String, _ number: Int) -> Data {
        let page = NightlyInbox.page("\(number).html", "Story number \(number)", comment: filler)
        switch format {
        case "warc":
            let body = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n\(page)"
            return Data(
                """
                WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example.org/\(number).html\r
                Content-Length: \(body.utf8.count)\r\n\r\n\(body)\r\n\r\n
                """.utf8)
        case "jsonl":
            let row = ["html": page, "url": "https://news.example.org/\(number).html"]
            return ((try? JSONSerialization.data(withJSONObject: row, options: .sortedKeys)) ?? Data())
                + Data("\n".utf8)
        default:
            return Data(
                """
                From a@news.example.org Sun Mar  1 00:00:00 2020
                Subject: Story number \(number)
                Message-ID: <\(number)@news.example.org>
                Content-Type: text/html; charset=utf-8

                \(page)


                """.utf8)
        }
    }

    private func write(_ format: String, _ numbers: Range<Int>) throws {
        try inbox.folder.write(
            "inbox/all.\(format)", numbers.reduce(into: Data()) { $0 += Self.record(format, $1) })
    }

    @Test(arguments: ["warc", "jsonl", "mbox"])
    func `an archive that has grown is read from where it ended`(format: String) throws {
        try write(format, 0..<Self.records)
        #expect(try inbox.run("one").status == 0)
        #expect(try inbox.titles("one").count == Self.records)
        try write(format, 0..<Self.records + 2)
        let grown = try inbox.run("two")
        #expect(grown.output.contains("1 changed"), "\(grown.errors)")
        #expect(grown.output.contains("documents              2\n"), "\(grown.output)")
        #expect(try inbox.titles("two").count == 2)
        #expect(try inbox.problems() == [])
        #expect(try inbox.run("three").output.hasPrefix("nothing new"))
    }

    @Test func `a longer archive with other content is read from its beginning`() throws {
        try write("warc", 0..<Self.records)
        _ = try inbox.run("one")
        try write("warc", 100..<100 + Self.records + 1)
        #expect(try inbox.run("two").status == 0)
        #expect(try inbox.titles("two").count == Self.records + 1)
        #expect(try inbox.problems() == [])
    }
}
