import DateKit
import Markup
import Testing

@testable import Extraction

/// What users of such tools reported of wrong metadata, played as small pages; each names the thread.
@Suite struct ReportedMetadataTests {
    private static let headline = "The ferry leaves earlier from May"
    private static let day = CalendarDay(year: 2026, month: 11, day: 30)
    private static let lines = """
        <p>The island ferry will leave twelve minutes earlier, the operator said after a meeting with both councils.</p>
        <p>Passengers had complained for years that the last boat missed the evening train by a few minutes.</p>
        """

    private func read(
        _ head: String = "", _ body: String = "", title: String = "\(headline) | Quay Post",
        heading: String = "<h1>\(headline)</h1>", url: String? = "https://quay-post.example/coast/ferry",
        latest: CalendarDay = day
    ) throws -> PageMetadata {
        let html = """
            <html lang=en><head><title>\(title)</title><meta property=og:site_name content='Quay Post'>\(head)</head>
            <body><header><a href=/>Quay Post</a></header><main><article>\(heading)\(body)\(Self.lines)</article></main>
            </body></html>
            """
        let tree = try HTMLParser.parse(Array(html.utf8))
        return PageMetadata.read(from: tree, data: StructuredData(tree), url: url, latest: latest)
    }

    // MARK: Dates

    @Test(
        arguments: [
            // adbar/htmldate#28, adbar/trafilatura#72: the day on which something in a script expires.
            ("", "<script>var offer = { ends: '2031-01-31' }</script>", nil),
            // adbar/htmldate#8: telephone and file numbers.
            (
                "",
                "<p>Call 020 2019 0412 or name BR-2021-11-05/77 when you write to the office of the port.</p>",
                nil
            ),
            // microlinkhq/metascraper#649: a day in bars, and the time after a dash.
            (
                "<meta property=article:published_time content='Fri, 07/14/2023 - 10:30'>", "",
                "2023-07-14T10:30:00"
            ),
            // goose3/goose3#172: a list of equal days.
            (
                linkedData(
                    #"{"@type":"Article","datePublished":["2023-05-28T09:41:17+02:00","2023-05-28T09:41:17+02:00"]}"#
                ),
                "", "2023-05-28T09:41:17+02:00"
            ),
            // postlight/parser#637: milliseconds taken for seconds.
            ("<meta name=date content='1970-01-19T14:33:20Z'>", "", nil),
            // codelucas/newspaper#478: one element for both days.
            (
                "",
                """
                <time itemprop=dateModified datetime=2017-11-28T19:20>27/11/2017 01:57 | Actualizado a 28/11/2017 19:20</time>
                """, "2017-11-27T01:57:00"
            ),
            ("", "<p>Modified: 6 May 2023 | Posted: 4 May 2023</p>", "2023-05-04"),
        ] as [(String, String, String?)])
    func `a day is the one of publication or none`(head: String, body: String, expected: String?) throws {
        let found = try read(head, body).published
        #expect(found == expected)
    }

    /// codelucas/newspaper#967 and #884: an article's number in the address is no day, and no day is to come.
    @Test func `numbers in an address are no day`() throws {
        let fetched = CalendarDay(year: 2023, month: 3, day: 10)
        let named = try read(
            "<meta name=dc.date content=2023-01-02>", url: "https://quay-post.example/articles/2023/12/10/1",
            latest: fetched)
        #expect(named.published == "2023-01-02")
        let shown = try read("", "<time>25 April 2021</time>", url: "https://quay-post.example/2021/04/92713")
        #expect(shown.published == "2021-04-25")
    }

    /// codelucas/newspaper#567: the day of the printed issue stands in the address.
    @Test func `a stated day comes before the address`() throws {
        let page = try read(
            "<meta property=article:published_time content='2018-05-10T09:00:00Z'>",
            url: "https://quay-post.example/2018/05/18/ferry.html")
        #expect(page.published == "2018-05-10T09:00:00Z")
    }

    /// adbar/htmldate#67: nothing but a day.
    @Test func `a page that is one dateline has its day`() throws {
        let tree = try HTMLParser.parse(Array("<body>Wed, 19 Oct 2022 14:24:05 +0000</body>".utf8))
        #expect(PageMetadata.read(from: tree).published == "2022-10-19T14:24:05Z")
    }

    // MARK: Authors

