import Markup
import Testing

@testable import Extraction

@Suite struct DeckChoiceTests {
    private static let title = "The ferry is back"
    private static let line: String = "It sails again from June on, after two winters in the yard"

    private func deck(_ body: String) throws -> String? {
        let evidence = try pageEvidence(head: "", body: body)
        return SummaryChoice.subtitle(evidence, titleNode: evidence.tree.first(.h1), title: Self.title)
    }

    private func below(_ body: String) throws -> String? { try deck("<h1>\(Self.title)</h1>" + body) }

    @Test(arguments: [
        "<figure class=lead><img src=/1.jpg><figcaption>The pier at night. Photo: Bo Ek</figcaption></figure>",
        "<figure><figcaption class=lead>The pier at night, as seen from the hill</figcaption></figure>",
        "<div class=lead-caption>The pier at night, as seen from the hill</div>",
        "<p class=subtitle>by J.O. Quill Apr. 26, 2022Apr. 26, 2022</p>",
        "<p class=subtitle>Von Ann Lee</p>", "<p class=deck>Published 4 May 2023 | 3 min read</p>",
        "<p class=intro>Share on Facebook, by mail or by letter</p>",
        "<p class=intro>Photo: Bo Ek, the town's own archive</p>",
        "<p class=teaser>Advertisement, the text goes on below</p>",
        "<div class=leaderboard>Buy a boat before the summer is over</div>",
        "<div class=intro><a href=/1>The old pier gets a new roof</a></div>",
        "<aside><p class=lead>What else is new on the coast this week</p></aside>",
    ])
    func `a caption, byline, advertisement or invitation is no deck`(body: String) throws {
        #expect(try below(body) == nil)
        let found = try below(body + "<p class=standfirst>\(Self.line)</p>")
        #expect(found == Self.line)
    }

    @Test(
        arguments: [
            ("<header><h1>\(title)</h1><h2 class=x1><p>\(line)</p></h2></header>", line),
            ("<header><h1>\(title)</h1><p class=x1>\(line)</p><p>By Ann Lee</p></header>", line),
            ("<hgroup><h1>\(title)</h1><h2>\(line)</h2></hgroup>", line),
            ("<h1>\(title)</h1><h2>\(line)</h2><div>By Ann Lee</div>", line),
            // The first subhead of a body looks the same, but a paragraph follows.
            ("<h1>\(title)</h1><h2>\(line)</h2><p>The harbour board agreed.</p>", nil),
            ("<header><h1>\(title)</h1><p>Coast and weather</p></header>", nil),
            ("<header><h1>\(title)</h1><p>By Ann Lee, who writes on the coast, 4 May 2023</p></header>", nil),
            ("<h1>\(title)</h1><p>\(line)</p>", nil),
        ] as [(String, String?)])
    func `without a mark its place tells a deck`(body: String, expected: String?) throws {
        let found = try deck(body)
        #expect(found == expected)
    }

    @Test func `a deck may begin like a byline and name a day`() throws {
        for text in [
            "By cutting the trees the town has lost its shade",
            "The storm of 4 May 2023 has cost three hundred jobs so far",
        ] {
            #expect(try below("<p class=deck>\(text)</p>") == text)
        }
    }
}
