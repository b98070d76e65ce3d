import Intake
import PipelineKit
import Testing

/// What users of wiki readers have reported, played with pages of our own.
@Suite struct WikiReportTests {
    private static func export(_ pages: [String]) -> [UInt8] {
        Array(
            """
            <mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="de">
            <siteinfo><sitename>Hafennachrichten</sitename><base>https://w.example/wiki/Hauptseite</base>
            <namespaces><namespace key="0" /><namespace key="6">Datei</namespace><namespace key="14">Kategorie</namespace></namespaces>
            </siteinfo>
            \(pages.joined(separator: "\n"))
            </mediawiki>
            """.utf8)
    }

    private static func page(_ text: String, title: String = "Neue Fähre", ns: Int = 0, extra: String = "")
        -> String
    {
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(
            ">", with: "&gt;")
        return """
            <page><title>\(title)</title><ns>\(ns)</ns><id>7</id>\(extra)<revision><timestamp>2026-05-13T08:00:00Z</timestamp>\
            <model>wikitext</model><text xml:space="preserve">\(escaped)</text></revision></page>
            """
    }

    @Test(arguments: [
        ("WikiExtractor/wikiextractor#112", "{{w|Oslo|OSLO}} hat {{w|Mut}}.", "<p>OSLO hat Mut.</p>"),
        ("earwig/mwparserfromhell#169", "[[File:Fly|thumb|alt=A fly|A fly]]Text.", "<p>Text.</p>"),
        (
            "earwig/mwparserfromhell#136", "Vor [[Datei:E.jpg|135px|Die [[Fähre]] am Kai]] nach.",
            "<p>Vor  nach.</p>"
        ),
        (
            "earwig/mwparserfromhell#191", "Text.\n\n[[en:Ferry]]\n[[ace:Ureuëng]]\n[[Kategorie:Schiff]]",
            "<p>Text.</p>"
        ),
        ("earwig/mwparserfromhell#272", "'''{{nihongo|EMIYA|エミヤ}}''' ist da.", "<p>EMIYA ist da.</p>"),
        (
            "earwig/mwparserfromhell#280", "Gute Kritiken.{{Citation needed|date=May}} Die Fähre.",
            "<p>Gute Kritiken. Die Fähre.</p>"
        ),
        (
            "earwig/mwparserfromhell#329", "Gegründet {{start date and age|1928}} als [[Fähre (Schiff)|]].",
            "<p>Gegründet 1928 als Fähre.</p>"
        ),
        (
            "WikiExtractor/wikiextractor#298",
            "Vor.\n{| class=\"wikitable\"\n! colspan=\"2\" | Jahr\n|-\n| 1 || {{x|{{y}}}}\n{|\n| in\n|}\n|}\nNach.",
            "<p>Vor.</p>\n<p>Nach.</p>"
        ),
        (
            "WikiExtractor/wikiextractor#364",
            "<templatestyles src=\"x\" />Text<ref name=\"a\">Quelle</ref>, mehr<ref name=b />.",
            "<p>Text, mehr.</p>"
        ),
        ("opencog/relex#234", "Text {{a|{{b|c}}|d}}\n\n{{Infobox\n| x = [[y]]\n}}", "<p>Text</p>"),
        (
            "headings",
            "== Lage ==\nText.\n\n=== Leer ===\n{{Karte}}\n\n== Quellen ==\n* {{source|url=https://x.example}}\n",
            "<h2>Lage</h2>\n<p>Text.</p>"
        ),
        (
            "lists", "* eins\n* [https://x.example zwei]\n# ''drei''",
            "<ul><li>eins</li><li>zwei</li><li>drei</li></ul>"
        ),
        (
            "comments and marks", "A<!-- [[x --> b. __NOTOC__ l''a''nd 5 < 6 & 7.",
            "<p>A b.  land 5 &lt; 6 & 7.</p>"
        ),
        ("nowiki", "<nowiki>[[kein Link]]</nowiki> {{!}}", "<p>[[kein Link]] |</p>"),
        ("unclosed", "Text {{offen und [[weiter.", "<p>Text {{offen und [[weiter.</p>"),
    ])
    func `wiki markup leaves what a reader sees`(thread: String, wiki: String, html: String) {
        let opened = ContainerTests.open(Self.export([Self.page(wiki)]), "w.xml")
        #expect(opened.texts.map { $0.trimmingSuffix } == [html], Comment(rawValue: thread))
        #expect(opened.codes == [])
    }

