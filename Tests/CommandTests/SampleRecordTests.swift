import Foundation
import JSON
import TestSupport
import Testing

/// The sample inbox and the golden pages against what a careful person would take from them.
@Suite struct SampleRecordTests {
    /// Figures that must not get worse; raised by hand when they get better.
    private struct Floors {
        var text: Double
        var title: Double
        var authors: Double
        var published: Double
        var language: Double

        init() throws {
            let file = URL(filePath: Checkout.fixtures + "/samples/floors.json")
            let json = try JSONParser.parse(Array(try Data(contentsOf: file)))
            func floor(_ name: String) throws -> Double { try #require(json[name]?.double) }
            text = try floor("text")
            title = try floor("title")
            authors = try floor("authors")
            published = try floor("published")
            language = try floor("language")
        }
    }

    /// Shares of records that are right; for text the mean F1 of paragraphs.
    private struct Tally {
        var records = 0.0
        var right: [String: Double] = [:]
        var wrong: [String] = []

        mutating func compare(_ name: String, _ record: JSONValue?, _ expected: JSONValue) {
            records += 1
            for field in ["title", "authors", "published", "language"] where expected[field] != nil {
                let isRight = record?[field] == expected[field]
                right[field, default: 0] += isRight ? 1 : 0
                if !isRight { wrong.append("\(name) \(field)") }
            }
            let score = Tally.score(record?["text"]?.string ?? "", expected)
            right["text", default: 0] += score
            if score < 1 { wrong.append("\(name) text \(score)") }
        }

        /// F1 over paragraphs; a deck that the page shows above the body may stand in the text as well.
        private static func score(_ text: String, _ expected: JSONValue) -> Double {
            let found = SampleRecordTests.body(text, subtitle: expected["subtitle"]?.string)
            let wanted = (expected["text"]?.string ?? "").components(separatedBy: "\n\n")
            let common = Set(found).intersection(wanted).count
            return 2 * Double(common) / Double(Set(found).count + Set(wanted).count)
        }

        func share(_ field: String) -> Double { (right[field] ?? 0) / records }
    }

    /// The paragraphs of a text without its deck.
    private static func body(_ text: String, subtitle: String?) -> [String] {
        text.components(separatedBy: "\n\n").filter { $0 != subtitle }
    }

    private static func extract(_ paths: [String], in folder: String) throws -> [String: JSONValue] {
        let outcome = try Program.run(
            ["extract", "--without", "tag-entities", "--data", Checkout.data] + paths, in: folder)
        let rows = try outcome.output.utf8.split(separator: 0x0A).map { try JSONParser.parse(Array($0)) }
        return Dictionary(rows.map { ($0["input"]?["path"]?.string ?? "", $0) }) { first, _ in first }
    }

    @Test func `pages and dumps give the records that a person would write`() throws {
        let lines = try String(contentsOfFile: Checkout.fixtures + "/samples/expected.jsonl", encoding: .utf8)
        let expected = try lines.utf8.split(separator: 0x0A).map { try JSONParser.parse(Array($0)) }
        let found = try Self.extract(["pages", "dumps"], in: Checkout.data + "/samples")
        var tally = Tally()
        for row in expected {
            let path = row["path"]?.string ?? ""
            tally.compare(path, found[path], row)
        }
        let floors = try Floors()
        for (field, floor) in [
            ("text", floors.text), ("title", floors.title), ("authors", floors.authors),
            ("published", floors.published), ("language", floors.language),
        ] {
            #expect(
                tally.share(field) >= floor, "\(field): \(tally.wrong.filter { $0.contains(" \(field)") })")
        }
    }

    private static let goldenPages = Checkout.fixtures + "/pages"

    private static func goldenNames() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: goldenPages).sorted()
    }

    /// The records of all golden pages, for which the program is started once.
    private static let goldenRecords = Result {
        try extract(goldenNames().map { "\($0)/input.html" }, in: goldenPages)
    }

    @Test(arguments: try goldenNames())
    func `a golden page gives its title, authors, date and text`(name: String) throws {
        let expected = try JSONParser.parse(Checkout.fixture("pages/\(name)/expected.json"))
        let record = try #require(try Self.goldenRecords.get()["\(name)/input.html"])
        for field in ["title", "subtitle", "authors", "published", "language", "image"] {
            guard let value = expected[field] else { continue }
            #expect(record[field] == value, "\(field)")
        }
        let body = Self.body(record["text"]?.string ?? "", subtitle: expected["subtitle"]?.string)
        #expect(body.joined(separator: "\n\n") == expected["text"]?.string)
    }
}