    @Test(
        arguments: [
            // adbar/trafilatura#362: parts of a name.
            (
                linkedData(#"{"@type":"Article","author":{"givenName":"Ann","familyName":"Lee"}}"#), "",
                ["Ann Lee"]
            ),
            // adbar/trafilatura#92: the house in the data, the writer on the page; and a comment's.
            (
                linkedData(#"{"@type":"Article","author":{"@type":"Person","name":"Quay Post"}}"#),
                "<p>By Ann Lee</p><div class=comments><span class=author>Bo Ek</span></div>", ["Ann Lee"]
            ),
            // adbar/trafilatura#91: the paper after the name.
            ("", "<span id=author>Ann Lee For Quay Post Online</span>", ["Ann Lee"]),
            // adbar/trafilatura#110: an escaped sign between names, and an address.
            ("<meta name=author content='Ann Lee &amp;amp; Bo Ek'>", "", ["Ann Lee", "Bo Ek"]),
            ("<meta name=author content='desk@quay-post.example'>", "<p>By Ann Lee</p>", ["Ann Lee"]),
            // adbar/trafilatura#24: all of them, without their degrees.
            (
                linkedData(
                    #"{"@type":"Article","author":[{"name":"Ann Lee, MD"},{"name":"Bo Ek, Jr"},{"name":"Cy Orr"}]}"#
                ),
                "", ["Ann Lee", "Bo Ek", "Cy Orr"]
            ),
            // codelucas/newspaper#526: other articles' writers, each with a time.
            (
                "",
                """
                <div class=byline><a href=/author/a>Ann Lee</a></div><ul><li><a href=/1>The old pier gets a new roof</a>
                2 hours ago <span class=author>Bo Ek</span></li></ul>
                """, ["Ann Lee"]
            ),
            // codelucas/newspaper#158: what the link beside the name is for.
            (
                "",
                "<p class=byline>Ann Lee</p><p class=author-mail><a href=mailto:a>Email the author</a></p>",
                ["Ann Lee"]
            ),
            // codelucas/newspaper#935: headings of sections.
            ("<meta name=author content='Ann Lee'>", "<h2 class=author>Design</h2>", ["Ann Lee"]),
            // microlinkhq/metascraper#408: the byline is a day.
            ("", "<p class=byline>February 25, 2021</p>", []),
            // microlinkhq/metascraper#347: a key of its own.
            ("<meta name=authors content='Ann Lee'>", "", ["Ann Lee"]),
            // mozilla/readability#932: a reference, where the link says "by" and has a comma.
            (
                linkedData(
                    ##"{"@graph":[{"@type":"Article","author":[{"@id":"#p"}]},{"@type":"Person","@id":"#p","name":"Ann Lee","x":1}]}"##
                ), "<a rel=author href=/x>by Ann Lee,</a>", ["Ann Lee"]
            ),
            // mozilla/readability#111: a bar and "By" before the link, the house beside it.
            (
                "",
                """
                <div class=byline><span>Quay Post</span><span>&nbsp;|&nbsp;By <a rel=author href=/x>Ann Lee</a></span></div>
                """, ["Ann Lee"]
            ),
            // mozilla/readability#153: two elements for two writers.
            (
                "<meta name=author content='Ann Lee'><meta name=author content='Bo Ek'>", "",
                ["Ann Lee", "Bo Ek"]
            ),
            // mozilla/readability#869: a place and a day under a name that looks like a byline's.
            (
                "<meta name=og:article:author content='Ann Lee'>",
                "<strong id=timeline>NEW YORK, NY / May 7, 2024 /</strong>", ["Ann Lee"]
            ),
            // kingname/GeneralNewsExtractor#22: an ideographic comma.
            ("", "<p><span>来源：海港报</span> <span>作者：沈予安、陆小满</span></p>", ["沈予安", "陆小满"]),
        ] as [(String, String, [String])])
    func `the writers are all that are named and nobody else`(head: String, body: String, expected: [String])
        throws
    {
        let found = try read(head, body).authors
        #expect(found == expected)
    }

    // MARK: Titles

    @Test(
        arguments: [
            // mozilla/readability#174, #295, #400, j0k3r/php-readability#63: what stands before a colon belongs to it.
            ("Cracks: what they are and how engineers find them", "<p>x</p>", nil),
            ("WHO: a harbour is no holiday", "<h1>WHO: a harbour is no holiday</h1>", nil),
            (
                "A message to the coast, more if necessary: harbour master Bo Ek",
                "<h1>A message to the coast, more if necessary: harbour master</h1>",
                "A message to the coast, more if necessary: harbour master"
            ),
            // Tjatse/node-readability#23: quotation marks are no separators.
            (
                "The mayor admits his «concern» about the clock » Quay Post", "<p>x</p>",
                "The mayor admits his «concern» about the clock"
            ),
            // ZachSaucier/Just-Read#165: neither is a dash in the middle.
            (
                "The lighthouse way – and its fatal flaw | Quay Post", "<p>x</p>",
                "The lighthouse way – and its fatal flaw"
            ),
            // adbar/trafilatura#284, mozilla/readability#954: the paper's name after any dash.
            ("Rain ahead for the whole coast — Quay Post", "<p>x</p>", "Rain ahead for the whole coast"),
            ("Rain ahead for the whole coast_Quay Post", "<p>x</p>", "Rain ahead for the whole coast"),
            // kingname/GeneralNewsExtractor#102: a day in the title.
            (
                "Notice of 2020-06-06 on the ferry - Quay Post", "<p>x</p>",
                "Notice of 2020-06-06 on the ferry"
            ),
            // A sign in front of a number is part of it.
            (
                "-40 degrees on the coast | Quay Post", "<h1>-40 degrees on the coast</h1>",
                "-40 degrees on the coast"
            ),
            // Widgets' headings name no article.
            (
                "Cracks in every bolt of the bridge", "<aside><h2>Recent posts</h2></aside>",
                "Cracks in every bolt of the bridge"
            ),
            (
                "Cracks in every bolt of the bridge", "<h1 class=sr-only>Navigation and service</h1>",
                "Cracks in every bolt of the bridge"
            ),
        ] as [(String, String, String?)])
    func `a title is whole and nothing else`(title: String, heading: String, expected: String?) throws {
        let found = try read(title: title, heading: heading).title
        #expect(found == expected ?? title)
    }

    @Test func `a site that says its name only on its logo is not the title`() throws {
        let html = """
            <html><head><title>The ferry leaves earlier_Harbour Mail</title></head><body><header><h1 class=logo>
            <a href=/>Harbour Mail</a></h1></header><h2 class=title>The ferry leaves earlier</h2>\(Self.lines)</body></html>
            """
        let tree = try HTMLParser.parse(Array(html.utf8))
        #expect(PageMetadata.read(from: tree).title == "The ferry leaves earlier")
    }

    // MARK: Pictures and addresses

    @Test(
        arguments: [
            ("<link rel=apple-touch-icon href=/i/180.png><meta property=og:image content=/i/180.png>", nil),
            ("<meta property=og:image content=/img/logo.png>", nil),
            (
                "<meta property=og:image content=/favicon-196.png><meta name=twitter:image content=/ferry.jpg>",
                "ferry.jpg"
            ),
            (
                "<meta property=og:image content=/img/a-logo-on-the-pier-is-painted.jpg>",
                "img/a-logo-on-the-pier-is-painted.jpg"
            ),
            (
                linkedData(
                    #"{"@type":"Article","image":{"contentUrl":"/f.jpg"},"publisher":{"name":"Q","logo":{"url":"/l.png"}}}"#
                ),
                "f.jpg"
            ),
        ] as [(String, String?)])
    func `the site's emblems are no lead image`(head: String, expected: String?) throws {
        let found = try read(head).image
        #expect(found == expected.map { "https://quay-post.example/\($0)" })
    }

    /// postlight/parser#148: the picture of the writer.
    @Test func `the writer's picture is no lead image`() throws {
        #expect(try read("", "<figure class=author-photo><img src=/ann.jpg></figure>").image == nil)
    }

    @Test func `a body does not state the page's address`() throws {
        let quoted = "<blockquote><link rel=canonical href='https://other.example/story'></blockquote>"
        #expect(try read("", quoted).canonicalURL == "https://quay-post.example/coast/ferry")
        let broken = "<div><link rel=canonical href='https://quay-post.example/own'></div>"
        let tree = try HTMLParser.parse(
            Array("<html><head>\(broken)</head><body><h1>T</h1></body></html>".utf8))
        #expect(PageMetadata.read(from: tree).canonicalURL == "https://quay-post.example/own")
    }
}
