import Intake
import PipelineKit
import Testing

@Suite struct FeedRightsTests {
    private static let by = "https://creativecommons.org/licenses/by/4.0/"
    private static let sa = "http://creativecommons.org/licenses/by-sa/3.0/"
    private static let spaces =
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
        + "xmlns:creativeCommons=\"http://backend.userland.com/creativeCommonsRssModule\" "
        + "xmlns:cc=\"http://creativecommons.org/ns#\" xmlns:media=\"http://search.yahoo.com/mrss/\" "
        + "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:atom=\"http://www.w3.org/2005/Atom\""

    private static func rss(_ channel: String, _ item: String = "") -> String {
        "<rss version=\"2.0\" \(spaces)><channel><title>Harbour Courier</title><link>https://harbour.example/</link>\(channel)"
            + "<item><title>Ferry</title><link>https://harbour.example/a</link>\(item)<description>Text.</description></item></channel></rss>"
    }

    private static func atom(_ feed: String, _ entry: String = "") -> String {
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" \(spaces)><title>Harbour Courier</title>\(feed)<entry><title>Ferry</title>"
            + "<link href=\"https://harbour.example/a\"/>\(entry)<content>Text.</content></entry></feed>"
    }

    private func rights(_ text: String, _ path: String = "a.xml") throws -> RightsStatement {
        let opened = ContainerTests.open(Array(text.utf8), path)
        #expect(opened.codes == [])
        return try #require(opened.records.first).rights
    }

    private func check(_ text: String, _ license: String?, _ holder: String?, _ path: String = "a.xml") throws
    {
        var expected = RightsStatement()
        (expected.license, expected.holder) = (license, holder)
        #expect(try rights(text, path) == expected)
    }

    @Test(arguments: [
        (rss("<copyright>© 2026 Straits Media. All rights reserved.</copyright>"), nil, "Straits Media"),
        (rss("<copyright>Harbour Courier</copyright>"), nil, "Harbour Courier"),
        (rss("<copyright>Maren Holt</copyright>"), nil, nil),
        (rss("<copyright/>"), nil, nil), (rss("<copyright>All rights reserved</copyright>"), nil, nil),
        (rss("<copyright>https://harbour.example/terms</copyright>"), nil, nil),
        (rss("<copyright>\(by)</copyright>"), by, nil),
        (rss("<creativeCommons:license>\(by)</creativeCommons:license>"), by, nil),
        (rss("<cc:license rdf:resource=\"\(by)\"/>"), by, nil),
        (rss("<atom:link rel=\"license\" href=\"\(by)\"/>"), by, nil),
        (rss("<dcterms:license>\(by)</dcterms:license>"), by, nil),
        (rss("<dcterms:rightsHolder>Straits Media</dcterms:rightsHolder>"), nil, "Straits Media"),
        // The entry's own statement comes first, and then the feed's does not count at all.
        (
            rss("<copyright>© Straits Media</copyright>", "<dc:rights>© 2026 Wire One</dc:rights>"), nil,
            "Wire One"
        ),
        (
            rss(
                "<creativeCommons:license>\(by)</creativeCommons:license>",
                "<dc:rights>© 2026 Wire One</dc:rights>"), nil, "Wire One"
        ),
        (rss("<copyright>© Straits Media</copyright>", "<cc:license rdf:resource=\"\(sa)\"/>"), sa, nil),
        (
            rss(
                "",
                "<dc:rights>Copyright (c) 2026 Wire One \(sa)</dc:rights><cc:license rdf:resource=\"\(by)\"/>"
            ), by, nil
        ),
        (rss("", "<dc:rights>© 2026 Wire One. CC BY 4.0</dc:rights>"), "CC BY 4.0", "Wire One"),
        // Rights of pictures, and those of somebody who passes on what another has written.
        (
            rss(
                "",
                "<media:content url=\"https://harbour.example/a.jpg\"><media:license href=\"\(by)\"/><media:copyright>© Photo Desk</media:copyright></media:content>"
            ), nil, nil
        ),
        (
            rss(
                "",
                "<media:group><media:content url=\"https://h.example/a.jpg\"/><creativeCommons:license>\(by)</creativeCommons:license><dc:rights>© P</dc:rights></media:group>"
            ), nil, nil
        ),
        (rss("<media:copyright>© Photo Desk</media:copyright>"), nil, nil),
        (
            rss(
                "<copyright>© Finder</copyright>",
                "<source url=\"https://straits.example/rss\">Straits</source>"), nil, nil
        ),
        (
            rss(
                "<copyright>© Finder</copyright>",
                "<dc:rights>© Straits</dc:rights><source url=\"https://straits.example/rss\">Straits</source>"
            ), nil, "Straits"
        ),
        (
            rss("<copyright>© 2026 Harbour Courier</copyright><copyright>© 2026 Other</copyright>"), nil,
            "Harbour Courier"
        ),
        (rss(""), nil, nil),
    ])
    func `an RSS item has its own rights, else the channel's`(feed: String, license: String?, holder: String?)
        throws
    {
        try check(feed, license, holder)
    }

