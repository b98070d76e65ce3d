import Foundation
import Intake
import PipelineKit
import Testing

/// What users have reported of the exports of sites and agencies, of lists of references and of texts in Markdown, with words of
/// our own.
@Suite struct SiteExportReportTests {
    // MARK: WordPress

    private static func item(_ title: String, _ more: String) -> String {
        "<item><title>\(title)</title><link>https://w.example/\(title)</link><dc:creator><![CDATA[mholt]]></dc:creator><guid isPermaLink='false'>\(title)</guid><content:encoded><![CDATA[<p>\(title) left at dawn.</p>]]></content:encoded>\(more)</item>"
    }

    private static func wxr(_ items: String) -> String {
        "<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:wp='http://wordpress.org/export/1.2/'><channel><title>Log</title><wp:author><wp:author_login><![CDATA[mholt]]></wp:author_login><wp:author_display_name><![CDATA[Mira Holt]]></wp:author_display_name></wp:author>\(items)</channel></rss>"
    }

    @Test(arguments: [
        ("statamic/importer#7", "<wp:post_type>attachment</wp:post_type>", "not_article"),
        (
            "hexojs/hexo-migrator-wordpress#69",
            "<wp:post_type><![CDATA[attachment]]></wp:post_type><wp:status>inherit</wp:status>", "not_article"
        ),
        (
            "thelabnyc/wagtail_blog#36",
            "<wp:post_type>nav_menu_item</wp:post_type><wp:status>publish</wp:status>", "not_article"
        ),
        ("a template", "<wp:post_type>wp_template</wp:post_type>", "not_article"),
        (
            "a draft", "<wp:status><![CDATA[draft]]></wp:status><wp:post_type>post</wp:post_type>",
            "not_published"
        ),
        ("the bin", "<wp:status>trash</wp:status>", "not_published"),
        ("a post", "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>", nil),
        (
            "concretecms/addon_migration_tool#8 (a page)",
            "<wp:status>publish</wp:status><wp:post_type>page</wp:post_type>", nil
        ),
        (
            "a type of the site's own", "<wp:status>publish</wp:status><wp:post_type>review</wp:post_type>",
            nil
        ),
    ])
    func `what is no article of a site's export is dropped with its reason`(
        thread: String, fields: String, reason: String?
    ) {
        let file = Self.wxr(Self.item("A", "") + Self.item("B", fields))
        let opened = ContainerTests.open(Array(file.utf8), "a.xml")
        #expect(opened.titles == (reason == nil ? ["A", "B"] : ["A"]), Comment(rawValue: thread))
        #expect(opened.codes == [reason].compactMap { $0 }, Comment(rawValue: thread))
    }

    @Test func `an author is called by name, not by login`() {
        // contentful/wordpress-exporter.rb#10, jekyll/jekyll-import#44
        let opened = ContainerTests.open(Array(Self.wxr(Self.item("A", "")).utf8), "a.xml")
        #expect(opened.records.map(\.authors) == [["Mira Holt"]])
    }

    // MARK: Blogger

    private static func entry(_ title: String, _ more: String) -> String {
        "<entry><id>tag:b,\(title)</id><title>\(title)</title><content type='html'>&lt;p&gt;\(title) left at dawn.&lt;/p&gt;</content>\(more)</entry>"
    }

    private static func kind(_ name: String) -> String {
        "<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#\(name)'/>"
    }

    @Test(arguments: [
        ("getpelican/pelican#1390 (settings)", kind("settings"), "not_article"),
        ("publify/publify#267 (a comment)", kind("comment"), "not_article"),
        ("Code52/pretzel#56 (a template)", kind("template"), "not_article"),
        ("a comment of Takeout", "<blogger:type>COMMENT</blogger:type>", "not_article"),
        (
            "a draft of Takeout", "<blogger:type>POST</blogger:type><blogger:status>DRAFT</blogger:status>",
            "not_published"
        ),
        (
            "a draft",
            kind("post")
                + "<app:control xmlns:app='http://purl.org/atom/app#'><app:draft>yes</app:draft></app:control>",
            "not_published"
        ),
        ("a post", kind("post"), nil),
        ("a page of Takeout", "<blogger:type>PAGE</blogger:type><blogger:status>LIVE</blogger:status>", nil),
    ])
    func `comments, settings and templates of a blog's export are no articles`(
        thread: String, fields: String, reason: String?
    ) {
        let file =
            "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'><title>Log</title>\(Self.entry("A", Self.kind("post")))\(Self.entry("B", fields))</feed>"
        let opened = ContainerTests.open(Array(file.utf8), "feed.atom")
        #expect(opened.titles == (reason == nil ? ["A", "B"] : ["A"]), Comment(rawValue: thread))
        #expect(opened.codes == [reason].compactMap { $0 }, Comment(rawValue: thread))
        #expect(opened.records.allSatisfy { $0.tags.isEmpty })
    }

