import Intake
import PipelineKit
import Testing

/// What users have reported of tables whose quotes do not match and of what stands above a header, with tables of our own.
@Suite struct DamagedTableReportTests {
    struct Report: Sendable, CustomTestStringConvertible {
        var thread: String
        var table: String
        var titles: [String]
        var codes: [String] = []
        var name = "a.csv"
        var testDescription: String { thread }
    }

    private static let rows =
        "url,title,text\nhttps://b.example/1,One,First text of it.\nhttps://b.example/2,Two,Second text of it.\n"

    static let reports = [
        Report(
            thread: "pandas-dev/pandas#22661 (a quote before the last word of a file)",
            table:
                "url\ttitle\ttext\nhttps://b.example/1\tOne\tIt left.\nhttps://b.example/2\t\"Two\tIt came.\n",
            titles: ["One", "\"Two"], name: "a.tsv"),
        Report(
            thread: "pandas-dev/pandas#22140 (a cell of one quote)",
            table:
                "url|title|text\nhttps://b.example/1|One|It left.\nhttps://b.example/2|\"|It came.\n"
                + "https://b.example/3|Three|It stayed.\n",
            titles: ["One", "\"", "Three"]),
        Report(
            thread: "NVIDIA/cudf#2398 (a quote at the end of a bare cell)",
            table:
                "url,title,text\nhttps://b.example/1,/images\",It left.\nhttps://b.example/2,/abc,It came.\n",
            titles: ["/images\"", "/abc"]),
        Report(
            thread: "osiegmar/FastCSV#173 (a quote that is closed by no other)",
            table:
                "url,title,text,date\nhttps://b.example/1,\"One,It left, early.,2026-05-01\n"
                + "https://b.example/2,Two,It came.,2026-05-02\n",
            titles: ["Two"], codes: ["unreadable_format"]),
        Report(
            thread: "cldf/csvw#52 (closed by a curly quote)",
            table:
                "url,title,text\nhttps://b.example/1,One,\"It left, as they say”\n"
                + "https://b.example/2,Two,It came.\nhttps://b.example/3,Three,\"It stayed, here.\"\n",
            titles: ["Two", "Three"], codes: ["unreadable_format"]),
        Report(
            thread: "apple/turicreate#1692 (the last row is not closed)",
            table:
                "\"url\",\"title\",\"text\"\n\"https://b.example/1\",\"One\",\"It left.\"\n\"https://b.example/2\",\"Two\",\"It, ca",
            titles: ["One"], codes: ["unreadable_format"]),
        Report(
            thread: "closed by the quote of a later row, with as many cells as the header has",
            table:
                "url,title,text,date\nhttps://b.example/1,One,It left.,2026-05-01\n"
                + "https://b.example/2,\"Two,It came, late.,2026-05-02\nhttps://b.example/3,Three,It stayed.,2026-05-03\n"
                + "https://b.example/4,\"Four\",It sank.,2026-05-04\n",
            titles: ["One", "Three", "Four"], codes: ["unreadable_format"]),
        Report(
            thread: "closed by an inch mark of a later row, as if nothing was wrong",
            table:
                "url,title,text\nhttps://b.example/1,One,It left.\nhttps://b.example/2,\"Two,It came.\n"
                + "https://b.example/3,Pipe of 16\",It burst.\nhttps://b.example/4,Four,It sank.\n",
            titles: ["One", "\"Two", "Pipe of 16\"", "Four"]),
        Report(
            thread: "numbers and days tell rows without addresses",
            table:
                "id,title,text,date\n1,One,It left.,2026-05-01\n2,\"Two,It came, late.,2026-05-02\n"
                + "3,Three,It stayed.,2026-05-03\n4,\"Four\",It sank.,2026-05-04\n",
            titles: ["One", "Three", "Four"], codes: ["unreadable_format"]),
        Report(
            thread: "a quoted text with lines of as many commas is one text",
            table:
                "url,title,text\nhttps://b.example/1,One,\"It left.\nred, green, blue\n1,2,3\nIt came.\"\n"
                + "https://b.example/2,Two,It stayed.\n",
            titles: ["One", "Two"]),
        Report(
            thread: "stevehansen/csv#26 (lines of nonsense above the header)",
            table: "nonsense one\nnonsense two\n\(rows)", titles: ["One", "Two"]),
        Report(
            thread: "hat0uma/csvview.nvim#87 (where it is from, and when)",
            table: "File: data.csv\nCreated: 2026-01-01\n\(rows)", titles: ["One", "Two"]),
        Report(
            thread: "uwdata/arquero#165 (pages of remarks)",
            table: String(repeating: "# remarks, with commas, of the agency\n", count: 30) + rows,
            titles: ["One", "Two"]),
        Report(
            thread: "vincentlaucsb/csv-parser#67 (remarks joined with the first name)",
            table: "# some more\n# some more\n\(rows)", titles: ["One", "Two"], name: "a.txt"),
        Report(
            thread: "JuliaData/CSV.jl#351 (remarks above and below the header)",
            table: "# it begins\n" + rows.replacing("text\n", with: "text\n# rows follow\n"),
            titles: ["One", "Two"], codes: ["unknown_format"]),
        Report(
            thread: "adaltas/node-csv-parse#81 (a report's title, period and sums)",
            table:
                "\u{FEFF}Per Article Report\nReporting Period: 2026-01-01 to 2026-01-31\n\(rows)Totals:,,\n",
            titles: ["One", "Two"], codes: ["unknown_format"]),
        Report(
            thread: "BdR76/CSVLint#46 (facts of the instrument, behind tildes)",
            table: "~Resultfile\n~Date: 10.11.2026\n~\n" + rows.replacing(",", with: "\t"),
            titles: ["One", "Two"], name: "a.tsv"),
        Report(
            thread: "mholt/PapaParse#794 (a table of facts above the table)",
            table: "Report,,\nMade,2026-05-01,\n,,\n\(rows)", titles: ["One", "Two"]),
        Report(
            thread: "moby/moby#53679 (a block of zeros in a table)",
            table: rows.replacing("example/2", with: "ex" + String(repeating: "\0", count: 4096))
                + "https://b.example/3,Three,It stayed.\n",
            titles: ["One", "Three"], codes: ["unreadable_format"]),
    ]