    @Test(arguments: [
        (atom("<rights>© 2026 Straits Media</rights>"), nil, "Straits Media"),
        (atom("<link rel=\"license\" href=\"\(by)\"/>"), by, nil),
        (
            atom("<rights>© A Media</rights>", "<rights type=\"html\">&amp;copy; 2026 B Media</rights>"), nil,
            "B Media"
        ),
        (
            atom(
                "",
                "<rights type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">Some rights: <a href=\"\(by)\">terms</a></div></rights>"
            ), by, nil
        ),
        (atom("<link rel=\"license\" href=\"\(by)\"/>", "<link rel=\"license\" href=\"\(sa)\"/>"), sa, nil),
        (
            atom(
                "<link rel=\"license\" href=\"\(by)\"/>",
                "<link rel=\"license\" href=\"http://purl.org/atompub/license#unspecified\"/>"), nil, nil
        ),
        (
            atom(
                "<rights>© Planet</rights>",
                "<source><id>x</id><title>Straits</title><rights>© Straits Media</rights></source>"), nil,
            "Straits Media"
        ),
        (atom("<rights>© Planet</rights>", "<source><id>x</id><title>Straits</title></source>"), nil, nil),
        (atom("", "<link rel=\"license\" href=\"/terms\"/>"), nil, nil),
    ])
    func `an Atom entry has its own rights, else its source's or the feed's`(
        feed: String, license: String?, holder: String?
    ) throws {
        try check(feed, license, holder)
    }

    @Test(arguments: [
        ("", ",\"license\":\"CC BY-SA 4.0\"", "CC BY-SA 4.0", nil), (",\"license\":\"\(by)\"", "", by, nil),
        (",\"copyright\":\"© 2026 Straits Media\"", "", nil, "Straits Media"),
        (",\"license\":{}", ",\"copyright\":7", nil, nil), ("", "", nil, nil),
    ])
    func `a JSON feed has what members in use say`(
        feed: String, item: String, license: String?, holder: String?
    ) throws {
        let text =
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Harbour Courier\"\(feed),\"items\":[{\"id\":\"1\",\"content_text\":\"T.\"\(item)}]}"
        try check(text, license, holder, "a.json")
    }

    private static func nitf(_ docdata: String, _ head: String = "") -> String {
        "<nitf><head><docdata>\(docdata)</docdata></head><body><body.head>\(head)</body.head><body.content><p>T</p></body.content></body></nitf>"
    }

    private static func g2(_ inner: String) -> String {
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"g\">\(inner)<contentSet><inlineData>T.</inlineData></contentSet></newsItem>"
    }

    private static func ninjs(_ members: String) -> String {
        "{\"uri\":\"u\",\"headline\":\"H\",\"body_text\":\"T\"\(members)}"
    }

