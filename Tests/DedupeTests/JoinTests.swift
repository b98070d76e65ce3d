import Dedupe
import JSON
import Markup
import PipelineKit
import TestSupport
import Testing
import TextKit

@Suite struct JoinTests {
    private static func record(
        _ kind: RecordKind, _ url: String?, _ change: (inout Record) -> Void = { _ in }
    ) -> Record {
        var record = Record(kind: kind, input: InputReference(path: "\(kind.rawValue)"))
        record.url = url
        change(&record)
        RecordAddresses(domains: RegistrableDomains(rules: "example")).settle(&record)
        return record
    }

    private static let page = record(.page, "https://a.example/story?utm_source=x") {
        $0.text = "The page's text."
        $0.title = "Page title"
        $0.tags = ["b", "c"]
        $0.published = "2026-03-02"
        $0.language = "de"
        $0.warnings = ["language_detected"]
    }
    private static let entry = record(.feedEntry, "http://a.example/story") {
        $0.text = "A summary."
        $0.title = "Feed title"
        $0.tags = ["a", "b"]
        $0.published = "2026-03-01T08:00:00Z"
        $0.language = "en"
        $0.input.member = "guid-1"
        $0.guid = "guid-1"
        $0.rights.holder = "A Example"
        $0.warnings = ["summary_only"]
    }

    private func options(_ json: String) throws -> JoinOptions {
        var reader = OptionReader(try JSONParser.parse(Array(json.utf8)), path: "")
        let options = JoinOptions(reading: &reader)
        reader.finish()
        #expect(reader.problems.isEmpty)
        return options
    }

    /// The records that are left, and the reasons of those that are not.
    private func joined(_ records: [Record], _ json: String = "{}") throws -> ([Record], [String]) {
        let resources = Resources(folder: "", read: { _ in [] }, list: { _ in [] })
        var stage = try Join(options: try options(json), resources: resources)
        for (place, record) in records.enumerated() {
            stage.observe(record, at: RecordPosition(entry: 0, index: place))
        }
        stage.conclude()
        var kept: [Record] = []
        var dropped: [String] = []
        for var record in records {
            switch try stage.consider(
                &record, lookUp: { (place) throws(DocumentFault) in records[Int(place.index)] })
            {
            case .keep: kept.append(record)
            case .drop(let reason): dropped.append(reason.code)
            case .duplicate: dropped.append("duplicate")
            }
        }
        return (kept, dropped)
    }

    @Test func `what a browser showed of a page yields to the page, and stays where there is none`() throws {
        let rendering = Self.record(.textDump, "https://a.example/story") {
            $0.text = "Menu. The page's text."
            $0.warnings = [Record.renderedText]
        }
        let (kept, dropped) = try joined([rendering, Self.page])
        #expect(kept == [Self.page])
        #expect(dropped == ["joined"])
        #expect(try joined([rendering], #"{"entryWithoutPage":"drop"}"#).0 == [rendering])
    }

    @Test func `where the page is missing, what a browser showed of it is the page of an entry`() throws {
        let rendering = Self.record(.textDump, "https://a.example/story") {
            $0.text = "Menu. The page's text."
            $0.warnings = [Record.renderedText]
        }
        for records in [[rendering, Self.entry], [Self.entry, rendering]] {
            let (kept, dropped) = try joined(records)
            #expect(kept.map(\.text) == ["Menu. The page's text."])
            #expect(kept.first?.guid == "guid-1" && kept.first?.warnings == [Record.renderedText, "joined"])
            #expect(dropped == ["joined"])
        }
        let (kept, dropped) = try joined([rendering, Self.entry, Self.page])
        #expect(kept.map(\.kind) == [.page] && dropped == ["joined", "joined"])
        let other = Self.record(.textDump, "https://a.example/other") { $0.warnings = [Record.renderedText] }
        #expect(try joined([other, Self.entry]).1 == [])
    }

