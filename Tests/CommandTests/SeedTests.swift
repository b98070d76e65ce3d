import Foundation
import JSON
import TestSupport
import Testing

/// The article that the project started from, and a fictional one of the same shape that is always there.
@Suite struct SeedTests {
    /// A dump and what must come of it.
    struct Case: Sendable, CustomTestStringConvertible {
        var input: String
        var expected: String
        var testDescription: String { URL(filePath: input).lastPathComponent }
    }

    static let fixture = Case(
        input: Checkout.fixtures + "/seed-shaped/input.txt",
        expected: Checkout.fixtures + "/seed-shaped/expected.json")

    static let seed = Checkout.shared("seed").flatMap { folder -> Case? in
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.first { $0.hasSuffix(".txt") }.map {
            Case(input: "\(folder)/\($0)", expected: "\(folder)/expected.json")
        }
    }

    @Test func `a page of the seed's shape gives its clean record`() throws { try check(Self.fixture) }

    @Test(.enabled(if: seed != nil, "skipped: the seed does not stand beside this checkout"))
    func `the seed gives its clean record`() throws { try check(#require(Self.seed)) }

    private func check(_ example: Case) throws {
        let folder = try ScratchFolder()
        try folder.copy(example.input, as: "seed.txt")
        let outcome = try Program.run(
            [
                "run", Checkout.root + "/pipeline.json", "--input", folder.file("seed.txt"), "--output",
                "set",
                "--run-id", "r",
            ], in: folder.path)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let record = try JSONParser.parse(Array(try folder.read("set/articles/run=r/part-00000.jsonl").utf8))
        let expected = try JSONParser.parse(Array(try Data(contentsOf: URL(filePath: example.expected))))
        for field in ["title", "source", "section", "published", "modified", "language", "kind", "text"] {
            guard let value = expected[field] else { continue }
            #expect(record[field] == value, "\(field)")
        }
        let removed = try folder.read("set/removed/run=r/part-00000.jsonl").utf8.split(separator: 0x0A)
            .map { try JSONParser.parse(Array($0)) }
        try checkRemoved(removed, expected["removed"]?.elements ?? [])
        checkEntities(record, expected)
    }

    /// Exactly the expected blocks, each in one of its categories.
    private func checkRemoved(_ removed: [JSONValue], _ expected: [JSONValue]) throws {
        #expect(removed.map { $0["text"]?.string } == expected.map { $0["text"]?.string })
        for (row, block) in zip(removed, expected) {
            let names = block["category"]?.elements?.compactMap(\.string) ?? [block["category"]?.string ?? ""]
            #expect(names.contains(row["category"]?.string ?? ""), "\(row["text"]?.string ?? "")")
        }
    }

    private func checkEntities(_ record: JSONValue, _ expected: JSONValue) {
        let entities = record["entities"]?.elements ?? []
        let found = Set(
            entities.flatMap { entity in
                ["text", "name"].map { "\(entity["type"]?.string ?? "") \(entity[$0]?.string ?? "")" }
            })
        for kind in expected["entities_at_least"]?.members ?? [] {
            for name in kind.value.elements?.compactMap(\.string) ?? [] {
                #expect(found.contains("\(kind.key) \(name)"), "\(kind.key) \(name) is missing")
            }
        }
        for name in expected["entities_never"]?.elements?.compactMap(\.string) ?? [] {
            #expect(!entities.contains { $0["text"]?.string == name }, "\(name) is no entity")
        }
        let text = Array(record["text"]?.string?.unicodeScalars ?? "".unicodeScalars)
        for entity in entities {
            guard let start = entity["start"]?.integer, let end = entity["end"]?.integer, end <= text.count
            else {
                Issue.record("an entity lies outside the text")
                continue
            }
            var words = String.UnicodeScalarView()
            words.append(contentsOf: text[start..<end])
            #expect(String(words) == entity["text"]?.string)
        }
    }
}
