import Foundation
import TestSupport
import Testing

/// Archives, side-cars, lists and scrapes through the whole pipeline.
@Suite struct FormatRunTests {
    private static func story(_ number: Int) -> String {
        (0..<6).map {
            "<p>Paragraph \($0) of story \(number): the harbour master said on day \(number) that ferry \(number * 7 + $0) would sail at \($0 + 5) in the morning from quay \(number + $0).</p>"
        }
        .joined(separator: "\n")
    }

    private static func page(_ number: Int, padding: Int = 0) -> String {
        "<html><head><title>Story number \(number)</title></head><body><article><h1>Story number \(number)</h1>\(story(number))</article><!--\(String(repeating: "x", count: padding))--></body></html>"
    }

    private static func record(_ number: Int) -> String {
        let http =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
            + page(number, padding: 40_000)
        let head =
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:\(number)>\r\nWARC-Date: 2026-03-03T09:00:00Z\r\nWARC-Target-URI: https://a.example/\(number)\r\nContent-Length: \(http.utf8.count)\r\n\r\n"
        let metadata = "charset-detected: utf-8\r\n"
        return head + http
            + "\r\n\r\nWARC/1.0\r\nWARC-Type: metadata\r\nWARC-Concurrent-To: <urn:uuid:\(number)>\r\nWARC-Target-URI: https://a.example/\(number)\r\nContent-Length: \(metadata.utf8.count)\r\n\r\n\(metadata)\r\n\r\n"
    }

    private func configuration(_ folder: ScratchFolder, stages: String, source: String = "") throws {
        try folder.write(
            "p.json",
            """
            {"version":1,"resources":"\(Checkout.data)","output":"set",
            "source":{"source":"directory","options":{"path":"in"\(source)}},
            "stages":[\(stages)],"sinks":[{"sink":"jsonl"}]}
            """)
    }