    @Test func `a page says where it stands, of which day it is, and when it was changed`() throws {
        let opened = ContainerTests.open(
            Self.export(
                [Self.page("{{Datum|12. Mai 2026}}\nText.", title: "Fähre & Kai?")]
                    .map { $0.replacing("& Kai", with: "&amp; Kai") }), "w.xml")
        let record = try #require(opened.records.first)
        #expect(record.title == "Fähre & Kai?")
        #expect(record.url == "https://w.example/wiki/F%C3%A4hre_%26_Kai%3F")
        #expect(record.published == "2026-05-12")
        #expect(record.modified == "2026-05-13T08:00:00Z")
        #expect(record.source == "Hafennachrichten")
        #expect(record.language == "de")
        #expect(record.input.member == "page-7")
        #expect(
            ContainerTests.open(Self.export([Self.page("Text.")]), "w.xml").records.first?.published == nil)
    }

    @Test(arguments: ["WikiExtractor/wikiextractor#303", "WikiExtractor/wikiextractor#384"])
    func `redirects, other namespaces and pages without a text are dropped one by one`(thread: String) {
        let pages = [
            Self.page("#REDIRECT [[Fähre]]"), Self.page("x", extra: "<redirect title=\"Fähre\" />"),
            Self.page("Diskussion.", title: "Diskussion:Fähre", ns: 1), Self.page("Text."),
            "<page><title>Leer</title><ns>0</ns><id>8</id><revision><text/></revision></page>",
        ]
        let opened = ContainerTests.open(Self.export(pages), "w.xml")
        #expect(opened.codes == ["redirect", "redirect", "not_article"])
        #expect(opened.texts.map { $0.trimmingSuffix } == ["<p>Text.</p>", ""])
    }

    @Test func `a template in the middle of a sentence may have had words, which is told`() {
        let opened = ContainerTests.open(
            Self.export([Self.page("Es sind {{Meter|5}} tief und {{convert|3|km|mi}} weit.")]), "w.xml")
        #expect(opened.records.first?.warnings == ["template_removed"])
        #expect(opened.texts.first?.contains("3 km weit") == true)
    }

    @Test(arguments: [
        "{{", "[[", "{{[[", "<ref>", "<a ", "[http:", "<!--", "{|\n", "}}]]", "\u{27}", "{{w|", "[[a|",
    ])
    func `markup that never ends is read in time, and nothing traps`(part: String) {
        let text = String(repeating: part, count: 10_000) + "Text."
        #expect(ContainerTests.open(Self.export([Self.page(text)]), "w.xml").codes == [])
    }

    @Test func `an export that is cut off keeps its whole pages`() {
        let whole = Self.export([Self.page("Eins."), Self.page("Zwei.")])
        let opened = ContainerTests.open(Array(whole.dropLast(60)), "w.xml")
        #expect(opened.texts.map { $0.trimmingSuffix } == ["<p>Eins.</p>"])
        #expect(opened.codes == ["unreadable_format"])
    }

    @Test(arguments: ["WikiExtractor/wikiextractor#139", "WikiExtractor/wikiextractor#105"])
    func `the texts that WikiExtractor writes are one document each`(thread: String) {
        let text = """
            <doc id="10" url="https://w.example/wiki?curid=10" title="Fähre &amp; Kai">
            Fähre &amp; Kai

            Die Fähre fährt &lt;bald&gt;.
            Section::::Lage.
            BULLET::::- Am Kai
            </doc>
            <doc id="11" url="https://w.example/wiki?curid=11" title="Umleitung">
            Umleitung

            </doc>

            """
        let opened = ContainerTests.open(Array(text.utf8), "AA/wiki_00")
        #expect(opened.titles == ["Fähre & Kai"])
        #expect(opened.texts == ["<p>Die Fähre fährt &lt;bald&gt;.</p>\n<h2>Lage</h2>\n<p>Am Kai</p>\n"])
        #expect(opened.records.first?.url == "https://w.example/wiki?curid=10")
        #expect(opened.codes == ["no_text"])
    }
}

extension String {
    /// The text without line ends behind it.
    fileprivate var trimmingSuffix: String {
        var text = self
        while text.last?.isNewline == true { text.removeLast() }
        return text
    }
}
