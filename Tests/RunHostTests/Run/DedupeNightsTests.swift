import Foundation
import JSON
import RunHost
import TestSupport
import Testing

/// Dedupe and its index through many nights, by runs of different numbers of workers.
@Suite struct DedupeNightsTests {
    /// Thirty stories, most of them with copies, of which every third is cut.
    private static let texts: [(name: String, text: String)] = (0..<30).flatMap { story in
        var generator = SeededGenerator(seed: UInt64(story))
        let words = (0..<180).map { _ in
            String(Int.random(in: 1 << 30..<1 << 40, using: &generator), radix: 36)
        }
        return (0..<[1, 2, 3][story % 3]).map { copy in
            let text = words.dropLast(copy == 2 ? 6 : 0).joined(separator: " ")
            let page = StatedDocument(
                url: "https://s\(copy).example/\(story)", title: "Report \(story)", text: text,
                published: "2024-05-0\(copy + 1)T08:00:00Z")
            return ("\(story)-\(copy)", StatedDocument.file([page], isFeed: false))
        }
    }

    /// Runs over an inbox to which every night adds its part.
    private func pipeline(nights: Int, jobs: Int) async throws -> SmallPipeline {
        let pipeline = try SmallPipeline(stages: ["join", "dedupe"])
        for night in 0..<nights {
            for (number, text) in Self.texts.enumerated() where number * 7919 % nights == night {
                try pipeline.write(text.name, text.text)
            }
            try await pipeline.run("night\(night)") { $0.jobs = jobs }
        }
        return pipeline
    }

    /// Which texts stand together after all nights, by address.
    private func clusters(_ pipeline: SmallPipeline) throws -> Set<Set<String>> {
        var members: [String: Set<String>] = [:]
        for (table, field) in [("articles", "cluster_id"), ("duplicates", "duplicate_of")] {
            for row in try pipeline.rows(table) {
                members[row[field]?.string ?? "", default: []].insert(row["url"]?.string ?? "")
            }
        }
        return Set(members.values)
    }

    @Test(arguments: [1, 7, 30])
    func `the number of workers changes no byte in one night, in seven or in thirty`(nights: Int) async throws
    {
        let alone = try await pipeline(nights: nights, jobs: 1)
        let together = try await pipeline(nights: nights, jobs: 4)
        func data(_ pipeline: SmallPipeline) throws -> [String: Data] {
            try pipeline.folder.tree("dataset").filter { !$0.key.hasPrefix("runs/") }
        }
        #expect(try data(alone) == data(together))
        #expect(try alone.folder.tree("state/dedupe") == together.folder.tree("state/dedupe"))
        let found = try clusters(alone)
        #expect(found.count == 30, "\(found.map { $0.sorted().joined(separator: " ") }.sorted())")
        #expect(found.reduce(0) { $0 + $1.count } == Self.texts.count)
    }
}
