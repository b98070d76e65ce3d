import DatasetIO
import JSON
import PipelineKit
import RunHost
import TestSupport
import Testing

@Suite struct BlockRestorerTests {
    private static let first = String(repeating: "a", count: 32)
    private static let second = String(repeating: "b", count: 32)

    private static func removed(_ category: BlockCategory, _ rule: String, _ text: String, _ place: Int?)
        -> RemovedBlock
    {
        RemovedBlock(
            category: category, rule: rule, score: 0.9, text: text, place: place,
            cues: [BlockSignal(name: rule, weight: 0.9)])
    }

    /// A dataset of two articles, the first of which has lost five blocks.
    private func dataset(_ folder: ScratchFolder) throws -> String {
        var reader = OptionReader(nil, path: "")
        let options = JSONLinesSink.Options(reading: &reader)
        var writer = try DatasetWriter(
            dataset: folder.file("set"), runID: "one", sinks: [JSONLinesSink.Factory(options: options)],
            now: { "2019-01-18T06:46:00Z" })
        var record = Record(kind: .page, input: InputReference(path: "a.html", bytes: 1))
        record.ids = RecordIDs(Self.first)
        record.text = "Łódź grows.\n\nRain in Rome."
        record.wordCount = 5
        record.entities = [
            Entity(text: "Łódź", type: "LOC", start: 0, end: 4, name: "Łódź", id: nil, count: 1),
            Entity(text: "Rome", type: "LOC", start: 21, end: 25, name: "Rome", id: nil, count: 1),
        ]
        record.removedBlocks = [
            Self.removed(.navigation, "body.model", "Home 🏠", 0),
            Self.removed(.ad, "en.ad.label", "Buy now", 1),
            Self.removed(.newsletter, "en.nl.cta", "Sign up", 1),
            Self.removed(.ad, "en.ad.other", "Sale", 2), Self.removed(.ad, "old", "lost", nil),
        ]
        try writer.article(record)
        var other = record
        (other.ids, other.removedBlocks) = (RecordIDs(Self.second), [])
        other.input.path = "b.html"
        try writer.article(other)
        var report = RunReport(runID: "one", planDigest: "d", version: "v")
        report.started = "2019-01-18T06:46:00Z"
        (report.articles, report.documents) = (2, 2)
        report.removedBlocks = ["ad": 3, "navigation": 1, "newsletter": 1]
        _ = try writer.publish(report)
        return folder.file("set")
    }

    private func restore(_ filter: RestoreFilter, all: Bool = false) throws -> (
        [JSONValue], BlockRestorer.Tally
    ) {
        let folder = try ScratchFolder()
        let set = try dataset(folder)
        #expect(try DatasetVerifier.verify(set).problems == [])
        var rows: [JSONValue] = []
        let tally = try BlockRestorer.restore(set, filter: filter, all: all) { rows.append($0) }
        return (rows, tally)
    }

    @Test func `all blocks come back at their places, in the page's order`() throws {
        let (rows, tally) = try restore(RestoreFilter())
        let row = try #require(rows.first)
        #expect(rows.count == 1)
        #expect(tally == BlockRestorer.Tally(articles: 1, blocks: 4, unplaced: 1))
        #expect(row["text"]?.string == "Home 🏠\n\nŁódź grows.\n\nBuy now\n\nSign up\n\nRain in Rome.\n\nSale")
        #expect(row["word_count"]?.integer == 11)
        #expect(row["removed"]?.elements?.map { $0["category"]?.string } == ["ad"])
        #expect(row["removed"]?.elements?.first?["count"]?.integer == 1)
    }

    @Test func `entities move with their paragraphs`() throws {
        let (rows, _) = try restore(RestoreFilter())
        let row = try #require(rows.first)
        let scalars = Array((row["text"]?.string ?? "").unicodeScalars)
        for entity in row["entities"]?.elements ?? [] {
            let range = (entity["start"]?.integer ?? 0)..<(entity["end"]?.integer ?? 0)
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars[range])
            #expect(String(text) == entity["text"]?.string)
        }
    }

    @Test(
        arguments: [
            ("newsletter", "", "", "Łódź grows.\n\nSign up\n\nRain in Rome."),
            ("", "en.ad.*", "", "Łódź grows.\n\nBuy now\n\nRain in Rome.\n\nSale"),
            ("", "body.model", first, "Home 🏠\n\nŁódź grows.\n\nRain in Rome."),
        ])
    func `only the selected blocks come back`(category: String, rule: String, id: String, text: String) throws
    {
        var filter = RestoreFilter()
        filter.categories = category.isEmpty ? [] : [category]
        filter.rules = rule.isEmpty ? [] : [rule]
        filter.ids = id.isEmpty ? [] : [id]
        #expect(try restore(filter).0.map { $0["text"]?.string } == [text])
    }

    @Test func `without a match nothing changes, and everything can be had`() throws {
        var filter = RestoreFilter()
        filter.ids = ["zz"]
        #expect(try restore(filter).0.isEmpty)
        let (rows, tally) = try restore(filter, all: true)
        #expect(rows.map { $0["text"]?.string } == Array(repeating: "Łódź grows.\n\nRain in Rome.", count: 2))
        #expect(tally.blocks == 0)
    }
}
