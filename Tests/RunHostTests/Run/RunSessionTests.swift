import DatasetIO
import Files
import Foundation
import PipelineKit
import RunHost
import TestSupport
import Testing

/// Whole runs, night after night, in this process.
@Suite struct RunSessionTests {
    private var pipeline: SmallPipeline

    init() throws {
        pipeline = try SmallPipeline()
        for number in 10..<13 { try pipeline.write("\(number)", "Story number \(number)") }
    }

    // MARK: Nights

    @Test func `a first run publishes every input as one sound dataset`() async throws {
        let report = try #require(try await pipeline.run("one").report)
        #expect((report.runID, report.articles, report.listing.new) == ("one", 3, 3))
        #expect(report.previous == nil)
        #expect(try pipeline.texts("one") == (10..<13).map { "Story number \($0)" })
        #expect(try pipeline.problems() == [])
        #expect(!pipeline.hasUnfinishedWork)
    }

    @Test func `an unchanged inbox makes no run`() async throws {
        try await pipeline.run("one")
        let counts = try #require(try await pipeline.run("two").nothingNew)
        #expect((counts.unchanged, counts.new, counts.changed, counts.removed) == (3, 0, 0, 0))
        #expect(!FileSystem.exists(pipeline.folder.file("dataset/runs/two")))
    }

    @Test func `a second night reads new and changed inputs`() async throws {
        try await pipeline.run("one")
        try pipeline.write("11", "Story number 11 with a correction")
        try pipeline.write("13", "Story number 13")
        let report = try #require(try await pipeline.run("two").report)
        #expect((report.listing.new, report.listing.changed, report.listing.unchanged) == (1, 1, 2))
        #expect(report.previous == "one")
        #expect(try pipeline.texts("two") == ["Story number 11 with a correction", "Story number 13"])
        #expect(try pipeline.problems() == [])
    }

    @Test func `a removed input is reported once`() async throws {
        try await pipeline.run("one")
        try FileManager.default.removeItem(atPath: pipeline.folder.file("inbox/11.txt"))
        #expect(try await pipeline.run("two").nothingNew?.removed == 1)
        #expect(try await pipeline.run("three").nothingNew?.removed == 0)
    }

    @Test func `a change that keeps size and time is seen if the file was fresh`() async throws {
        var pipeline = pipeline
        let path = pipeline.folder.file("inbox/11.txt")
        let written = try #require(try FileSystem.status(Array(path.utf8)).modified)
        // A second later: within what file systems count as one time.
        pipeline.listedAt = written + 1_000_000_000
        try await pipeline.run("one")
        #expect(try await pipeline.run("two").nothingNew?.unchanged == 3)
        let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
        try pipeline.write("11", "Story number XI")
        try FileManager.default.setAttributes([.modificationDate: try #require(date)], ofItemAtPath: path)
        #expect(try await pipeline.run("three").report?.listing.changed == 1)
        #expect(try pipeline.texts("three") == ["Story number XI"])
    }

    @Test func `a limit leaves the rest to later runs`() async throws {
        #expect(try await pipeline.run("one") { $0.limit = 2 }.report?.articles == 2)
        #expect(try await pipeline.run("two") { $0.limit = 2 }.report?.articles == 1)
        #expect(try await pipeline.run("three") { $0.limit = 2 }.nothingNew?.unchanged == 3)
        #expect(try pipeline.texts("two") == ["Story number 12"])
    }

    @Test func `a full run replaces the earlier ones, even one of the same name`() async throws {
        try await pipeline.run("one")
        try pipeline.write("13", "Story number 13")
        try await pipeline.run("two")
        let report = try #require(try await pipeline.run("two") { $0.isFull = true }.report)
        #expect((report.articles, report.previous) == (4, nil))
        #expect(!FileSystem.exists(pipeline.folder.file("dataset/runs/one")))
        #expect(try pipeline.problems() == [])
        #expect(try await pipeline.run("three").nothingNew?.unchanged == 4)
    }

    @Test func `a dry run counts and leaves nothing behind`() async throws {
        let request = pipeline.request("dry")
        let files = try FileManager.default.contentsOfDirectory(atPath: pipeline.folder.path).count
        let first = try await DryRun.run(pipeline.configuration(), request, observer: pipeline.events)
        #expect((first.articles, first.listing.new) == (3, 3))
        #expect(try FileManager.default.contentsOfDirectory(atPath: pipeline.folder.path).count == files)
        try await pipeline.run("one")
        try pipeline.write("13", "Story number 13")
        let second = try await DryRun.run(pipeline.configuration(), request, observer: pipeline.events)
        #expect((second.articles, second.listing.unchanged) == (1, 3))
        #expect(try await pipeline.run("two").report?.articles == 1)
    }

    // MARK: Refusals

    @Test(arguments: ["state", "dataset"])
    func `a state and a dataset that do not match allow only a full run`(
        lost: String
    ) async throws {
        try await pipeline.run("one")
        try FileManager.default.removeItem(atPath: pipeline.folder.file(lost))
        await #expect {
            try await pipeline.run("two")
        } throws: { error in
            let error = error as? OutputError
            return error?.kind == .cannotCreate && error?.message.contains("'one'") == true
        }
        #expect(try await pipeline.run("two") { $0.isFull = true }.report?.articles == 3)
        #expect(try pipeline.problems() == [])
    }

    @Test func `of two runs at once the second is told who holds the lock`() async throws {
        let first = try await pipeline.session(pipeline.request("one"))
        await #expect {
            try await pipeline.run("two")
        } throws: { error in
            (error as? RunLock.Held)?.holder.contains("since 2026-01-02T03:04:05Z") == true
        }
        #expect(try await first.run().report?.articles == 3)
    }

