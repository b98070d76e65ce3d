import Intake
import PipelineKit
import Testing

/// What users of newspaper databases have reported, played with exports of our own.
@Suite struct CollectionReportTests {
    private static func nexis(_ number: String, _ title: String) -> String {
        """
                         \(number)

                          The Harbour Courier

                         May 12, 2026 Tuesday

        \(title)

        BYLINE: By Mira Holt

        SECTION: NEWS; Pg. 4

        LENGTH: 20 words

        The ferry left at dawn.
        It came back at dusk.

        Nobody was on board.

        LOAD-DATE: May 12, 2026

        LANGUAGE: ENGLISH

                    Copyright 2026 Harbour Media

        """
    }

    private static let proquest = (1...2).map {
        """
        Title: Ferry number \($0)

        Author: Holt, Mira

        Publication title: Harbour Courier; Anselm

        Publication date: May 12, 2026

        Full text: The ferry left at dawn.

        Nobody was on board.

        Subject: Ferries

        ProQuest document ID: 12345\($0)
        """
    }.joined(separator: "\n\n____________________________________________________________\n\n")

    private static let factiva = (1...2).map {
        """
        SE  News
        HD  Ferry number \($0)
        BY  Mira Holt
        WC  120 words
        PD  12 May 2026
        SN  Harbour Courier
        LA  English
        LP
        The ferry left at dawn.

        TD
        Nobody was on board.

        AN  Document HARBCO0020260512em5c0000\($0)
        """
    }.joined(separator: "\n\n")

    private static let nexisUni = (1...2).map {
        """
        Ferry number \($0)

        Harbour Courier

        May 12, 2026 Tuesday

        Copyright 2026 Harbour Media All Rights Reserved

        Section: NEWS; Pg. 4

        Length: 20 words

        Byline: Mira Holt

        Body:

        The ferry left at dawn.

        Nobody was on board.

        Load-Date: May 12, 2026

        End of Document
        """
    }.joined(separator: "\n\n")

