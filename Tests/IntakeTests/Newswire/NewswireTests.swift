import Intake
import Markup
import PipelineKit
import Testing

@Suite struct NewswireTests {
    private func entry(_ text: String) throws -> FeedEntry {
        try #require(NewswireReader.read(Array(text.utf8))?.entries.first)
    }

    @Test func `NITF gives headline, byline, dateline and body`() throws {
        let entry = try entry(
            """
            <nitf><head><title>t</title><docdata><doc-id id-string="D1"/><date.issue norm="20260303T090000Z"/>
            <key-list><keyword key="Trade"/></key-list></docdata></head><body><body.head><hedline><hl1>Head</hl1></hedline>
            <byline>By Ann Lee</byline><dateline>OSLO</dateline></body.head>
            <body.content><p>One.</p><p>Two.</p></body.content></body></nitf>
            """)
        #expect(entry.id == "D1")
        #expect(entry.title?.plainText == "Head")
        #expect(entry.authors == [FeedPerson(name: "Ann Lee")])
        #expect(entry.byline == "By Ann Lee")
        #expect(entry.dateline == "OSLO")
        #expect(entry.categories == ["Trade"])
        #expect(entry.content?.plainText == "One.\nTwo.")
        #expect(entry.published == "20260303T090000Z")
    }

    @Test func `a NewsML-G2 message gives its news items and says what it skipped`() throws {
        let text = """
            <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><packageItem guid="p"/>
            <newsItem guid="g1" xml:lang="en"><itemMeta><versionCreated>2026-03-03T09:00:00Z</versionCreated></itemMeta>
            <contentMeta><headline>Head</headline><subject><name>Trade</name></subject></contentMeta>
            <contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
            <body><p>One.</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>
            """
        let contents = try #require(NewswireReader.read(Array(text.utf8)))
        #expect(contents.entries.map(\.id) == ["g1"])
        #expect(contents.entries.first?.content?.plainText == "One.")
        #expect(contents.entries.first?.categories == ["Trade"])
        #expect(contents.feed.header.warnings == ["skipped_packageitem"])
    }

    @Test func `NewsML 1 takes the component whose role is the text`() throws {
        let entry = try entry(
            """
            <NewsML><NewsItem><Identification><NewsIdentifier><PublicIdentifier>urn:1</PublicIdentifier></NewsIdentifier>
            </Identification><NewsComponent><NewsLines><HeadLine>Head</HeadLine></NewsLines>
            <NewsComponent><Role FormalName="StyleSheet"/><ContentItem><DataContent>.a {}</DataContent></ContentItem></NewsComponent>
            <NewsComponent><Role FormalName="Body"/><ContentItem><DataContent>Text.</DataContent></ContentItem></NewsComponent>
            </NewsComponent></NewsItem></NewsML>
            """)
        #expect(entry.id == "urn:1")
        #expect(entry.content?.plainText == "Text.")
    }

    @Test func `a bulletin's script loses its production marks, and its audio is an enclosure`() throws {
        let entry = try entry(
            """
            <NewsML><NewsItem><NewsComponent><NewsComponent><Role FormalName="Title"/><ContentItem><DataContent>News at
            three</DataContent></ContentItem></NewsComponent><NewsComponent><Role FormalName="Body"/><ContentItem><DataContent>

                ***
                NewsComponentRef

                The ferries stay in the harbour.
                ***
                Rain in the north.
            </DataContent></ContentItem></NewsComponent><NewsComponent><Role FormalName="Sound"/><ContentItem Href="a.mp3">
            <MimeType FormalName="audio/mpeg"/><Characteristics><SizeInBytes>120</SizeInBytes></Characteristics></ContentItem>
            </NewsComponent></NewsComponent></NewsItem></NewsML>
            """)
        #expect(entry.content?.plainText == "The ferries stay in the harbour.\nRain in the north.")
        #expect(entry.enclosures == [FeedLink("a.mp3", rel: "enclosure", type: "audio/mpeg", length: 120)])
    }

