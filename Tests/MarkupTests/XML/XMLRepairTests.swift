import Markup
import Testing

@Suite struct XMLRepairTests {
    private func titles(_ body: String) throws -> [String?] {
        let text = "<rss><channel>\(body)</channel></rss>"
        return try #require(FeedReader.read(Array(text.utf8))).entries.map { $0.title?.plainText }
    }

    @Test(arguments: [
        ("<item><title>AT&T &amp; co</title></item>", ["AT&T & co"]),
        ("<item><title>caf&eacute; &nbsp;x</title></item>", ["café \u{A0}x"]),
        ("<item><title>&#147;q&#148;</title></item>", ["“q”"]),
        ("<item><title>&#xD83D;&#xDE00;</title></item>", ["😀"]),
        ("<item><title>a\u{0}\u{B}b</title></item>", ["ab"]),
        ("<item><title>a &lt; b < c</title></item>", ["a < b < c"]),
        ("<item><title>Mis</titel><link>http://a.example/</link></item>", ["Mis"]),
        ("<item><title>A<b>B</title></b></item><item><title>C</title></item>", ["AB", "C"]),
        ("<item><title><![CDATA[a]]></title><x><![CDATA[b <![CDATA[c]]> d]]></x></item>", ["a"]),
        ("<item><title>A</title><media:x a=1 a=2 b='c'/></item>", ["A"]),
        ("<item><title>A</title>", ["A"]),
        (
            "<?xml version='1.0'?><item><title>A</title></item><!-- -- --><item><title>B</title></item>",
            ["A", "B"]
        ),
    ])
    func `ill-formed markup keeps its text`(body: String, expected: [String]) throws {
        #expect(try titles(body) == expected)
    }

    @Test func `an entry that the input cuts short is kept once it can be told from others`() throws {
        let text = "<rss><channel><item><title>A</title><guid>1</guid><description>half of"
        let feed = try #require(FeedReader.read(Array(text.utf8)))
        #expect(feed.entries.map(\.id) == ["1"])
        #expect(feed.entries.first?.warnings == ["truncated_input"])
        #expect(feed.feed.isRepaired)
    }

    @Test(arguments: ["<", "<a", "<a b='", "<!--", "<![CDATA[", "&", "&#", "<!DOCTYPE x [", "</", "<?"])
    func `repeated fragments take linear time and never trap`(fragment: String) {
        let text = "<rss><channel><item><title>x" + String(repeating: fragment, count: 20_000)
        #expect(FeedReader.read(Array(text.utf8)) != nil)
    }

    @Test func `every prefix of a feed can be read`() {
        let text = Array(
            "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><rss xmlns:x='y'><channel><item a='1'><title>&a;<![CDATA[c]]></title></item></channel></rss>"
                .utf8)
        for end in 0...text.count { _ = FeedReader.read(Array(text[..<end])) }
    }
}
