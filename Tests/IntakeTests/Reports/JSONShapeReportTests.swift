import Intake
import PipelineKit
import Testing

/// What users have reported of JSON in scripts, torn by crashes, and in the shapes of services, with JSON of our own.
@Suite struct JSONShapeReportTests {
    private static let row = #"{"text":"It left.","title":"A"}"#

    @Test(
        arguments: [
            ("postmanlabs/postman-app-support#251", ")]}'\n\(row)"),
            ("bhollis/jsonview#68", ")]}',\n[\(row)]"),
            ("callumlocke/json-formatter#8", "while(1);\(row)"), ("a loop", "for (;;);[\(row)]"),
            ("brianchandotcom/liferay-portal#23999", "/**/jQuery12_3([\(row)]);"),
            ("a call", "callback(\(row))"),
            ("a checked call", "/**/ typeof cb === 'function' && cb(\(row));"),
            ("a variable", "var x = \(row);"), ("a page's state", "window.__DATA__={\"articles\":[\(row)]};"),
            ("a remark", "\u{FEFF}// made by hand\n# and again\n\(row)"), ("two slashes", "//\(row)"),
            ("an exception", "throw 1; <don't be evil>\(row)"), ("a module", "export default \(row);"),
        ], ["a.json", "a.txt", "a"])
    func `JSON is read behind what keeps scripts from it`(
        report: (thread: String, text: String), name: String
    ) {
        let opened = ContainerTests.open(Array(report.text.utf8), name)
        #expect(opened.texts == ["It left."], Comment(rawValue: report.thread))
        #expect(opened.codes == [], Comment(rawValue: report.thread))
    }

    @Test func `each line may have its call, and each value its variable`() {
        let text = "cb(\(Self.row));\ncb(\(Self.row));\nvar b = \(Self.row);\n"
        #expect(ContainerTests.open(Array(text.utf8), "a.json").texts.count == 3)
    }

    // MARK: Torn

    private static let zeros = String(repeating: "\0", count: 4096)
    private static func row(_ text: String) -> String {
        #"{"url":"https://r.example/\#(text)","text":"\#(text)"}"#
    }

    @Test(arguments: [
        ("gastownhall/gascity#5336 (zeros before a row)", "\(row("One"))\n\(zeros)\(row("Three"))\n", 0),
        (
            "justrach/codegraff#242 (a hole in two rows)",
            "\(row("One"))\n\(row("Two").prefix(20))\(zeros)xt\"}\n\(row("Three"))\n", 1
        ),
        ("a hole in a text", "\(row("One"))\n{\"text\":\"Two \(zeros) it is.\"}\n\(row("Three"))\n", 1),
        ("zeros at the end", "\(row("One"))\n\(row("Three"))\n\(zeros)", 0),
        (
            "elizaOS/eliza#30878 (the next row is glued to a torn one)",
            "\(row("One"))\n{\"url\":\"https://r.example/2\",\"text\":\(row("Three"))\n", 1
        ),
        (
            "Tracer-Cloud/opensre#6356 (torn in a string)",
            "\(row("One"))\n\(row("Two").prefix(24))\(row("Three"))\n", 1
        ),
        ("torn in an array of one line", "[\(row("One")),\(row("Two").prefix(30)),\(row("Three"))]", 1),
        (
            "torn at its end in an array of one line",
            "[\(row("One")),\(row("Two").dropLast(2)),\(row("Three"))]", 1
        ),
        ("torn last in an array of one line", "[\(row("One")),\(row("Three")),{\"url\":\"x\"]", 1),
    ])
    func `a torn row costs itself`(thread: String, json: String, faults: Int) {
        for name in ["a.jsonl", "a.json"] {
            let opened = ContainerTests.open(Array(json.utf8), name)
            #expect(opened.texts == ["One", "Three"], Comment(rawValue: "\(thread) \(name)"))
            #expect(opened.codes.count == faults, Comment(rawValue: "\(thread) \(name) \(opened.codes)"))
        }
    }

