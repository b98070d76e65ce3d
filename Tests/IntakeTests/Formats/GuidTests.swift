import Intake
import PipelineKit
import Testing

@Suite struct GuidTests {
    private static func rss(_ item: String) -> String {
        "<rss version=\"2.0\"><channel><title>Harbour</title><item><title>Ferry</title>\(item)"
            + "<description>Text.</description></item></channel></rss>"
    }

    private static func atom(_ entry: String) -> String {
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://harbour.example/\"><title>Harbour</title><entry>"
            + "<title>Ferry</title>\(entry)<content>Text.</content></entry></feed>"
    }

    private static func rdf(_ attribute: String, _ inner: String = "") -> String {
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" "
            + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Harbour</title></channel><item \(attribute)>"
            + "<title>Ferry</title>\(inner)<description>Text.</description></item></rdf:RDF>"
    }

    private static func json(_ item: String) -> String {
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Harbour\",\"items\":[{\"content_text\":\"Text.\"\(item)}]}"
    }

    private func guid(_ text: String, _ path: String) throws -> String? {
        let opened = ContainerTests.open(Array(text.utf8), path)
        #expect(opened.codes == [])
        #expect(opened.records.count == 1)
        return try #require(opened.records.first).guid
    }

    @Test(arguments: [
        (
            rss("<guid isPermaLink=\"false\"> tag:harbour.example,2026:1\n</guid>"),
            "tag:harbour.example,2026:1"
        ),
        (
            rss("<guid>HTTPS://Harbour.example/a?utm_source=x#b</guid>"),
            "HTTPS://Harbour.example/a?utm_source=x#b"
        ),
        (rss("<guid>N/A</guid>"), "N/A"),
        (rss("<guid>  </guid><guid>two</guid>"), "two"),
        (rss("<guid>one</guid><guid/>"), "one"),
        (rss("<guid> </guid><link>https://harbour.example/a</link>"), nil),
        (rss("<link>https://harbour.example/a</link>"), nil),
        (atom("<id>urn:uuid:1</id>"), "urn:uuid:1"),
        (atom("<id>a/b</id>"), "a/b"),
        (atom("<id/>"), nil),
        (rdf("rdf:about=\" https://harbour.example/#7 \""), "https://harbour.example/#7"),
        (rdf("rdf:about=\"\"", "<dc:identifier>doi:1</dc:identifier>"), "doi:1"),
        (rdf(""), nil),
    ])
    func `an entry's guid is the feed's own id, trimmed and nothing else`(feed: String, expected: String?)
        throws
    {
        #expect(try guid(feed, "a.xml") == expected)
    }

    @Test(arguments: [
        (",\"id\":\"a 1\"", "a 1"), (",\"id\":42", "42"), (",\"id\":\" \"", nil), ("", nil),
        (",\"id\":null", nil),
        (",\"url\":\"https://harbour.example/a\"", nil),
    ])
    func `a JSON feed's id may be a number, and a link is none`(member: String, expected: String?) throws {
        #expect(try guid(Self.json(member), "a.json") == expected)
    }

    @Test(arguments: [
        (#"{"uri":"urn:ninjs:1","guid":"g","headline":"H","body_text":"T"}"#, "urn:ninjs:1"),
        (
            #"{"guid":"tag:wire.example,2026:1","uri":"","headline":"H","body_text":"T","versioncreated":"2026-01-01"}"#,
            "tag:wire.example,2026:1"
        ),
        (
            #"<nitf><head><docdata><doc-id id-string=" D1 "/></docdata></head><body><body.content><p>T</p></body.content></body></nitf>"#,
            "D1"
        ),
        (
            #"<nitf><head><docdata><doc-id id-string=" "/></docdata></head><body><body.content><p>T</p></body.content></body></nitf>"#,
            nil
        ),
        (
            "<NewsML><NewsItem><Identification><NewsIdentifier><NewsItemId>20260101-1</NewsItemId>"
                + "<PublicIdentifier>urn:newsml:wire.example:1</PublicIdentifier></NewsIdentifier></Identification><NewsComponent>"
                + "<ContentItem><DataContent>T.</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
            "urn:newsml:wire.example:1"
        ),
        (
            "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:newsml:1\"><contentSet><inlineData>T.</inlineData>"
                + "</contentSet></newsItem>", "urn:newsml:1"
        ),
    ])
    func `an agency's item has the agency's id`(item: String, expected: String?) throws {
        #expect(try guid(item, "a") == expected)
    }

    @Test(arguments: [
        (#""guid":"g-1","id":"i-1""#, "g-1"), (#""id":"i-1""#, "i-1"), (#""guid":4711"#, "4711"),
        // A bare number may count rows, a fingerprint is of the text, an underscore of a database.
        (#""id":4711"#, nil), (#""id":"12""#, nil), (#""fingerprint":"ab12"}"#.replacing("}", with: ""), nil),
        (#""_id":"5f0c""#, nil), (#""id":null,"guid":"None""#, nil), (#""x":1"#, nil),
    ])
    func `a row's id is the article's where it says so`(members: String, expected: String?) throws {
        #expect(try guid("{\"text\":\"One.\",\"title\":\"T\",\(members)}", "a.json") == expected)
    }

    @Test func `a key that the configuration names as id is believed`() {
        var settings = FetchSettings()
        settings.scrapes = ScrapeMapping(preset: .none, fields: [.text: ["story"], .id: ["key"]])
        let opened = ContainerTests.open(Array(#"{"key":7,"story":"T."}"#.utf8), "a.json", settings: settings)
        #expect(opened.records.map(\.guid) == ["7"])
    }

    @Test(arguments: [
        ("Message-ID: <n1@harbour.example>\n", "n1@harbour.example"),
        ("Message-Id: n1@harbour.example \n", "n1@harbour.example"),
        ("Message-ID: < >\n", nil), ("Message-ID:\n", nil), ("", nil),
    ])
    func `a message's id stands without its brackets`(header: String, expected: String?) throws {
        let message = "From: a@harbour.example\nSubject: s\n\(header)MIME-Version: 1.0\n\nText.\n"
        #expect(try guid(message, "a.eml") == expected)
        #expect(try guid("From a@b Sun Mar  1 09:00:00 2026\n\(message)", "a.mbox") == expected)
    }

    @Test func `a page has none`() throws {
        #expect(
            try guid(
                "<html><head><title>T</title></head><body id=\"post-1\"><p>x</p></body></html>", "a.html")
                == nil)
    }
}
