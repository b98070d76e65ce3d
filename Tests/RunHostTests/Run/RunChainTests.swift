import DatasetIO
import Foundation
import JSON
import PipelineKit
import RunHost
import TestSupport
import Testing
import TextKit

/// What `verify` finds between runs: each is sound by itself.
@Suite struct RunChainTests {
    private let pipeline: SmallPipeline

    /// Four nights: an article, its correction, another article, nothing but the correction of that.
    init() async throws {
        pipeline = try SmallPipeline()
        try pipeline.write("10", "Story number 10 stands in the harbour for all to see")
        try await pipeline.run("one")
        try pipeline.write("10", "Story number 10 stands in the harbour for all to see, and more")
        try await pipeline.run("two")
        try pipeline.write("20", "The lighthouse was painted white again before the regatta")
        try await pipeline.run("three")
        try pipeline.write("20", "The lighthouse was painted white again before the regatta, and red")
        try await pipeline.run("four")
    }

    private func remove(_ run: String) throws {
        let dataset = pipeline.folder.file("dataset")
        for table in try FileManager.default.contentsOfDirectory(atPath: dataset) {
            for name in ["run=\(run)", run] {
                try? FileManager.default.removeItem(atPath: "\(dataset)/\(table)/\(name)")
            }
        }
    }

    /// Changes a manifest.
    private func change(_ run: String, _ body: (inout RunReport) -> Void) throws {
        var manifest = try #require(Manifest(run: run, in: pipeline.folder.file("dataset")))
        body(&manifest.report)
        try pipeline.folder.write(
            "dataset/runs/\(run)/manifest.json", String(decoding: manifest.encoded, as: UTF8.self))
    }

    /// Changes a table of a run, and its manifest so that it is right about it.
    private func change(_ table: String, of run: String, _ body: (String) -> String) throws {
        let path = "\(table)/run=\(run)/part-00000.jsonl"
        let bytes = Array(body(try pipeline.folder.read("dataset/\(path)")).utf8)
        try pipeline.folder.write("dataset/\(path)", String(decoding: bytes, as: UTF8.self))
        try change(run) { report in
            for index in report.files.indices where report.files[index].path == path {
                report.files[index].bytes = bytes.count
                report.files[index].sha256 = ContentDigest.sha256(bytes)
            }
        }
    }

    private func expect(_ part: String) throws {
        let problems = try pipeline.problems()
        #expect(problems.contains { $0.contains(part) }, "\(problems)")
    }

    @Test func `the nights are sound`() throws { #expect(try pipeline.problems() == []) }

    // Hebbian-Robotics/hflow#473, borgbackup/borg#9898: every file that is left matches, and a member is gone.
    @Test(arguments: [("one", "two"), ("two", "three"), ("three", "four")])
    func `a run that was cut out is missed by the one behind it`(run: String, next: String) throws {
        try remove(run)
        try expect("runs/\(next): '\(run)', the run before it, is missing")
    }

    @Test func `a run that another was put in the place of is told`() throws {
        try change("articles", of: "two") { $0.replacing("and more", with: "and less") }
        #expect(try pipeline.problems() == ["runs/three: 'two' is not the run that it was written after"])
    }

    @Test func `two runs that follow one are told, and so are two beginnings`() throws {
        try change("four") { ($0.previous, $0.previousDigest) = ("two", nil) }
        try expect("runs/four: follows 'two', as 'three' does")
        try change("four") { $0.previous = nil }
        try expect("runs/four: begins anew, beside 'one'")
        try change("one") { $0.previous = "three" }
        try change("four") { $0.previous = "three" }
        try expect("lead back to it")
    }

    @Test func `a manifest of another run is told`() throws {
        let manifest = try pipeline.folder.read("dataset/runs/four/manifest.json")
        try pipeline.folder.write("dataset/runs/five/manifest.json", manifest)
        try expect("runs/five/manifest.json: is the manifest of 'four'")
    }

    @Test func `numbers of changes go on from run to run`() throws {
        try change("changes", of: "three") { $0.replacing("\"seq\":3", with: "\"seq\":2") }
        try expect("runs/three: change 2 is there twice")
        try change("changes", of: "three") { $0.replacing("\"seq\":2", with: "\"seq\":4") }
        try expect("runs/three: changes 3 to 3 are missing")
    }

    @Test func `revisions of an article go on from run to run`() throws {
        for table in ["articles", "changes"] {
            try change(table, of: "four") { $0.replacing("\"revision\":1", with: "\"revision\":3") }
        }
        try expect("revision 3 follows 0")
    }

    @Test func `an article is revised only after it was added`() throws {
        for table in ["articles", "changes"] {
            try change(table, of: "three") {
                $0.replacing("\"revision\":0", with: "\"revision\":1").replacing(
                    "\"add\"", with: "\"revise\"")
            }
        }
        try expect("revision 1 follows none")
    }

    @Test func `pruned, compacted and anew the dataset stays sound, and a cut in it is still told`()
        async throws
    {
        func session(_ name: String) async throws -> RetentionSession {
            try await RetentionSession(
                pipeline.configuration(), runID: name, wait: .zero, clock: pipeline.request(name).clock)
        }
        #expect(try await session("pruning").prune(keeping: 2) == ["one", "two"])
        #expect(try pipeline.problems() == [])
        try pipeline.write("30", "Four tenors are looked for by the choir of the harbour")
        try await pipeline.run("five")
        #expect(try pipeline.problems() == [])
        try pipeline.folder.copy(pipeline.folder.file("dataset"), as: "whole")
        try remove("four")
        try expect("runs/pruning: 'four', the run before it, is missing")
        try FileManager.default.removeItem(atPath: pipeline.folder.file("dataset"))
        try pipeline.folder.copy(pipeline.folder.file("whole"), as: "dataset")
        _ = try await session("all").compact()
        #expect(try pipeline.problems() == [])
        try pipeline.write("30", "Four tenors are looked for by the choir of the harbour, soon")
        try await pipeline.run("six")
        #expect(try pipeline.problems() == [])
        try await pipeline.run("seven") { $0.isFull = true }
        #expect(try pipeline.problems() == [])
    }
}