    @Test func `a second run waits for the first as long as it was asked to`() async throws {
        var first: RunSession? = try await pipeline.session(pipeline.request("one"))
        var request = pipeline.request("two")
        request.wait = .seconds(60)
        let (pipeline, waiting) = (pipeline, request)
        let second = Task { try await pipeline.session(waiting).run() }
        #expect(try await first?.run().report?.articles == 3)
        first = nil
        #expect(try await second.value.nothingNew?.unchanged == 3)
    }

    @Test func `a name is for one run`() async throws {
        try await pipeline.run("one")
        try pipeline.write("13", "Story number 13")
        await #expect(throws: OutputError.self) { try await pipeline.run("one") }
        #expect(try pipeline.texts("one").count == 3)
    }

    @Test func `a run with too many faults publishes nothing, and its inputs stay unread`() async throws {
        try pipeline.configure(limits: "\"quarantineRatio\": 0.2")
        try pipeline.write("13", "bad")
        await #expect(throws: RunRefused.self) { try await pipeline.run("one") }
        #expect(!pipeline.hasDataset && !pipeline.hasUnfinishedWork)
        #expect(pipeline.events.take() == ["quarantined 13.txt"])
        try pipeline.configure(limits: "\"quarantineRatio\": 0.25")
        #expect(try await pipeline.run("two").report?.quarantined == ["bad": 1])
        #expect(try pipeline.problems() == [])
    }

    @Test func `a strict run with one fault publishes nothing, and its inputs stay unread`() async throws {
        try pipeline.write("13", "bad")
        for name in ["one", "two"] {
            await #expect(throws: RunRefused.self) { try await pipeline.run(name) { $0.isStrict = true } }
            #expect(!pipeline.hasDataset && !pipeline.hasUnfinishedWork)
            #expect(pipeline.events.take() == ["quarantined 13.txt"])
        }
        try pipeline.write("13", "Story number 13")
        #expect(try await pipeline.run("three") { $0.isStrict = true }.report?.listing.new == 4)
    }

    @Test func `without an inbox the source is named`() async throws {
        try FileManager.default.removeItem(atPath: pipeline.folder.file("inbox"))
        await #expect(throws: SourceError.self) { try await pipeline.run("one") }
    }
}
