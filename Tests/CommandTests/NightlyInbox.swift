import DatasetIO
import Foundation
import TestSupport
import Testing

/// An inbox of small pages that a test changes from night to night, and the dataset made of it.
struct NightlyInbox {
    let folder: ScratchFolder
    let config: String

    /// Without tag-entities, whose model takes longer to load than such a run takes.
    init() throws {
        folder = try ScratchFolder()
        config = try folder.write("pipeline.json", Self.configuration())
        try FileManager.default.createDirectory(
            atPath: folder.file("inbox"), withIntermediateDirectories: true)
    }

    /// Writes a page; its address goes by its name.
    @discardableResult
    func write(_ name: String, _ title: String, extra: String = "", comment: String = "") throws -> String {
        try folder.write("inbox/\(name)", Self.page(name, title, extra: extra, comment: comment))
    }

    static func page(_ name: String, _ title: String, extra: String = "", comment: String = "") -> String {
        // Another title makes another story, or dedupe would find copies.
        var generator = SeededGenerator(seed: title.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
        let letters = Array("abcdefghijklmnop")
        let words = (0..<60).map { _ in
            String((0..<7).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] })
        }.joined(separator: " ")
        return """
            <!doctype html><!-- \(comment) --><html lang="en"><head><title>\(title)</title>
            <link rel="canonical" href="https://news.example.org/\(name)"></head><body><article><h1>\(title)</h1>
            <p>The council of the harbour town heard on Tuesday about \(title), which took the evening.</p>
            <p>Notes of the meeting say \(words) and the clerk read them twice.</p>
            <p>\(extra)</p></article></body></html>
            """
    }

    /// The arguments of a run.
    func arguments(_ run: String, _ more: [String] = []) -> [String] {
        [
            "run", config, "--input", folder.file("inbox"), "--output", folder.file("set"), "--run-id", run,
            "--progress", "never",
        ] + more
    }

    /// Runs it; `faults` and `trap` are what a debug build lets fail.
    func run(
        _ name: String, _ more: [String] = [], faults: String? = nil, trap: String? = nil,
        sealBytes: Int? = nil
    ) throws -> Program.Outcome {
        var environment = ["SWIFT_BACKTRACE": "enable=no"]
        environment["COPYDESK_FAULTS"] = faults
        environment["COPYDESK_TRAP"] = trap
        environment["COPYDESK_SEAL_BYTES"] = sealBytes.map { "\($0)" }
        return try Program.run(arguments(name, more), in: folder.path, environment: environment)
    }

    /// Sets a bound in the configuration.
    func limit(_ name: String, _ value: Int) throws { try limit(name, "\(value)") }

    /// The same for any number.
    func limit(_ name: String, _ value: String) throws {
        try folder.write("pipeline.json", Self.configuration(limits: "\"\(name)\": \(value)"))
    }

    private static func configuration(limits: String = "") -> String {
        """
        {"version": 1, "resources": "\(Checkout.data)", "source": {"source": "directory"},
         "stages": [{"stage": "fetch"}, {"stage": "clean-html"}, {"stage": "strip-boilerplate"}, {"stage": "dedupe"}],
         "sinks": [{"sink": "jsonl"}, {"sink": "csv"}], "limits": {\(limits)}}
        """
    }

    func runs() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.file("set/runs")).sorted()
    }

    /// The articles of a run.
    func rows(_ run: String) throws -> [[String: Any]] {
        try lines("articles", run).map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    /// The lines of a table of a run; none where it has no file, as a table without rows.
    func lines(_ table: String, _ run: String) throws -> [Substring] {
        let path = "set/\(table)/run=\(run)/part-00000.jsonl"
        return FileManager.default.fileExists(atPath: folder.file(path))
            ? try folder.read(path).split(separator: "\n") : []
    }

    func titles(_ run: String) throws -> [String] {
        try rows(run).map { try #require($0["title"] as? String) }
    }

    func problems() throws -> [String] { try DatasetVerifier.verify(folder.file("set")).problems }
}
