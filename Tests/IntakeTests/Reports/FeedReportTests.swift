import Intake
import PipelineKit
import Testing

/// What users of feed readers have reported, played with feeds of our own.
@Suite struct FeedReportTests {
    private static func rss(_ items: String, _ channel: String = "") -> String {
        "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><title>Planet</title>\(channel)\(items)</channel></rss>"
    }

    @Test(arguments: [
        ("miniflux/v2#1390", "Ferry sails - The Harbour Courier", "The Harbour Courier", "Ferry sails"),
        ("superfeedr/documentation#41", "Ferry sails | Courier", "Courier", "Ferry sails"),
        ("jameslawler/react-native-rss-parser#18", "Ferry sails", "Courier", "Ferry sails"),
        ("a name that is the headline", "Courier", "Courier", "Courier"),
        ("another's name", "Ferry sails - The Gazette", "Courier", "Ferry sails - The Gazette"),
    ])
    func `an item's source is its publisher, and no part of its headline`(
        thread: String, title: String, source: String, headline: String
    ) {
        let feed = Self.rss(
            "<item><title>\(title)</title><link>https://x.example/1</link><description>Text.</description>"
                + "<source url=\"https://c.example/\">\(source)</source></item>")
        let opened = ContainerTests.open(Array(feed.utf8), "a.xml")
        #expect(opened.titles == [headline], Comment(rawValue: thread))
        #expect(opened.records.first?.source == source)
    }

    @Test(arguments: ["newsboat/newsboat#2278", "ForumMagnum/ForumMagnum#543"])
    func `an entry from another feed has that feed's author, never the planet's`(thread: String) {
        func feed(_ source: String) -> String {
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Planet</title><author><name>Robot</name></author>"
                + "<entry><title>T</title><id>urn:1</id>\(source)<content>Text.</content></entry></feed>"
        }
        let own = ContainerTests.open(Array(feed("").utf8), "a.atom").records.first
        #expect(own?.authors == ["Robot"])
        #expect(own?.source == "Planet")
        let taken = feed("<source><title>Runa writes</title><author><name>Runa</name></author></source>")
        let record = ContainerTests.open(Array(taken.utf8), "a.atom").records.first
        #expect(record?.authors == ["Runa"])
        #expect(record?.source == "Runa writes")
        let silent = feed("<source><title>Runa writes</title></source>")
        #expect(ContainerTests.open(Array(silent.utf8), "a.atom").records.first?.authors == [])
    }

    @Test(arguments: ["Ranchero-Software/NetNewsWire#3662", "feedbin/support#338"])
    func `relative links are resolved against rel=self where nothing else states a base`(thread: String) {
        let item = "<item><title>T</title><link>ferry/1</link><description>Text.</description></item>"
        let own = "<atom:link rel=\"self\" href=\"https://x.example/blog/feed.xml\"/>"
        let opened = ContainerTests.open(Array(Self.rss(item, own).utf8), "a.xml")
        #expect(opened.records.first?.url == "https://x.example/blog/ferry/1")
    }

    @Test(arguments: [1, 3, 8])
    func `UTF-8 with a few bad bytes stays UTF-8`(bad: Int) {
        let feed =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + Self.rss(
                "<item><title>Fähre fährt</title><link>https://x.example/1</link><description>Text of it XX.</description></item>"
            )
        var bytes = Array(feed.utf8)
        let place = bytes.firstIndex(of: UInt8(ascii: "X")) ?? 0
        bytes.replaceSubrange(place..<place + 2, with: [UInt8](repeating: 0xFF, count: bad))
        let opened = ContainerTests.open(bytes, "a.xml")
        #expect(opened.titles == ["Fähre fährt"])
        #expect(opened.records.first?.warnings.contains("encoding_repaired") == true)
    }

    @Test(arguments: [
        "FreshRSS/FreshRSS#3416", "simplepie/simplepie#672", "rometools/rome#629", "lineofflight/peddler#12",
        "brendanlong/lion-reader#188",
    ])
    func `a large feed is read entry by entry, as a small one is at once`(thread: String) throws {
        let json = thread.hasPrefix("brendan")
        let count = 300
        let texts = (0..<count).map { "Entry \($0) " + String(repeating: "and more words ", count: 2000) }
        let feed: String
        if json {
            let items = texts.indices.map {
                #"{"id":"\#($0)","url":"https://x.example/\#($0)","title":"T\#($0)","content_text":"\#(texts[$0])"}"#
            }
            feed =
                #"{"version":"https://jsonfeed.org/version/1.1","title":"Courier","items":["#
                + items.joined(separator: ",") + "]}"
        } else {
            let items = texts.indices.map {
                "<item><title><![CDATA[T\($0) </item>]]></title><link>https://x.example/\($0)</link><guid>g\($0)</guid><description>\(texts[$0])</description></item>"
            }
            feed = Self.rss(items.joined(), "<language>en</language>")
        }
        let source = MemorySource(bytes: Array(feed.utf8))
        let item = SourceItem(sequence: 0, path: json ? "a.json" : "a.xml", bytes: feed.utf8.count)
        var splitter = try #require(try DocumentOpener().splitter(of: item, source))
        var titles: [String] = []
        var ends: [Int] = []
        while let piece = try splitter.next() {
            #expect(piece.bytes < 1 << 16)
            try piece.open({ document in titles.append(document.record.title ?? "") }, { _ in })
            ends.append(piece.end ?? 0)
        }
        #expect(titles == texts.indices.map { json ? "T\($0)" : "T\($0) </item>" })
        var resumed = item
        resumed.start = ends[9]
        var rest = try #require(try DocumentOpener().splitter(of: resumed, source))
        let first = try rest.next()
        try first?.open({ document in #expect(document.record.title?.hasPrefix("T10") == true) }, { _ in })
    }

    private struct MemorySource: DocumentSource {
        var bytes: [UInt8]

        func list() -> [SourceItem] { [] }
        func load(_ item: SourceItem) -> LoadedItem {
            LoadedItem(input: InputReference(path: item.path), bytes: bytes)
        }
    }
}
