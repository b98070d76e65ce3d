import DatasetIO
import PipelineKit
import RunHost
import TestSupport
import Testing

/// Merging and removing runs, and looking at what there is.
@Suite struct RetentionSessionTests {
    private let pipeline: SmallPipeline

    init() throws {
        pipeline = try SmallPipeline()
        try pipeline.write("10", "Story number 10")
        try pipeline.write("11", "Story number 11")
    }

    private func session(_ name: String) async throws -> RetentionSession {
        try await RetentionSession(
            pipeline.configuration(), runID: name, wait: .zero, clock: pipeline.request(name).clock)
    }

    @Test func `runs are merged to the newest revision of each record`() async throws {
        try await pipeline.run("one")
        #expect(try await session("all").compact() == .nothingToMerge(runs: 1))
        try pipeline.write("11", "Story number 11 with a correction")
        try await pipeline.run("two")
        #expect(try await session("all").compact() == .merged(runs: 2, articles: 2, superseded: 1))
        #expect(try pipeline.texts("all") == ["Story number 10", "Story number 11 with a correction"])
        #expect(try pipeline.problems() == [])
        #expect(try await pipeline.run("three").nothingNew?.unchanged == 2)
    }

    @Test func `all but the newest runs go, and their inputs stay known`() async throws {
        for (name, number) in [("one", 20), ("two", 21), ("three", 22)] {
            try pipeline.write("\(number)", "Story number \(number)")
            try await pipeline.run(name)
        }
        #expect(try await session("prune").prune(keeping: 3) == [])
        #expect(try await session("prune").prune(keeping: 1) == ["one", "two"])
        #expect(try pipeline.problems() == [])
        #expect(try await pipeline.run("four").nothingNew?.unchanged == 5)
    }

    @Test func `the table of another program's sink is kept and removed with its runs and never rewritten`()
        async throws
    {
        try pipeline.configure(limits: "", sinks: ["jsonl", "text-list"])
        try await pipeline.run("one")
        try pipeline.write("20", "Story number 20")
        try await pipeline.run("two")
        #expect(try pipeline.problems() == [])
        let table = "dataset/articles_text_list"
        #expect(
            try pipeline.folder.read("\(table)/run=one/part-00000.txt")
                == "Story number 10\nStory number 11\n")
        let error = await #expect(throws: OutputError.self) { try await session("all").compact() }
        #expect(error?.message.contains("articles_text_list/run=one/part-00000.txt") == true)
        #expect(try await session("prune").prune(keeping: 1) == ["one"])
        #expect(try pipeline.problems() == [])
        try pipeline.folder.write("\(table)/run=two/part-00000.txt", "another story\n")
        try pipeline.folder.write("\(table)/run=two/stray.txt", "")
        #expect(try pipeline.problems().count == 2)
    }

    @Test func `neither is possible while a run is in progress`() async throws {
        try await pipeline.run("one")
        let run = try await pipeline.session(pipeline.request("two"))
        await #expect(throws: RunLock.Held.self) { try await session("all").compact() }
        #expect(try await run.run().nothingNew != nil)
    }

    @Test func `a status names runs, unfinished work and what the next run reads`() async throws {
        #expect(try DatasetStatus(pipeline.configuration()) == nil)
        try await pipeline.run("one")
        for number in 100..<150 { try pipeline.write("\(number)", "Story number \(number)") }
        try await pipeline.interrupt(pipeline.request("two"))
        let status = try #require(try DatasetStatus(pipeline.configuration()))
        #expect(status.runs.map(\.id) == ["one"])
        #expect((status.unfinished?.runID, status.unfinished?.inputs) == ("two", 50))
        #expect(status.unfinished?.sealed.first?.parts == 1)
        #expect((status.knownInputs, status.removedInputs, status.toRead) == (2, 0, 50))
        #expect((status.listing.new, status.listing.unchanged) == (50, 2))
    }
}
