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

    @Test func `a manifest in the middle that does not fit is refused`() throws {
        try expect("does not state the digest of 'two'") { $0.previousDigest = nil }
        try expect("'changes_from' is 2, and 1 in the run before it") { $0.changes.from = 2 }
        try expect("'changes_from' is 9, behind the next change, 4") { $0.changes.from = 9 }
        try expect("is of kind 'compact' and follows 'two'") { $0.kind = .compact }
        try expect("is of kind 'full' and follows 'two'") { $0.kind = .full }
        try expect("is of kind 'upgrade' and follows 'two'") { $0.kind = .upgrade }
        try expect("is of kind 'prune', and has more than changes") { $0.kind = .prune }
        try expect("'op' is 'add', in a run of kind 'prune'") { $0.kind = .prune }
        try expect("'previous_digest' is stated without a 'previous_run'") { $0.previous = nil }
        try expect("changes 4 to 4 are missing") { $0.changes.next = 5 }
    }

    /// What is found when the third manifest is changed, which is then put back.
    private func expect(_ part: String, _ body: (inout RunReport) -> Void) throws {
        let manifest = try pipeline.folder.read("dataset/runs/three/manifest.json")
        try change("three", body)
        try expect(part)
        try pipeline.folder.write("dataset/runs/three/manifest.json", manifest)
    }

    @Test func `a beginning is no run of the kind that goes on`() throws {
        try change("one") { $0.kind = .run }
        try expect("runs/one: is of kind 'run' and has no run before it")
        try change("one") { ($0.kind, $0.previous) = (.full, "zero") }
        try expect("runs/one: is of kind 'full' and names a run before it")
    }

    @Test(arguments: [
        ("two", #""op":"revise""#, #""op":"add""#, "'op' is 'add' for revision 1"),
        ("two", #""op":"revise""#, #""op":"withdraw""#, "'op' is 'withdraw', in a run of kind 'run'"),
        ("two", #""op":"revise""#, #""op":"forget""#, "'op' is 'forget', in a run of kind 'run'"),
        ("two", #""op":"revise""#, #""op":"merge""#, "'op' is 'merge', in a run of kind 'run'"),
        ("three", #""op":"add""#, #""op":"revise""#, "'op' is 'revise' for revision 0"),
    ])
    func `a change that no run of its kind writes is refused`(
        run: String, sound: String, wrong: String, problem: String
    ) throws {
        try change("changes", of: run) { $0.replacing(sound, with: wrong) }
        try expect(problem)
    }

    @Test func `what describes the dataset is as the newest manifest says`() throws {
        try pipeline.folder.write("dataset/README.md", "Ours.\n")
        #expect(try pipeline.problems() == ["README.md: digest does not match the newest manifest"])
        for name in ["README.md", "datapackage.json"] {
            try FileManager.default.removeItem(atPath: pipeline.folder.file("dataset/\(name)"))
            try expect("\(name): is missing")
        }
    }

    @Test func `a manifest in one folder with that of another run is told`() throws {
        try FileManager.default.moveItem(
            atPath: pipeline.folder.file("dataset/runs/four"), toPath: pipeline.folder.file("dataset/runs/5"))
        try expect("runs/5/manifest.json: is the manifest of 'four'")
    }

    @Test func `runs that start within one second have ids that sort in their order`() async throws {
        var ids: [String] = []
        for night in 30..<42 {
            try pipeline.write("\(night)", "Night \(night) has a story that no other night has told before")
            let outcome = try await pipeline.run("") { $0.runID = nil }
            ids.append(try #require(outcome.report?.runID))
        }
        #expect(ids.prefix(3) == ["20260102T030405Z", "20260102T030405Z-02", "20260102T030405Z-03"])
        #expect(ids == ids.sorted())
        let again = try await pipeline.run("") { ($0.runID, $0.isFull) = (nil, true) }
        #expect(again.report?.runID == "20260102T030405Z-13")
        #expect(try pipeline.problems() == [])
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
