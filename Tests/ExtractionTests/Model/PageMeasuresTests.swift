import Markup
import Testing

@testable import Extraction

/// What is certain of a block before any weight is asked.
@Suite struct PageMeasuresTests {
    private static let sentence =
        "The ferry sailed again on Monday, and the town came to see it leave the pier."

    private func page(_ body: String, head: String = "") throws -> MeasuredPage {
        try MeasuredPage("<html><head>\(head)</head><body>\(body)</body></html>")
    }

    @Test(
        arguments: [
            (String(repeating: "a", count: 59) + ".", true), (String(repeating: "a", count: 58) + ".", false),
            (String(repeating: "a", count: 60), false), (String(repeating: "a", count: 60) + ",", true),
            ("<a>\(String(repeating: "a", count: 39))</a>\(String(repeating: "b", count: 60)).", true),
            ("<a>\(String(repeating: "a", count: 40))</a>\(String(repeating: "b", count: 59)).", false),
        ] as [(String, Bool)])
    func `running text is long, punctuated and hardly linked`(text: String, isProse: Bool) throws {
        let found = try page("<p>\(text)</p>").page.isProse
        #expect(found == [isProse])
    }

    @Test func `links are measured by their share of a block's scalars`() throws {
        let page = try page("<p>abc <a>def</a></p><p><a>abc</a></p><p>abc</p>").page
        #expect(page.linkDensity.map { ($0 * 100).rounded() } == [43, 100, 0])
    }

    @Test(arguments: [(299, false), (300, true)] as [(Int, Bool)])
    func `comments are set aside after an article of some length`(
        length: Int, isAside: Bool
    )
        throws
    {
        let text = String(repeating: "a", count: length - 1) + "."
        let page = try page("<p>\(text)</p><div class=comments><p>\(Self.sentence)</p></div>").page
        #expect(page.isSetAside == [false, isAside])
        #expect(page.isProse == [true, !isAside])
    }

    @Test func `text above the headline does not count as an article before the comments`() throws {
        let text = String(repeating: "a", count: 400) + "."
        let title = "<title>The ferry is back</title>"
        let comments = "<div class=comments><p>\(Self.sentence)</p></div>"
        let above = try page("<p>\(text)</p><h1>The ferry is back</h1>\(comments)", head: title).page
        #expect(above.headline == 1 && above.isSetAside == [false, true, false])
        let below = try page("<h1>The ferry is back</h1><p>\(text)</p>\(comments)", head: title).page
        #expect(below.headline == 0 && below.isSetAside == [true, false, true])
    }

    @Test(
        arguments: [
            ("<figure><figcaption>A boat by B. Ek</figcaption></figure>", true),
            ("<p class=caption>A boat by B. Ek</p>", true),
            ("<div class=caption><p>A boat by B. Ek</p></div>", false), ("<p>A boat by B. Ek</p>", false),
            ("<figure><figcaption>\(String(repeating: "a", count: 599))</figcaption></figure>", true),
            ("<figure><figcaption>\(String(repeating: "a", count: 600))</figcaption></figure>", false),
        ] as [(String, Bool)])
    func `a caption is set aside unless it is long enough to be text`(body: String, isAside: Bool) throws {
        let found = try page(body).page.isSetAside
        #expect(found == [isAside])
    }

    @Test(
        arguments: [
            ("<p><a>Home</a> | <a>Sport</a></p>", true), ("<p><a>Home</a> <a>Sport</a></p>", false),
            ("<p><a>Home</a> | Sport</p>", false),
            ("<h2><a>Home</a> | <a>Sport</a></h2>", false), ("<p><a>Home</a><br><a>Sport</a></p>", false),
            ("<p><a>Home</a><br><a>Sport</a><br><a>Sea</a></p>", true),
            ("<table><tr><td><a>Home</a></td><td><a>Sport</a></td></tr></table>", false),
            ("<p><a>Home</a> | <a>Süd|</a></p>", true),
        ] as [(String, Bool)])
    func `links divided by bars or breaks are a menu`(body: String, isMenu: Bool) throws {
        let found = try page(body).page.isSetAside
        #expect(found == [isMenu])
    }

    @Test(
        arguments: [
            // The words of the title in a heading, most of them, or fewer.
            ("<h1>The ferry is back again</h1>", true), ("<h2>The ferry is back again</h2>", true),
            ("<h2>The ferry is back</h2>", true),
            ("<h2>The ferry is</h2>", false), ("<p>The ferry is back again</p>", false),
        ] as [(String, Bool)])
    func `a heading that repeats the title is not text`(heading: String, isTitle: Bool) throws {
        let page = try page(heading, head: "<title>The ferry is back again</title>").page
        #expect(page.isSetAside == [isTitle])
    }

