import Intake
import PipelineKit
import TestSupport
import Testing

/// Tar, zip, rows and messages; the archives are written by scripts/check/make-archive-fixtures.
@Suite struct ContainerTests {
    struct Opened {
        var records: [Record] = []
        var texts: [String] = []
        var codes: [String] = []
        var members: [String?] { records.map(\.input.member) }
        var titles: [String?] { records.map(\.title) }

        mutating func add(_ document: borrowing Document) {
            records.append(document.record)
            texts.append(String(decoding: document.content, as: UTF8.self))
        }
    }

    static func fixture(_ name: String) throws -> [UInt8] {
        try Checkout.fixture("archives/\(name)")
    }

    static func open(
        _ bytes: [UInt8], _ path: String, settings: FetchSettings = FetchSettings()
    ) -> Opened {
        var opened = Opened()
        let item = LoadedItem(input: InputReference(path: path, sha256: "whole"), bytes: bytes)
        do throws(DocumentFault) {
            try DocumentOpener(settings: settings).open(item) { document in
                opened.add(document)
            } fault: {
                opened.codes.append($0.cause.code)
            }
        } catch {
            opened.codes.append(error.cause.code)
        }
        return opened
    }

    static func open(_ name: String) throws -> Opened { open(try fixture(name), name) }

    @Test(arguments: ["pages.tar", "pages.tar.gz", "pages.tar.zst", "pages.zip", "stored.zip"])
    func `the pages of an archive are documents that say which member they are`(name: String) throws {
        let opened = try Self.open(name)
        #expect(opened.members == ["site/one.html", "site/two.html"])
        #expect(opened.records.allSatisfy { $0.kind == .page && $0.input.path == name })
        #expect(opened.texts.first?.contains("<title>One</title>") == true)
        #expect(opened.codes == [])
        #expect(Set(opened.records.map(\.input.sha256)).count == 2)
        #expect(!opened.records.contains { $0.input.sha256 == "whole" })
    }

    @Test(arguments: ["page.html.gz", "page.html.zst", "page.html.br"])
    func `a compressed page is a page`(name: String) throws {
        let opened = try Self.open(name)
        #expect(opened.records.map(\.kind) == [.page])
        #expect(opened.members == [nil])
        #expect(opened.texts.first?.contains("<title>One</title>") == true)
        #expect(opened.codes == [])
    }

