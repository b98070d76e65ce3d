import Intake
import PipelineKit
import TestSupport
import Testing

/// What users have reported of archives that were cut off, written by Windows, or hold more than one reads at once.
@Suite struct DamagedArchiveReportTests {
    private static func page(_ name: String) -> String {
        WARCText.response(
            "https://gazette.example/\(name)",
            WARCText.page(name, ["The ferry \(name) left the harbour at dawn."]))
    }

    private static func web(_ names: String...) -> [UInt8] {
        names.flatMap { ArchiveBytes.gzip(Array(page($0).utf8)) }
    }

    private func open(
        _ bytes: [UInt8], _ name: String, settings: FetchSettings = FetchSettings()
    ) -> ContainerTests.Opened { ContainerTests.open(bytes, name, settings: settings) }

    private func names(_ opened: ContainerTests.Opened) -> [String] {
        opened.records.compactMap { $0.url?.split(separator: "/").last.map(String.init) }
    }

    @Test(arguments: [1, 64, 700, 5000])
    func `zeros that a crash leaves before a record cost none`(zeros: Int) {
        let padding = [UInt8](repeating: 0, count: zeros)
        let opened = open(
            Array(Self.page("a").utf8) + padding + Array((Self.page("b") + Self.page("c")).utf8), "a.warc")
        #expect(names(opened) == ["a", "b", "c"])
        #expect(opened.codes == [] && opened.records.allSatisfy { $0.warnings.isEmpty })
        let cut = Array(Self.page("a").utf8.dropLast(60)) + padding
        let torn = open(cut + Array((Self.page("b") + Self.page("c")).utf8), "a.warc")
        #expect(names(torn).suffix(2) == ["b", "c"])
        #expect(torn.texts.allSatisfy { $0.ranges(of: "The ferry").count < 2 })
    }

    // MARK: gzip

    @Test(arguments: [10, 11, 15, 17, 20, 60, 300])
    func `a first member that is cut costs no other: webrecorder/warcio#99, archivesunleashed/aut#267`(
        cut: Int
    ) {
        let opened = open(Array(Self.web("a").prefix(cut)) + Self.web("b", "c"), "a.warc.gz")
        #expect(names(opened).suffix(2) == ["b", "c"])
        #expect(opened.codes.allSatisfy { ["damaged_archive", "damaged_data", "truncated"].contains($0) })
        #expect(!opened.codes.isEmpty || opened.records.first?.warnings == ["truncated_input"])
    }

    @Test(arguments: [1, 9, 30, 200])
    func `a last member that is cut is told: webrecorder/warcio#138`(missing: Int) {
        let whole = Self.web("a", "b")
        let opened = open(Array(whole.dropLast(missing)), "a.warc.gz")
        #expect(names(opened).first == "a")
        #expect(!opened.codes.isEmpty || opened.records.last?.warnings == ["truncated_input"] || missing < 9)
    }

    @Test func `garbage that is compressed is refused as damaged`() {
        let junk: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + [UInt8](repeating: 0xFF, count: 400)
        #expect(open(junk, "a.warc.gz").codes == ["damaged_archive"])
    }

    // MARK: Records

    @Test func `records without a blank line between them are two: webrecorder/warcio#131`() {
        let glued = [Self.page("a"), Self.page("b")].map { String($0.dropLast(1)) }.joined()
        #expect(names(open(Array(glued.utf8), "a.warc")) == ["a", "b"])
    }

    @Test
    func `a length that swallows the next record's first bytes does not cost it: machawk1/warcreate#122`() {
        let first = Self.page("a")
        let length = first.split(separator: "Content-Length: ").last?.prefix { $0.isNumber } ?? ""
        let wrong = first.replacing(
            "Content-Length: \(length)", with: "Content-Length: \((Int(length) ?? 0) + 7)")
        #expect(names(open(Array((wrong + Self.page("b")).utf8), "a.warc")) == ["a", "b"])
    }

    @Test(arguments: ["iipc/warc-specifications#74", "iipc/warc-specifications#65"])
    func `a field that begins on the line below its name has no blank before it`(thread: String) {
        let folded = Self.page("a").replacing("WARC-Target-URI: ", with: "WARC-Target-URI:\r\n ")
        let opened = open(Array(folded.utf8), "a.warc")
        #expect(opened.records.map(\.url) == ["https://gazette.example/a"], Comment(rawValue: thread))
        #expect(opened.members == ["https://gazette.example/a"])
    }