    @Test(arguments: [
        (
            "amcat/amcat#586",
            nexis("1 of 2 DOCUMENTS", "FERRY NUMBER 1") + nexis("2 of 2 DOCUMENTS", "FERRY NUMBER 2")
        ),
        (
            "JBGruber/LexisNexisTools#6",
            nexis("Document 1 of 2", "FERRY NUMBER 1") + nexis("Document 2 of 2", "FERRY NUMBER 2")
        ),
        (
            "JBGruber/LexisNexisTools#31",
            nexis("1 von 2 DOKUMENTEN", "FERRY NUMBER 1") + nexis("2 von 2 DOKUMENTEN", "FERRY NUMBER 2")
        ),
        ("koheiw/newspapers#1", proquest), ("amcat/amcat#582", factiva),
        ("JBGruber/LexisNexisTools#7", nexisUni),
    ])
    func `an export is cut into its articles, with what its lines say`(thread: String, text: String) {
        let opened = ContainerTests.open(Array(text.utf8), "export.txt")
        #expect(
            opened.titles.map { $0?.lowercased() } == ["ferry number 1", "ferry number 2"],
            Comment(rawValue: thread))
        #expect(opened.codes == [])
        #expect(opened.members == ["article-0", "article-1"])
        for (record, text) in zip(opened.records, opened.texts) {
            #expect(record.authors == ["Mira Holt"], Comment(rawValue: thread))
            #expect(record.published == "2026-05-12", Comment(rawValue: thread))
            #expect(record.source?.hasSuffix("Courier") == true || record.source == "Harbour Courier; Anselm")
            #expect(record.kind == .textDump)
            #expect(text.hasPrefix("<p>The ferry left at dawn."), Comment(rawValue: thread))
            #expect(text.hasSuffix("Nobody was on board.</p>\n"), Comment(rawValue: thread))
        }
    }

    @Test func `many articles without a mark between them are refused`() {
        let text = (1...3).map {
            "FERRY \($0)\n\nBYLINE: Mira Holt\n\nLENGTH: 20 words\n\nIt left.\n\nIt came.\n"
        }.joined(separator: "\n")
        let opened = ContainerTests.open(Array(text.utf8), "export.txt")
        #expect(opened.records.isEmpty)
        #expect(opened.codes == ["many_articles"])
    }

    @Test(arguments: [
        "Ferry\n\n__________________________\n\nThe ferry left at dawn. It came back at dusk.\n\n__________________________\n\nMore.",
        "Minutes\n\nTitle: a talk. The chairman said it is 1 of 3 documents that the board has to read before summer.",
        "Source: the harbour. The ferry left at dawn, said Mira Holt, and nobody was on board.",
    ])
    func `a text with a ruler or a colon is one article`(text: String) {
        let opened = ContainerTests.open(Array(text.utf8), "a.txt")
        #expect(opened.records.count == 1)
        #expect(opened.codes == [])
    }

    @Test(arguments: [
        (
            "bitextor/warc2text#41",
            "User-agent: *\nDisallow: /a\n# note\nSitemap: https://x.example/s.xml\n", "site_file"
        ),
        ("commoncrawl/nutch#19", "x.example, 12, DIRECT, abc\ny.example, 34, RESELLER\n", "site_file"),
        (
            "security.txt",
            "Contact: mailto:a@x.example\nExpires: 2027-01-01T00:00:00Z\nPreferred-Languages: en\n",
            "site_file"
        ),
        ("comments alone", "# worker 3\n# nothing to do\n", "not_article"),
        ("address list", "https://x.example/1\nhttps://x.example/2\n", "list_only"),
        ("address array", "[\"https://x.example/1\", \"https://x.example/2\"]", "list_only"),
        (
            "script", "(function () {\n  var a = document.title;\n  if (a) { send(a); }\n})();\n",
            "not_article"
        ),
        ("minified script", "!function(e,t){var n=e.x;t(n)}(window,function(e){return e+1});", "not_article"),
        ("style sheet", "body { margin: 0; }\n.a, .b {\n  color: red;\n  padding: 1px;\n}\n", "not_article"),
        (
            "python",
            "import os\n\ndef main(path):\n    for name in os.listdir(path):\n        print(name)\n\nif __name__ == '__main__':\n    main('.')\n",
            "not_article"
        ),
        ("shell", "#!/bin/sh\necho done\n", "not_article"),
        (
            "access log",
            (1...4).map { "10.0.0.\($0) - - [12/May/2026:08:00:01 +0000] \"GET / HTTP/1.1\" 200 12" }.joined(
                separator: "\n"), "not_article"
        ),
        (
            "program's log",
            (1...4).map { "2026-05-12 08:00:0\($0),120 INFO worker started" }.joined(separator: "\n"),
            "not_article"
        ),
        ("settings", "[main]\nname = x\nport = 80\n; note\npath = /srv\n", "not_article"),
        (
            "wrapped data without a text", "callback({\"price\": \"12\", \"left\": 3});",
            "not_article"
        ),
        ("table without a text", "id,price,left\n1,2.50,7\n2,3.10,0\n3,9.99,12\n", "not_article"),
        ("licence of a script", "/* Copyright 2026 */\nvar a;", "not_article"),
        ("calendar", "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", "not_article"),
    ])
    func `files of servers and programs are no articles`(thread: String, text: String, code: String) {
        let opened = ContainerTests.open(Array(text.utf8), "a.txt")
        #expect(opened.records.isEmpty, Comment(rawValue: thread))
        #expect(opened.codes == [code], Comment(rawValue: thread))
    }

    @Test(arguments: [
        "<oembed><version>1.0</version><title>T</title><html>&lt;p&gt;x&lt;/p&gt;</html></oembed>",
        "<?xml version=\"1.0\"?><OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\"><ShortName>S</ShortName></OpenSearchDescription>",
        "<soap:Envelope xmlns:soap=\"x\"><soap:Body><a>Text</a></soap:Body></soap:Envelope>",
        "<?xml version=\"1.0\"?><!DOCTYPE plist PUBLIC \"x\" \"y\"><plist><dict><key>title</key></dict></plist>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>Ferry</title><text>Ferry</text></svg>",
        "<?xml version=\"1.0\"?><kml><Placemark><name>Kai</name><description>Text</description></Placemark></kml>",
        "<add><doc><field name=\"text\">Text</field></doc></add>",
    ])
    func `XML in a vocabulary without articles is refused with its root`(xml: String) {
        let opened = ContainerTests.open(Array(xml.utf8), "a.xml")
        #expect(opened.records.isEmpty)
        #expect(opened.codes == ["unknown_format"])
    }

    @Test(arguments: [
        "<p>Text of it.</p>", "<my-article><p>Text of it.</p></my-article>", "<article><h1>T</h1></article>",
        "<?xml version=\"1.0\"?><!DOCTYPE html><html><body>Text</body></html>",
        "<!-- saved --><DIV>Text</DIV>",
    ])
    func `pieces of pages are pages`(html: String) {
        #expect(ContainerTests.open(Array(html.utf8), "a.html").records.map(\.kind) == [.page])
    }

    @Test(arguments: [
        "SMITH: We think that the ferry should go on.\nJONES: It should not, and there are reasons.\nSMITH: Name one of them, please.\nJONES: The wind; it turns.\n",
        "Timeline\n\n08:00 The ferry leaves the pier.\n\nIt is a calm day, and the sea {as they say} sleeps.\n",
        "[Harbour Wire] The ferry left at dawn; nobody was on board (the captain apart).\n\nIt came back {late}.\n",
        "See https://x.example/1\n\nThe ferry left at dawn.\n",
    ])
    func `prose with signs in it is prose`(text: String) {
        let opened = ContainerTests.open(Array(text.utf8), "a.txt")
        #expect(opened.records.map(\.kind) == [.textDump])
    }
}