    @Test func `names in an archive are text, whatever they point at`() throws {
        let tar = try Self.open("names.tar")
        #expect(
            tar.members.prefix(2) == ["../../../tmp/copydesk-escape.html", "/etc/copydesk-absolute.html"])
        #expect(tar.members.count == 4)
        #expect(tar.members.contains("é/日本.html"))
        #expect(tar.members.last??.utf8.count == 305)
        let zip = try Self.open("names.zip")
        #expect(zip.members.count == 2)
    }

    @Test func `files saved beside a page are skipped; feeds and compressed pages are read`()
        throws
    {
        let opened = try Self.open("beside.tar")
        #expect(opened.members == ["a.html", "g1", "b.html.gz"])
        #expect(opened.codes == ["member:.css", "member:.png"])
    }

    @Test(arguments: [
        ("nested.tar", ["inner.tar/site/one.html", "inner.tar/site/two.html", "a.html"]),
        ("nested.zip", ["a.html", "inner.zip/a.html"]),
    ])
    func `an archive within an archive is opened`(name: String, members: [String]) throws {
        let opened = try Self.open(name)
        #expect(opened.members == members)
        #expect(opened.codes == [])
    }

    @Test func `archives are opened four deep and no deeper`() throws {
        let opened = try Self.open("deep.zip")
        #expect(
            opened.members == [
                "3.html", "in.zip/2.html", "in.zip/in.zip/1.html", "in.zip/in.zip/in.zip/0.html",
            ])
        #expect(opened.codes == ["nested_archive"])
    }

    @Test func `a web archive collection is read in place, and only its archives`() throws {
        let bytes = try Self.fixture("collection.wacz")
        let opened = Self.open(bytes, "collection.wacz")
        #expect(opened.members == (1...4).map { "https://a.example/\($0)" })
        #expect(opened.codes == Array(repeating: "member:wacz", count: 3))
        for record in opened.records {
            let place = try #require(record.input.offset)
            let isRecord =
                bytes[place...].starts(with: "WARC/".utf8) || bytes[place...].starts(with: [0x1F, 0x8B])
            #expect(isRecord, "\(record.input)")
        }
        let source = BytesSource(bytes: bytes, path: "collection.wacz")
        let ends = try source.ends(from: 0)
        #expect(ends.count == 4)
        for (index, end) in ends.enumerated() {
            #expect(try source.ends(from: end) == Array(ends[(index + 1)...]))
        }
    }

    @Test(arguments: 0..<60)
    func `a damaged collection never traps`(number: Int) throws {
        var bytes = try Self.fixture("collection.wacz")
        var generator = SeededGenerator(seed: UInt64(number))
        for _ in 0..<20 {
            // Most of what a directory says stands at the end.
            let place = bytes.count - 1 - Int.random(in: 0..<min(700, bytes.count), using: &generator)
            bytes[place] = UInt8.random(in: 0...255, using: &generator)
        }
        _ = Self.open(bytes, "collection.wacz")
    }

    @Test func `decompression bombs end at the limits and lose no other member`() throws {
        var settings = FetchSettings()
        settings.maximumBytes = 1 << 20
        let zip = Self.open(try Self.fixture("bomb.zip"), "bomb.zip", settings: settings)
        #expect(zip.members == ["a.html"])
        #expect(zip.codes == ["size_limit"])
        #expect(try Self.open("bomb.html.gz").codes == ["size_limit"])
        #expect(try Self.open("twice.html.gz").codes == ["nested_archive"])
    }

    @Test func `a truncated archive keeps its complete members and is reported as truncated`() throws {
        let tar = try Self.open("cut.tar")
        #expect(tar.members.first == "site/one.html")
        #expect(tar.codes == ["damaged_archive", "damaged_archive"])
        let damaged = try Self.open("damaged.tar")
        #expect(damaged.members.first == "site/one.html")
        let zip = try Self.open("cut.zip")
        #expect(zip.members == ["site/one.html", "site/two.html"])
    }

    @Test func `a record that decompresses without bound loses none before it and none behind it`() throws {
        let opened = try Self.open("bomb.warc.gz")
        #expect(opened.members == ["https://a.example/", "https://c.example/"])
        #expect(opened.codes == ["size_limit", "damaged_archive"])
    }

    @Test(arguments: ["pages.tar", "pages.tar.gz", "pages.tar.zst", "pages.zip"])
    func `reading resumes after any member`(name: String) throws {
        let source = BytesSource(bytes: try Self.fixture(name), path: name)
        let ends = try source.ends(from: 0)
        #expect(ends.count == 2)
        #expect(try source.ends(from: ends[0]).count == 1)
        #expect(try source.ends(from: ends[1]).isEmpty)
    }

    private static func warc(_ count: Int) -> String {
        (0..<count).map { number in
            let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>\(number)</p>"
            let head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\(number)\r\n"
            return head + "Content-Length: \(page.utf8.count)\r\n\r\n\(page)\r\n\r\n"
        }.joined()
    }

    private static let growing: [(path: String, text: String)] = [
        ("a.warc", warc(5)),
        ("a.jsonl", (0..<5).map { "{\"text\":\"Text \($0).\"}\n" }.joined()),
        ("a.csv", "title,text,url\n" + (0..<5).map { "T,\"Text\n\($0).\",u\n" }.joined()),
        ("a.mbox", (0..<5).map { "From a@b Sun Mar 1\nSubject: \($0)\n\nText \($0).\n\n" }.joined()),
    ]

    @Test(arguments: growing)
    func `a stopped or grown input resumes at any record, with nothing lost or read twice`(
        input: (path: String, text: String)
    ) throws {
        let source = BytesSource(bytes: Array(input.text.utf8), path: input.path)
        let ends = try source.ends(from: 0)
        #expect(ends.count == 5)
        #expect(ends.last == source.bytes.count)
        for (index, end) in ends.enumerated() {
            #expect(try source.ends(from: end) == Array(ends[(index + 1)...]), "\(input.path) from \(end)")
        }
        var half = source
        half.bytes = Array(source.bytes[..<ends[2]])
        let read = try half.ends(from: 0)
        #expect(read.last == ends[2])
        #expect(try source.ends(from: read.last ?? 0) == Array(ends[3...]))
    }
}

/// One input in memory.
struct BytesSource: DocumentSource {
    var bytes: [UInt8]
    var path: String

    func list() -> [SourceItem] { [SourceItem(sequence: 0, path: path, bytes: bytes.count)] }
    func load(_ item: SourceItem) -> LoadedItem {
        LoadedItem(input: InputReference(path: path), bytes: bytes)
    }

    /// Where the pieces from a place on end.
    func ends(from start: Int) throws -> [Int] {
        var item = list()[0]
        item.start = start
        var splitter = try #require(try DocumentOpener().splitter(of: item, self))
        var ends: [Int] = []
        while let piece = try splitter.next() { if let end = piece.end { ends.append(end) } }
        return ends
    }
}
