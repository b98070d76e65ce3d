import Intake
import PipelineKit
import Testing

/// Files that programs and servers keep, whatever they are called: none becomes an article, and each is told.
@Suite struct NonArticleTests {
    private static func lines(_ count: Int, _ line: (Int) -> String) -> String {
        (0..<count).map(line).joined(separator: "\n") + "\n"
    }

    private static func hex(_ seed: Int, _ digits: Int) -> String {
        String((0..<digits).map { Array("0123456789abcdef")[(seed * 7 + $0 * $0 * 3) % 16] })
    }

    static let data: [(name: String, text: String)] = [
        ("digests", lines(6) { "\(hex($0, 64))  pages/story-\($0).html" }),
        ("digests of BSD", lines(6) { "SHA256 (story-\($0).html) = \(hex($0, 64))" }),
        ("Base64", lines(12) { String((hex($0, 76) + "QUJDRA==").prefix(76)) }),
        ("list of files", lines(9) { "/srv/news/2026/05/story-\($0).html" }),
        (
            "change of git",
            "diff --git a/x.txt b/x.txt\n--- a/x.txt\n+++ b/x.txt\n@@ -1,2 +1,2 @@\n-The ferry left.\n+The ferry left at dawn.\n"
        ),
        (
            "change by mail",
            "From \(hex(1, 40)) Mon Sep 17 00:00:00 2001\nFrom: Mira Holt <m@x.example>\nDate: Tue, 12 May 2026 09:00:00 +0200\nSubject: [PATCH] Say when the ferry leaves\nMessage-ID: <p@x.example>\n\nIt leaves at dawn.\n---\n x.txt | 2 +-\n\ndiff --git a/x.txt b/x.txt\n"
        ),
        (
            "subtitles",
            lines(8) {
                "\($0)\n00:00:0\($0),000 --> 00:00:0\($0 + 1),000\nThe ferry left at dawn, said the captain of the harbour.\n"
            }
        ),
        ("subtitles of the web", "WEBVTT\n\n00:01.000 --> 00:04.000\nThe ferry left at dawn.\n"),
        ("card", "BEGIN:VCARD\nVERSION:4.0\nFN:Mira Holt\nEND:VCARD\n"),
        (
            "style sheet",
            ".nav { margin: 0 }\n@media (min-width: 40em) {\n  .nav a:hover { color: #336699; padding: 2px 4px; }\n}\n"
        ),
        (
            "minified program",
            "var e=document.querySelector(\"#a\"),t=window.dataLayer||[];t.push({event:\"view\",page:e.dataset.id});function n(r){return r.map(function(o){return o.x*2})}"
        ),
        (
            "program in Swift with comments",
            "/// Counts the ferries that leave the harbour in one day.\npublic struct Ferries {\n    var all: [Ferry] = []\n\n    /// The ones that leave before noon.\n    public func early() -> [Ferry] {\n        all.filter { $0.leaves.hour < 12 }\n    }\n}\n"
        ),
        (
            "program in Python with a text",
            "\"\"\"Counts the ferries that leave the harbour on one day, and says which are late.\n\nMuch is said here in whole sentences, as good programs do.\n\"\"\"\nimport sys\n\nfor line in sys.stdin:\n    name, hour = line.split(',')\n    if int(hour) > 12:\n        print(name, file=sys.stderr)\n"
        ),
        (
            "data of SQL",
            lines(6) { "INSERT INTO ferry (id, name, leaves) VALUES (\($0), 'Anselm', '08:0\($0)');" }
        ),
        (
            "rows of a log",
            "time,level,host,code\n" + lines(6) { "2026-05-12T08:00:0\($0)Z,info,web-\($0),200" }
        ),
        (
            "log of a program",
            lines(6) { "[worker-\($0)] GET /api/v1/items/\($0)?page=2 status=200 ms=\($0)1" }
        ),
        (
            "log of sentences without a stop",
            lines(6) { "2026-05-12 08:00:0\($0) Reached target Network is Online" }
        ),
        (
            "log with levels",
            lines(6) { "2026-05-12 08:00:0\($0) INFO Started the service number \($0)." }
        ),
        (
            "list of packages",
            lines(3) {
                "Package: ferry\($0)\nVersion: 1.2.\($0)\nSection: net\nDepends: libc6 (>= 2.3)\nDescription: Counts the ferries of a harbour"
            }
        ),
        (
            "settings in YAML",
            "name: ferry\nversion: 1.2\nports:\n- 80\n- 443\nhosts:\n- a.example\n- b.example\n"
        ),
        (
            "program with texts",
            "import sys\nif len(sys.argv) < 2:\n    print('The name of the ferry is missing, please give one.')\n    sys.exit(2)\nfor name in sys.argv[1:]:\n    print('Counting %s, please wait.' % name)\n    count(name)\n"
        ),
        ("variables", lines(6) { "export FERRY_\($0)_PATH=/srv/ferry/\($0)" }),
        (
            "build file",
            "all: ferry\n\nferry: main.o sea.o\n\t$(CC) -o $@ main.o sea.o $(LDFLAGS)\n\nclean:\n\trm -f *.o ferry\n"
        ),
        (
            "pages of a translation",
            lines(6) { "#: src/ferry.c:\($0)\nmsgid \"leave_\($0)\"\nmsgstr \"abfahrt_\($0)\"" }
        ),
    ]

