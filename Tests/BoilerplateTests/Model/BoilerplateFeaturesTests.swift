import PipelineKit
import TestSupport
import Testing

@testable import Boilerplate

/// The trees were trained on these columns: a figure that changes unseen makes every weight a little wrong.
@Suite struct BoilerplateFeaturesTests {
    private func block(
        _ text: String, _ tag: String = "p", _ path: String = "body>main>article.story>p", links: Double = 0,
        at position: Double = 0.5
    ) -> Block {
        Block(text: text, tag: tag, path: path, linkDensity: links, position: position)
    }

    private var page: [Block] {
        [
            block("Ferry returns to the fjord", "h1", "body>main>article.story>h1", at: 0),
            block("Advertisement", "div", "body>main>div.ad-slot>div"),
            block(
                "The ferry will sail again in June, the council told reporters on Monday; 4,200 cars a day had been counted."
            ),
            block(
                "Sign up for our free newsletter and never miss a story! Subscribe now.", "p",
                "body>main>aside.newsletter_box>form>p", links: 0.25),
            block(
                "“We counted the cars,” said Bo Ek, who keeps the toll. “On Fridays they stood as far back as the church!”"
            ),
            block(
                "Read more: How the bridge was built | Tides", "li", "body>main>div.relatedLinks>ul>li",
                links: 0.9),
            block(
                "Follow us on Facebook, Twitter and Instagram @coasttimes", "a",
                "body>footer>div.socialShare>a", links: 1, at: 0.9),
            block(
                "© 2026 Coast Times. All rights reserved. https://coast.example", "p", "body>footer>p", at: 1),
            block("Support our journalism from $5 a month", "button", "body>main>button"),
            block("Photo: Ann Lee/Reuters", "figcaption", "body>main>figure>figcaption"),
            block("2017 | 41,000", "tr", "body>main>table>tr"),
            block("Comments (3)", "h3", "body>main>section.comments>h3"),
            block("WHY NOT? 50% OFF * TODAY + TOMORROW ► now", "blockquote", "body>blockquote"),
            block("フェリーは六月に再開する。市長が発表した。", "p", "body>div>p"),
            block("Das könnte Sie auch interessieren:", "strong", "body>div.teaser-box>strong"),
            block("$ ls -l", "pre", "body>pre"),
            block(
                "The author is a reporter in Turku and writes about the sea.", "div",
                "body>main>div.author-bio>div"),
            block(
                "Police said the newsletter was read by 40,000 people, according to a report.", "p",
                "body>main>article>p"),
        ]
    }

    private func table(_ blocks: [Block]) throws -> NumberTable {
        let classifier = try #require(BoilerplateResourcesForTests.classifier)
        var table = NumberTable(columns: BoilerplateFeatures.names + ["score"])
        let verdicts = classifier.judge(blocks, language: "en")
        for index in blocks.indices {
            let features = classifier.features(
                block: blocks[index], previous: index > 0 ? blocks[index - 1].text : nil,
                next: index + 1 < blocks.count ? blocks[index + 1].text : nil, language: "en")
            table.add("\(blocks[index].text.prefix(24))", features + [verdicts[index].score])
        }
        return table
    }

    @Test func `blocks with markup have the features that the weights were made for`() throws {
        #expect(try table(page).differences(from: "features/blocks.tsv") == [])
    }

    @Test func `so have lines without any`() throws {
        #expect(try table(page.map { Block(text: $0.text) }).differences(from: "features/lines.tsv") == [])
    }

    @Test func `verdicts name their category, rule and witnesses`() throws {
        let classifier = try #require(BoilerplateResourcesForTests.classifier)
        let rows = zip(page, classifier.judge(page, language: "en")).map { block, verdict in
            "\(verdict.keep ? "keep" : "drop") \(verdict.category?.rawValue ?? "-") \(verdict.rule) \(verdict.hits.count) \(verdict.isNearMiss) \(block.text.prefix(12))"
        }
        let expected = String(decoding: try Checkout.fixture("features/verdicts.txt"), as: UTF8.self)
        #expect(rows == expected.split(separator: "\n").map(String.init), "\(rows.joined(separator: "\n"))")
    }

    @Test(
        arguments: [
            ("p", "tag.p"), ("h4", "tag.heading"), ("dd", "tag.li"), ("label", "tag.button"),
            ("figure", "tag.caption"), ("q", "tag.quote"), ("caption", "tag.table"), ("code", "tag.pre"),
            ("span", "tag.box"),
        ] as [(String, String)])
    func `elements are grouped by kind`(tag: String, column: String) throws {
        let classifier = try #require(BoilerplateResourcesForTests.classifier)
        let row = classifier.features(block: block("Words", tag), previous: nil, next: nil, language: "en")
        let set = BoilerplateFeatures.names.indices.filter {
            BoilerplateFeatures.names[$0].hasPrefix("tag.") && row[$0] == 1
        }
        #expect(set.map { BoilerplateFeatures.names[$0] } == [column])
    }
}

@Suite struct TextFeaturesTests {
    private func row(_ change: (inout TextStatistics) -> Void) -> [Double] {
        var statistics = TextStatistics()
        change(&statistics)
        var row: [Double] = []
        TextFeatures.append(statistics, to: &row)
        return row
    }