    @Test(arguments: [
        """
        <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="g"><contentMeta><subject qcode="medtop:04000000"/>
        </contentMeta></newsItem>
        """,
        """
        <NewsML><NewsItem><NewsComponent><DescriptiveMetadata><SubjectCode><Subject FormalName="04000000"/></SubjectCode>
        </DescriptiveMetadata></NewsComponent></NewsItem></NewsML>
        """,
        """
        <nitf><head><tobject><tobject.subject tobject.subject.refnum="04000000"/></tobject></head>
        <body><body.content><p>One.</p></body.content></body></nitf>
        """,
        #"{"uri":"u","headline":"h","body_text":"b","subject":[{"code":"medtop:04000000"}]}"#,
    ])
    func `subject codes without a name are tags themselves, and name the section`(text: String) throws {
        let opened = ContainerTests.open(Array(text.utf8), "a")
        let record = try #require(opened.records.first, "\(opened.codes)")
        #expect(record.tags.count == 1 && record.tags[0].hasSuffix("04000000"))
        #expect(record.section == "economy, business and finance")
    }

    @Test(arguments: [
        ("31 Feb 2026 10:00:00 GMT", nil, true), ("Thu, 01 Jan 99999 00:00:00 GMT", nil, true),
        ("  ", nil, false),
        ("Tue, 03 Mar 2026 09:00:00 GMT", "2026-03-03T09:00:00Z", false),
    ])
    func `an impossible date is left out with a warning`(text: String, date: String?, isTold: Bool) throws {
        let feed =
            "<rss><channel><item><title>t</title><description>d</description><pubDate>\(text)</pubDate></item></channel></rss>"
        let record = try #require(ContainerTests.open(Array(feed.utf8), "a").records.first)
        #expect(record.published == date)
        #expect(record.warnings.contains("date_unreadable") == isTold)
        let line = String(decoding: ParseReport.line(file: "a", bytes: Array(feed.utf8)), as: UTF8.self)
        #expect(line.contains("date_unreadable") == isTold)
    }

    @Test func `a news sitemap gives addresses with titles`() throws {
        let entry = try entry(
            """
            <urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>http://a.example/1</loc><news:news>
            <news:publication><news:name>Desk</news:name><news:language>en</news:language></news:publication>
            <news:title>Head</news:title></news:news></url></urlset>
            """)
        #expect(entry.link == "http://a.example/1")
        #expect(entry.title?.plainText == "Head")
        #expect(entry.publisher?.plainText == "Desk")
    }

    @Test(arguments: [
        #"{"uri":"u1","headline":"Head","body_xhtml":"<p>One.</p>","versioncreated":"2026-03-03T09:00:00Z"}"#,
        #"{"uri":"u1","headlines":[{"value":"Head"}],"bodies":[{"value":"One."}],"versionCreated":"2026-03-03T09:00:00Z"}"#,
    ])
    func `both generations of ninjs are read`(text: String) throws {
        let entry = try #require(NinjsReader.read(Array(text.utf8))?.entries.first)
        #expect(entry.id == "u1")
        #expect(entry.title?.plainText == "Head")
        #expect(entry.content?.plainText == "One.")
        #expect(entry.updated == "2026-03-03T09:00:00Z")
    }

    @Test(arguments: [
        (#"{"uri":"u1","type":"component"}"#, true), (#"{"$standard":{"name":"ninjs"},"uri":"u1"}"#, true),
        (#"{"uri":"u1","organisation":[{"name":"A"}],"body_custom":"x"}"#, true),
        (#"{"uri":"u1","title":"A title","played_at":"2026-03-03"}"#, false), (#"{"type":"text"}"#, false),
    ])
    func `an item without a text has an address and no key but the standard's`(text: String, isItem: Bool) {
        #expect((NinjsReader.read(Array(text.utf8)) != nil) == isItem)
    }
}
