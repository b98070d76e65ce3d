import Foundation
import JSON
import PipelineKit
import RunHost
import TestSupport
import Testing

/// Families of notices and articles in several scripts, in files of any name, in any order, on one night or on five: which
/// texts a reader finds is what their generator knows.
@Suite struct BulletinNightsTests {
    static let seeds = TestEffort.seeds(200)

    private static func houses(_ seed: UInt64) -> [House] {
        (0..<5).map { number in
            var house = House(number, seed: seed)
            house.addNotices(Int(seed + UInt64(number)) % 3 + 2)
            for _ in 0..<2 { house.addArticle() }
            return house
        }
    }

    /// The rows of which a reader sees the newest of each id.
    private static func view(_ pipeline: SmallPipeline) throws -> [Newsroom.Seen] {
        var newest: [String: (revision: Int, seen: Newsroom.Seen)] = [:]
        for row in try pipeline.rows("articles") {
            let (id, revision) = (row["id"]?.string ?? "", row["revision"]?.integer ?? 0)
            guard newest[id].map({ $0.revision < revision }) ?? true else { continue }
            let authors = row["authors"]?.elements?.compactMap(\.string) ?? []
            newest[id] = (
                revision,
                Newsroom.Seen(
                    title: row["title"]?.string ?? "", authors: authors, text: row["text"]?.string ?? "")
            )
        }
        return newest.values.map(\.seen).sorted()
    }

    private static func compact(_ pipeline: SmallPipeline, _ name: String) async throws {
        let session = try await RetentionSession(
            pipeline.configuration(), runID: name, wait: .zero, clock: pipeline.request("").clock)
        _ = try session.compact()
    }

    /// Documents of all houses over nights, each house's in its order.
    private static func spread(
        _ houses: [House], nights: Int, _ generator: inout SeededGenerator
    ) -> [[House.Issue]] {
        var spread: [[House.Issue]] = Array(repeating: [], count: nights)
        for house in houses {
            var night = 0
            for issue in house.issues {
                night = Int.random(in: night...min(nights - 1, night + 1), using: &generator)
                spread[night].append(issue)
            }
        }
        return spread
    }

    private static func publish(
        _ houses: [House], nights: Int, stages: [String], _ generator: inout SeededGenerator
    ) async throws -> SmallPipeline {
        let pipeline = try SmallPipeline(stages: stages)
        for (night, issues) in spread(houses, nights: nights, &generator).enumerated() where !issues.isEmpty {
            for issue in issues.shuffled(using: &generator) {
                try pipeline.write(
                    "f\(generator.next())", StatedDocument.file([issue.document], isFeed: issue.isFeed))
            }
            try await pipeline.run("night\(night)")
            if Bool.random(using: &generator) { try await compact(pipeline, "compact\(night)") }
        }
        try await compact(pipeline, "compact")
        return pipeline
    }

    @Test(arguments: seeds)
    func `which texts a reader finds depends on what was written alone`(seed: UInt64) async throws {
        let (houses, stages) = (Self.houses(seed), [[], ["join"], ["join", "dedupe"]][Int(seed % 3)])
        var generator = SeededGenerator(seed: seed)
        let truth = houses.flatMap(\.truth).sorted()
        let pipeline = try await Self.publish(
            houses, nights: Int(seed % 5) + 1, stages: stages, &generator)
        let view = try Self.view(pipeline)
        let (lost, extra) = (truth.filter { !view.contains($0) }, view.filter { !truth.contains($0) })
        #expect(lost == [], "seed \(seed), lost")
        #expect(extra == [], "seed \(seed), twice")
        let problems = try pipeline.problems()
        #expect(problems == [], "seed \(seed)")
    }

    // MARK: Documents of one night that say nearly the same

    private static let address = "https://news.example.org/news/lorry-hits-tram"
    private static let text = """
        A lorry hit a tram at the fish market in the morning. The road stays closed until the rails have been looked at. Buses \
        go round by the mill, and take a quarter of an hour longer. The tram is to be towed to its shed in the evening.
        """

    /// Documents that differ in one thing each, and state no time that says which is the newer.
    private static func likes(_ generator: inout SeededGenerator) -> [(StatedDocument, isFeed: Bool)] {
        let headlines = [
            "Lorry hits tram at the quay", "Tram hit by lorry at the quay", "Lorry hits a tram at quay",
        ]
        let addresses = [address, address.replacing("/news/", with: "/amp/news/"), address + "?utm_source=x"]
        let texts = [text, text.replacing("rails", with: "tracks"), text.replacing("towed", with: "taken")]
        return (0..<Int.random(in: 2...5, using: &generator)).map { _ in
            var document = StatedDocument()
            document.title = headlines.randomElement(using: &generator) ?? ""
            document.url = addresses.randomElement(using: &generator) ?? ""
            document.text = texts.randomElement(using: &generator) ?? ""
            document.authors = [["Maren Holt"], ["Jo Lind"], []].randomElement(using: &generator) ?? []
            document.published = "2026-06-05"
            return (document, Int.random(in: 0..<3, using: &generator) == 0)
        }
    }

    /// All that is published of each row but its input.
    private static func rows(_ pipeline: SmallPipeline) throws -> [String] {
        try pipeline.rows("articles").map { row in
            (row.members ?? []).filter { $0.key != "input" }.map { "\($0.key)=\($0.value)" }.joined(
                separator: "\n")
        }.sorted()
    }

    @Test(arguments: TestEffort.seeds(100))
    func `what is published of documents that say nearly the same does not depend on names of files`(
        seed: UInt64
    ) async throws {
        var generator = SeededGenerator(seed: seed)
        let documents = Self.likes(&generator)
        var published: [[String]] = []
        for _ in 0..<2 {
            let pipeline = try SmallPipeline(stages: seed % 2 == 0 ? ["join"] : ["join", "dedupe"])
            for (document, isFeed) in documents {
                try pipeline.write("f\(generator.next())", StatedDocument.file([document], isFeed: isFeed))
            }
            try await pipeline.run("night")
            published.append(try Self.rows(pipeline))
        }
        #expect(published[0] == published[1], "seed \(seed)")
    }
}