    @Test(arguments: data)
    func `data in a text is told as what it is`(name: String, text: String) {
        for file in ["a", "a.txt"] {
            let opened = ContainerTests.open(Array(text.utf8), file)
            #expect(opened.records.isEmpty, Comment(rawValue: name))
            #expect(opened.codes == ["not_article"], Comment(rawValue: name))
        }
    }

    static let foreign: [(name: String, text: String)] = [
        (
            "policy of Flash",
            "<?xml version=\"1.0\"?><!DOCTYPE cross-domain-policy SYSTEM \"http://x.example/p.dtd\"><cross-domain-policy><allow-access-from domain=\"*\"/></cross-domain-policy>"
        ),
        (
            "the same, bare",
            "<cross-domain-policy><allow-access-from domain=\"*.x.example\" /></cross-domain-policy>"
        ),
        (
            "bookmarks",
            "<!DOCTYPE xbel PUBLIC \"x\" \"y\"><xbel version=\"1.0\"><title>Mine</title><bookmark href=\"https://x.example\"><title>X</title></bookmark></xbel>"
        ),
        (
            "article of a journal",
            "<?xml version=\"1.0\"?><article article-type=\"research-article\"><front><journal-meta><journal-id>X</journal-id></journal-meta><article-meta><title-group><article-title>Ferries</article-title></title-group></article-meta></front><body><p>It left.</p></body></article>"
        ),
        (
            "template of Jinja",
            "{% extends \"base.html\" %}\n{% block body %}<h1>{{ title }}</h1><p>{{ text }}</p>{% endblock %}"
        ),
        (
            "template of a page",
            "<!DOCTYPE html><html><head><title>{{ page.title }}</title></head><body><h1>{{ page.title }}</h1><p>{{ page.text }}</p></body></html>"
        ),
        (
            "template of PHP",
            "<?php get_header(); ?>\n<div class=\"post\"><h1><?php the_title(); ?></h1><p>More</p></div>"
        ),
    ]

    @Test(arguments: foreign)
    func `markup that is no page is refused with what it is`(name: String, text: String) {
        let opened = ContainerTests.open(Array(text.utf8), "a")
        #expect(opened.records.isEmpty, Comment(rawValue: name))
        #expect(opened.codes == ["unknown_format"], Comment(rawValue: name))
    }

    @Test(arguments: [
        "<opml version=\"2.0\"><body><outline text=\"X\" xmlUrl=\"https://x.example/f\"/></body></opml>",
        "<urlset><url><loc>https://x.example/1</loc></url></urlset>",
    ])
    func `lists of addresses are lists`(text: String) {
        #expect(ContainerTests.open(Array(text.utf8), "a").codes == ["list_only"])
    }

    @Test(arguments: [
        "{\"type\":\"rich\",\"version\":\"1.0\",\"title\":\"Ferry\",\"author_name\":\"M\",\"provider_name\":\"X\",\"html\":\"<blockquote>It left.</blockquote>\"}",
        "{\"name\":\"ferry\",\"version\":\"1.2.0\",\"description\":\"Counts ferries\",\"scripts\":{\"test\":\"x\"},\"dependencies\":{\"y\":\"^1.0\"}}",
        "{\"type\":\"FeatureCollection\",\"features\":[]}",
        "{\"short_name\":\"Ferry\",\"name\":\"Ferry\",\"icons\":[],\"start_url\":\"/\"}",
    ])
    func `objects that describe something else are refused`(text: String) {
        let opened = ContainerTests.open(Array(text.utf8), "a")
        #expect(opened.records.isEmpty)
        #expect(opened.codes == ["unknown_format"])
    }