    @Test func `what is plentiful counts up to a ceiling`() {
        let much = row {
            ($0.scalars, $0.ideographs, $0.words, $0.stops, $0.quotes, $0.exclamations) = (
                2000, 500, 900, 50, 50, 50
            )
            ($0.questions, $0.separators, $0.addresses, $0.handles, $0.money, $0.commas) = (
                50, 50, 50, 50, 50, 900
            )
            ($0.lowerWords, $0.capitalWords, $0.upperWords, $0.digits) = (450, 90, 9, 200)
        }
        #expect(much == [1000, 200, 0.5, 0.1, 0.01, 0.1, 10, 18, 4, 3, 3, 6, 3, 3, 3, 1, 0.25, 0, 0, 0])
        #expect(row { $0.words = 90 }[7] == 60 && row { ($0.words, $0.commas) = (40, 5) }[15] == 0.5)
    }

    @Test func `nothing is nought`() {
        #expect(row { _ in }.allSatisfy { $0 == 0 })
        let facts = row {
            ($0.endsSentence, $0.endsWithColon, $0.startsWithNonLowercase) = (true, true, true)
        }
        #expect(facts.suffix(3) == [1, 1, 1])
    }
}

@Suite struct TextStatisticsTests {
    @Test func `one pass counts what a text looks like`() {
        let text = "The OLD boat, (№ 12) “sank”: why?! @me | a//b $5 50% Éa — ok. "
        let figures = TextStatistics(text.utf8.span)
        #expect(figures.bytes == text.utf8.count && figures.scalars == text.unicodeScalars.count)
        #expect(
            [figures.words, figures.lowerWords, figures.capitalWords, figures.upperWords] == [9, 6, 2, 1])
        #expect(
            [figures.digits, figures.stops, figures.quotes, figures.exclamations, figures.questions] == [
                5, 3, 2, 1, 1,
            ])
        #expect(
            [figures.separators, figures.addresses, figures.handles, figures.money, figures.commas] == [
                1, 1, 1, 2, 1,
            ])
        #expect(figures.endsSentence && !figures.endsWithColon && figures.startsWithNonLowercase)
    }

    @Test(
        arguments: [
            ("It sank.", true, false), ("It sank.”", true, false), ("It sank.\")", true, false),
            ("It sank", false, false), ("These:", false, true), ("These：", false, true),
            ("桥开了。", true, false), ("wait…", true, false), ("no. 5", false, false), ("ok!", true, false),
            ("so?]", true, false), ("نعم؟", true, false),
        ] as [(String, Bool, Bool)])
    func `how a text ends`(text: String, endsSentence: Bool, endsWithColon: Bool) {
        let figures = TextStatistics(text.utf8.span)
        #expect(figures.endsSentence == endsSentence && figures.endsWithColon == endsWithColon)
    }

    @Test(
        arguments: [("桥开了", 3, 2), ("桥开", 2, 1), ("桥", 1, 1), ("a桥", 1, 2), ("フェリー", 4, 2)]
            as [(String, Int, Int)])
    func `two ideographs are a word`(text: String, ideographs: Int, words: Int) {
        let figures = TextStatistics(text.utf8.span)
        #expect(figures.ideographs == ideographs && figures.words == words)
    }

    @Test(
        arguments: [
            ("a b", 2), ("a\u{A0}b", 2), ("a\u{2009}b", 2), ("a\u{3000}b", 2), ("a\u{200B}b", 1), ("a-b", 1),
            ("12 34", 0), ("a\u{2028}b", 2),
        ] as [(String, Int)])
    func `blanks of every width part words`(text: String, words: Int) {
        #expect(TextStatistics(text.utf8.span).words == words)
    }

    @Test(
        arguments: [
            ("мост", 1, 0, 0), ("Мост", 0, 1, 0), ("МОСТ", 0, 0, 1), ("Ёж", 0, 1, 0),
            ("Ωμέγα", 0, 1, 0), ("A", 0, 1, 0), ("ÀÉ", 0, 0, 1),
        ] as [(String, Int, Int, Int)])
    func `letter case is recorded in scripts that have it`(text: String, lower: Int, capital: Int, upper: Int)
    {
        let figures = TextStatistics(text.utf8.span)
        #expect([figures.lowerWords, figures.capitalWords, figures.upperWords] == [lower, capital, upper])
    }

    @Test func `from Ĺ to ň and from Ź to ž capitals have odd numbers`() {
        // The weights were trained on the figures as they are.
        withKnownIssue("capitals and small letters of these two ranges are taken for each other") {
            let figures = TextStatistics("Łódź".utf8.span)
            #expect(figures.capitalWords == 1 && figures.lowerWords == 0)
        }
    }

    @Test(arguments: [("«a»", 2), ("「a」", 2), ("‘a’", 0), ("\"a\"", 2)] as [(String, Int)])
    func `quotes are counted, apostrophes are not`(text: String, quotes: Int) {
        #expect(TextStatistics(text.utf8.span).quotes == quotes)
    }

    @Test func `a very long text is read so far`() {
        let figures = TextStatistics((String(repeating: "a ", count: 3000) + "b c.").utf8.span)
        #expect(figures.words == 3000 && figures.bytes == 6004 && !figures.endsSentence)
    }
}
