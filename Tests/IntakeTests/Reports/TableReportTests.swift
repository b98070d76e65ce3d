import Intake
import PipelineKit
import Testing

/// What users of table readers have reported, played with tables of our own.
@Suite struct TableReportTests {
    struct Report: Sendable, CustomTestStringConvertible {
        var thread: String
        var table: String
        /// The titles of the rows that must come out, in order.
        var titles: [String]
        var texts: [String]
        var codes: [String] = []
        var testDescription: String { thread }
    }

    private static let tail = "https://b.example/2,Second,Two words."

    static let reports = [
        Report(
            thread: "max-mapper/binary-csv#7 (inch marks at the ends of bare cells)",
            table:
                "url,title,text\nhttps://b.example/1,Pipe of 16\",It burst.\nhttps://b.example/2,Plain,No quote.\n"
                + "https://b.example/3,Pipe of 12\",It held.\n",
            titles: ["Pipe of 16\"", "Plain", "Pipe of 12\""], texts: ["It burst.", "No quote.", "It held."]),
        Report(
            thread: "alexpcosta/opengym#7 (quoted word within a bare cell)",
            table:
                "url,title,text\nhttps://b.example/1,The \"Salt Road\" again,It \"opened\", late.\n\(tail)\n",
            titles: ["Second"], texts: ["Two words."], codes: ["unreadable_format"]),
        Report(
            thread: "mafintosh/csv-parser#52 (a quote that is not doubled)",
            table:
                "\"url\",\"title\",\"text\"\n\"https://b.example/1\",\"Pier 32\" long\",\"It grew.\"\n\(tail)\n",
            titles: ["Pier 32\" long", "Second"], texts: ["It grew.", "Two words."]),
        Report(
            thread: "mafintosh/csv-parser#41 (nothing but quotes)",
            table: "url,title,text\nhttps://b.example/1,\"\"\"\"\"\",One.\n\(tail)\n",
            titles: ["\"\"", "Second"], texts: ["One.", "Two words."]),
        Report(
            thread: "mafintosh/csv-parser#121 (quotes everywhere)",
            table:
                "url,title,text\nhttps://b.example/1,\"jo\"e\",a\"m\nhttps://b.example/2,\"ja\"n\",\"sa\n\"m\"\n",
            titles: ["jo\"e", "ja\"n"], texts: ["a\"m", "sa\n\n\"m"]),
        Report(
            thread: "stevehansen/csv#114 (a nickname in quotes at the end of a cell)",
            table: "url,title,text\nhttps://b.example/1,\"JOHN \"WAYNE\"\",\"Rode off.\"\n\(tail)\n",
            titles: ["JOHN \"WAYNE\"", "Second"], texts: ["Rode off.", "Two words."]),
        Report(
            thread: "uniVocity/univocity-parsers#259 (a quote that nothing closes)",
            table:
                "url,title,text\nhttps://b.example/1,\"good\",\"Fine, this.\"\nhttps://b.example/2,\"bad,Fine too.\n"
                + "https://b.example/3,\"good\",\"Fine, again.\"\n",
            titles: ["good", "\"bad", "good"], texts: ["Fine, this.", "Fine too.", "Fine, again."]),
        Report(
            thread: "mholt/PapaParse#121 (doubled quotes beside separators)",
            table: "url,title,text\n\"https://b.example/1\",\"nonce=\"\"\"\",nc=\"\"\"\"\",\"One.\"\n",
            titles: ["nonce=\"\",nc=\"\""], texts: ["One."]),
        Report(
            thread: "vincentlaucsb/csv-parser#83 (an opening quote in a file without quoting)",
            table:
                "url|title|text\nhttps://b.example/1|One|\"Say it\nhttps://b.example/2|Two|\"Say it twice\n",
            titles: ["One", "Two"], texts: ["\"Say it", "\"Say it twice"]),
        Report(
            thread: "davedelong/CHCSVParser#85 (a line break before the closing quote)",
            table: "url,title,text\n\"https://b.example/1\",\"Film\",\"Seen\n\"\n\(tail)\n",
            titles: ["Film", "Second"], texts: ["Seen\n\n", "Two words."]),
        Report(
            thread: "mechatroner/vscode_rainbow_csv#108 (Excel's line with the separator)",
            table: "\u{FEFF}sep=|\r\nurl|title|text\r\nhttps://b.example/1|One|A, b; c.\r\n",
            titles: ["One"], texts: ["A, b; c."]),
        Report(
            thread: "scrapy/scrapy#1526 (a table cut in the middle of a cell)",
            table:
                "url,title,text\n\"https://b.example/1\",\"One\",\"Whole.\"\n\"https://b.example/2\",\"Two\",\"Torn, and",
            titles: ["One"], texts: ["Whole."], codes: ["unreadable_format"]),
        Report(
            thread: "scrapy/scrapy#1526 (a torn row in the middle)",
            table:
                "url,title,text\n\"https://b.example/1\",\"One\",\"Whole.\"\n\"https://b.example/2\",\"Two\",\"Torn\n\nin two, "
                + "\n\"https://b.example/3\",\"Three\",\"Whole again.\"\n",
            titles: ["One", "Three"], texts: ["Whole.", "Whole again."], codes: ["unreadable_format"]),
    ]

