import Files
import Foundation
import PipelineKit
import TestSupport
import Testing

@testable import Boilerplate

/// What the stage makes of its verdicts: whose word counts, and what is left of a page.
@Suite struct StripDecisionTests {
    private static let stage: StripBoilerplate? = {
        let resources = Resources(folder: Checkout.data) { path throws(ResourceError) in
            do {
                return [UInt8](try Data(contentsOf: URL(filePath: "\(Checkout.data)/\(path)")))
            } catch {
                throw ResourceError(path: path, message: "cannot be read")
            }
        } list: { path in
            ((try? FileManager.default.contentsOfDirectory(atPath: "\(Checkout.data)/\(path)")) ?? [])
                .sorted()
        }
        return try? StripBoilerplate(options: StripBoilerplate.Options(), resources: resources)
    }()

    private func document(_ blocks: [Block], authors: [String] = []) -> Document {
        var record = Record(kind: .page, input: InputReference(path: "a.html"))
        (record.language, record.authors) = ("en", authors)
        var document = Document(record: record, content: [], form: .page)
        document.setBody(blocks)
        return document
    }

    private func isScrap(_ text: String, of body: Int) -> Bool {
        let document = document(text.split(separator: "|").map { Block(text: String($0)) })
        return StripBoilerplate.isScrap(document, of: body)
    }

    @Test(
        arguments: [
            // A hundred bytes with a sentence: eighty must have gone.
            (String(repeating: "a", count: 99) + ".", 180, true),
            (String(repeating: "a", count: 99) + ".", 179, false),
            (String(repeating: "a", count: 99) + ".", 100, false),
            // Without one it is enough that anything has.
            (String(repeating: "a", count: 100), 101, true), (String(repeating: "a", count: 100), 100, false),
            // 250 bytes are an article.
            (String(repeating: "a", count: 249), 900, true), (String(repeating: "a", count: 250), 900, false),
            ("", 900, false),
            ("Menu|It sank.", 20, false), ("Menu|It sank", 20, true),
        ] as [(String, Int, Bool)])
    func `a few words left of much are a scrap`(text: String, body: Int, expected: Bool) {
        #expect(isScrap(text, of: body) == expected)
    }

    private func isCredible(_ rows: [(bytes: Int, keep: Bool, cue: Double)]) -> Bool {
        StripBoilerplate.isCredible(
            rows.map { row in
                (
                    Block(text: String(repeating: "a", count: row.bytes)),
                    BlockVerdict(
                        keep: row.keep, action: row.keep ? .keep : .remove, category: .ad, score: 0.9,
                        rule: "", hits: [BlockSignal(name: "c", weight: row.cue)], structure: [],
                        isNearMiss: false)
                )
            })
    }

    @Test func `verdicts that take three quarters of a body need cues for half of it`() {
        #expect(
            isCredible([(100, true, 0), (300, false, 0)]) && !isCredible([(99, true, 0), (300, false, 0)]))
        #expect(
            isCredible([(10, true, 0), (150, false, 0.8), (150, false, 0)])
                && !isCredible([(10, true, 0), (149, false, 0.8), (151, false, 0)]))
        #expect(!isCredible([(10, true, 0.9), (150, false, 0.79), (150, false, 0.79)]))
    }

    @Test(
        arguments: [
            ("By Ann Lee", ["Ann Lee"], true), ("By Ann Lee", [], false), ("By Ann Lee.", ["Ann Lee"], false),
            ("Ann Lee and others", ["Ann Lee"], true), ("Ann Lee and all others", ["Ann Lee"], false),
            ("Ann Lee, Bo Ek reporting from Turku", ["Ann Lee", "Bo Ek"], true),
            (String(repeating: "Ann Lee ", count: 24) + "1234567", ["Ann Lee"], false),
            ("Ann Lee", ["Ann Lee"], true),
        ] as [(String, [String], Bool)])
    func `a byline is a third the names that the record has`(text: String, authors: [String], expected: Bool)
    {
        #expect(StripBoilerplate.isByline(text, of: authors) == expected)
    }

    private func keeps(_ blocks: [Block], authors: [String] = []) throws -> [Bool] {
        try #require(Self.stage).judge(document(blocks, authors: authors)).map(\.verdict.keep)
    }

    private static let news =
        "The council voted on Tuesday to repair the old sea wall before the winter storms, the mayor said."

    @Test func `a byline is in one of the first three blocks`() throws {
        let byline = Block(text: "Ann Lee"), news = Block(text: Self.news)
        let found = try keeps([news, news, byline, byline, news], authors: ["Ann Lee"])
        #expect(found == [true, true, false, true, true])
    }

    @Test func `where extraction is sure a cue must say what a block is`() throws {
        let news = Block(text: Self.news, tag: "p", path: "body>p")
        func judge(_ text: String, _ probability: Double) throws -> (Bool, Double, Bool) {
            var block = Block(text: text, tag: "div", path: "body>div.teaser>div", linkDensity: 0.2)
            block.bodyProbability = probability
            let judged = try #require(Self.stage).judge(document([news, block, news]))[1].verdict
            return (judged.keep, judged.score, judged.isNearMiss)
        }
        let label = try [0.1, 0.8, 0.99].map { try judge("Advertisement", $0).0 }
        #expect(label == [false, false, false])
        let soft = "More stories from the harbour and the coast"
        let plain = try judge(soft, 0.1)
        let sure = try judge(soft, 0.8)
        if !plain.0 && plain.1 < 0.8 { #expect(sure.0 && sure.2) }
        #expect(try judge(soft, 0.79).0 == plain.0 && judge(soft, 1).0 == plain.0)
    }

    @Test func `rows of a table stay unless they are links`() throws {
        let news = Block(text: Self.news, tag: "p", path: "body>p")
        func keepsRow(_ links: Double) throws -> Bool {
            let row = Block(
                text: "Read more | Tides", role: .tableRow, tag: "tr", path: "body>div.related>table>tr",
                linkDensity: links)
            return try keeps([news, row, row, news])[1]
        }
        #expect(try keepsRow(0.49))
    }
}
