import Intake
import PipelineKit
import Testing

/// What users have reported of the dialects of tables and of labels that lie about a text's encoding, with words of our own.
@Suite struct TableDialectReportTests {
    @Test(arguments: [
        ("mholt/PapaParse#425", "}"), ("a caret", "^"), ("a tilde", "~"), ("separators of ASCII", "\u{1F}"),
    ])
    func `a table is read by its own separator, or refused`(thread: String, separator: String) {
        let end = separator == "\u{1F}" ? "\u{1E}" : "\n"
        let rows =
            [["title", "url", "text"]]
            + ["A", "B", "C"].map {
                [
                    $0, "https://t.example/\($0)",
                    "\($0) left at dawn, and nobody in all of the harbour saw it go before the bells rang at noon.",
                ]
            }
        let text = rows.map { $0.joined(separator: separator) + end }.joined()
        let opened = ContainerTests.open(Array(text.utf8), "a.csv")
        #expect(separator == "}" || opened.titles == ["A", "B", "C"], Comment(rawValue: thread))
        #expect(separator == "}" || opened.codes == [])
    }

    @Test(arguments: [
        (
            "BurntSushi/xsv#233 (a line feed in a bare cell)",
            "T1;https://t.example/1;It left.\nIt came.;Courier\r\n", "It left.\nIt came."
        ),
        (
            "mholt/PapaParse#344 (CRLF within quotes)",
            "T1;https://t.example/1;\"It left.\r\nIt came.\";Courier\r\n", "It left.\r\nIt came."
        ),
    ])
    func `a line feed within a cell ends no row where rows end with a return too`(
        thread: String, row: String, text: String
    ) {
        let file = "title;url;text;publisher\r\n\(row)T2;https://t.example/2;Two.;Courier\r\n"
        let opened = ContainerTests.open(Array(file.utf8), "a.csv")
        #expect(opened.titles == ["T1", "T2"], Comment(rawValue: thread))
        #expect(opened.records.map(\.source) == ["Courier", "Courier"], Comment(rawValue: thread))
        #expect(opened.texts[0].filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace })
        #expect(opened.codes == [])
    }

    @Test func `a table of which some lines lack the return keeps its rows`() {
        let file =
            "title,url,text\r\nA,https://t.example/a,One.\nB,https://t.example/b,Two.\r\nC,https://t.example/c,Three.\n"
        #expect(ContainerTests.open(Array(file.utf8), "a.csv").titles == ["A", "B", "C"])
    }

    @Test func `quotes behind backslashes are quotes, and a backslash at a cell's end is one`() {
        // shawnlaffan/biodiverse#708, dbeaver/dbeaver#12609, SpartnerNL/Laravel-Excel#1243, CatalogueOfLife/backend#635
        let file =
            "\"title\",\"url\",\"text\",\"author\"\n\"The \\\"old\\\" ferry\",\"https://t.example/1\",\"She said \\\"no\\\", twice.\",\\N\n\"Brazil\\\",\"https://t.example/2\",\"It left.\",\"Bo\"\n"
        let opened = ContainerTests.open(Array(file.utf8), "a.csv")
        #expect(opened.titles == ["The \"old\" ferry", "Brazil\\"])
        #expect(opened.texts == ["She said \"no\", twice.", "It left."])
        #expect(opened.records.map(\.authors) == [[], ["Bo"]])
    }

    @Test(arguments: [(32_767, true), (32_766, false), (40_000, false)])
    func `a cell as long as a spreadsheet's longest is cut`(length: Int, isCut: Bool) {
        // PHPOffice/PHPExcel#541, metabase/metabase#42115, dbeaver/dbeaver#11106
        let text = String(String(repeating: "It left at dawn. ", count: 3000).prefix(length))
        let opened = ContainerTests.open(
            Array("title,url,text\nA,https://t.example/a,\(text)\n".utf8), "a.csv")
        #expect(opened.records.first?.warnings.contains("truncated_input") == isCut)
    }

    // MARK: Encodings

    /// "Старый паром ушёл из порта." in KOI8-R and windows-1251, and "フェリーは夜明けに港を出た。" in Shift_JIS.
    private static let russian =
        "Старый паром покинул гавань на рассвете. Мэр города Иван Попов сказал, что это случилось впервые."

    private static func cyrillic(_ text: String, koi: Bool) -> [UInt8] {
        let order = Array("юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ")
        return text.map { letter in
            guard let scalar = letter.unicodeScalars.first, scalar.value >= 0x410 else {
                return letter.asciiValue ?? 0x3F
            }
            if koi { return UInt8(0xC0 + (order.firstIndex(of: letter) ?? 0)) }
            return UInt8(scalar.value - 0x410 + 0xC0)
        }
    }

    private static func page(_ charset: String, _ body: [UInt8]) -> [UInt8] {
        Array("<html><head><meta charset=\"\(charset)\"><title>T</title></head><body><p>".utf8) + body
            + Array("</p></body></html>".utf8)
    }

    @Test(arguments: ["windows-1251", "koi8-r"], [true, false])
    func `a Cyrillic text is read by its letters where the label names its neighbour`(
        label: String, isKOI: Bool
    ) {
        // lloydmeta/metascraper#21, gabceb/node-metainspector#20
        let opened = ContainerTests.open(Self.page(label, Self.cyrillic(Self.russian, koi: isKOI)), "a.html")
        #expect(opened.texts.first?.contains(Self.russian) == true)
        let isWrong = isKOI != (label == "koi8-r")
        #expect(opened.records.first?.warnings.contains("encoding_repaired") == isWrong)
    }

    @Test func `Cyrillic capitals under the right label stay as they are`() {
        let text = Self.russian.uppercased()
        let opened = ContainerTests.open(Self.page("windows-1251", Self.cyrillic(text, koi: false)), "a.html")
        #expect(opened.texts.first?.contains(text) == true)
    }

    @Test(arguments: ["utf-8", "windows-1252x"])
    func `a Japanese text is read by its kana whatever the label says`(label: String) {
        // jshemas/openGraphScraper#199, gottfrois/link_thumbnailer#139
        let sjis: [UInt8] = [
            0x83, 0x74, 0x83, 0x46, 0x83, 0x8A, 0x81, 0x5B, 0x82, 0xCD, 0x96, 0xE9, 0x96, 0xBE, 0x82, 0xAF,
            0x82, 0xC9, 0x8D,
            0x60, 0x82, 0xF0, 0x8F, 0x6F, 0x82, 0xBD, 0x81, 0x42,
        ]
        let opened = ContainerTests.open(Self.page(label, sjis + sjis + sjis), "a.html")
        #expect(opened.texts.first?.contains("フェリーは夜明けに港を出た。") == true)
        #expect(opened.records.first?.warnings.contains("encoding_repaired") == true)
    }
}
