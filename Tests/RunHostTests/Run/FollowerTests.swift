import JSON
import PipelineKit
import RunHost
import TestSupport
import Testing

/// Random nights: what is published is what the inbox had, and a follower of `changes/` holds the current view.
@Suite struct FollowerTests {
    /// Stories on their way through the inbox, and what the dataset must hold of them.
    private struct Newsroom {
        var generator: SeededGenerator
        /// The newest text of each story.
        private(set) var texts: [String] = []
        /// Where each story stands; two may share an address.
        private var addresses: [String] = []

        init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

        private mutating func words(_ count: Int) -> String {
            (0..<count).map { _ in String(generator.next() % 4096, radix: 36) }.joined(separator: " ")
        }

        private func file(_ story: Int, in pipeline: SmallPipeline) throws {
            let name = "story\(story)"
            try pipeline.write(name, "at: \(addresses[story])\nHeadline of \(name)\n\(texts[story])")
        }

        /// A new story, which may come to an address that another one has.
        mutating func add(to pipeline: SmallPipeline) throws {
            let sharesAddress = !addresses.isEmpty && Int.random(in: 0..<4, using: &generator) == 0
            addresses.append(
                sharesAddress ? addresses.randomElement(using: &generator) ?? "" : "news/\(texts.count)")
            texts.append(words(40))
            try file(texts.count - 1, in: pipeline)
        }

        /// Corrects a story; its old text must leave the view.
        mutating func correct(in pipeline: SmallPipeline) throws {
            guard let story = texts.indices.randomElement(using: &generator) else { return }
            texts[story] += " " + words(3)
            try file(story, in: pipeline)
        }

        /// Keeps the newest text of a story in a second file too.
        mutating func copy(in pipeline: SmallPipeline) throws {
            guard let story = texts.indices.randomElement(using: &generator) else { return }
            try pipeline.write(
                "copy\(story)", "at: \(addresses[story])\nHeadline of story\(story)\n\(texts[story])")
        }

        /// A new story of which a night finds two versions, the newer one first.
        mutating func addTwice(to pipeline: SmallPipeline) throws {
            let (story, older) = (texts.count, words(40))
            addresses.append("twice/\(story)")
            texts.append(older + " " + words(3))
            for (name, text, hour) in [("story", texts[story], "12"), ("version", older, "09")] {
                let document = StatedDocument(
                    url: "https://news.example.org/twice/\(story)", title: "Headline of story\(story)",
                    text: text,
                    modified: "2026-06-01T\(hour):00:00Z")
                try pipeline.write("\(name)\(story)", StatedDocument.file([document], isFeed: false))
            }
        }
    }

    /// A reader that does what docs/record.md says, and nothing but the rows that it has been told of.
    private struct Follower {
        private var seq = 0
        private var revisions: [String: Int] = [:]

        mutating func catchUp(_ pipeline: SmallPipeline) throws {
            let new = try pipeline.rows("changes").filter { ($0["seq"]?.integer ?? 0) > seq }
                .sorted { ($0["seq"]?.integer ?? 0) < ($1["seq"]?.integer ?? 0) }
            for change in new {
                let id = change["id"]?.string ?? ""
                seq = change["seq"]?.integer ?? 0
                switch change["op"]?.string {
                case "add", "revise":
                    let revision = change["revision"]?.integer ?? 0
                    if revision > revisions[id] ?? -1 { revisions[id] = revision }
                default: revisions[id] = nil
                }
            }
        }

        /// The texts that it holds, looked up by id and revision.
        func texts(_ pipeline: SmallPipeline) throws -> [String] {
            try pipeline.rows("articles").filter {
                revisions[$0["id"]?.string ?? ""] == $0["revision"]?.integer
            }
            .map { $0["text"]?.string ?? "" }.sorted()
        }
    }

    private func view(_ pipeline: SmallPipeline) throws -> [String] {
        var newest: [String: (revision: Int, text: String)] = [:]
        for row in try pipeline.rows("articles") {
            let (id, revision) = (row["id"]?.string ?? "", row["revision"]?.integer ?? 0)
            if newest[id].map({ $0.revision < revision }) ?? true {
                newest[id] = (revision, row["text"]?.string ?? "")
            }
        }
        return newest.values.map(\.text).sorted()
    }

