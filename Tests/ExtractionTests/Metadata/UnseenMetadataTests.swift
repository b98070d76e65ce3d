import DateKit
import Markup
import Testing

@testable import Extraction

/// Further reports of wrong metadata, of pages that no rule had been written on; each names the thread.
@Suite struct UnseenMetadataTests {
    private static let headline = "Upper sluice to close for eleven days"
    private static let lines = """
        <p>The water board will close the upper sluice in October, because divers found cracks in two of its five gates.</p>
        <p>Boats longer than twelve metres will have to wait or take the detour, which adds almost a day to the trip.</p>
        """
    private static let address = "https://sluice.example/local/upper"

    private func read(
        head: String = "", above: String = "", below: String = "",
        title: String = "\(headline) | Sluice Post",
        url: String? = address
    ) throws -> PageMetadata {
        let html = """
            <html lang=en><head><title>\(title)</title>\(head)</head><body><header><a href=/>Sluice Post</a></header>
            <main><h1>\(Self.headline)</h1>\(above)<div class=body>\(Self.lines)</div></main>\(below)</body></html>
            """
        return PageMetadata.read(from: try HTMLParser.parse(Array(html.utf8)), url: url)
    }

    // MARK: Authors

    @Test(
        arguments: [
            // zotero/translators#1165
            (
                "",
                "<div class=byline><b>By <a rel=author href=/author/c>Chris Austin</a></b> | November 13, 2014 |</div>",
                ["Chris Austin"]
            ),
            // ageitgey/node-unfluff#93
            (
                "", "<div class=byline>Monday August 27, 2018 10:05 am PDT by Juli Clover</div>",
                ["Juli Clover"]
            ),
            // microlinkhq/metascraper#352 and #408
            ("", "<p>By <a href=/u/b>Byrne Hobart</a></p>", ["Byrne Hobart"]),
            ("", "<div class=byline>February 25, 2021</div>", []),
            // zotero/translators#2234: the firm that made the site.
            (
                "<meta name=author content='WebDesign Studio GmbH'>",
                "<span class=author><a href=/author/i>Ida Brandt</a></span>", ["Ida Brandt"]
            ),
            // AndyTheFactory/newspaper4k#405: catalogues state family names first, one `meta` a person.
            (
                "<meta name=citation_author content='Brandt, Ida'><meta name=citation_author content='Dahl, Jon'>",
                "", ["Ida Brandt", "Jon Dahl"]
            ),
        ] as [(String, String, [String])])
    func `who wrote it is told from what stands beside`(head: String, above: String, expected: [String])
        throws
    {
        let found = try read(head: head, above: above).authors
        #expect(found == expected)
    }

    private static let next = """
        <article><h1><a href=/9>Library to open on Mondays</a></h1><div class=byline>By Nora Field</div><time
        datetime=2026-03-09>9 March</time><p>Two assistants will be hired, and the lamps will no longer hum.</p></article>
        """

    /// The next article of an endless page has a marked byline, and the page's own is plain.
    @Test func `the next article's writer and day are not the page's`() throws {
        let found = try read(above: "<p><span>By Jon Dahl</span></p>", below: Self.next)
        #expect(found.authors == ["Jon Dahl"])
        #expect(try read(below: Self.next).published == nil)
        // An article with the page's own headline is the page's.
        let own = Self.next.replacing("Library to open on Mondays", with: Self.headline)
        #expect(try read(below: own).authors == ["Nora Field"])
    }

    // MARK: Dates

    @Test(
        arguments: [
            // adbar/htmldate#124: nothing but days of something else.
            (
                "",
                "<ol class=comment-list><li class=comment><time datetime=2020-02-02>2 February 2020</time></ol>",
                nil
            ),
            ("", "<div class=events><time datetime=2025-05-05>5 May 2025</time> Lantern walk</div>", nil),
            ("<table><tr><th>Opened</th><td>3 March 1998</td></tr></table>", "", nil),
            ("<table><tr><th>Date</th><td>3 March 1998</td></tr></table>", "", "1998-03-03"),
            // adbar/htmldate#51 and #119
            ("<p>on April 4, 2022 at 10:43 am</p>", "", "2022-04-04T10:43:00"),
            ("<p>Published: December 5, 2022. Last updated: January 9, 2024</p>", "", "2022-12-05"),
            ("<span title='March 3, 2026 8:00 AM'>9 months ago</span>", "", "2026-03-03T08:00:00"),
        ] as [(String, String, String?)])
    func `a day is the page's own or none`(above: String, below: String, expected: String?) throws {
        let found = try read(above: above, below: below).published
        #expect(found == expected)
    }

    // MARK: Addresses and pictures

    @Test(
        arguments: [
            // zulip/zulip#12199, concretecms/concretecms#12558: every page names the front page.
            ("<meta property=og:url content='https://sluice.example/'>", nil),
            (
                "<link rel=canonical href='https://sluice.example/'><meta property=og:url content='https://sluice.example/local/2'>",
                "https://sluice.example/local/2"
            ),
            // dpc-sdp/ripple-framework#1603
            ("<meta property=og:url content='https://sluice.exampleundefined'>", nil),
            (
                "<link rel=canonical href='http://localhost:3000/local/3'><meta property=og:url content='https://sluice.example/local/3'>",
                "https://sluice.example/local/3"
            ),
            // mozilla/page-metadata-parser#100
            (
                "<link rel=canonical href='https://sluice.example/local/4'><meta property=og:url content='https://sluice.example/local'>",
                "https://sluice.example/local/4"
            ),
        ] as [(String, String?)])
    func `what a template left open is no address`(head: String, expected: String?) throws {
        #expect(try read(head: head, url: nil).canonicalURL == expected)
    }

    @Test(
        arguments: [
            (
                "<figure><picture><source srcset='/a-400.jpg 400w, /a-1600.jpg 1600w'><img></picture></figure>",
                "a-1600.jpg"
            ),
            ("<figure><img srcset='/a.jpg, /b.jpg 2x'></figure>", "b.jpg"),
            // jocmp/mercury-parser#191
            ("<figure><img class=lazyload src=/spacer.gif data-src=/real.jpg></figure>", "real.jpg"),
            ("<figure><img src='{{ image }}'></figure>", nil),
        ] as [(String, String?)])
    func `the shown picture is found among its candidates`(above: String, expected: String?) throws {
        #expect(try read(above: above).image == expected.map { "https://sluice.example/\($0)" })
    }

    @Test func `pictures are relative to the base that the page states`() throws {
        let found = try read(
            head: "<base href=https://media.example/p/>", above: "<figure><img src=gate.jpg></figure>")
        #expect(found.image == "https://media.example/p/gate.jpg")
        #expect(found.canonicalURL == Self.address)
    }

    // MARK: Titles

    /// The name of the site stands in its logo alone.
    @Test func `the words for a logo name the site`() throws {
        let html = """
            <html><head><title>\(Self.headline) - Sluice Post</title></head><body><a href=/><img src=/b.gif alt="Sluice Post"></a>
            <b>\(Self.headline)</b>\(Self.lines)</body></html>
            """
        #expect(
            PageMetadata.read(from: try HTMLParser.parse(Array(html.utf8)), url: Self.address).title
                == Self.headline)
    }
}