    @Test func `objects in a row of another kind are no rows`() {
        let rows =
            #"[{"name":"A","text":"One","by":{"name":"M"}},{"name":"B","text":"Two","by":[{"name":"N"}]}]"#
        #expect(ContainerTests.open(Array(rows.utf8), "a.json").texts == ["One", "Two"])
    }

    @Test func `single quotes are refused, each row with its place`() {
        // huggingface/datasets#5955
        let rows = "[{'text': 'One', 'url': 'u'},\n{'text': 'Two', 'url': 'u'}]"
        #expect(
            ContainerTests.open(Array(rows.utf8), "a.json").codes == [
                "unreadable_format", "unreadable_format",
            ])
    }

    // MARK: Shapes

    @Test func `posts of WordPress are read with what is embedded`() throws {
        // Automattic/Picard#9, Automattic/WP-Job-Manager#1588, WordPress/gutenberg#52449
        let json = """
            [{"id":12,"date":"2026-05-12T08:00:00","date_gmt":"2026-05-12T06:00:00",
            "guid":{"rendered":"https://h.example/?p=12"},"modified_gmt":"2026-05-12T07:00:00","type":"post",
            "link":"https://h.example/ferry","title":{"rendered":"The ferry&#8217;s day"},
            "content":{"rendered":"<p>It left.</p>","protected":false},"excerpt":{"rendered":"<p>It did.</p>"},
            "author":3,"categories":[4],"tags":[5],"_embedded":{"author":[{"id":3,"name":"Mira Holt"}],
            "wp:featuredmedia":[{"source_url":"https://h.example/i.jpg"}],
            "wp:term":[[{"name":"Sea","taxonomy":"category"}],[{"name":"Ships","taxonomy":"post_tag"}]]}}]
            """
        let opened = ContainerTests.open(Array(json.utf8), "a.json")
        let record = try #require(opened.records.first)
        #expect(opened.texts == ["<p>It left.</p>"])
        #expect(record.title == "The ferry’s day")
        #expect(record.summary == "It did.")
        #expect(record.published == "2026-05-12T06:00:00Z")
        #expect(record.modified == "2026-05-12T07:00:00Z")
        #expect(record.url == "https://h.example/ferry")
        #expect(record.authors == ["Mira Holt"])
        #expect(record.section == "Sea")
        #expect(record.tags == ["Ships"])
        #expect(record.image == "https://h.example/i.jpg")
    }

    @Test func `a post behind a password has no text`() {
        let json = #"[{"title":{"rendered":"T"},"content":{"rendered":"","protected":true}}]"#
        #expect(ContainerTests.open(Array(json.utf8), "a.json").codes == ["unknown_format"])
    }

    private static let answers: [(service: String, json: String, author: String?, published: String?)] = [
        (
            "The Guardian",
            #"{"response":{"status":"ok","results":[{"id":"sea/ferry","type":"article","webTitle":"Ferry","webUrl":"https://g.example/f","webPublicationDate":"2026-05-12T08:00:00Z","fields":{"byline":"Mira Holt","body":"<p>It left.</p>","bodyText":"It left."}}]}}"#,
            "Mira Holt", "2026-05-12T08:00:00Z"
        ),
        (
            "NewsAPI.ai",
            #"{"articles":{"results":[{"uri":"1","url":"https://g.example/f","title":"Ferry","body":"It left.","dateTimePub":"2026-05-12T08:00:00Z","authors":[{"name":"Mira Holt"}],"source":{"title":"Courier"}}]}}"#,
            "Mira Holt", "2026-05-12T08:00:00Z"
        ),
        (
            "Drupal",
            #"{"jsonapi":{"version":"1.0"},"data":[{"type":"node--article","id":"u-1","attributes":{"title":"Ferry","created":"2026-05-12T08:00:00+00:00","body":{"value":"<p>It left.</p>","processed":"<p>It left.</p>"}}}]}"#,
            nil, "2026-05-12T08:00:00Z"
        ),
        (
            "Contentful",
            #"{"sys":{"type":"Array"},"items":[{"sys":{"id":"abc"},"fields":{"title":"Ferry","body":"It left.","publishDate":"2026-05-12"}}]}"#,
            nil, "2026-05-12"
        ),
        (
            "a language each",
            #"[{"sys":{"id":"abc"},"fields":{"title":{"en-US":"Ferry"},"body":{"en-US":"It left."}}}]"#,
            nil, nil
        ),
        (
            "GraphQL",
            #"{"data":{"viewer":{"posts":{"edges":[{"node":{"title":"Ferry","content":"<p>It left.</p>"}}]}}}}"#,
            nil, nil
        ),
        ("a map", #"{"a1":{"title":"Ferry","text":"It left."}}"#, nil, nil),
        ("one article", #"{"status":"ok","article":{"title":"Ferry","text":"It left."}}"#, nil, nil),
        ("paragraphs", #"{"title":"Ferry","text":["It left."]}"#, nil, nil),
        ("huggingface/datasets#7501 (columns)", #"{"title":["Ferry"],"text":["It left."]}"#, nil, nil),
        ("pandas' columns", #"{"title":{"0":"Ferry"},"text":{"0":"It left."}}"#, nil, nil),
        (
            "pandas' split", #"{"columns":["title","text"],"index":[0],"data":[["Ferry","It left."]]}"#, nil,
            nil
        ),
        ("datasets-server", #"{"rows":[{"row_idx":0,"row":{"title":"Ferry","text":"It left."}}]}"#, nil, nil),
    ]

    @Test(arguments: answers)
    func `answers of services are read in their shapes`(
        answer: (service: String, json: String, author: String?, published: String?)
    ) {
        let opened = ContainerTests.open(Array(answer.json.utf8), "a.json")
        let service = Comment(rawValue: answer.service)
        #expect(opened.titles == ["Ferry"], service)
        #expect(
            opened.texts.map { $0.replacing("<p>", with: "").replacing("</p>", with: "") } == ["It left."],
            service)
        #expect(opened.codes == [], service)
        #expect(opened.records.first?.authors == (answer.author.map { [$0] } ?? []), service)
        #expect(opened.records.first?.published == answer.published, service)
    }

    @Test func `a text that the service cuts says so`() {
        let json =
            #"{"articles":[{"title":"T","url":"https://h.example/1","content":"It left… [+1200 chars]"}]}"#
        let opened = ContainerTests.open(Array(json.utf8), "a.json")
        #expect(opened.texts == ["It left…"])
        #expect(opened.records.first?.warnings == ["truncated_input"])
    }

    @Test func `a lead without its text is a summary`() {
        let json =
            #"{"response":{"docs":[{"uri":"nyt://a/1","web_url":"https://n.example/1","headline":{"main":"Ferry"},"lead_paragraph":"It left.","pub_date":"2026-05-12T08:00:00+0000","byline":{"original":"By Mira Holt"}}]}}"#
        let opened = ContainerTests.open(Array(json.utf8), "a.json")
        #expect(opened.titles == ["Ferry"])
        #expect(opened.records.first?.warnings == ["summary_only"])
        #expect(opened.records.first?.authors == ["Mira Holt"])
    }

    @Test func `all lists of an answer are read, and what readers said is none`() {
        let json =
            #"{"featured":[{"title":"A","text":"One"}],"posts":[{"title":"B","text":"Two"},{"title":"C"}],"comments":[{"title":"D","text":"No"}]}"#
        let opened = ContainerTests.open(Array(json.utf8), "a.json")
        #expect(opened.texts == ["One", "Two"])
        #expect(opened.codes == ["unknown_format"])
    }

    @Test(arguments: [
        ([0x50, 0x41, 0x52, 0x31] as [UInt8], "a Parquet file"), (Array("ARROW1".utf8), "an Arrow file"),
        (Array("Obj\u{1}".utf8), "an Avro file"), ([0x89, 0x48, 0x44, 0x46], "an HDF5 file"),
        (Array("%PDF-1.7".utf8), "a PDF"), ([0x80, 0x04, 0x95], "a Python pickle"),
    ])
    func `files of tables that are no text are told by name`(magic: [UInt8], name: String) {
        #expect(throws: SourceRefusal(.binaryInput, "the file is \(name)")) {
            try FormatSniffer.format(of: magic + [0, 1, 2, 3], fileExtension: nil)
        }
    }
}
