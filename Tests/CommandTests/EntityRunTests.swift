import Foundation
import JSON
import TestSupport
import Testing

/// Tag-entities as a stage of runs that asks for everything: what it adds to a dataset, and that workers change nothing.
@Suite struct EntityRunTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
        let options = ["coordinates", "focus", "quotes", "learnPublishers", "unifyNames"]
            .map { "\"\($0)\": true" }.joined(separator: ", ")
        try folder.write(
            "pipeline.json",
            """
            {"version": 1, "resources": "\(Checkout.data)",
             "source": {"source": "directory", "options": {"path": "\(Checkout.data)/samples"}},
             "stages": [{"stage": "fetch"}, {"stage": "clean-html"}, {"stage": "strip-boilerplate"},
                        {"stage": "tag-entities", "options": {\(options)}}],
             "sinks": [{"sink": "jsonl"}, {"sink": "csv"}], "output": "set", "state": "state"}
            """)
    }

    private func run(_ set: String, jobs: Int) throws -> [String: Data] {
        let outcome = try Program.run(
            [
                "run", "pipeline.json", "--output", set, "--state", set + "-state", "--run-id", "sample",
                "--progress", "never", "--jobs", "\(jobs)",
            ], in: folder.path)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return SampleRuns.data(try folder.tree(set))
    }

    @Test func `what a run learns of publishers and names is the same on any number of workers`() throws {
        let alone = try run("one", jobs: 1)
        #expect(try run("four", jobs: 4) == alone)
        #expect(try run("three", jobs: 3) == alone)
        let proof = try Program.run(["verify", "one"], in: folder.path)
        #expect(proof.status == 0, "\(proof.output)\(proof.errors)")
    }

    @Test func `each row has the columns that were asked for, and some have something in them`() throws {
        let files = try run("one", jobs: 2).filter { $0.key.hasPrefix("articles/") }
        let rows = try files.values.flatMap { $0.split(separator: 0x0A) }.map {
            try JSONParser.parse(Array($0))
        }
        #expect(rows.count > 50)
        #expect(rows.allSatisfy { $0["quotes"]?.elements != nil && $0["focus"] != nil })
        #expect(rows.contains { $0["quotes"]?.elements?.isEmpty == false })
        #expect(rows.contains { $0["focus"]?["lat"] ?? .null != .null })
        let entities = rows.flatMap { $0["entities"]?.elements ?? [] }
        #expect(entities.allSatisfy { $0["lat"] != nil && $0["lon"] != nil })
        #expect(entities.contains { $0["lat"] ?? .null != .null && $0["id"] != .null })
    }
}