    @Test(arguments: [false, true])
    func `a page and the entry that links to it are one record, whichever came first`(entryFirst: Bool) throws
    {
        let records = entryFirst ? [Self.entry, Self.page] : [Self.page, Self.entry]
        let (kept, dropped) = try joined(records)
        let record = try #require(kept.first)
        #expect(kept.count == 1 && dropped == ["joined"])
        #expect(record.text == "The page's text.")
        #expect(record.title == "Page title")
        #expect(record.tags == ["a", "b", "c"])
        #expect(record.published == "2026-03-01T08:00:00Z")
        #expect(record.summary == "A summary.")
        #expect(record.language == "en")
        #expect(record.input.member == "guid-1" && record.guid == "guid-1")
        #expect(record.rights.holder == "A Example")
        #expect(record.warnings == ["joined"])
    }

    @Test func `precedence is a matter of configuration`() throws {
        let json = #"{"precedence":{"title":"feed","published":"page","tags":"page","text":"feed"}}"#
        var entry = Self.entry
        entry.warnings = []
        entry.text = "The feed's whole text."
        let record = try #require(try joined([Self.page, entry], json).0.first)
        #expect(record.title == "Feed title")
        #expect(record.published == "2026-03-02")
        #expect(record.tags == ["b", "c"])
        #expect(record.text == "The feed's whole text.")
    }

    @Test(arguments: [
        ("keep", 2, [String]()), ("drop-summaries", 1, ["no_page"]), ("drop", 0, ["no_page", "no_page"]),
    ])
    func `an entry without a page is kept or dropped by option`(
        policy: String, kept: Int, reasons: [String]
    ) throws {
        var whole = Self.entry
        whole.url = "https://a.example/other"
        whole.warnings = []
        let (records, dropped) = try joined([Self.entry, whole], #"{"entryWithoutPage":"\#(policy)"}"#)
        #expect(records.count == kept)
        #expect(dropped == reasons)
    }

    @Test func `a sitemap fills gaps of a page and makes no record itself`() throws {
        func line(_ url: String) -> Record {
            Self.record(.feedEntry, url) {
                $0.isReference = true
                $0.title = "Sitemap title"
                $0.modified = "2026-03-05"
                $0.tags = ["d"]
            }
        }
        let (line, stray) = (line("https://a.example/story"), line("https://a.example/none"))
        let (kept, dropped) = try joined([line, stray, Self.page, Self.entry])
        let record = try #require(kept.first)
        #expect(kept.count == 1)
        #expect(dropped == ["joined", "list_only", "joined"])
        #expect(record.title == "Page title")
        #expect(record.modified == "2026-03-05")
        #expect(Set(record.tags) == ["a", "b", "c", "d"])
    }

    @Test func `an entry with a text of its own that is another article stays one`() throws {
        var (page, entry) = (Self.page, Self.entry)
        entry.warnings = []
        (page.ids, entry.ids) = (RecordIDs("p"), RecordIDs("e"))
        #expect(try joined([page, entry]).0.count == 2)
        entry.ids = RecordIDs("p")
        #expect(try joined([page, entry]).1 == ["joined"])
    }

    @Test func `a link that several entries share joins none of them to its page`() throws {
        let entries = ["one", "two"].map { title in
            Self.record(.feedEntry, "https://a.example/story") {
                $0.title = title
                $0.identity.link = .shared
            }
        }
        let (kept, dropped) = try joined([Self.page] + entries)
        #expect(kept.count == 3 && dropped.isEmpty)
    }

    @Test func `records without an address are left alone`() throws {
        let (kept, dropped) = try joined([Self.record(.page, nil), Self.record(.feedEntry, nil)])
        #expect(kept.count == 2 && dropped.isEmpty)
    }

    @Test func `any order of many records gives the same rows`() throws {
        var generator = SeededGenerator(seed: 7)
        let records = (0..<60).map { number -> Record in
            let url = "https://a.example/\(number % 23)"
            return Self.record(number % 3 == 0 ? .feedEntry : .page, url) {
                $0.title = "t\(number)"
                $0.published = number % 3 == 0 ? "2026-01-\(10 + number % 23)" : nil
            }
        }
        func rows(_ records: [Record]) throws -> [String] {
            try joined(records).0.map { "\($0.url ?? "") \($0.title ?? "") \($0.published ?? "")" }.sorted()
        }
        let expected = try rows(records)
        for _ in 0..<5 { #expect(try rows(records.shuffled(using: &generator)) == expected) }
    }
}