    @Test(arguments: reports)
    func `every whole row is kept, and the rest is told`(report: Report) {
        let opened = ContainerTests.open(Array(report.table.utf8), "a.csv")
        #expect(opened.titles == report.titles)
        #expect(opened.texts == report.texts)
        #expect(opened.codes == report.codes)
    }

    /// nao1215/filesql#148, HKUDS/Vibe-Trading#865, google/transitfeed#32.
    @Test(arguments: ["nao1215/filesql#148", "HKUDS/Vibe-Trading#865"], [true, false])
    func `tables in UTF-16 are read with a mark and without, in both orders`(thread: String, hasMark: Bool) {
        let table =
            "url\ttitle\ttext\r\nhttps://b.example/1\tFähre 🚢\tSie fährt.\r\nhttps://b.example/2\tZwei\tNoch „eine“.\r\n"
        let isBig = thread.hasPrefix("nao")
        let units = Array((hasMark ? "\u{FEFF}" : "").utf16) + Array(table.utf16)
        let bytes = units.flatMap { unit in
            isBig ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
        let opened = ContainerTests.open(bytes, "a.txt")
        #expect(opened.titles == ["Fähre 🚢", "Zwei"])
        #expect(opened.texts == ["Sie fährt.", "Noch „eine“."])
        #expect(opened.codes == [])
    }

    @Test func `a row with more cells than the header has is not cut to fit`() {
        let table =
            "url,title,text\nhttps://b.example/1,One,Text, with a comma.\nhttps://b.example/2,Two,Text.,,\n"
        let opened = ContainerTests.open(Array(table.utf8), "a.csv")
        #expect(opened.titles == ["Two"])
        #expect(opened.codes == ["unreadable_format"])
    }

    @Test func `a table of quotes that never close is read in time`() {
        let table = "url,title,text\n" + String(repeating: "a,\"b\n", count: 20_000)
        #expect(ContainerTests.open(Array(table.utf8), "a.csv").records.isEmpty)
    }

    @Test func `tables with carriage returns alone are read, and a header that is repeated is no row`() {
        let old = "url,title,text\rhttps://b.example/1,One,Text.\rhttps://b.example/2,Two,More.\r"
        #expect(ContainerTests.open(Array(old.utf8), "a.csv").titles == ["One", "Two"])
        let joined =
            "url,title,text\nhttps://b.example/1,One,Text.\nurl,title,text\nhttps://b.example/2,Two,More.\n"
        let opened = ContainerTests.open(Array(joined.utf8), "a.csv")
        #expect(opened.titles == ["One", "Two"])
        #expect(opened.codes == ["not_article"])
    }

    @Test(arguments: ["a,\"b\n", "a,b,\"c\n", "\"\n", "a,\"b\"c\n", "\",\n"], ["", "\","])
    func `quotes that never close are read in time, and nothing traps`(line: String, end: String) {
        let table = "url,title,text\n" + String(repeating: line, count: 5_000) + end
        #expect(ContainerTests.open(Array(table.utf8), "a.csv").texts.allSatisfy { $0.utf8.count < 64 })
    }
}