    @Test(
        arguments: [
            ("bytes 0-99/*", "</html>", [[]]), ("bytes 0-99/*", "<p>It came", [["truncated_input"]]),
            ("bytes 7-99/*", "</html>", []), ("bytes */100", "</html>", []), ("bytes 0-0/*", "</html>", []),
            ("bytes 0-98/100", "</html>", []),
        ] as [(String, String, [[String]])])
    func `a range of unknown length is kept where it begins at the first byte: openzim/warc2zim#463`(
        range: String, end: String, warnings: [[String]]
    ) {
        let record = WARCText.response(
            "https://gazette.example/a", "<html><body><p>The ferry left.</p>\(end)",
            status: "HTTP/1.1 206 Partial Content", http: ["Content-Range: \(range)"])
        let opened = open(Array(record.utf8), "a.warc")
        #expect(opened.records.map(\.warnings) == warnings)
        #expect(opened.codes == (warnings.isEmpty ? ["http_status"] : []))
    }

    @Test func `a part and the whole of one address: internetarchive/brozzler#201`() {
        let part = WARCText.response(
            "https://gazette.example/a", "<html>", status: "HTTP/1.1 206 Partial Content",
            http: ["Content-Range: bytes 0-5/900"])
        let opened = open(Array((part + Self.page("a")).utf8), "a.warc")
        #expect(names(opened) == ["a"])
        #expect(opened.codes == ["http_status"])
    }

    // MARK: zip

    private static let package: [(String, [UInt8])] = [
        ("archive/one.warc.gz", web("a", "b")), ("indexes/index.cdx", Array("x 2026 {}".utf8)),
        ("pages/pages.jsonl", Array("{\"url\":\"https://gazette.example/a\",\"text\":\"Ferry\"}".utf8)),
        ("archive/two.warc.gz", web("c", "d")), ("datapackage.json", Array("{}".utf8)),
    ]

    @Test(arguments: ["nih-at/libzip#416", "2anki/2anki.net#4037", "zip-rs/zip-old#183"], [false, true])
    func `a collection without its directory is read by its members' own headers`(
        thread: String, sizesBehind: Bool
    ) {
        let bytes = ArchiveBytes.zip(Self.package, hasDirectory: false, sizesBehind: sizesBehind)
        let opened = open(bytes, "a.wacz")
        #expect(names(opened) == ["a", "b", "c", "d"], Comment(rawValue: thread))
        #expect(opened.codes == Array(repeating: "member:wacz", count: 3) + ["damaged_archive"])
    }

    @Test(arguments: [false, true])
    func `one that is cut within a member keeps what came before`(sizesBehind: Bool) {
        let bytes = ArchiveBytes.zip(
            Array(Self.package.prefix(4)), hasDirectory: false, sizesBehind: sizesBehind)
        let opened = open(Array(bytes.dropLast(90)), "a.wacz")
        #expect(names(opened).prefix(3) == ["a", "b", "c"])
        #expect(opened.codes.contains("damaged_archive"))
    }

    @Test(arguments: [true, false])
    func `a zip with its directory is read by it, wherever sizes stand`(sizesBehind: Bool) {
        let opened = open(ArchiveBytes.zip(Self.package, sizesBehind: sizesBehind), "a.wacz")
        #expect(names(opened) == ["a", "b", "c", "d"])
        #expect(opened.codes == Array(repeating: "member:wacz", count: 3))
    }

    @Test(arguments: [
        "libarchive/libarchive#970", "codeclysm/extract#5", "zip-rs/zip-old#366", "ouch-org/ouch#822",
    ])
    func `names with backslashes are paths`(thread: String) {
        let windows = Self.package.map { ($0.0.replacing("/", with: "\\"), $0.1) }
        let opened = open(ArchiveBytes.zip(windows), "a.wacz")
        #expect(names(opened) == ["a", "b", "c", "d"], Comment(rawValue: thread))
        #expect(opened.codes == Array(repeating: "member:wacz", count: 3))
        let page = Array(WARCText.page("Ferry", ["The ferry left."]).utf8)
        let site = open(
            ArchiveBytes.zip([("site\\", []), ("site\\one.html", page), ("site\\a.css", [0x61])]), "a.zip")
        #expect(site.members == ["site/one.html"])
        #expect(site.codes == ["member:.css"])
    }

    // MARK: tar

    @Test func `an archive in a tar that is larger than a document may be is told, and the rest is read`() {
        var settings = FetchSettings()
        settings.maximumBytes = 4096
        let large = Array((0..<12).map { Self.page("p\($0)") }.joined().utf8)
        let page = Array(WARCText.page("Ferry", ["The ferry left."]).utf8)
        let opened = open(
            ArchiveBytes.tar([("a.html", page), ("crawl.warc", large), ("b.html", page)]), "a.tar",
            settings: settings)
        #expect(opened.members == ["a.html", "b.html"])
        #expect(opened.codes == ["size_limit"])
    }
}