    // MARK: JSON

    @Test func `posts of Ghost are read, and drafts and posts without a text are told`() {
        // eloyesp/jekyll_ghost_importer#16, TryGhost/Ghost#17167
        let post = { (name: String, more: String) in
            "{\"id\":\"\(name)\",\"title\":\"\(name)\",\"slug\":\"\(name)\",\"type\":\"post\",\(more)}"
        }
        let posts = [
            post(
                "A",
                "\"html\":\"<p>A left.</p>\",\"status\":\"published\",\"published_at\":\"2026-05-12T08:00:00.000Z\""
            ),
            post("B", "\"html\":\"<p>B left.</p>\",\"status\":\"draft\",\"published_at\":null"),
            post("C", "\"html\":null,\"mobiledoc\":\"{}\",\"status\":\"published\""),
        ].joined(separator: ",")
        let file =
            "{\"db\":[{\"meta\":{},\"data\":{\"posts\":[\(posts)],\"users\":[{\"id\":\"u\",\"name\":\"Mira\"}]}}]}"
        let opened = ContainerTests.open(Array(file.utf8), "log.ghost.json")
        #expect(opened.titles == ["A"])
        #expect(opened.codes == ["not_published", "unknown_format"])
    }

    @Test(arguments: [
        "{\"title\":\"List\",\"items\":[{\"title\":\"A\",\"url\":\"https://l.example/a\",\"text\":\"A left.\"}]}",
        "{\"items\":[{\"node\":{\"title\":\"A\",\"url\":\"https://l.example/a\",\"body\":\"A left.\"}}]}",
    ])
    func `a list of items with texts under other names than a feed's is no feed`(file: String) {
        let opened = ContainerTests.open(Array(file.utf8), "a.json")
        #expect(opened.titles == ["A"])
        #expect(opened.texts == ["A left."])
        #expect(opened.codes == [])
    }

    @Test func `a row that has a lead alone is a summary`() {
        let row = "{\"title\":\"A\",\"url\":\"https://l.example/a\",\"lead\":\"The ferry left at dawn.\"}"
        let opened = ContainerTests.open(Array("{\"scrapes\":[\(row)]}".utf8), "a.json")
        #expect(opened.texts == ["The ferry left at dawn."])
        #expect(opened.records.first?.warnings.contains("summary_only") == true)
    }

    // MARK: Agencies

    private static func g2(_ status: String) -> String {
        "<?xml version='1.0'?><newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:a'><itemMeta><pubStatus qcode='\(status)'/></itemMeta><contentMeta><headline>A</headline></contentMeta><contentSet><inlineData contenttype='text/plain'>A left at dawn.</inlineData></contentSet></newsItem>"
    }

    @Test(arguments: [
        (g2("stat:usable"), "a.xml", [String]()), (g2("stat:canceled"), "a.xml", ["not_published"]),
        (g2("stat:withheld"), "a.xml", ["not_published"]),
        (
            "{\"uri\":\"urn:a\",\"pubstatus\":\"canceled\",\"headline\":\"A\",\"body_text\":\"A left.\"}",
            "a.json", ["not_published"]
        ),
    ])
    func `what an agency has taken back is not published`(file: String, name: String, codes: [String]) {
        let opened = ContainerTests.open(Array(file.utf8), name)
        #expect(opened.codes == codes)
        #expect(opened.titles.count == 1 - codes.count)
    }

    @Test func `the lead of a story that stands in its whole text too is read once`() {
        let file =
            "<?xml version='1.0'?><nitf><head><docdata><doc-id id-string='7'/></docdata><pubdata date.publication='20070101T000000' ex-ref='http://q.example/7'/></head><body><body.head><hedline><hl1>A</hl1></hedline></body.head><body.content><block class='lead_paragraph'><p>It left.</p></block><block class='full_text'><p>It left.</p><p>It came.</p></block></body.content></body></nitf>"
        let opened = ContainerTests.open(Array(file.utf8), "7.xml")
        #expect(opened.texts.first?.components(separatedBy: "It left.").count == 2)
        #expect(opened.records.first?.published == "2007-01-01T00:00:00")
        #expect(opened.records.first?.url == "http://q.example/7")
    }

