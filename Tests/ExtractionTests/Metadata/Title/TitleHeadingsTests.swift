import Markup
import Testing

@testable import Extraction

@Suite struct TitleHeadingsTests {
    /// Each heading as its text and its weight in hundredths.
    private func headings(_ body: String, url: String? = "https://coast.example/a/b") throws -> [String] {
        let evidence = try pageEvidence(
            head: "<meta property=og:site_name content='Coast Times'>", body: body, url: url)
        return TitleHeadings.find(evidence, SiteNames(evidence)).map {
            "\($0.text) \(($0.weight * 100).rounded() / 100)"
        }
    }

    @Test(
        arguments: [
            (
                "<h1>One thing</h1><h1>Two things</h1><h2>Three things</h2>",
                ["One thing 0.95", "Two things 0.25", "Three things 0.15"]
            ),
            ("<h2>One thing</h2><h2>Two things</h2>", ["One thing 0.45", "Two things 0.2"]),
            ("<h1>Coast Times</h1><h2>One thing</h2>", ["One thing 0.45"]),
            ("<h1><a href=/>Logo of it</a></h1><h2>One thing</h2>", ["One thing 0.45"]),
            ("<a href=/index.html><h1>Logo of it</h1></a><h2>One thing</h2>", ["One thing 0.45"]),
            ("<h1><a href=/home>Logo of it</a></h1>", []),
            ("<h1><a href='/?a=1'>Own story</a></h1>", ["Own story 0.95"]),
            ("<h1><a href=/a>Own story</a></h1>", ["Own story 0.95"]),
        ] as [(String, [String])])
    func `the first counts most, and the site's own not at all`(body: String, expected: [String]) throws {
        let found = try headings(body)
        #expect(found == expected)
    }

    @Test func `on the front page a link home is not a logo`() throws {
        #expect(
            try headings("<h1><a href=/>Own story</a></h1>", url: "https://coast.example/") == [
                "Own story 0.95"
            ])
        #expect(
            try headings(
                "<h1><a href='https://w.example/1/http://coast.example/'>Logo</a></h1>",
                url: "https://w.example/1/http://coast.example/a/b") == [])
    }

    @Test func `six first headings and four second ones are looked at`() throws {
        let many = (1...9).map { "<h1>Heading one \($0)</h1><h2>Heading two \($0)</h2>" }.joined()
        let found = try headings(many)
        #expect(found.count { $0.contains("one") } == 6 && found.count { $0.contains("two") } == 4)
    }

    @Test(
        arguments: [
            (
                "<h1><span class=kicker>Sport</span> The cup is ours</h1>",
                ["The cup is ours 0.95", "Sport The cup is ours 0.95"]
            ),
            (
                "<h1><span>Sport</span><span>The cup is ours again</span></h1>",
                ["Sport The cup is ours again 0.95", "The cup is ours again 0.9"]
            ),
            ("<h1><span>Sport</span><span>The cup is our</span></h1>", ["Sport The cup is our 0.95"]),
            ("<h1>Sport <span>The cup is ours again</span></h1>", ["Sport The cup is ours again 0.95"]),
            ("<h1>Cup<br>final</h1>", ["Cup final 0.95"]), ("<h1>Cup<b>final</b></h1>", ["Cupfinal 0.95"]),
            ("<h1>: – Cup final</h1>", ["Cup final 0.95"]), ("<h1>-A</h1>", ["-A 0.95"]),
        ] as [(String, [String])])
    func `kickers and last lines are separate readings`(body: String, expected: [String]) throws {
        let found = try headings(body)
        #expect(found == expected)
    }

    @Test func `a heading in a trail gives its weight to the one below`() throws {
        let trail = "<div class=breadcrumb><h1>Harbour bridge closed</h1></div>"
        #expect(
            try headings(trail + "<h2>The bridge is shut</h2>") == [
                "Harbour bridge closed 0.3", "The bridge is shut 0.95",
            ])
        #expect(
            try headings("<h2>Menu of it</h2>" + trail) == ["Harbour bridge closed 0.95", "Menu of it 0.15"])
        let wide =
            "<div class=breadcrumb><h1>Harbour bridge closed</h1>\(String(repeating: "<br>", count: 120))</div>"
        let found = try headings(wide + "<h2>The bridge is shut</h2>").first
        #expect(found == "Harbour bridge closed 0.95")
    }

    @Test(
        arguments: [
            // The site's heading comes first, the stated title names the second.
            (
                ["Harbour news and more"], ["Rain ahead for the coast"],
                ["Rain ahead for the coast - Harbour"],
                true
            ),
            // Eleven letters are a section.
            (["Harbour news and more"], ["Rain at sea"], ["Rain at sea - Harbour"], false),
            (["Harbour news and more"], ["Rain at seas"], ["Rain at seas - Harbour"], true),
            // A first heading of more than 60 bytes may well be worded in its own way.
            (
                [String(repeating: "a", count: 61)], ["Rain ahead for the coast"],
                ["Rain ahead for the coast"],
                false
            ),
            (
                [String(repeating: "a", count: 60)], ["Rain ahead for the coast"],
                ["Rain ahead for the coast"],
                true
            ),
            // Named as well as the other: it stays.
            (
                ["Harbour news and more"], ["Rain ahead for the coast"],
                ["Rain ahead for the coast", "Harbour news and more"], false
            ),
            // Both are later parts: the one more than twice as long is the title.
            (["Harbours"], ["Rain ahead for us"], ["Local - Harbours", "Local - Rain ahead for us"], true),
            (["Harbours"], ["Rain ahead of us"], ["Local - Harbours", "Local - Rain ahead of us"], false),
        ] as [([String], [String], [String], Bool)])
    func `a heading that a stated title names changes places with the first`(
        first: [String], second: [String], stated: [String], changes: Bool
    ) {
        let headings = [
            TitleHeadings.Heading(text: first[0], node: 1, weight: 0.95),
            TitleHeadings.Heading(text: second[0], node: 2, weight: 0.15),
        ]
        let weighed = NamedHeadings(stated).weighed(headings)
        #expect(weighed.map(\.weight) == (changes ? [0.15, 0.95] : [0.95, 0.15]))
        #expect(weighed.map(\.node) == [1, 2])
    }
}