    @Test func `the best repeat of the title is the headline, headings before others`() throws {
        let title = "<title>The ferry is back again</title>"
        #expect(
            try page("<p>The ferry is back again</p><h2>The ferry is back again</h2>", head: title).page
                .headline == 1)
        #expect(
            try page("<h2>The ferry is back again</h2><h2>The ferry is back again</h2>", head: title).page
                .headline == 0)
        #expect(
            try page("<h2>The ferry is back again</h2><h1>The ferry is back again</h1>", head: title).page
                .headline == 1)
        #expect(try page("<p>The ferry</p>", head: title).page.headline == nil)
        let long = "The ferry is back again " + String(repeating: "aaaaaaaaa ", count: 30)
        let found = try page("<p>\(long)</p>", head: "<title>\(long)</title>").page.headline
        #expect(found == nil)
    }

    @Test func `repeats are counted by text, whatever its case and marks`() throws {
        let page = try page("<p>Read more</p><p>Boats</p><p>read more!</p><p>Read more</p>").page
        #expect(page.repeats == [0, 0, 1, 2])
        #expect(page.occurrences == [3, 1, 3, 3])
    }

    @Test func `each block knows the heading before it and how many announce comments`() throws {
        let page = try page(
            "<p>a</p><h2>b</h2><p>c</p><p>3 comments</p><p>d</p><h3>Kommentare</h3><p>e</p>"
        ).page
        #expect(page.lastHeading == [nil, nil, 1, 1, 1, 1, 5])
        #expect(page.commentHeadings == [0, 0, 0, 0, 1, 1, 2])
        let long = String(repeating: "comments ", count: 9)
        let found = try self.page("<p>\(long)</p><p>a</p>").page.commentHeadings
        #expect(found == [0, 0])
    }

    private func table(_ rows: Int, title: String = "<caption>Boats by year</caption>", between: String = "")
        throws -> PageMeasures
    {
        let row = "<tr><td>1</td><td>2</td></tr>"
        return try page("<table>\(title)\(String(repeating: row, count: rows))</table>\(between)").page
    }

    @Test func `a table's title belongs to its first rows`() throws {
        let page = try table(6)
        #expect((0..<7).map { page.tableTitle(before: $0) } == [nil, 0, 0, 0, 0, nil, nil])
        #expect(try table(2, title: "").tableTitle(before: 1) == nil)
        let long = "<caption>\(String(repeating: "a", count: 600))</caption>"
        #expect(try table(2, title: long).tableTitle(before: 1) == nil)
        #expect(
            try self.page("<table><caption>T</caption><tr><td>1<p>2</p></td></tr><tr><td>3</td></tr></table>")
                .page.tableTitle(before: 3) == nil)
    }

    @Test(
        arguments: [
            ("<p>Work has begun.</p>", true), ("<p>Work has begun</p>", false),
            ("<p>Work <a>has</a> begun.</p>", false),
            ("<div><p>Work has begun.</p></div>", false), ("<div>Work has begun.</div>", false),
        ] as [(String, Bool)])
    func `a stray sentence belongs to no container`(body: String, isStray: Bool) throws {
        let found = try page(body).page.isStraySentence(0)
        #expect(found == isStray)
    }
}

@Suite struct EvidenceIndexTests {
    private func match(_ text: String, _ evidence: BodyEvidence) -> EvidenceIndex.Match {
        EvidenceIndex(evidence).match(EvidenceIndex.words(text)[...])
    }

    private static func words(_ count: Int, from start: Int = 0) -> String {
        (start..<start + count).map { "w\($0)x" }.joined(separator: " ")
    }

    @Test(
        arguments: [
            ("The ferry is back", 1), ("ferry back", 0.5), ("The ferry is back at last", 4.0 / 6),
            ("boats", 0),
            ("the boats", 0.2),
        ] as [(String, Float)])
    func `a title is compared over the words of both`(text: String, expected: Float) {
        #expect(
            abs(match(text, BodyEvidence(titles: ["other", "The ferry is back"])).title - expected) < 0.001)
    }

    @Test func `long blocks are neither a title nor a deck`() {
        let title = BodyEvidence(titles: [Self.words(70)])
        #expect(match(Self.words(60), title).title > 0.8 && match(Self.words(61), title).title == 0)
        let deck = BodyEvidence(descriptions: [Self.words(130)])
        #expect(
            match(Self.words(120), deck).description > 0.9 && match(Self.words(121), deck).description == 0)
    }

    @Test func `a deck has its union and its share, from four words on`() {
        let evidence = BodyEvidence(descriptions: ["one two three four five six seven eight"])
        let four = match("one two three nine", evidence)
        #expect(abs(four.description - 3 / 9) < 0.001 && abs(four.descriptionCoverage - 0.75) < 0.001)
        #expect(match("one two three", evidence).descriptionCoverage == 0)
        #expect(match("one two", BodyEvidence(descriptions: ["one two three four five"])).description == 0)
        #expect(match("one two", BodyEvidence(descriptions: ["one two three four five a"])).description == 0)
        #expect(match("one two", BodyEvidence(descriptions: ["one two three four fives ab"])).description > 0)
    }

    @Test func `a stated body is compared by triples of words`() {
        let evidence = BodyEvidence(articleBodies: ["<p>one two <b>three</b> four</p> five six"])
        #expect(match("one two three four", evidence).body == 1)
        #expect(match("one two three seven", evidence).body == 0.5)
        #expect(match("six five four", evidence).body == 0)
        #expect(match("one two", evidence).body == 0.5)
        #expect(match("four five six", evidence).body == 1)
        #expect(match("one two three", BodyEvidence()).body == nil)
    }

    @Test func `six statements of a kind are read`() {
        let titles = (0..<8).map { "alpha\($0)x beta\($0)x" }
        #expect(match("alpha5x beta5x", BodyEvidence(titles: titles)).title == 1)
        #expect(match("alpha6x beta6x", BodyEvidence(titles: titles)).title == 0)
    }
}
