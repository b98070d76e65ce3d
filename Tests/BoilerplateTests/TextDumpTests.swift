import Foundation
import JSON
import PipelineKit
import Testing

@testable import Boilerplate

@Suite struct TextDumpTests {
    private func classifier() throws -> BoilerplateClassifier {
        try #require(BoilerplateResourcesForTests.classifier)
    }

    private func check(_ dump: TextDump, against expected: JSONValue) {
        #expect(dump.title == expected["title"]?.string)
        #expect(dump.source == expected["source"]?.string)
        #expect(dump.section == expected["section"]?.string)
        #expect(dump.blocks.map(\.text).joined(separator: "\n\n") == expected["text"]?.string)
        let removed = expected["removed"]?.elements ?? []
        #expect(dump.removed.map(\.text) == removed.compactMap { $0["text"]?.string })
        for (row, stated) in zip(dump.removed, removed) {
            let categories = stated["category"]?.elements?.compactMap(\.string) ?? []
            #expect(categories.contains(row.category.rawValue), "\(row.text)")
        }
    }

    @Test func `a fictional dump is split into title, head matter, body and promos`() throws {
        let folder = "Tests/Fixtures/seed-shaped"
        let dump = TextDump.read(
            try BoilerplateResourcesForTests.bytes(folder + "/input.txt"), language: "en",
            classifier: try classifier())
        let expected = try JSONParser.parse(try BoilerplateResourcesForTests.bytes(folder + "/expected.json"))
        check(dump, against: expected)
        #expect(dump.publishedText == "09:12 04.03.2021")
        #expect(dump.modifiedText == "11:40 04.03.2021")
    }

    private static let seeds = BoilerplateResourcesForTests.root.appending(path: "../shared/seed")
        .standardizedFileURL
    private static let seedFiles =
        ((try? FileManager.default.contentsOfDirectory(atPath: seeds.path())) ?? []).filter {
            $0.hasSuffix(".txt")
        }

    @Test(.enabled(if: !seedFiles.isEmpty, "skipped: no seed folder stands beside the checkout"))
    func `the seed dump loses exactly its promos`() throws {
        let name = try #require(Self.seedFiles.sorted().first)
        let bytes = [UInt8](try Data(contentsOf: Self.seeds.appending(path: name)))
        let stated = [UInt8](try Data(contentsOf: Self.seeds.appending(path: "expected.json")))
        let dump = TextDump.read(bytes, language: "en", classifier: try classifier())
        check(dump, against: try JSONParser.parse(stated))
    }

    @Test func `hard-wrapped lines become paragraphs`() {
        let words = (0..<90).map { "word\($0 % 7)x" }
        var lines = [""]
        for word in words {
            if lines[lines.count - 1].count + 1 + word.count > 60 { lines.append("") }
            lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
        }
        let paragraphs = DumpParagraphs.assemble(lines + ["Next."])
        #expect(paragraphs.map(\.text) == [words.joined(separator: " "), "Next."] || paragraphs.count == 1)
        #expect(paragraphs.first?.lines.lowerBound == 0)
    }

    @Test func `every line ending ends a line`() {
        let text = Array("\u{FEFF}one\r\ntwo\rthree\n\nfour".utf8)
        let lines = DumpParagraphs.lines(of: text.span).map { String(decoding: text[$0], as: UTF8.self) }
        #expect(lines == ["one", "two", "three", "", "four"])
    }

    @Test(arguments: ["", "\n\n\n", "x", "\u{0}\u{1}"])
    func `there need not be an article`(text: String) throws {
        let dump = TextDump.read(Array(text.utf8), language: nil, classifier: try classifier())
        #expect(dump.title == nil)
        #expect(dump.blocks.count <= 1)
    }

    @Test func `a file of one long line is read`() throws {
        let line = [UInt8](repeating: 0x61, count: 2_000_000)
        let dump = TextDump.read(line, language: nil, classifier: try classifier())
        #expect(dump.lines.count == 1)
    }

    @Test(
        arguments: [
            ("06:46 18.01.2019(updated 07:21 18.01.2019)", "06:46 18.01.2019", "07:21 18.01.2019"),
            (
                "Published Nov 18, 2019 at 4:07 PM | Updated at 5:36 PM CST on Nov 18, 2019",
                "Published Nov 18, 2019 at 4:07 PM", "5:36 PM CST on Nov 18, 2019"
            ),
            ("26.04.2024 10:00 Uhr", "26.04.2024 10:00 Uhr", nil),
        ] as [(String, String, String?)])
    func `a line states one date or two`(line: String, published: String, modified: String?) {
        let dates = DateTexts(line)
        #expect(dates.published == published)
        #expect(dates.modified == modified)
    }
}