    @Test(arguments: reports)
    func `whole rows are kept, and what is damaged is told`(report: Report) {
        let opened = ContainerTests.open(Array(report.table.utf8), report.name)
        #expect(opened.titles == report.titles)
        #expect(opened.codes == report.codes)
    }

    @Test(arguments: [
        ("a.csv", "https://b.example/1,One,First text of it.\nhttps://b.example/2,Two,Second text of it.\n"),
        ("a.txt", "https://b.example/1,One,First text of it.\nhttps://b.example/2,Two,Second text of it.\n"),
        ("a.tsv", "https://b.example/1\tOne\tFirst text of it, a long one.\n"),
        (
            "a.csv",
            "\"1\",\"One\",\"It left at dawn, and nobody was on board of it.\"\n\"2\",\"Two\",\"It came, and all were there, they say.\"\n"
        ),
        (
            "a.csv",
            "Export\nadresse,kop,inhoud\nhttps://b.example/1,One,First text of it.\nhttps://b.example/2,Two,Second.\n"
        ),
    ])
    func `a table without a known header is refused and never an article`(name: String, table: String) {
        let opened = ContainerTests.open(Array(table.utf8), name)
        #expect(opened.records.isEmpty)
        #expect(opened.codes == ["unknown_format"])
    }

    @Test func `a header that the configuration names is one`() {
        var settings = FetchSettings()
        settings.scrapes = ScrapeMapping(fields: [.text: ["inhoud"], .title: ["kop"]])
        let table = "Export\nadresse,kop,inhoud\nhttps://b.example/1,One,First text of it.\n"
        let opened = ContainerTests.open(Array(table.utf8), "a.csv", settings: settings)
        #expect(opened.codes == [])
        #expect(opened.titles == ["One"])
        #expect(opened.texts == ["First text of it."])
    }

    @Test(arguments: [
        "The ferry left at dawn, and nobody was on board.\n\nIt came back, at dusk.\n",
        "Oslo, Bergen and Moss\n\nThe ferry left, they say, at dawn.\n\nIt came back, we hear, at dusk.\n",
    ])
    func `prose in a file that is called a table is prose`(text: String) {
        #expect(ContainerTests.open(Array(text.utf8), "a.csv").records.map(\.kind) == [.textDump])
    }
}
