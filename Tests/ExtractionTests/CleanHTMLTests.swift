import PipelineKit
import Testing

@testable import Extraction

/// The stage as a run uses it: what becomes of a page, and who has the last word on a field.
@Suite struct CleanHTMLTests {
    private func process(
        _ html: String, _ stage: CleanHTML? = CleaningStage.usual, form: Document.Form = .page,
        fetchedAt: String? = nil,
        _ change: (inout Record) -> Void = { _ in }
    ) throws -> (record: Record, verdict: String) {
        var record = Record(kind: form == .page ? .page : .feedEntry, input: InputReference(path: "a"))
        change(&record)
        var document = Document(record: record, content: Array(html.utf8), form: form)
        document.fetchedAt = fetchedAt
        let verdict = try (try #require(stage)).process(&document).code
        #expect(document.content.isEmpty)
        return (document.record, verdict)
    }

    private static let article = HarbourPages.page(
        "<article><h1>Harbour to be dredged</h1><p>By Ann Lee</p>\(HarbourPages.paragraphs.joined())</article>",
        head:
            "<meta property=og:site_name content='Coast Times'><meta property=article:published_time content=2026-03-01>"
            + "<meta name=keywords content='a,b'><meta property=article:section content=Sea><meta property=og:image content='https://a.example/i.jpg'>"
            + "<meta name=description content='What it is about.'><link rel=canonical href='https://a.example/s/1'>"
    )

    @Test func `a page becomes a record of its fields and its text, without the frame`() throws {
        let (record, verdict) = try process(Self.article)
        #expect(verdict == "keep")
        #expect(
            record.title == "Harbour to be dredged" && record.authors == ["Ann Lee"]
                && record.source == "Coast Times")
        #expect(record.published == "2026-03-01" && record.section == "Sea" && record.tags == ["a", "b"])
        #expect(record.image == "https://a.example/i.jpg" && record.summary == "What it is about.")
        #expect(record.canonicalURL == "https://a.example/s/1" && record.url == "https://a.example/s/1")
        #expect(record.text == HarbourPages.sentences.joined(separator: "\n\n"))
        #expect(record.language == "en" && record.warnings == ["language_detected"])
    }

    private static func mainPage(_ address: String) -> String {
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"mainEntityOfPage\":\(address)}</script>"
    }

    /// A link stands in the body, and a title in the place of the page's own.
    private static func laterPage(_ head: String) -> String {
        if head.hasPrefix("<a ") { return article.replacing("<p>By Ann Lee", with: head + "<p>By Ann Lee") }
        let page = head.hasPrefix("<title>") ? article.replacing(/<title>.*?<\/title>/, with: "") : article
        return page.replacing("<link rel=canonical", with: head + "<link rel=canonical")
    }

    @Test(arguments: [
        (
            "<meta property=og:url content='https://a.example/s/1?page=2'>", "https://a.example/s/1?page=2",
            nil
        ),
        ("<meta property=og:url content='/s/1/2'>", "https://a.example/s/1/2", nil),
        ("<meta property=og:url content='/s/1-page2.html'>", "https://a.example/s/1-page2.html", nil),
        ("<meta property=og:url content='/s/1?seite=2'>", "https://a.example/s/1?seite=2", nil),
        ("<meta property=og:url content='https://a.example/s/1'>", "https://a.example/s/1", nil),
        ("<link rel=prev href='https://a.example/s/1'>", "https://a.example/s/1", "a.example/s/1"),
        ("<link rel=prev href='/s/1?page=2'>", "https://a.example/s/1", "a.example/s/1?page=2"),
        ("<link rel=prev href='/s/0'><link rel=next href='/s/2'>", "https://a.example/s/1", nil),
        ("<link rel=next href='/s/1?page=2'>", "https://a.example/s/1", nil),
        (mainPage("\"https://a.example/s/1?page=2\""), "https://a.example/s/1?page=2", nil),
        (
            mainPage("{\"@type\":\"WebPage\",\"@id\":\"https://a.example/s/1/3\"}"),
            "https://a.example/s/1/3", nil
        ),
        (mainPage("\"https://a.example/s/1\""), "https://a.example/s/1", nil),
        ("<a rel=prev href='/s/1'>Back</a>", "https://a.example/s/1", "a.example/s/1"),
        ("<a rel='nofollow prev' href='/s/1/2'>Back</a>", "https://a.example/s/1", "a.example/s/1/2"),
        ("<a rel=prev href='/s/0'>An older story</a>", "https://a.example/s/1", nil),
        ("<title>Harbour to be dredged - Page 2</title>", "https://a.example/s/1", "a.example/s/1"),
        (
            "<title>Harbour to be dredged (3/4) | Coast Times</title>", "https://a.example/s/1",
            "a.example/s/1?page=2"
        ),
        (
            "<meta property=og:title content='Harbour to be dredged – Seite 2'>", "https://a.example/s/1",
            "a.example/s/1"
        ),
        ("<title>Harbour to be dredged for 2 years</title>", "https://a.example/s/1", nil),
    ])
    func `a saved later page says that it is one, and keeps the canonical address`(
        head: String, url: String, previous: String?
    ) throws {
        let (record, _) = try process(Self.laterPage(head))
        #expect(record.canonicalURL == "https://a.example/s/1" && record.url == url)
        #expect(record.identity.previousPage == previous)
    }

