import Markup
import Testing

@Suite struct FeedReaderTests {
    private func read(_ text: String, base: String? = nil) throws -> FeedReader.Contents {
        try #require(FeedReader.read(Array(text.utf8), baseURL: base))
    }

    @Test func `an RSS item gives its fields`() throws {
        let feed = try read(
            """
            <?xml version="1.0"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>Desk</title><link>http://news.example/</link><language>en</language>
            <item><title>Tom &amp;amp; Ann</title><link>http://news.example/1</link><guid isPermaLink="false">n1</guid>
            <dc:creator>Ann Lee</dc:creator><category>Trade</category><pubDate>Tue, 3 Mar 2026 09:00:00 GMT</pubDate>
            <description>Short.</description><content:encoded><![CDATA[<p>Long <b>text</b>.</p><script>x()</script>]]></content:encoded>
            </item></channel></rss>
            """)
        let entry = try #require(feed.entries.first)
        #expect(feed.feed.header.title?.plainText == "Desk")
        #expect(entry.title?.plainText == "Tom & Ann")
        #expect(entry.id == "n1")
        #expect(entry.link == "http://news.example/1")
        #expect(entry.authors == [FeedPerson(name: "Ann Lee")])
        #expect(entry.content?.plainText == "Long text.")
        #expect(entry.language == "en")
        #expect(!feed.feed.isRepaired)
    }

    @Test func `xml base is resolved from the outside in`() throws {
        let feed = try read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://a.example/x/"><title>t</title>
            <entry xml:base="y/"><title>e</title><link href="z.html"/></entry></feed>
            """)
        #expect(feed.entries.first?.link == "http://a.example/x/y/z.html")
    }

    @Test func `a permanent guid is the link where there is no other`() throws {
        let feed = try read(
            "<rss><channel><item><guid>http://a.example/1</guid></item><item><guid isPermaLink='false'>http://a.example/2</guid></item></channel></rss>"
        )
        #expect(feed.entries.map(\.link) == ["http://a.example/1", nil])
    }

    @Test(arguments: [
        "<br /><b>Warning</b>: x <?xml version='1.0'?><rss><channel><item><title>A</title></item></channel></rss>",
        "<rss><channel><item><title>A</title><item><title>B</title></item></channel></rss>",
        "<rss><channel><item><title>A &copy; AT&T</title></item></channel></rss> trailing",
        "<rss><channel><item><title>A</title></item><item><title>cut",
        "<rss><channel><item><title>A</title></item></channel></rss><rss><channel><item><title>B</title></item></channel></rss>",
        "<RSS><Channel><Item><Title>A</title></Item></Channel></RSS>",
        "<rss><channel><item><title>A</title><x a=1 b></x></item></channel></rss>",
    ])
    func `a damaged feed keeps its complete entries and is marked as repaired`(text: String) throws {
        let feed = try read(text)
        #expect(feed.feed.isRepaired)
        #expect(feed.entries.first?.title?.plainText?.hasPrefix("A") == true)
    }

    @Test func `an entity bomb does not grow`() throws {
        var text = "<!DOCTYPE rss [<!ENTITY a0 'ha'>"
        for level in 1..<30 { text += "<!ENTITY a\(level) '&a\(level - 1);&a\(level - 1);'>" }
        text += "]><rss><channel><item><title>x&a29;</title></item></channel></rss>"
        let feed = try read(text)
        #expect(feed.entries.first?.title?.plainText == "x")
        #expect(feed.feed.isRepaired)
    }

    @Test func `an external entity is not read`() throws {
        let feed = try read(
            "<!DOCTYPE rss [<!ENTITY f SYSTEM 'file:///etc/hostname'>]><rss><channel><item><title>x&f;y</title></item></channel></rss>"
        )
        #expect(feed.entries.first?.title?.plainText == "xy")
        #expect(feed.feed.isRepaired)
    }

    @Test func `deep nesting loses tags and keeps text`() throws {
        let deep = String(repeating: "<a>", count: 5000)
        let feed = try read(
            "<rss><channel><item><title>\(deep)x</title></item><item><title>y</title></item></channel></rss>")
        #expect(feed.entries.map { $0.title?.plainText } == ["x", "y"])
    }

    @Test func `a JSON feed keeps the digits of a number`() throws {
        let feed = try read(
            #"{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[{"id":12345678901234567890,"content_text":"a"}]}"#
        )
        #expect(feed.entries.first?.id == "12345678901234567890")
    }

    @Test(arguments: [
        ("a@b.example (Ann Lee)", FeedPerson(name: "Ann Lee", email: "a@b.example")),
        ("Ann Lee <a@b.example>", FeedPerson(name: "Ann Lee", email: "a@b.example")),
        ("a@b.example", FeedPerson(email: "a@b.example")), ("Ann Lee", FeedPerson(name: "Ann Lee")),
    ])
    func `persons are split into name, address and URL`(text: String, person: FeedPerson) {
        #expect(FeedPerson(text: text) == person)
    }
}