    @Test func `several stories of a wire in one file are told`() {
        let story = { (name: String) in
            "\u{1}u a1 0123\u{2}\nBC-\(name)\n\(name) left at dawn, said the harbour.\n\u{3}\n"
        }
        #expect(
            ContainerTests.open(Array((story("A") + story("B")).utf8), "a.txt").codes == ["many_articles"])
    }

    // MARK: References

    private static func reference(_ title: String, _ more: String = "") -> String {
        "TY  - NEWS\nT1  - \(title)\nAU  - Holt, Mira\nDA  - 2026/05/12/\nT2  - Harbour Courier\nUR  - https://r.example/\(title)\n\(more)AB  - \(title) left at dawn.\nER  - \n\n"
    }

    @Test(arguments: [
        ("asreview/asreview#23", reference("A") + reference("B")),
        ("technosophos/LibRIS#1 (a byte order mark)", "\u{FEFF}" + reference("A") + reference("B")),
        (
            "MrTango/rispy#61 (tags outside of a record)",
            "1. \n" + reference("A") + "C1  - Database\n\nSearch:\n-----\n\n2. \n" + reference("B")
        ),
        (
            "MrTango/rispy#30",
            "Record #1 of 2\nProvider: X\n\n" + reference("A") + "Record #2 of 2\n\n" + reference("B")
        ),
        ("MrTango/rispy#62 (an empty tag)", reference("A", "SP  -\n") + reference("B")),
        (
            "rufuspollock-okfn/bibserver#180 (a value on two lines)",
            reference("A", "N2  - It\n  was so.\n") + reference("B")
        ),
        ("no end", reference("A").replacing("ER  - \n", with: "") + reference("B")),
        ("carriage returns", (reference("A") + reference("B")).replacing("\n", with: "\r\n")),
    ])
    func `each reference of a list is a document`(thread: String, text: String) {
        for name in ["a.ris", "a.txt"] {
            let opened = ContainerTests.open(Array(text.utf8), name)
            #expect(opened.titles == ["A", "B"], Comment(rawValue: thread))
            #expect(opened.records.map(\.authors) == [["Mira Holt"], ["Mira Holt"]])
            #expect(opened.records.map(\.published) == ["2026-05-12", "2026-05-12"])
            #expect(opened.records.map(\.url) == ["https://r.example/A", "https://r.example/B"])
            #expect(
                opened.records.allSatisfy {
                    $0.source == "Harbour Courier" && $0.warnings.contains("summary_only")
                })
            #expect(opened.codes == [])
        }
    }

    @Test func `references without an abstract, and those in BibTeX, are told`() {
        let bare = Self.reference("B").replacing("AB  - B left at dawn.\n", with: "")
        #expect(
            ContainerTests.open(Array((Self.reference("A") + bare).utf8), "a.ris").codes == ["unknown_format"]
        )
        let bibtex = "@article{holt2026,\n title={A}, abstract={A left at dawn, said the harbour.}\n}\n"
        #expect(ContainerTests.open(Array(bibtex.utf8), "a.bib").codes == ["unknown_format"])
    }

    // MARK: Markdown

    @Test(arguments: [
        (
            "adbar/trafilatura#814 (a colon in a value)",
            "---\ntitle: The ferry: a story\nauthor: Mira Holt\nurl: https://m.example/a\ndate: 2026-05-12\nsitename: Courier\ntags: ['sea', 'ships']\n---\n"
        ),
        (
            "ericclemmons/medium-to-markdown#1",
            "---\ntitle: \"The ferry: a story\"\nauthor:\n  - Mira Holt\nsource: https://m.example/a\ndate: \"2026-05-12\"\nsite: Courier\ntags:\n- sea\n- ships\n---\n"
        ),
        (
            "tmcw/notfoundbot#35",
            "+++\ntitle = \"The ferry: a story\"\nauthors = [\"Mira Holt\"]\nurl = \"https://m.example/a\"\ndate = 2026-05-12\npublisher = 'Courier'\ntags = [\"sea\", \"ships\"]\n+++\n"
        ),
        (
            "carriage returns",
            "---\r\ntitle: The ferry: a story\r\nauthor: Mira Holt\r\nurl: https://m.example/a\r\npublished: 2026-05-12\r\nsitename: Courier\r\nkeywords: [sea, ships]\r\n...\r\n"
        ),
    ])
    func `what stands above a text in Markdown goes into its fields`(thread: String, head: String) throws {
        let opened = ContainerTests.open(
            Array((head + "\nThe ferry left at dawn, and nobody saw it go.\n").utf8), "a.md")
        let record = try #require(opened.records.first)
        #expect(record.title == "The ferry: a story", Comment(rawValue: thread))
        #expect(record.authors == ["Mira Holt"], Comment(rawValue: thread))
        #expect(record.url == "https://m.example/a")
        #expect(record.published == "2026-05-12")
        #expect(record.source == "Courier")
        #expect(record.tags == ["sea", "ships"])
        #expect(!opened.texts[0].contains("title"))
    }

    @Test func `a line of hyphens above a text is none of that`() {
        let text =
            "---\n\nThe ferry left at dawn: nobody saw it go.\n\n---\n\nIt came back at noon, said the harbour.\n"
        let opened = ContainerTests.open(Array(text.utf8), "a.md")
        #expect(opened.titles == [nil])
        #expect(opened.texts[0].contains("nobody saw it go"))
    }
}
