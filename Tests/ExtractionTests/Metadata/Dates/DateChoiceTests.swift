import DateKit
import Markup
import Testing

@testable import Extraction

/// Which of a page's dates is the article's: who wins, and from which day on.
@Suite struct DateChoiceTests {
    private struct Page: Sendable, CustomTestStringConvertible {
        var meta: [(String, String)] = []
        var json = ""
        var body = ""
        var address: String?
        var expected: String?

        var testDescription: String { "\(meta) \(json) \(body) \(address ?? "")" }
    }

    private func dates(_ page: Page) throws -> (published: String?, modified: String?, isAmbiguous: Bool) {
        let metas = page.meta.map { "<meta property='\($0.0)' content='\($0.1)'>" }.joined()
        let script = page.json.isEmpty ? "" : linkedData(#"{"@type":"NewsArticle",\#(page.json)}"#)
        let evidence = try pageEvidence(
            head: metas + script, body: "<h1>Head line</h1>" + page.body,
            url: page.address.map { "https://a.example" + $0 })
        let titleNode = evidence.tree.first(.h1)
        let dates = DateChoice.choose(evidence, titleNode: titleNode)
        return (
            dates.published?.rfc3339, dates.modified?.rfc3339, dates.published?.isAmbiguous ?? false
        )
    }

    private func check(_ page: Page) throws {
        let found = try dates(page).published
        #expect(found == page.expected, "\(page.testDescription)")
    }

    @Test(
        arguments: [
            Page(
                meta: [("article:published_time", "2023-05-06"), ("datepublished", "2023-05-07T07:00:00Z")],
                expected: "2023-05-07T07:00:00Z"),
            Page(
                meta: [("article:published_time", "2023-05-06"), ("datepublished", "2023-05-08T07:00:00Z")],
                expected: "2023-05-06"),
            Page(
                meta: [("article:published_time", "2023-05-06"), ("datepublished", "2023-05-07")],
                expected: "2023-05-06"),
            Page(
                meta: [("date", "2023-05-09T10:00:00Z"), ("publishdate", "2023-05-06")],
                expected: "2023-05-06"),
            Page(
                meta: [("x-publication-date", "2023-05-06"), ("x-publi-modif-date", "2023-05-01")],
                expected: "2023-05-06"),
            Page(meta: [("x-publi-modif-date", "2023-05-01")], expected: nil),
            Page(meta: [("x-publisher", "2023-05-01")], expected: nil),
            Page(meta: [("article:published_time", "1989-12-31")], expected: nil),
            Page(meta: [("article:published_time", "1990-01-01")], expected: "1990-01-01"),
            Page(meta: [("article:published_time", "2023-05")], expected: nil),
        ] as [Page])
    private func `the surest key counts, and a time of day beside a bare date`(page: Page) throws {
        try check(page)
    }

    @Test(
        arguments: [
            // Two statements a day apart: the linked data's, though readers see the other.
            Page(
                meta: [("article:published_time", "2023-05-07T08:00:00+02:00")],
                json: #""datePublished":"2023-05-06T08:00:00+02:00""#,
                body: "<time datetime=2023-05-07>x</time>",
                expected: "2023-05-06T08:00:00+02:00"),
            // Two days apart: the one that readers see.
            Page(
                meta: [("article:published_time", "2023-05-08T08:00:00+02:00")],
                json: #""datePublished":"2023-05-06T08:00:00+02:00""#,
                body: "<time datetime=2023-05-08>x</time>",
                expected: "2023-05-08T08:00:00+02:00"),
            // Nobody sees either.
            Page(
                meta: [("article:published_time", "2023-05-08T08:00:00+02:00")],
                json: #""datePublished":"2023-05-06T08:00:00+02:00""#, expected: "2023-05-06T08:00:00+02:00"),
            // A bare date is a paper's date of print.
            Page(
                meta: [("article:published_time", "2023-05-05T08:00:00+02:00")],
                json: #""datePublished":"2023-05-06""#, body: "<time datetime=2023-05-05>x</time>",
                expected: "2023-05-05T08:00:00+02:00"),
            // A shown date without anything that marks it is not sure enough.
            Page(
                meta: [("article:published_time", "2023-05-08T08:00:00+02:00")],
                json: #""datePublished":"2023-05-06T08:00:00+02:00""#,
                body: "<p>Updated on 8 May 2023 at the desk</p>", expected: "2023-05-06T08:00:00+02:00"),
        ] as [Page])
    private func `of two statements the one that readers see is right`(page: Page) throws { try check(page) }

    @Test(
        arguments: [
            ("2023-03-02T10:00:00Z", "2023-03-02T10:00:00Z"), ("2023-03-03T10:00:00Z", "2023-01-01"),
            ("2022-01-01T10:00:00Z", "2022-01-01T10:00:00Z"),
        ] as [(String, String)])
    func `sixty days after the date in its address a page is another edition`(
        stated: String, expected: String
    )
        throws
    {
        try check(
            Page(
                meta: [("article:published_time", stated)], address: "/2023/01/01/story", expected: expected))
    }

    @Test(
        arguments: [
            // One stamp for publication and change, and an earlier date beside the title.
            ("2023-05-06T10:00:00Z", "<time datetime=2023-05-02>x</time>", "2023-05-02"),
            // Another time of the same day is no template.
            ("2023-05-06T11:00:00Z", "<time datetime=2023-05-02>x</time>", "2023-05-06T10:00:00Z"),
            // A later date is none to give way to.
            ("2023-05-06T10:00:00Z", "<time datetime=2023-05-09>x</time>", "2023-05-06T10:00:00Z"),
            // An unmarked one neither.
            ("2023-05-06T10:00:00Z", "<p>The 2 May 2023 will be kept</p>", "2023-05-06T10:00:00Z"),
        ] as [(String, String, String)])
    func `a stamp that is both first and last gives way to an earlier date beside the title`(
        modified: String, body: String, expected: String
    ) throws {
        try check(
            Page(
                meta: [
                    ("article:published_time", "2023-05-06T10:00:00Z"), ("article:modified_time", modified),
                ], body: body, expected: expected))
    }

    @Test(
        arguments: [
            ("date", "2023-05-06", "<time datetime=2023-05-05>x</time>", "2023-05-06"),
            ("date", "2023-05-06", "<time datetime=2023-05-04>x</time>", "2023-05-04"),
            ("publishdate", "2023-05-06", "<time datetime=2023-05-04>x</time>", "2023-05-06"),
            ("date", "2023-01-01", "<time itemprop=datePublished datetime=2023-03-02>x</time>", "2023-01-01"),
            ("date", "2023-01-01", "<time itemprop=datePublished datetime=2023-03-03>x</time>", "2023-03-03"),
            ("date", "2023-01-01", "<time datetime=2023-03-03>x</time>", "2023-01-01"),
            (
                "publishdate", "2023-01-01", "<time itemprop=datePublished datetime=2023-03-03>x</time>",
                "2023-01-01"
            ),
        ] as [(String, String, String, String)])
    func `a weak key gives way to a date beside the title that is two days earlier, or microdata far off`(
        key: String, stated: String, body: String, expected: String
    ) throws {
        try check(Page(meta: [(key, stated)], body: body, expected: expected))
    }

    @Test(
        arguments: [
            ("2025-12-18T12:00:00Z", "/2025/12/19/a", "2025-12-19"),
            ("2025-12-18T11:59:00Z", "/2025/12/19/a", "2025-12-18T11:59:00Z"),
            ("2025-12-19T08:59:00Z", "/2025/12/18/a", "2025-12-18"),
            ("2025-12-19T09:00:00Z", "/2025/12/18/a", "2025-12-19T09:00:00Z"),
            ("2025-12-20T01:00:00Z", "/2025/12/18/a", "2025-12-20T01:00:00Z"),
            ("2025-12-19T08:59:00+01:00", "/2025/12/18/a", "2025-12-19T08:59:00+01:00"),
        ] as [(String, String, String)])
    func `an instant in UTC gives way to the day in the address across midnight`(
        stated: String, address: String, expected: String
    ) throws {
        try check(Page(meta: [("article:published_time", stated)], address: address, expected: expected))
    }

    @Test(
        arguments: [
            ("2023-05-06T12:00:59+02:00", "2023-05-06T12:00:59+02:00"),
            ("2023-05-06T12:01:00+02:00", "2023-05-06T10:00:00Z"),
            ("2023-05-06T09:59:30Z", "2023-05-06T10:00:00Z"),
        ] as [(String, String)])
    func `the same instant keeps the publisher's offset`(meta: String, expected: String) throws {
        try check(
            Page(
                meta: [("article:published_time", meta)], json: #""datePublished":"2023-05-06T10:00:00Z""#,
                expected: expected))
    }

    @Test(
        arguments: [
            Page(body: "<p>Seen on 6 May 2023</p>", address: "/2023/04/01/a", expected: "2023-04-01"),
            Page(body: "<p class=date>6 May 2023</p>", address: "/2023/04/01/a", expected: "2023-05-06"),
            Page(body: "<p>Seen on 6 May 2023</p>", expected: "2023-05-06"),
            Page(json: #""dateCreated":"2023-05-01","uploadDate":"2023-05-02""#, expected: "2023-05-01"),
            Page(json: #""dateModified":"2023-05-03","uploadDate":"2023-05-02""#, expected: "2023-05-02"),
            Page(meta: [("lastmod", "2023-05-03")], expected: "2023-05-03"),
            Page(body: "<p>Updated 6 May 2023 by the desk of the coast</p>", expected: "2023-05-06"),
            Page(
                body: "<div class=latest><time datetime=2023-05-06>x</time></div>", expected: "2023-05-06"),
            Page(body: "<p>Nothing of 12 boats</p>", expected: nil),
        ] as [Page])
    private func `where nothing is stated the marked date counts, then the address, then anything`(page: Page)
        throws
    {
        try check(page)
    }

    @Test(
        arguments: [
            ("05/06/2023", "/2023/06/05/a", "2023-06-05", false),
            ("05/06/2023", "/2023/06/04/a", "2023-05-06", true),
            ("05/06/2023", "/a", "2023-05-06", true), ("05/16/2023", "/2023/06/05/a", "2023-05-16", false),
        ] as [(String, String, String, Bool)])
    func `day and month change places where the address says so`(
        shown: String, address: String, expected: String, isAmbiguous: Bool
    ) throws {
        let page = Page(meta: [("article:published_time", shown)], address: address)
        #expect(try dates(page).published == expected)
        let found = try dates(page).isAmbiguous
        #expect(found == isAmbiguous)
    }

    @Test(
        arguments: [
            ([("article:modified_time", "2023-05-07"), ("lastmod", "2023-05-08")], "", "2023-05-07"),
            ([("lastmod", "2023-05-08")], #""dateModified":"2023-05-09""#, "2023-05-09"),
            ([("lastmod", "soon")], "", nil),
        ] as [([(String, String)], String, String?)])
    func `the last change is the linked data's or the surest key's`(
        meta: [(String, String)], json: String, expected: String?
    ) throws {
        let found = try dates(Page(meta: meta, json: json)).modified
        #expect(found == expected)
    }
}
