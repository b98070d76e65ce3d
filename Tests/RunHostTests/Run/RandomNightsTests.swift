import Foundation
import JSON
import PipelineKit
import RunHost
import TestSupport
import Testing

/// Feeds that roll over, entries that share links or are told by guids, fragments or headlines alone, bulletins and undated
/// reports that are written to a pattern, corrections, new guids, renamed and touched files, second pages and variants of
/// addresses: what is in the view is what the generator knows to be the newest of each story.
@Suite struct RandomNightsTests {
    static let seeds = TestEffort.seeds(200)

    private func view(_ pipeline: SmallPipeline) throws -> [Newsroom.Seen] {
        var newest: [String: (revision: Int, seen: Newsroom.Seen)] = [:]
        for row in try pipeline.rows("articles") {
            let (id, revision) = (row["id"]?.string ?? "", row["revision"]?.integer ?? 0)
            guard newest[id].map({ $0.revision < revision }) ?? true else { continue }
            let authors = row["authors"]?.elements?.compactMap(\.string) ?? []
            let seen = Newsroom.Seen(
                title: row["title"]?.string ?? "", authors: authors, text: row["text"]?.string ?? "")
            newest[id] = (revision, seen)
        }
        return newest.values.map(\.seen).sorted()
    }

    private func compact(_ pipeline: SmallPipeline) async throws {
        let session = try await RetentionSession(
            pipeline.configuration(), runID: "compact", wait: .zero, clock: pipeline.request("").clock)
        _ = try session.compact()
    }

    @Test(arguments: 0..<UInt64(30))
    func `what was pruned is back when its page is read at another address or with another headline`(
        seed: UInt64
    ) async throws {
        let pipeline = try SmallPipeline(stages: seed % 2 == 0 ? ["join"] : ["join", "dedupe"])
        var newsroom = Newsroom(seed: seed)
        for night in 0..<2 {
            try newsroom.passDay(pipeline)
            try await pipeline.run("night\(night)")
        }
        try await pipeline.prune(keeping: 1)
        let pages = try newsroom.bringBackPages(pipeline)
        try await pipeline.run("back")
        let view = Set(try view(pipeline))
        #expect(pages.filter { !view.contains($0) } == [], "seed \(seed)")
        let problems = try pipeline.problems()
        #expect(problems == [], "seed \(seed)")
    }

    @Test(arguments: seeds)
    func `the view holds every story once, in its newest form`(seed: UInt64) async throws {
        // Dedupe calls versions copies, and the plan without it must do as well.
        let pipeline = try SmallPipeline(stages: seed % 2 == 0 ? ["join"] : ["join", "dedupe"])
        var newsroom = Newsroom(seed: seed)
        for night in 0..<3 {
            try newsroom.passDay(pipeline)
            try await pipeline.run("night\(night)")
        }
        #expect(try view(pipeline) == newsroom.truth, "seed \(seed)")
        try await compact(pipeline)
        #expect(try view(pipeline) == newsroom.truth, "seed \(seed), compact")
        try newsroom.renameAll(pipeline)
        let again = try await pipeline.run("again")
        #expect(again.report?.articles == 0, "seed \(seed): what is read again says nothing new")
        try await pipeline.run("full") { $0.isFull = true }
        #expect(try view(pipeline) == newsroom.inboxTruth, "seed \(seed), full")
        let problems = try pipeline.problems()
        #expect(problems == [], "seed \(seed)")
    }
}
