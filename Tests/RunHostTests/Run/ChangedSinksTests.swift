import DatasetIO
import Files
import Foundation
import JSON
import PipelineKit
import RunHost
import TestSupport
import Testing

/// Runs that were written with different sinks.
@Suite struct ChangedSinksTests {
    private let pipeline: SmallPipeline

    init() throws { pipeline = try SmallPipeline() }

    private func configure(_ sinks: [String], options: String = "") throws {
        try pipeline.configure(limits: "", sinks: sinks)
        let written = try pipeline.folder.read("pipeline.json")
        try pipeline.folder.write(
            "pipeline.json",
            sinks.reduce(written) {
                $0.replacing(
                    "{\"sink\": \"\($1)\"}", with: "{\"sink\": \"\($1)\", \"options\": {\(options)}}")
            })
    }

    /// Three nights, each with its sinks; the article of the first is corrected in the second.
    private func nights(_ sinks: [[String]]) async throws {
        let lines = ["\n\nand a line of it", "\n\nand another one", "\n\nand the last of all"]
        try pipeline.write("10", "=Story number 10, with a \"word\" on it")
        try pipeline.write("11", "Story number 11")
        for (night, sinks) in sinks.enumerated() {
            try configure(sinks)
            try await pipeline.run("night\(night)")
            try pipeline.write(
                "10", "=Story number 10, with a \"word\" on it" + lines.prefix(night + 1).joined())
            try pipeline.write("2\(night)", "Story number 2\(night)")
        }
    }

    private func compact() async throws -> RetentionSession.Compaction {
        let session = try await RetentionSession(
            pipeline.configuration(), runID: "all", wait: .zero, clock: pipeline.request("all").clock)
        return try session.compact()
    }

    private func lines(_ table: String) throws -> Int {
        let ending = table == "articles_csv" ? "csv" : "jsonl"
        return try pipeline.folder.read("dataset/\(table)/run=all/part-00000.\(ending)")
            .split(separator: ending == "csv" ? "\r\n" : "\n").count
    }

    // delta-io/delta-rs#2347, xtdb/xtdb#5714: what was written before a change must still be merged afterwards.
    @Test(arguments: [
        [["jsonl"], ["csv", "jsonl"], ["jsonl"]], [["csv"], ["jsonl"], ["csv"]],
        [["csv", "jsonl"], ["csv"], ["jsonl"]],
    ])
    func `every format that a run has holds all articles after they are merged`(sinks: [[String]])
        async throws
    {
        try await nights(sinks)
        #expect(try pipeline.problems() == [])
        #expect(try await compact() == .merged(runs: 3, articles: 4, superseded: 2))
        #expect(try pipeline.problems() == [])
        #expect(try lines("articles") == 4)
        #expect(try lines("articles_csv") == 5, "with the header")
        #expect(
            try pipeline.texts("all").contains(
                "=Story number 10, with a \"word\" on it\n\nand a line of it\n\nand another one"))
        #expect(try await pipeline.run("next").report?.articles == 2)
        #expect(try pipeline.problems() == [])
    }

    @Test func `merged files are as large and as compressed as the sinks are configured now`() async throws {
        try await nights([["jsonl"], ["jsonl"]])
        try configure(["jsonl"], options: "\"maximumPartBytes\": 1024, \"compression\": \"gzip\"")
        _ = try await compact()
        let parts = try FileManager.default.contentsOfDirectory(
            atPath: pipeline.folder.file("dataset/articles/run=all"))
        #expect(parts.count > 1 && parts.allSatisfy { $0.hasSuffix(".jsonl.gz") }, "\(parts)")
        #expect(try pipeline.problems() == [])
    }

    @Test func `cells that are converted are guarded if the sink is to guard formulas`() async throws {
        try await nights([["jsonl"], ["csv"]])
        try configure(["csv"], options: "\"guardFormulas\": true")
        _ = try await compact()
        #expect(try pipeline.problems() == [])
        try pipeline.write("40", "=1+1 makes two")
        try await pipeline.run("guarded")
        #expect(try pipeline.problems() == [])
    }
}