    private func articles(_ folder: ScratchFolder, _ set: String = "set") throws -> [[String: Any]] {
        let text = try folder.read("\(set)/articles/run=r/part-00000.jsonl")
        return try text.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    private func run(_ folder: ScratchFolder, _ arguments: [String] = []) throws -> Program.Outcome {
        try Program.run(["run", "p.json", "--run-id", "r"] + arguments, in: folder.path)
    }

    private static let stages =
        #"{"stage":"fetch","options":{"sitemaps":"join"}},{"stage":"clean-html"},{"stage":"strip-boilerplate"},{"stage":"join"},{"stage":"dedupe"}"#

    @Test func `a large archive gives the same bytes for any number of workers, and every record`() throws {
        let folder = try ScratchFolder()
        try configuration(folder, stages: Self.stages)
        let archive = (0..<40).map(Self.record).joined()
        #expect(archive.utf8.count > 1 << 20)
        try folder.write("in/a.warc", archive)
        var trees: [[String: Data]] = []
        for jobs in ["1", "2", "7"] {
            let outcome = try run(folder, ["--jobs", jobs])
            #expect(outcome.status == 0, "\(outcome.errors)")
            trees.append(try folder.tree("set").filter { !$0.key.hasPrefix("runs/") })
        }
        #expect(trees[0] == trees[1] && trees[0] == trees[2])
        let rows = try articles(folder)
        #expect(rows.compactMap { $0["url"] as? String } == (0..<40).map { "https://a.example/\($0)" })
    }

    /// What a run over the archive leaves when nothing goes wrong, and how long it takes.
    private func whole(_ folder: ScratchFolder) throws -> (tree: [String: Data], seconds: Double) {
        try configuration(folder, stages: Self.stages)
        try folder.write("in/a.warc", (0..<40).map(Self.record).joined())
        var outcome: Program.Outcome?
        let time = try ContinuousClock().measure { outcome = try run(folder) }
        #expect(outcome?.status == 0)
        return (try published(folder), time / .seconds(1))
    }

    private func published(_ folder: ScratchFolder) throws -> [String: Data] {
        try folder.tree("set").filter { !$0.key.hasPrefix("runs/") }
    }

    private func forget(_ folder: ScratchFolder) throws {
        for name in ["set", "state", ".set.state"]
        where FileManager.default.fileExists(atPath: folder.file(name)) {
            try FileManager.default.removeItem(atPath: folder.file(name))
        }
    }

    @Test func `killed or stopped anywhere in an archive, a run resumes to the same bytes`() throws {
        let folder = try ScratchFolder()
        let (expected, seconds) = try whole(folder)
        var generator = SeededGenerator(seed: 17)
        for attempt in 0..<TestEffort.kills(oneIn: 5) {
            try forget(folder)
            // A stopped run seals what it has done: the next one begins inside the archive, and is killed there.
            let stopped = try Program.start(
                ["run", "p.json", "--run-id", "r", "--jobs", "2"], in: folder.path)
            Thread.sleep(forTimeInterval: Double.random(in: 0.2...1, using: &generator) * seconds)
            kill(stopped.process.processIdentifier, SIGTERM)
            stopped.process.waitUntilExit()
            _ = stopped.outcome()
            let call = Int.random(in: 1...120, using: &generator)
            _ = try Program.run(
                ["run", "p.json", "--run-id", "r"], in: folder.path,
                environment: ["COPYDESK_FAULTS": "any:\(call):kill"])
            let last = try run(folder)
            #expect(last.status == 0, "\(attempt), call \(call): \(last.errors)")
            #expect(try published(folder) == expected, "\(attempt), call \(call)")
            #expect(try Program.run(["verify", "set"], in: folder.path).status == 0)
        }
    }

    @Test func `page, feed, sitemap and side-car make one record`() throws {
        let folder = try ScratchFolder()
        try configuration(folder, stages: Self.stages)
        try folder.write("in/z.html", Self.page(1))
        try folder.write(
            "in/z.html.json",
            #"{"url":"https://a.example/1","headers":{"Content-Type":"text/html; charset=utf-8"},"fetched_at":"2026-03-03T10:00:00Z"}"#
        )
        try folder.write(
            "in/feed.xml",
            """
            <rss version="2.0"><channel><title>Courier</title>
            <item><title>Story</title><guid>g-1</guid><link>https://a.example/1?utm_source=rss</link>
            <pubDate>Mon, 02 Mar 2026 08:00:00 +0000</pubDate><category>Ports</category><description>In short.</description></item>
            <item><title>Other</title><guid>g-2</guid><link>https://a.example/2</link><description>Only a summary of another story.</description></item>
            </channel></rss>
            """)
        try folder.write(
            "in/sitemap.xml",
            """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
            <url><loc>https://a.example/1</loc><lastmod>2026-03-04</lastmod><news:news><news:title>Story</news:title>
            <news:keywords>Ferries</news:keywords></news:news></url><url><loc>https://a.example/9</loc></url></urlset>
            """)
        let outcome = try run(folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let rows = try articles(folder)
        #expect(rows.count == 2, "\(outcome.output)")
        let row = try #require(rows.first { $0["kind"] as? String == "page" })
        #expect(row["url"] as? String == "https://a.example/1")
        #expect(
            row["published"] as? String == "2026-03-02T08:00:00+00:00"
                || row["published"] as? String == "2026-03-02T08:00:00Z")
        #expect(row["modified"] as? String == "2026-03-04")
        #expect(row["tags"] as? [String] == ["Ports", "Ferries"])
        #expect(row["summary"] as? String == "In short.")
        #expect((row["input"] as? [String: Any])?["member"] as? String == "g-1")
        #expect((row["text"] as? String)?.contains("Paragraph 3") == true)
        #expect(outcome.output.contains("joined 2") && outcome.output.contains("list_only 1"))
        let verified = try Program.run(["verify", "set"], in: folder.path)
        #expect(verified.status == 0, "\(verified.errors)")
    }

    @Test func `"hours ago" counts from the time of fetching, and says nothing without one`() throws {
        let folder = try ScratchFolder()
        try configuration(folder, stages: Self.stages)
        func page(_ number: Int) -> String {
            Self.page(number).replacingOccurrences(
                of: "</h1>", with: "</h1><p class=\"date\">5 hours ago</p>")
        }
        try folder.write("in/a.html", page(1))
        try folder.write("in/b.html", page(2))
        try folder.write(
            "in/b.html.json", #"{"url":"https://a.example/2","fetched_at":"2026-03-03T02:00:00Z"}"#)
        let http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(3)
        try folder.write(
            "in/c.warc",
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2026-03-05T12:00:00Z\r\nWARC-Target-URI: https://a.example/3\r\nContent-Length: \(http.utf8.count)\r\n\r\n\(http)\r\n\r\n"
        )
        #expect(try run(folder).status == 0)
        let rows = try articles(folder)
        #expect(rows.map { $0["published"] as? String } == [nil, "2026-03-02", "2026-03-05"])
        let warned = rows.map { ($0["warnings"] as? [String])?.contains("date_relative") }
        #expect(warned == [false, true, true])
    }

    @Test func `a format may be forced by pattern, and a broken side-car costs a warning`() throws {
        let folder = try ScratchFolder()
        try configuration(
            folder, stages: #"{"stage":"fetch"},{"stage":"clean-html","options":{"uncertainBody":"keep"}}"#,
            source: #","include":["**"],"formats":[{"include":["raw/**"],"format":"text"}]"#)
        try folder.write("in/raw/a.html", "<p>kept as text</p>")
        try folder.write("in/b.html", Self.page(2))
        try folder.write("in/b.meta", "\u{0}\u{1}")
        let outcome = try run(folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let rows = try articles(folder)
        #expect(rows.count == 2, "\(outcome.output)")
        #expect((rows.last?["text"] as? String)?.contains("<p>") == true)
        #expect((rows.first?["warnings"] as? [String])?.contains("side_car_unreadable") == true)
    }

    @Test func `parse shows pages, text, scrapes and packed files`() throws {
        let folder = try ScratchFolder()
        try folder.write("a.html", Self.page(3))
        try folder.write("b.txt", "Only text.\n")
        try folder.write("c.jsonl", "{\"text\":\"One.\",\"title\":\"T\"}\n{\"text\":\"Two.\"}\n")
        let archive = Checkout.fixtures + "/archives/pages.zip"
        let outcome = try Program.run(["parse", "a.html", "b.txt", "c.jsonl", archive], in: folder.path)
        let lines = try outcome.output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(
            lines.map { ($0["feed"] as? [String: Any])?["format"] as? String } == [
                "html", "text", "jsonl", "zip",
            ])
        #expect(lines.map { ($0["entries"] as? [Any])?.count } == [1, 1, 2, 2])
        let page = (lines[0]["entries"] as? [[String: Any]])?.first
        #expect(page?["title"] as? String == "Story number 3")
    }
}
