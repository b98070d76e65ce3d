import DatasetIO
import Foundation
import JSON
import PipelineKit
import RunHost
import TestSupport
import Testing

/// Files that nobody meant to put into a dataset: they stop nothing, and what looks like data is told.
@Suite struct StrayFileTests {
    private let pipeline: SmallPipeline

    init() async throws {
        pipeline = try SmallPipeline()
        try pipeline.write("10", "Story number 10")
        try await pipeline.run("one")
        try pipeline.write("11", "Story number 11")
        try await pipeline.run("two")
    }

    private static let strays = [
        // Farama-Foundation/Minari#97, apache/arrow#2027, archivematica/Issues#214
        ".DS_Store",
        // activeviam/atoti-notebooks#166, open-edge-platform/anomalib#865, bghira/SimpleTuner#94
        ".ipynb_checkpoints/part-00000-checkpoint.jsonl",
        // hathitrust/ht_sip_validator#37
        "Thumbs.db", "desktop.ini",
        // huggingface/lerobot#2568
        "._part-00000.jsonl",
        // duckdb/duckdb#15916, pola-rs/polars#21762
        ".part-00000.jsonl.crc",
        // isce-framework/nisarqa#160, pypa/pip#6327
        ".nfs000000005bd10cc500000713",
        // What editors leave.
        "part-00000.jsonl~", ".part-00000.jsonl.swp", "x.swp", "#part-00000.jsonl#", ".~lock.part-00000.csv#",
    ]

    private static let places = [
        "", "articles/", "articles/run=one/", "changes/run=two/", "runs/", "runs/one/",
    ]

    private func session(_ name: String) async throws -> RetentionSession {
        try await RetentionSession(
            pipeline.configuration(), runID: name, wait: .zero, clock: pipeline.request(name).clock)
    }

    /// Puts every stray file into every place.
    private func litter() throws {
        for place in Self.places where place.isEmpty || pipeline.exists("dataset/" + place) {
            for stray in Self.strays { try pipeline.folder.write("dataset/\(place)\(stray)", "{}") }
        }
    }

    @Test func `verify names each as a warning, and finds the dataset sound`() throws {
        try litter()
        let findings = try DatasetVerifier.verify(pipeline.folder.file("dataset"))
        #expect(findings.problems == [])
        #expect(findings.warnings.count == Self.places.count * Self.strays.count)
        #expect(findings.warnings.contains { $0.hasPrefix("articles/.ipynb_checkpoints: ") })
    }

    @Test func `runs, compaction, pruning and reading go on as if they were not there`() async throws {
        try litter()
        try pipeline.write("12", "Story number 12")
        #expect(try await pipeline.run("three").report?.articles == 1)
        #expect(try pipeline.problems() == [])
        try litter()
        #expect(try await session("pruning").prune(keeping: 2) == ["one"])
        try litter()
        #expect(try await session("all").compact() == .merged(runs: 3, articles: 2, superseded: 0))
        try litter()
        var rows = 0
        _ = try BlockRestorer.restore(pipeline.folder.file("dataset"), filter: .init(), all: true) { _ in
            rows += 1
        }
        #expect(rows == 2)
        #expect(try await pipeline.run("four") { $0.isFull = true }.report?.articles == 3)
        #expect(try pipeline.problems() == [])
        #expect(!pipeline.exists("dataset/.DS_Store"), "they are not carried over")
    }

    @Test func `a folder that holds nothing else becomes a dataset`() async throws {
        let pipeline = try SmallPipeline()
        try pipeline.write("10", "Story number 10")
        try pipeline.folder.write("dataset/.DS_Store", "x")
        #expect(try await pipeline.run("one").report?.articles == 1)
    }

