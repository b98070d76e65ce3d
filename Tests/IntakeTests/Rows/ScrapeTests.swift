import Intake
import PipelineKit
import Testing

@Suite struct ScrapeTests {
    private static let body = "First paragraph of the text.\\nSecond paragraph of it."

    /// Rows as the programs write them, each with what of it becomes which field.
    private static let rows: [(name: String, row: String)] = [
        (
            "trafilatura",
            """
            {"title":"Ferry","author":"Ann Lee; Bo Day","hostname":"harbour.example","date":"2026-03-01","fingerprint":"f1",\
            "id":null,"raw_text":"r","text":"\(body)","language":"en","image":"https://harbour.example/i.jpg",\
            "source":"https://harbour.example/ferry","source-hostname":"Harbour Courier","excerpt":"A ferry.",\
            "categories":"Sea","tags":"Ships;Ports"}
            """
        ),
        (
            "news-please",
            """
            {"authors":["Ann Lee","Bo Day"],"date_download":"2026-03-02 10:00:00","date_modify":"None","date_publish":"2026-03-01",\
            "description":"A ferry.","filename":"x.json","image_url":"https://harbour.example/i.jpg","language":"en",\
            "maintext":"\(body)","source_domain":"Harbour Courier","title":"Ferry","url":"https://harbour.example/ferry"}
            """
        ),
        (
            "newspaper",
            """
            {"url":"https://harbour.example/ferry","title":"Ferry","authors":["Ann Lee","Bo Day"],"publish_date":"2026-03-01",\
            "text":"\(body)","top_image":"https://harbour.example/i.jpg","keywords":["Ships","Ports"],"summary":"A ferry.",\
            "meta_site_name":"Harbour Courier","meta_lang":"en"}
            """
        ),
    ]

    @Test(arguments: rows, [false, true])
    func `exports of other programs are read by preset or by themselves`(
        export: (name: String, row: String), byPreset: Bool
    ) throws {
        var settings = FetchSettings()
        if byPreset {
            settings.scrapes = ScrapeMapping(preset: try #require(.init(rawValue: export.name)))
        }
        for (path, text) in [("a.json", export.row), ("a.jsonl", export.row + "\n" + export.row + "\n")] {
            let opened = ContainerTests.open(Array(text.utf8), path, settings: settings)
            #expect(opened.codes == [])
            let record = try #require(opened.records.first)
            #expect(record.kind == .page)
            #expect(record.url == "https://harbour.example/ferry")
            #expect(record.title == "Ferry")
            #expect(record.authors == ["Ann Lee", "Bo Day"])
            #expect(record.published == "2026-03-01")
            #expect(record.summary == "A ferry.")
            #expect(record.source == "Harbour Courier")
            #expect(record.language == "en")
            #expect(record.image == "https://harbour.example/i.jpg")
            #expect(record.modified == nil)
            #expect(
                opened.texts.first == "First paragraph of the text.\n\nSecond paragraph of it.")
        }
    }

    @Test func `custom fields of a row are mapped by name and by path`() throws {
        var settings = FetchSettings()
        settings.scrapes = ScrapeMapping(
            preset: .none,
            fields: [.title: ["head.main"], .text: ["story"], .published: ["when"], .id: ["key"]])
        let row =
            #"{"key":7,"head":{"main":"Ferry"},"story":"Text of it.","when":1767225600,"text":"not this"}"#
        let opened = ContainerTests.open(Array(row.utf8), "a.json", settings: settings)
        #expect(opened.titles == ["Ferry"])
        #expect(opened.texts == ["Text of it."])
        #expect(opened.members == ["7"])
        #expect(opened.records.first?.published == "2026-01-01T00:00:00Z")
    }

    @Test func `a bad line affects no other line`() {
        let text =
            #"{"text":"One.","url":"https://a.example/1"}"# + "\n{\"text\":\n\n"
            + #"{"text":"Two.","url":"https://a.example/2"}"# + "\n{\"title\":\"no text\"}\n"
        let opened = ContainerTests.open(Array(text.utf8), "a.jsonl")
        #expect(opened.texts == ["One.", "Two."])
        #expect(opened.codes == ["unreadable_format", "unknown_format"])
        #expect(opened.records.map(\.input.offset) == [0, 54])
    }

    @Test(arguments: [",", ";", "\t"])
    func `tables are read by their header, with line ends in quotes`(separator: String) {
        let header = ["url", "title", "text"].joined(separator: separator)
        let first = ["https://a.example/1", "One", "\"He said \"\"no\"\".\nAnd left.\""].joined(
            separator: separator)
        let second = ["https://a.example/2", "", "Two."].joined(separator: separator)
        let opened = ContainerTests.open(
            Array("\(header)\r\n\(first)\r\n\(second)\r\n".utf8), "a.csv")
        #expect(opened.texts == ["He said \"no\".\n\nAnd left.", "Two."])
        #expect(opened.titles == ["One", nil])
        #expect(opened.records.map(\.url) == ["https://a.example/1", "https://a.example/2"])
    }

    @Test func `a row longer than a document may be is refused and the next one read`() {
        var settings = FetchSettings()
        settings.maximumBytes = 1000
        let long = "{\"text\":\"" + String(repeating: "x", count: 5000) + "\"}"
        let text = "{\"text\":\"One.\"}\n\(long)\n{\"text\":\"Two.\"}\n"
        let opened = ContainerTests.open(Array(text.utf8), "a.jsonl", settings: settings)
        #expect(opened.texts == ["One.", "Two."])
        #expect(opened.codes == ["size_limit"])
    }
}