    static let prose: [(name: String, text: String)] = [
        (
            "an article that shows a program",
            "How to count ferries\n\nThe harbour has a small program for that, and it is easier to read than one would think.\n\n    for ferry in harbour.ferries {\n        print(ferry.name)\n    }\n\nIt prints the name of each ferry, one in a line, and leaves nothing out.\nWhoever wants the times as well writes them behind the name, with a blank between.\n"
        ),
        ("a poem", "Dawn\n\nThe ferry leaves,\nthe gulls remain,\nthe pier is wet,\nit smells of rain.\n"),
        ("results", "Harbour Cup, final\n\nAnselm 3 Karth 1\nDelvane 2 Asher 2\nTyndall 0 Salt 4\n"),
        ("no blanks between words", "渡轮在黎明时分离开了港口，船上没有一名乘客。\n黄昏时它又回到了码头。\n"),
        (
            "a dump of a page",
            "Home\nNews\nSport\nSign in\n\nThe ferry left at dawn and nobody was on board of it.\nIt came back at dusk, as the captain had said it would.\n\nShare\nPrint\n© 2026 Harbour Courier\n"
        ),
        ("a short note", "The ferry left at dawn.\n"),
        (
            "prices",
            "Fares rise: a ticket costs 4.50 crowns (was 4.20), a car 31 (was 29), and a dog {in a basket} nothing.\n"
        ),
        (
            "sources",
            "The ferry left at dawn, and nobody knows why it did so without a single passenger on board.\n\nSources: https://x.example/2026/05/12/ferry-left-at-dawn-a1b2c3d4, https://y.example/story_44881.html\n"
        ),
    ]

    @Test(arguments: prose)
    func `what people wrote stays a text`(name: String, text: String) {
        let opened = ContainerTests.open(Array(text.utf8), "a.txt")
        #expect(opened.records.map(\.kind) == [.textDump], Comment(rawValue: name))
        #expect(opened.codes == [], Comment(rawValue: name))
    }

    /// Short forms of the newspaper, and articles that show something else than prose.
    static let forms: [(name: String, text: String)] = [
        (
            "a day in dated lines",
            "2026-05-12 08:00 - The ferry leaves the pier with nine on board.\n2026-05-12 09:30 - Fog comes up in the sound.\n2026-05-12 11:10 - The captain turns back.\n2026-05-12 12:00 - Everybody is ashore again.\n"
        ),
        (
            "a timeline",
            "How the day went\n\n08:00 The ferry leaves.\n08:40 Fog comes up.\n09:15 It turns back.\n10:00 All are ashore.\n"
        ),
        (
            "a few lines of a program between prose",
            "One sign too few\n\nThe fault was in a line that nobody had read for years.\n\nif (depth > 0) {\n  sound(horn);\n  log(depth);\n}\n\nIt should have asked for depths of zero as well, says the harbour.\n"
        ),
        (
            "a formula",
            "A pupil's proof\n\nIf a + b = c and b = d, then a + d = c, and x^2 + y^2 = z^2 has a solution, but x^3 + y^3 = z^3 has none, she wrote on the board.\n"
        ),
        (
            "a dialogue",
            "- Do you sail tonight?\n- No.\n- Is it the fog?\n- It is my brother, who steers.\n\nSo began the play in the old mill.\n"
        ),
        (
            "an agenda",
            "What is on\n\nMonday: Choir in the church, 7 p.m.\nTuesday: Film at the harbour, 8 p.m.\nFriday: Dance at the mill, 9 p.m.\n"
        ),
        (
            "a budget",
            "Who gets what\n\nSchools: 12 million crowns\nRoads: 8 million crowns\nHarbour: 4 million crowns\nParks: 1 million crowns\n"
        ),
        (
            "a table of Markdown with prose",
            "| District | Yes | No |\n|---|---|---|\n| North | 12 | 8 |\n| South | 9 | 14 |\n\nThe pier was refused by three votes, the count shows.\n"
        ),
        (
            "names in a list",
            "The winners of the race:\nMira Holt;\nAnn Lee;\nPer Sand;\nBo Ek;\nJon Vik;\nall of them pupils at the quay.\n"
        ),
        ("Hindi", "नाव भोर में निकल गई\n\nनाव भोर में बंदरगाह से निकल गई। उसमें कोई यात्री नहीं था।\n"),
        (
            "Thai",
            "เรือออกจากท่าตอนรุ่งสาง\n\nเรือข้ามฟากออกจากท่าเรือตอนรุ่งสางโดยไม่มีผู้โดยสารแม้แต่คนเดียว กัปตันกล่าวว่าไม่รู้สาเหตุ\n"
        ),
    ]

    @Test(arguments: forms)
    func `a text is kept where nothing surely says that it is data`(name: String, text: String) {
        let opened = ContainerTests.open(Array(text.utf8), "a.txt")
        #expect(opened.records.map(\.kind) == [.textDump], Comment(rawValue: name))
        #expect(opened.codes == [], Comment(rawValue: name))
    }
}
