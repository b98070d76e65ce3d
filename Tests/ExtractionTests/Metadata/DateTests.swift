import Extraction
import Markup
import Testing

@Suite struct DateTests {
    private func published(_ head: String, _ body: String, url: String? = nil) throws -> String? {
        let html = "<html lang=en><head>\(head)</head><body>\(body)</body></html>"
        return PageMetadata.read(from: try HTMLParser.parse(Array(html.utf8)), url: url).published
    }

    @Test func `an embedded post's date is not the article's`() throws {
        let body = """
            <h1>The ferry is back</h1><span class=PublishDate>29 January 2019</span><p>Text</p>
            <blockquote class=instagram-media><p>A post</p><time datetime=2018-03-12T19:30:12Z>then</time></blockquote>
            """
        #expect(try published("", body) == "2019-01-29")
    }

    @Test(arguments: [
        ("2025-12-19T02:41:41Z", "December 18, 2025", "2025-12-18"),
        ("2025-12-18T23:10:00Z", "December 19, 2025", "2025-12-19"),
        ("2025-12-19T14:41:41Z", "December 18, 2025", "2025-12-19T14:41:41Z"),
        ("2025-12-19T02:41:41-05:00", "December 18, 2025", "2025-12-19T02:41:41-05:00"),
        ("2025-12-19T02:41:41Z", "December 17, 2025", "2025-12-19T02:41:41Z"),
    ])
    func `an instant in UTC gives way to the day that readers see across midnight`(
        _ stated: String, _ shown: String, _ expected: String
    ) throws {
        let head = "<meta property=article:published_time content='\(stated)'>"
        #expect(try published(head, "<h1>Head line</h1><p class=post-date>\(shown)</p>") == expected)
    }

    @Test func `a date above the title is nearer than those of a list below`() throws {
        let body =
            "<time datetime=2022-12-12>12.12.</time><h1>Head line</h1><p>Text</p><time datetime=2022-08-10>x</time>"
        #expect(try published("", body) == "2022-12-12")
    }

    @Test func `a day that the headline names is not the day of publication`() throws {
        let body = "<h1>Results of 19 May 2007</h1><p class=meta>20 May 2007</p><p>Text</p>"
        #expect(try published("", body) == "2007-05-20")
    }

    @Test(arguments: [("date", "2022-01-21"), ("article:published_time", "2022-01-26T14:32:06+02:00")])
    func `an earlier date next to the title wins over a weak key alone`(_ key: String, _ expected: String)
        throws
    {
        let head = "<meta property='\(key)' content='2022-01-26T14:32:06+02:00'>"
        #expect(
            try published(head, "<h1>Head line</h1><time datetime=2022-01-21 class=date>x</time>") == expected
        )
    }

    @Test(
        arguments: [
            (
                "<p>21.11.2021</p><p>Issue 34 of 8 November 2021, as the office reports, tells of it</p>",
                "2021-11-21"
            ),
            ("<p>Nothing here.</p>", nil),
            ("<div class=comments><span class=date>6 May 2023</span></div>", "2023-05-06"),
        ] as [(String, String?)])
    func `a bare date below the title is enough`(_ body: String, _ expected: String?) throws {
        #expect(try published("", "<h1>Head line</h1>" + body) == expected)
    }
}
