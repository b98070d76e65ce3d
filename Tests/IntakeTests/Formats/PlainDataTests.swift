import PipelineKit
import Testing

@testable import Intake

/// Which plain texts are no articles.
@Suite struct PlainDataTests {
    private func reason(_ lines: [String]) -> String? {
        PlainData.reason(Array(lines.joined(separator: "\n").utf8))?.rawValue
    }

    @Test(arguments: [
        [
            "203.0.113.9 - - [12/May/2026:08:00:01 +0000] \"GET /a HTTP/1.1\" 200 17",
            "203.0.113.9 - - [x] \"GET /b\" 200", "203.0.113.7 - - [x] \"GET /c\" 404",
        ],
        ["2026-05-12 08:00:01 start", "2026-05-12 08:00:02 listen 8080", "2026-05-12 08:00:03 stop"],
        [
            "May 12 08:00:01 quay cron[17]: job a", "May 12 08:00:02 quay cron[17]: job b",
            "May 12 08:00:03 quay cron[18]: job c",
        ],
        ["08:00:01.250 a b", "08:00:02.250 a c", "08:00:03.250 a d"],
        ["port = 80", "host = quay", "[limits]", "memory = 4"],
        ["id,a,b,c", "1,20,30,40", "2,21,31,41", "3,22,32,42"],
        ["callback({", "\"a\": 1", "})"], ["var data = [", "1,", "2]"],
        ["00:00:01,000 --> 00:00:04,000", "Good evening", "00:00:05,000 --> 00:00:06,000", "Good night"],
    ])
    func `logs, settings, tables, scripts and subtitles are none`(lines: [String]) {
        #expect(reason(lines) == "not_article")
    }

    @Test(arguments: [
        [
            "203.0.113.9 is the address that the harbour answers from", "It was changed on Monday",
            "Nobody noticed",
        ],
        [
            "May 12 was the day on which it began", "May 13 brought rain to the pier",
            "May 14 brought more of it",
        ],
        [
            "May 12 08:00 Polls open across the county.", "May 12 12:00 One in four has voted.",
            "May 12 20:00 Polls are closed.",
        ],
        [
            "Ferries, trams, buses and bicycles, all of them late",
            "Tides, winds, snow and ice, all of them early",
            "Prices, fares, fees and fines, all of them high",
        ],
        [
            "203.0.113.9 answers for the old pier", "203.0.113.7 answers for the new quay",
            "198.51.100.3 answers for the mole alone",
        ],
        [
            "Pier 12 08:00 left the harbour late", "Pier 13 08:10 left the harbour late",
            "Pier 14 08:20 left the harbour late",
        ],
        ["Schools: 120 million crowns", "Roads: 80 million crowns", "Harbours: 40 million crowns"],
    ])
    func `what people write in such forms is one`(lines: [String]) {
        #expect(reason(lines) == nil)
    }

    @Test(arguments: [
        (["https://a.example/1", "https://a.example/2"], "list_only"),
        (["User-agent: *", "Disallow: /private", "Allow: /"], "site_file"),
        (["exchange.example, 1234, DIRECT, f08c", "other.example, 9, RESELLER"], "site_file"),
        (["contact=desk@a.example", "exchange.example, 1234, DIRECT"], "site_file"),
        (["Contact: desk@a.example", "Expires: 2027-01-01"], "site_file"),
        (["# nothing but remarks", "# of a program"], "not_article"),
    ])
    func `lists of addresses and files for machines have their own reasons`(lines: [String], expected: String)
    {
        #expect(reason(lines) == expected)
    }

    @Test func `one field of security.txt is a line of a text`() {
        #expect(reason(["Contact: the harbour's desk"]) == nil)
    }
}
