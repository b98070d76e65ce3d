import Intake
import PipelineKit
import Testing

/// What users of JSON readers and scrapers have reported, played with rows of our own.
@Suite struct JSONReportTests {
    struct Report: Sendable, CustomTestStringConvertible {
        var thread: String
        var json: String
        var texts: [String]
        var codes: [String] = []
        var name = "a.json"
        var testDescription: String { thread }
    }

    private static func row(_ text: String) -> String {
        #"{"url":"https://r.example/\#(text)","text":"\#(text)"}"#
    }

    static let reports = [
        Report(
            thread: "scrapy-plugins/scrapy-playwright#185 (a second run appended its array)",
            json: "[\n\(row("One")),\n\(row("Two"))\n][\n\(row("Three"))\n]", texts: ["One", "Two", "Three"]),
        Report(
            thread: "scrapy/scrapy#1526 (killed crawler: no closing bracket)",
            json: "[\n\(row("One")),\n\(row("Two")),",
            texts: ["One", "Two"], codes: ["unreadable_format"]),
        Report(
            thread: "alltheplaces/alltheplaces#17554 (cut in the middle of a row)",
            json: "[\n\(row("One")),\n{\"url\":\"https://r.example/2\",\"text\":\"Half of", texts: ["One"],
            codes: ["unreadable_format", "unreadable_format"]),
        Report(
            thread: "isagalaev/ijson#42 (printed objects one behind the other)",
            json:
                "{\n  \"url\": \"https://r.example/1\",\n  \"text\": \"One\"\n}\n{\n  \"text\": \"Two\"\n}\n",
            texts: ["One", "Two"]),
        Report(
            thread: "ynqa/jnv#9 (a stream, not lines)", json: "\(row("One")) \(row("Two"))",
            texts: ["One", "Two"]),
        Report(
            thread: "open-contracting/ocdskit#104 (glued together)",
            json: row("One") + row("Two") + row("Three"),
            texts: ["One", "Two", "Three"], name: "a.jsonl"),
        Report(
            thread: "jqlang/jq#3023 (squished arrays)", json: "[\(row("One"))][\(row("Two"))]",
            texts: ["One", "Two"]),
        Report(
            thread: "konklone/json#64 (an object with the list inside)",
            json: "{\"status\":\"ok\",\"data\":[\(row("One")),\(row("Two")),{\"url\":\"x\"}]}",
            texts: ["One", "Two"],
            codes: ["unknown_format"]),
        Report(
            thread: "ICRAR/ijson#139, isagalaev/ijson#20 (NaN and Infinity)",
            json: #"[{"text":"One","score":NaN,"low":-Infinity},{"text":"Two","score":Infinity}]"#,
            texts: ["One", "Two"]),
        Report(
            thread: "ICRAR/ijson#33 (trailing commas)",
            json: #"[{"text":"One","tags":["a",],},{"text":"Two"},]"#,
            texts: ["One", "Two"]),
        Report(
            thread: "nlohmann/json#529 (byte order marks from concatenation)",
            json: "\u{FEFF}\(row("One"))\n\u{FEFF}\(row("Two"))\n",
            texts: ["One", "Two"], name: "a.jsonl"),
        Report(
            thread: "scrapy/scrapy#739 (a torn row before a whole one)",
            json: "\(row("One"))\n{\"url\":\"https://r.example/2\",\"text\":\"To\n\(row("Three"))\n",
            texts: ["One", "Three"],
            codes: ["unreadable_format"], name: "a.jsonl"),
        Report(
            thread: "scrapy/scrapy#739 (the torn end of a row)",
            json: "\(row("One"))\nd of it\"}\n\(row("Three"))\n",
            texts: ["One", "Three"], codes: ["unreadable_format"], name: "a.jsonl"),
        Report(
            thread: "scrapy/scrapy#1526 (an answer with a list, cut off)",
            json: "{\"status\":\"ok\",\"articles\":[\(row("One")),\n\(row("Two")),\n{\"text\":\"Th",
            texts: ["One", "Two"],
            codes: ["unreadable_format", "unreadable_format"]),
        Report(
            thread: "a list of items that is no feed",
            json: "{\"items\":[{\"title\":\"T\",\"text\":\"One\"}]}", texts: ["One"]),
        Report(
            thread: "a feed in JSON, cut off",
            json:
                "{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"F\",\"items\":[{\"id\":\"1\",\"content_text\":\"One\"},"
                + "{\"id\":\"2\",\"content_text\":\"Tw", texts: ["One"],
            codes: ["unreadable_format", "unreadable_format"]),
        Report(
            thread: "nothing between rows", json: "[\(row("One")), null, 7, \(row("Two"))]",
            texts: ["One", "Two"],
            codes: ["unknown_format", "unknown_format"]),
        Report(
            thread: "RFC 7464 (record separators)", json: "\u{1E}\(row("One"))\n\u{1E}\(row("Two"))\n",
            texts: ["One", "Two"], name: "a.jsonl"),
    ]

    @Test(arguments: reports)
    func `every whole row is kept, and the rest is told`(report: Report) {
        let opened = ContainerTests.open(Array(report.json.utf8), report.name)
        #expect(opened.texts == report.texts)
        #expect(opened.codes == report.codes)
    }

    @Test func `a key that stands twice counts where it has a value, and the row says so`() {
        let opened = ContainerTests.open(Array(#"{"text":"One","title":"T","text":""}"#.utf8), "a.json")
        #expect(opened.texts == ["One"])
        let rows = ContainerTests.open(Array(#"[{"text":"One","title":"T","text":"Two"}]"#.utf8), "a.json")
        #expect(rows.texts == ["Two"])
        #expect(rows.records.first?.warnings == ["repaired"])
    }

    @Test(arguments: [
        #"{"type":"rich","version":"1.0","provider_name":"V","html":"<iframe></iframe>"}"#,
        #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"x"}}]}"#,
        #"{"name":"pkg","version":"1.0.0","dependencies":{"a":"1"}}"#,
        #"{"name":"App","start_url":"/","icons":[{"src":"i.png"}]}"#,
        #"{"version":3,"sources":["a.js"],"mappings":"AAAA"}"#,
    ])
    func `JSON that is none of the known forms is refused with its keys`(json: String) {
        let opened = ContainerTests.open(Array(json.utf8), "a.json")
        #expect(opened.records.isEmpty)
        #expect(opened.codes == ["unknown_format"])
    }

    @Test(arguments: ["{\n", "{\"a\":\n", "[{\"a\":\"\n", "{}null\n", "{\"{\n"])
    func `rows that never end are read in time, and nothing traps`(line: String) {
        let opened = ContainerTests.open(Array(String(repeating: line, count: 20_000).utf8), "a.jsonl")
        #expect(opened.records.isEmpty)
        #expect(!opened.codes.isEmpty)
    }
}
