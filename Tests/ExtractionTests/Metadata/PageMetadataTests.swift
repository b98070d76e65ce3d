import Extraction
import Languages
import Markup
import Testing

@Suite struct PageMetadataTests {
    private func read(_ head: String = "", _ body: String = "", url: String? = nil) throws -> PageMetadata {
        let html = "<html lang=en-gb><head>\(head)</head><body>\(body)</body></html>"
        return PageMetadata.read(from: try HTMLParser.parse(Array(html.utf8)), url: url)
    }

    private func linkedData(_ json: String) -> String {
        "<script type='application/ld+json'>\(json)</script>"
    }

    @Test func `an article's linked data is read through graphs, lists and references`() throws {
        let json = """
            {"@graph": [{"@type": "WebSite", "name": "Harbour Times"}, {"@type": "Person", "@id": "#p1", "name": "Ann Lee"},
            {"@type": ["NewsArticle"], "headline": "Ferry &amp; tide", "author": [{"@id": "#p1"}, {"name": "By Bo Ek"}],
             "datePublished": "2023-05-06T07:08:09+02:00", "dateModified": "2023-05-07", "articleSection": "Coast",
             "keywords": ["ferry", "tide"], "publisher": {"name": "Harbour Times"}, "image": ["/a.jpg"],}]}
            """
        let page = try read(linkedData(json), "<h1>Ferry &amp; tide</h1>", url: "https://example.org/x/ferry")
        #expect(page.title == "Ferry & tide")
        #expect(page.authors == ["Ann Lee", "Bo Ek"])
        #expect(page.published == "2023-05-06T07:08:09+02:00")
        #expect(page.modified == "2023-05-07")
        #expect(page.section == "Coast" && page.tags == ["ferry", "tide"])
        #expect(page.source == "Harbour Times" && page.languageWitnesses.map(\.tag) == ["en-GB"])
        #expect(page.image == "https://example.org/a.jpg")
        #expect(page.titleNode != nil)
    }

    @Test(arguments: [
        ("Rain ahead | Harbour Times", "Rain ahead"), ("Harbour Times - Rain ahead", "Rain ahead"),
        ("Ports: what comes next – Harbour Times", "Ports: what comes next"),
        ("Rain - and more rain", "Rain - and more rain"),
        ("Rain ahead - example.org", "Rain ahead"),
    ])
    func `a title loses the site's name and keeps its colon`(_ stated: String, _ expected: String) throws {
        let head =
            "<meta property=og:site_name content='Harbour Times'><meta property=og:title content='\(stated)'>"
        #expect(try read(head, url: "https://www.example.org/a/b").title == expected)
    }

    @Test(arguments: [
        ("<h1>The <i>grey</i> bridge, re<b>opened</b></h1>", "The grey bridge, reopened"),
        ("<h1><span>Coast</span><span>The bridge opens</span></h1>", "Coast The bridge opens"),
    ])
    func `a heading keeps its blanks and gets no others`(_ heading: String, _ title: String) throws {
        #expect(try read("", heading).title == title)
    }

    @Test func `an agency after linked authors is one of them`() throws {
        let byline = """
            <h1>Head line of it</h1><div class=byline>By <a rel=author href=/a>Ann Lee</a>, correspondent, and
            <a rel=author href=/b>Bo Ek</a> in Turku <span class=agency>| North Wire</span> | <span>3 min read</span></div>
            """
        #expect(try read("", byline).authors == ["Ann Lee", "Bo Ek", "North Wire"])
    }

    @Test func `without a stated image the first figure's is taken, lazy or not`() throws {
        let body = "<h1>Head line</h1><figure><img src='data:x' data-src='/a.jpg'></figure>"
        #expect(try read("", body, url: "https://example.org/x/1").image == "https://example.org/a.jpg")
    }

    @Test func `a logo in a heading is not the title`() throws {
        let body = "<h1><a href='/'>Tide and Time</a></h1><h1>The ferry that stayed</h1><p>Text"
        let page = try read(
            "<title>The ferry that stayed | Tide and Time</title>", body, url: "https://example.org/f/1")
        #expect(page.title == "The ferry that stayed")
    }

    @Test(arguments: [
        ("<p class=byline>By Ann Lee, Senior Reporter</p>", ["Ann Lee"]),
        (
            "<p class=byline>By <a href='/author/al'>Ann Lee</a> and <a href='/author/be'>Bo Ek</a></p>",
            ["Ann Lee", "Bo Ek"]
        ),
        ("<div>Von Ann Lee und Bo Ek</div>", ["Ann Lee", "Bo Ek"]),
        ("<p class=author>Ann Lee<br>4 August 2010</p>", ["Ann Lee"]),
        ("<span itemprop=author><span itemprop=name>Ann Lee</span></span>", ["Ann Lee"]),
        ("<a rel=author href='/x'>Ann Lee</a>", ["Ann Lee"]),
        ("<p>Par Ann Lee</p>", ["Ann Lee"]), ("<p>Ann Lee wrote it</p>", []),
        ("<div class=comments><p class=author>Troll One</p></div>", []),
    ])
    func `a byline next to the title gives the names`(_ byline: String, _ names: [String]) throws {
        #expect(try read("", "<div><h1>A headline here</h1>\(byline)<p>Text</div>").authors == names)
    }

    @Test(arguments: [
        ("<meta name=author content='Ann Lee, ann@example.org, @annlee'>", ["Ann Lee"]),
        ("<meta name=author content='admin'>", []),
        ("<meta property=article:author content='https://example.org/ann'>", []),
        ("<meta name=author content='AFP'>", ["AFP"]),
    ])
    func `meta authors are names and agencies, not handles or addresses`(_ meta: String, _ names: [String])
        throws
    {
        #expect(try read(meta).authors == names)
    }

    @Test(
        arguments: [
            (
                "<meta property=article:published_time content='2023-05-06T07:08:09Z'>", "",
                "2023-05-06T07:08:09Z"
            ),
            ("", "<h1>Head line</h1><time datetime='2023-05-06'>yesterday</time>", "2023-05-06"),
            ("", "<h1>Head line</h1><p>Posted on 6 May 2023 at 07:08</p>", "2023-05-06T07:08:00"),
            ("", "<h1>Head line</h1><p>Updated 8 May 2023</p><p>6 May 2023</p>", "2023-05-06"),
            ("", "<div class=related><time datetime='2020-01-01'></time></div><h1>Head line</h1>", nil),
            ("<meta name=date content='0001-01-01'>", "", nil),
        ] as [(String, String, String?)])
    func `the publication date comes from the surest place`(_ head: String, _ body: String, _ date: String?)
        throws
    {
        #expect(try read(head, body).published == date)
    }

    @Test func `an address states a date where nothing else does`() throws {
        #expect(
            try read("", "<h1>Head line</h1>", url: "https://example.org/2023/05/06/ferry").published
                == "2023-05-06")
    }

    @Test func `an empty page has no metadata`() throws {
        let page = try read()
        #expect(page.title == nil && page.authors.isEmpty && page.published == nil && page.source == nil)
    }
}
