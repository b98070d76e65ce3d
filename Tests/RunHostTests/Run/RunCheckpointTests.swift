import PipelineKit
import RunHost
import TestSupport
import Testing

/// Which unfinished work a run goes on with.
@Suite struct RunCheckpointTests {
    private let folder: ScratchFolder
    private let terms: RunCheckpoint.Terms

    init() throws {
        folder = try ScratchFolder()
        terms = RunCheckpoint.Terms(runID: "r", planDigest: "d", version: "1", scope: "s", previous: "p")
        _ = try RunCheckpoint(
            folder: folder.file("work"), terms: terms,
            items: [SourceItem(sequence: 0, path: "a.html", bytes: 7)], listing: ListingCounts())
    }

    @Test func `work of the same terms goes on, under its own id and by its own listing`() throws {
        var asked = terms
        (asked.runID, asked.listedAt) = ("another", 5)
        let work = try #require(RunCheckpoint.resume(folder: folder.file("work"), terms: asked))
        #expect(work.terms == terms)
        #expect(work.items.map(\.path) == ["a.html"])
    }

    /// One term each, by name.
    private static let changes: [(String, @Sendable (inout RunCheckpoint.Terms) -> Void)] = [
        ("plan", { $0.planDigest = "e" }), ("version", { $0.version = "2" }), ("scope", { $0.scope = "t" }),
        ("a run published since", { $0.previous = "q" }), ("a full run", { $0.previous = nil }),
    ]

    @Test(arguments: 0..<5) func `work of other terms is removed`(number: Int) throws {
        let (name, change) = Self.changes[number]
        var asked = terms
        change(&asked)
        #expect(RunCheckpoint.resume(folder: folder.file("work"), terms: asked) == nil, "\(name)")
        #expect(RunCheckpoint.existing(in: folder.file("work")) == nil, "\(name)")
    }
}