    private static func newsML1(_ inner: String) -> String {
        "<NewsML><NewsItem><NewsComponent>\(inner)<ContentItem><DataContent>T.</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
    }

    @Test(arguments: [
        (nitf("<doc.copyright holder=\"Wire One\" year=\"2026\"/>"), nil, "Wire One"),
        (nitf("<doc.rights owner=\"Wire One\"/>"), nil, "Wire One"),
        (nitf("", "<rights>Copyright 2026 <rights.owner>Wire One</rights.owner></rights>"), nil, "Wire One"),
        (nitf("<doc.copyright year=\"2026\"/>"), nil, nil),
        (nitf("<doc.rights>For print only</doc.rights>"), nil, nil),
        (
            g2(
                "<rightsInfo><copyrightHolder literal=\"Wire One\"/><copyrightNotice>© 2026 Other</copyrightNotice></rightsInfo>"
            ), nil, "Wire One"
        ),
        (
            g2(
                "<rightsInfo><copyrightHolder qcode=\"w:1\"><name>Wire One</name></copyrightHolder></rightsInfo>"
            ), nil, "Wire One"
        ),
        (
            g2(
                "<rightsInfo><copyrightHolder qcode=\"w:1\"/><copyrightNotice>Copyright Wire One 2026</copyrightNotice></rightsInfo>"
            ), nil, "Wire One"
        ),
        (g2("<rightsInfo><usageTerms>Licensed under \(by)</usageTerms></rightsInfo>"), by, nil),
        (
            g2("<rightsInfo><usageTerms>Access only for members.<br/>No archives.</usageTerms></rightsInfo>"),
            nil, nil
        ),
        (g2("<rightsInfo><link rel=\"irel:license\" href=\"\(by)\"/></rightsInfo>"), by, nil),
        (
            g2(
                "<rightsInfo><copyrightHolder literal=\"A\"/></rightsInfo><rightsInfo><copyrightHolder literal=\"B\"/></rightsInfo>"
            ), nil, nil
        ),
        (
            ninjs(
                ",\"copyrightholder\":\"Wire One\",\"copyrightnotice\":\"© 2026 Other\",\"usageterms\":\"Not for sale\""
            ), nil, "Wire One"
        ),
        (
            ninjs(",\"copyrightNotice\":\"© 2026 Wire One\",\"usageTerms\":\"CC BY 4.0\""), "CC BY 4.0",
            "Wire One"
        ),
        (ninjs(",\"rightsinfo\":{\"linkedrights\":\"\(by)\"}"), by, nil), (ninjs(""), nil, nil),
        (
            newsML1(
                "<NewsLines><CopyrightLine>© 2026 Wire One. All rights reserved.</CopyrightLine></NewsLines>"),
            nil, "Wire One"
        ),
        (
            newsML1(
                "<RightsMetadata><Copyright><CopyrightHolder>Wire One</CopyrightHolder></Copyright></RightsMetadata>"
            ), nil, "Wire One"
        ),
        (
            newsML1(
                "<RightsMetadata><Copyright><CopyrightHolder>Wire One</CopyrightHolder></Copyright><Copyright><CopyrightHolder>Two</CopyrightHolder></Copyright></RightsMetadata>"
            ), nil, nil
        ),
    ])
    func `an agency's item has what the agency states`(item: String, license: String?, holder: String?) throws
    {
        try check(item, license, holder, "a")
    }

    @Test func `a scrape's licence is taken as an address or a known name`() throws {
        for (stated, expected) in [
            ("CC BY-NC 4.0", "CC BY-NC 4.0"), (Self.by, Self.by), ("None", nil), ("", nil), ("yes", nil),
        ] {
            try check(
                "{\"title\":\"T\",\"text\":\"One.\",\"license\":\"\(stated)\"}", expected, nil, "a.json")
        }
    }
}