    @Test func `fields stated by the container are kept`() throws {
        let (record, _) = try process(Self.article) {
            ($0.title, $0.source, $0.authors, $0.published) = ("Own", "Own Press", ["Bo Ek"], "2020-01-01")
            ($0.tags, $0.section, $0.language, $0.summary) = (["c"], "Own part", "en-IE", "Own words")
            ($0.url, $0.canonicalURL, $0.image, $0.subtitle) = ("u", "c", "i", "s")
            $0.modified = "2020-01-02"
        }
        #expect(record.title == "Own" && record.source == "Own Press" && record.authors == ["Bo Ek"])
        #expect(record.published == "2020-01-01" && record.modified == "2020-01-02" && record.tags == ["c"])
        #expect(record.section == "Own part" && record.language == "en-IE" && record.summary == "Own words")
        #expect(
            record.url == "u" && record.canonicalURL == "c" && record.image == "i" && record.subtitle == "s")
        #expect(record.warnings.isEmpty)
    }

    @Test(
        arguments: [
            ("<html lang=de>", nil, "en", ["language_detected", "language_contradicted"]),
            ("<html lang=EN_us>", nil, "en-US", []), ("<html lang=english>", nil, "en", []),
            (
                "<html lang=de><meta property=og:locale content=en_GB>", nil, "en-GB",
                ["language_contradicted"]
            ),
            ("<html>", "sv", "en", ["language_detected", "language_contradicted"]),
            ("<html>", "en-ie", "en-IE", []),
        ] as [(String, String?, String, [String])])
    func `the language is that of the text, whatever page and container state`(
        start: String, container: String?, language: String, warnings: [String]
    ) throws {
        let (record, _) = try process(start + Self.article) { $0.language = container }
        #expect(record.language == language && record.warnings == warnings)
    }

    @Test(
        arguments: [
            ("<html><body><img src=a></body></html>", "no_text", "no_text"),
            ("<html><body><h1>Only a title of it</h1></body></html>", "no_text", "keep"),
            (HarbourPages.page(""), "no_article", "keep"),
        ] as [(String, String, String)])
    func `a page without an article goes, unless it is wanted`(html: String, usual: String, kept: String)
        throws
    {
        let verdicts = [
            try process(html).verdict,
            try process(
                html,
                CleaningStage.stage(#"{"uncertainBody":"keep","pageTypes":{"index":"keep","other":"keep"}}"#)
            ).verdict,
        ]
        #expect(verdicts == [usual, kept])
    }

    @Test func `doubts become warnings`() throws {
        let ambiguous = HarbourPages.page(
            HarbourPages.paragraphs.joined(),
            head: "<meta property=article:published_time content='05/06/2023'>")
        #expect(try process(ambiguous).record.warnings.contains("date_ambiguous"))
        let walled = HarbourPages.page(
            HarbourPages.paragraphs.joined(),
            head: linkedData(#"{"@type":"Article","isAccessibleForFree":false}"#))
        #expect(try process(walled).record.warnings.contains("paywalled"))
        let relative = HarbourPages.page(
            "<h1>Harbour to be dredged</h1><p>2 days ago</p>" + HarbourPages.paragraphs.joined())
        let record = try process(relative, fetchedAt: "2026-03-02T10:00:00Z").record
        #expect(
            record.published?.hasPrefix("2026-02-28") == true && record.warnings.contains("date_relative"))
        #expect(try process(relative).record.published == nil)
    }

    @Test func `fragments and plain text are text from end to end`() throws {
        let fragment = try process(
            "<p>One.</p><p>Two.</p><figcaption>Three</figcaption><p style='display:none'>Four</p>",
            form: .fragment)
        #expect(fragment.record.text == "One.\n\nTwo." && fragment.verdict == "keep")
        #expect(fragment.record.removedBlocks.map(\.text) == ["Three"])
        #expect(try process("One\ntwo.\n\nThree.", form: .plainText).record.text == "One two.\n\nThree.")
        #expect(try process(" \n ", form: .plainText).verdict == "no_text")
    }

    @Test func `limits are the parser's`() throws {
        #expect(throws: DocumentFault.self) {
            try process(Self.article, CleaningStage.stage(#"{"maximumNodes":10}"#))
        }
    }
}