    // wellcomecollection/platform#3688: what no manifest lists must not pass for data.
    @Test(arguments: [
        "articles/run=one/part-00001.jsonl", "articles/run=one/part-00000 (copy).jsonl",
        "articles/copy.jsonl",
        "changes/run=nine/part-00000.jsonl", "articles/extra.jsonl", "articles_csv/run=one/More.CSV.gz",
        "articles/run=one/deeper/part.jsonl.zst", "articles_feed/run=one/feed.xml",
    ])
    func `a file that readers take for rows is refused, told by runs, kept and ends nothing`(
        path: String
    ) async throws {
        try pipeline.folder.write("dataset/\(path)", "{}\n")
        #expect(try pipeline.problems() == ["\(path): is not listed in any manifest"])
        try pipeline.write("12", "Story number 12")
        _ = pipeline.events.take()
        #expect(try await pipeline.run("three").report?.articles == 1)
        #expect(pipeline.events.take() == ["unlisted \(pipeline.folder.file("dataset"))/\(path)"])
        _ = try await session("all").compact()
        #expect(try pipeline.problems() == ["\(path): is not listed in any manifest"])
    }

    @Test(arguments: ["missing", "damaged"])
    func `a dataset made anew does not take over rows of a run whose manifest is lost`(manifest: String)
        async throws
    {
        let path = pipeline.folder.file("dataset/runs/one/manifest.json")
        try FileManager.default.removeItem(atPath: path)
        if manifest == "damaged" { try pipeline.folder.write("dataset/runs/one/manifest.json", "{") }
        try pipeline.folder.write("dataset/articles/mine.jsonl", "{}\n")
        await #expect(throws: OutputError.self) { try await pipeline.run("three") }
        _ = pipeline.events.take()
        #expect(try await pipeline.run("three") { $0.isFull = true }.report?.articles == 2)
        let dataset = pipeline.folder.file("dataset")
        #expect(
            pipeline.events.take()
                == [
                    "not taken over: \(dataset)/articles/run=one/part-00000.jsonl",
                    "not taken over: \(dataset)/changes/run=one/part-00000.jsonl",
                    "unlisted \(dataset)/articles/mine.jsonl",
                ].sorted {
                    $0.split(separator: "/").dropFirst().joined()
                        < $1.split(separator: "/").dropFirst().joined()
                })
        #expect(try pipeline.problems() == ["articles/mine.jsonl: is not listed in any manifest"])
        #expect(try pipeline.texts("three") == ["Story number 10", "Story number 11"])
    }

    private static let notes = [
        "notes.txt", "articles/notes.txt", "articles/run=one/notes.txt",
        "changes/run=two/part-00000.jsonl.bak",
        "runs/notes.txt", "runs/one/notes.txt", "runs/three/notes.txt", "figures/plot.png",
        "figures/2026/rows.jsonl",
    ]

    @Test func `what somebody has put beside the parts is named, kept and ends nothing`() async throws {
        for path in Self.notes { try pipeline.folder.write("dataset/\(path)", path) }
        let findings = try DatasetVerifier.verify(pipeline.folder.file("dataset"))
        #expect(findings.problems == [])
        #expect(
            findings.warnings == Self.notes.sorted().map { "\($0): is no part of the dataset and ignored" })
        try pipeline.write("12", "Story number 12")
        #expect(try await pipeline.run("three").report?.articles == 1)
        #expect(try await session("pruning").prune(keeping: 2) == ["one"])
        _ = try await session("all").compact()
        #expect(try await pipeline.run("four") { $0.isFull = true }.report?.articles == 3)
        #expect(try pipeline.problems() == [])
        for path in Self.notes { #expect(try pipeline.folder.read("dataset/\(path)") == path) }
    }

    @Test func `a folder that is no dataset is never made one`() async throws {
        let pipeline = try SmallPipeline()
        try pipeline.write("10", "Story number 10")
        for path in ["notes.txt", "runs/one/notes.txt"] {
            try pipeline.folder.write("dataset/\(path)", path)
        }
        await #expect(throws: OutputError.self) { try await pipeline.run("one") }
    }
}