    @Test(arguments: TestEffort.seeds(50))
    func `ten nights with compacting between them leave every story once, in its newest text`(seed: UInt64)
        async throws
    {
        let pipeline = try SmallPipeline()
        var newsroom = Newsroom(seed: seed)
        var follower = Follower()
        for night in 0..<10 {
            for _ in 0...Int.random(in: 0..<4, using: &newsroom.generator) { try newsroom.add(to: pipeline) }
            for _ in 0..<Int.random(in: 0..<3, using: &newsroom.generator) {
                try newsroom.correct(in: pipeline)
            }
            if Bool.random(using: &newsroom.generator) { try newsroom.copy(in: pipeline) }
            if Int.random(in: 0..<3, using: &newsroom.generator) == 0 { try newsroom.addTwice(to: pipeline) }
            try await pipeline.run("night\(night)")
            if Int.random(in: 0..<3, using: &newsroom.generator) == 0 {
                let session = try await RetentionSession(
                    pipeline.configuration(), runID: "compact\(night)", wait: .zero,
                    clock: pipeline.request("").clock)
                _ = try session.compact()
            }
            // It does not look every night.
            if Bool.random(using: &newsroom.generator) { try follower.catchUp(pipeline) }
        }
        try follower.catchUp(pipeline)
        #expect(try view(pipeline) == newsroom.texts.sorted(), "seed \(seed)")
        #expect(try follower.texts(pipeline) == newsroom.texts.sorted(), "seed \(seed)")
        #expect(try pipeline.problems() == [], "seed \(seed)")
    }

    @Test func `of two revisions that one run brings a follower keeps the higher, whichever is named first`()
        async throws
    {
        let pipeline = try SmallPipeline()
        var (newsroom, follower) = (Newsroom(seed: 1), Follower())
        try newsroom.addTwice(to: pipeline)
        try await pipeline.run("night")
        #expect(
            try pipeline.rows("changes").compactMap { $0["revision"]?.integer }.sorted() == [0, 1])
        try follower.catchUp(pipeline)
        #expect(try follower.texts(pipeline) == newsroom.texts)
    }

    @Test func `what pruning removes is withdrawn`() async throws {
        let pipeline = try SmallPipeline()
        var follower = Follower()
        for number in 0..<3 {
            try pipeline.write("story\(number)", "Story number \(number) stands in the harbour")
            try await pipeline.run("night\(number)")
            try follower.catchUp(pipeline)
        }
        let session = try await RetentionSession(
            pipeline.configuration(), runID: "pruning", wait: .zero, clock: pipeline.request("").clock)
        #expect(try session.prune(keeping: 1) == ["night0", "night1"])
        #expect(try session.prune(keeping: 1) == [])
        try follower.catchUp(pipeline)
        #expect(try follower.texts(pipeline) == ["Story number 2 stands in the harbour"])
        #expect(
            try pipeline.rows("changes").compactMap { $0["op"]?.string } == ["add", "withdraw", "withdraw"])
        #expect(try pipeline.problems() == [])
    }

    @Test func `what comes back after pruning goes on counting, and only if it has changed`() async throws {
        let pipeline = try SmallPipeline()
        try pipeline.write("old", "Story number 0 stands in the harbour for all to see")
        try await pipeline.run("one")
        try pipeline.write("new", "Another tale of the lighthouse")
        try await pipeline.run("two")
        do {
            let session = try await RetentionSession(
                pipeline.configuration(), runID: "pruning", wait: .zero, clock: pipeline.request("").clock)
            #expect(try session.prune(keeping: 1) == ["one"])
        }
        try pipeline.write("old", "Story number 0 stands in the harbour for all to see, and more")
        try await pipeline.run("three")
        let row = try pipeline.rows("articles").first { $0["text"]?.string?.hasSuffix("more") == true }
        #expect(row?["revision"]?.integer == 1)
        #expect(try pipeline.problems() == [])
    }

    @Test func `a full run begins anew, goes on counting and says from where to read`() async throws {
        let pipeline = try SmallPipeline()
        try pipeline.write("story", "Story number 0 stands in the harbour")
        try await pipeline.run("one")
        let report = try #require(try await pipeline.run("two") { $0.isFull = true }.report)
        // A number is left out: who has read up to 1 is behind 3 - 1, and reads anew.
        #expect(report.kind == .full && report.changes.from == 3 && report.changes.next == 4)
        #expect(try pipeline.rows("changes").map { $0["seq"]?.integer } == [3])
    }
}
