import Foundation
import JSON
import TestSupport
import Testing

/// What operators and hostile publishers do to a night, with the built program.
@Suite struct HostileNightTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
        try folder.write(
            "pipeline.json",
            """
            {"version": 1, "resources": "\(Checkout.data)", "source": {"source": "directory"},
             "stages": [{"stage": "fetch"}, {"stage": "clean-html"}, {"stage": "dedupe"}],
             "sinks": [{"sink": "jsonl"}]}
            """)
        for number in 1...4 { try folder.write("inbox/p\(number).html", page(number)) }
    }

    private static let binary = String(repeating: "\0\u{1}\u{2}", count: 50)

    private func page(_ number: Int, _ addition: String = "") -> String {
        """
        <!doctype html><html lang="en"><head><title>Pier \(number)</title></head><body><article><h1>Pier \(number)</h1>
        <p>The harbour board of pier \(number) met on Tuesday and heard that the ferry to island \(number) will run again in
        the summer, after two years in which it lay at the quay for repairs that nobody had paid for. \(addition)</p>
        <p>Tickets cost \(number) crowns more than before, said the captain, who has steered it for thirty years.</p>
        </article></body></html>
        """
    }

    private func run(
        _ arguments: String..., in place: String? = nil, environment: [String: String] = [:]
    ) throws -> Program.Outcome {
        try Program.run(
            ["run", folder.file("pipeline.json"), "--progress", "never"] + arguments,
            in: place ?? folder.path,
            environment: environment)
    }

    @Test func `metrics that cannot be written are a warning`() throws {
        let outcome = try run("--metrics-file", folder.file("nowhere/copydesk.prom"))
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("warning: no metrics"))
        #expect(try folder.tree("dataset").keys.contains { $0.hasPrefix("articles/") })
    }

    @Test func `a log in JSON has nothing but JSON, also of a crash`() throws {
        try folder.write("inbox/p3.html", page(3, "a trap made for this"))
        try folder.write("inbox/bad\n{.html", Self.binary)
        let outcome = try run(
            "--log-format", "json", environment: ["COPYDESK_TRAP": "trap:a trap made for this"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let events = try outcome.errors.split(separator: "\n").map {
            try #require(try JSONParser.parse(Array($0.utf8))["event"]?.string)
        }
        #expect(Set(events).isSuperset(of: ["killed", "output", "crashing_document", "quarantined"]))
        #expect(events.count { $0 == "quarantined" } == 2, "each fault is told once")
    }

    @Test func `a name cannot begin a line of the log or colour a terminal`() throws {
        let name = "x\ncopydesk: quarantined path=forged\u{1B}[31m\u{9B}2J.html"
        try folder.write("inbox/\(name)", Self.binary)
        let outcome = try run()
        #expect(outcome.status == 0)
        let lines = outcome.errors.split(separator: "\n")
        #expect(lines.count == 1 && lines[0].contains("x\\u{A}copydesk: quarantined path=forged\\u{1B}[31m"))
        #expect(!outcome.errors.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{9B}" })
    }

    @Test func `a dataset that is a link stays one, also where its target is not made yet`() throws {
        try folder.write("disk/other", "")
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("dataset"), withDestinationPath: "disk/news")
        #expect(try run("--run-id", "one").status == 0)
        try folder.write("inbox/p9.html", page(9))
        #expect(try run("--run-id", "two").status == 0)
        #expect(
            try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("dataset")) == "disk/news")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.file("disk/news/runs")).sorted() == [
                "one", "two",
            ])
    }

    @Test func `a neighbour with a similar name is left alone`() throws {
        #expect(try run("--output", folder.file("news.staging-x")).status == 0)
        #expect(try run("--output", folder.file("news")).status == 0)
        let again = try run("--output", folder.file("news.staging-x"))
        #expect(again.status == 0 && again.output.hasPrefix("nothing new"), "\(again.errors)")
    }

    /// The time of change says nothing, or was set back, and the size is the same.
    @Test(arguments: [0.0, 1_700_000_000])
    func `the middle of a large input that is rewritten is read`(time: Double) throws {
        for (run, name) in [("one", "Mayor Anna Lindt"), ("two", "Queen Maud Bergs")] {
            let rows = (0..<6000).map { number in
                let text = number == 3000 ? "\(name) opened the pier with a speech on ferries" : "Nothing new"
                return """
                    {"title": "Row \(number)", "url": "https://rows.example/\(number)", "text": "\(text) at pier \
                    \(number), said the harbour board, and the ferry to island \(number) will run again in the summer \
                    after two years in which it lay at the quay for repairs."}
                    """
            }
            let path = try folder.write("inbox/rows.jsonl", rows.joined(separator: "\n") + "\n")
            let changed = time == 0 ? 0 : time + (run == "two" ? 999 : 0)
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: changed)], ofItemAtPath: path)
            #expect(try self.run("--run-id", run).status == 0)
        }
        #expect(try folder.read("dataset/articles/run=two/part-00000.jsonl").contains("Queen Maud Bergs"))
    }

    @Test func `systemd finds no fault in the units`() throws {
        let analyze = "/usr/bin/systemd-analyze"
        guard FileManager.default.isExecutableFile(atPath: analyze) else { return }
        for name in ["copydesk.service", "copydesk.timer"] {
            let unit = try String(contentsOfFile: "\(Checkout.root)/scripts/cron/\(name)", encoding: .utf8)
            try folder.write(name, unit.replacingOccurrences(of: "/usr/bin/copydesk", with: "/bin/true"))
        }
        let process = Process()
        process.executableURL = URL(filePath: analyze)
        process.arguments = ["verify", folder.file("copydesk.service"), folder.file("copydesk.timer")]
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        process.waitUntilExit()
        let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(process.terminationStatus == 0 && said.isEmpty, "\(said)")
    }
}
