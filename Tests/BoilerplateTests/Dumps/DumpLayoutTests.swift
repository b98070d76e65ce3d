import PipelineKit
import Testing

@testable import Boilerplate

/// Which lines of a dump are title, attendants and body, by facts alone.
@Suite struct DumpLayoutTests {
    private static func fact(
        _ text: String, suspicion: Double = 0.02, category: BlockCategory? = nil, keep: Bool = true,
        news: Double = 0, promo: Double = 0, label: Bool = false, caption: Bool = false
    ) -> DumpFacts {
        let verdict = BlockVerdict(
            keep: keep, action: keep ? .keep : .remove, category: category, score: suspicion,
            rule: keep ? "" : "r", hits: [], structure: [], isNearMiss: keep && category != nil)
        return DumpFacts(
            text: text, statistics: TextStatistics(text.utf8.span), verdict: verdict, dates: DateTexts(text),
            wordHashes: FoldedWords.hashes(of: text), exactLabel: label, isCaption: caption,
            cueCategory: nil, news: news, promo: promo)
    }

    private static let prose = [
        "The ferry that crossed the sound for sixty years will sail again in June, the council said on Monday.",
        "It had been laid up since the bridge was opened, and nobody believed then that the ferry would be missed.",
        "The council counted the cars on the bridge last winter and found that they stood as far as the church.",
    ]

    private func roles(_ facts: [DumpFacts]) -> [TextDump.LineRole] {
        var layout = DumpLayout(facts)
        layout.findBody()
        layout.findTitle()
        layout.findHeadMatter()
        layout.findDeck()
        return layout.roles
    }

    private func roles(head: [String], tail: [String] = [], body: [String] = prose) -> [TextDump.LineRole] {
        roles((head + body + tail).map { Self.fact($0) })
    }

    @Test func `a head comes apart into section, title, byline, date and source`() {
        let head = [
            "Home", "Coast", "Ferry to cross the sound again in June", "By Ann Lee", "North Wire",
            "4 May 2026, 10:35",
        ]
        #expect(roles(head: head) == [.drop, .section, .title, .byline, .source, .date, .body, .body, .body])
    }

    @Test(arguments: [("By Ann Lee", true), ("Ann Lee", false)] as [(String, Bool)])
    func `above the headline only a line that begins as one is a byline`(line: String, isByline: Bool) {
        let found = roles(head: [line, "Ferry to cross the sound again in June"])
        #expect((found[0] == .byline) == isByline)
    }

    @Test(arguments: [("By Ann Lee", true), ("Ann Lee", true), ("4 May 2026", false)] as [(String, Bool)])
    func `below it a name is one, too, and a date is none`(line: String, isByline: Bool) {
        let found = roles(head: ["Ferry to cross the sound again in June", line])
        #expect((found[1] == .byline) == isByline)
    }

    @Test(arguments: [13, 14, 15] as [Int])
    func `a title is at most fourteen lines above its body`(distance: Int) {
        let head = ["Ferry to cross the sound again in June"] + Array(repeating: "Menu", count: distance - 1)
        #expect((roles(head: head)[0] == .title) == (distance <= 14))
    }

    @Test(
        arguments: [
            ("Ferry to cross the sound again in June", true), ("Ferry sound", true), ("Ferry", false),
            ("Ferry crossed the sound, 4 May 2026", false),
            ("Completely unrelated headline about nothing there", false), ("By Ann Lee", false),
            ("Will the ferry cross the sound again?", true), ("The ferry will cross the sound again.", false),
        ] as [(String, Bool)])
    func `a headline has some words, and those of the body`(line: String, isTitle: Bool) {
        #expect((roles(head: [line])[0] == .title) == isTitle)
    }

    @Test func `of two lines that may be one the upper is the headline and the lower the deck`() {
        let deck = "The council says that the bridge is too full on every Friday of the year."
        let found = roles(head: ["Ferry to cross the sound again", deck])
        #expect(found == [.title, .body, .body, .body, .body])
        let apart = { (line: String) in
            roles(head: ["Ferry to cross the sound again", line, "Menu", "Home", "Sport", "Weather"])[1]
        }
        #expect(
            apart("The bridge is too full on every Friday.") == .body
                && apart("It is too full on Fridays then.") == .drop)
        #expect(apart("The bridge is too full on every Friday") == .drop)
    }

    @Test func `a second printing of the title is dropped`() {
        let title = "Ferry to cross the sound again in June"
        #expect(roles(head: [title, "Menu", title], tail: [title]).filter { $0 == .title }.count == 1)
        #expect(roles(head: [title], tail: [title]).last == .drop)
    }

    @Test func `furniture below ends the body, a whole sentence does not`() {
        #expect(roles(head: [], tail: ["Home", "Sport", "Weather"]).suffix(3) == [.drop, .drop, .drop])
        #expect(
            roles(
                head: [],
                tail: ["It will sail at eight each morning of the week, the captain said on Tuesday."]
            ).last == .body)
    }

    private func inside(_ fact: DumpFacts) -> Bool {
        roles([Self.fact(Self.prose[0]), fact, Self.fact(Self.prose[1]), Self.fact(Self.prose[2])])[1]
            == .body
    }

    @Test func `inside the body a line falls by its own faults`() {
        #expect(inside(Self.fact("What it costs")) && !inside(Self.fact("The pier in May", caption: true)))
        #expect(!inside(Self.fact("4 May 2026, 10:35")) && inside(Self.fact("On 4 May 2026 the ferry came.")))
        // Seven times the odds: 0.125 is half.
        #expect(
            inside(Self.fact("What it costs", suspicion: 0.12))
                && inside(Self.fact("What it costs", suspicion: 0.26)))
        #expect(
            !inside(Self.fact("What it costs", suspicion: 0.28))
                && !inside(Self.fact("What it costs", suspicion: 0.2, promo: 0.45))
                && inside(Self.fact("What it costs", suspicion: 0.2, promo: 0.44)))
        let long = Array(repeating: "word", count: 24).joined(separator: " ")
        #expect(
            inside(Self.fact("Word \(long).", suspicion: 0.4))
                && !inside(Self.fact("\(long).", suspicion: 0.4)))
        #expect(
            !inside(Self.fact("Word \(long)", suspicion: 0.4))
                && !inside(Self.fact("Word \(long).", suspicion: 0.4, keep: false)))
        // Two suspects in a row are teasers.
        let teaser = Self.fact("What it costs", suspicion: 0.2)
        #expect(
            roles([
                Self.fact(Self.prose[0]), teaser, teaser, Self.fact(Self.prose[1]), Self.fact(Self.prose[2]),
            ])[1...2].allSatisfy { $0 == .drop })
    }

    @Test func `wanted boilerplate stays, and news is less suspect`() {
        var wanted = Self.fact("Subscribe to us", suspicion: 0.9, category: .newsletter)
        wanted.verdict.isNearMiss = false
        #expect(wanted.isWanted && inside(wanted))
        #expect(
            !Self.fact("Subscribe to us", suspicion: 0.9, category: .newsletter).isWanted
                && !Self.fact("Subscribe").isWanted)
        #expect(abs(Self.fact("It sank", suspicion: 0.5).suspicion - 0.875) < 0.001)
        #expect(
            Self.fact("It sank.", suspicion: 0.5, news: 0.4).suspicion == 0.5
                && Self.fact("It sank.", suspicion: 0.5, news: 0.39).suspicion > 0.5)
        #expect(Self.fact("It sank", suspicion: 0.5, news: 0.4).suspicion > 0.5)
    }

    @Test(arguments: [(BlockCategory.relatedLinks, 1), (.ad, 2)] as [(BlockCategory, Int)])
    func `a label that opens another section must be outweighed`(category: BlockCategory, sentences: Int) {
        let label = Self.fact("Related articles", suspicion: 0.05, category: category, label: true)
        let after = Array(repeating: Self.fact("It sailed again for a day and came back late."), count: 2)
        let found = roles([Self.fact(Self.prose[0]), Self.fact(Self.prose[1]), label] + after)
        #expect((found.last == .body) == (category == .ad))
    }

    @Test(
        arguments: [
            ("By Ann Lee", true, true), ("By the river", false, false), ("Ann Lee", true, false),
            ("North Wire News", false, false), ("Ann Lee 5", false, false), ("Ann lee of it", false, false),
            ("Ann Lee?", false, false),
            ("Von Ann Lee und Bo Ek", true, true), ("By:", true, true), ("Author:", true, true),
            ("Anna", false, false), ("Ann Lee Bo Ek Cy Orr Di", true, false),
            ("Ann Lee Bo Ek Cy Orr Di Ed", false, false), ("By Ann Lee.", true, false),
        ] as [(String, Bool, Bool)])
    func `a byline begins as one or is a name`(line: String, isByline: Bool, starts: Bool) {
        let fact = Self.fact(line)
        #expect(HeadMatter.isByline(fact) == isByline && HeadMatter.startsByline(fact) == starts, "\(line)")
    }

    @Test func `a publisher's name has a word of its trade`() {
        #expect(
            HeadMatter.isOrganisation(Self.fact("North Wire"))
                && HeadMatter.isOrganisation(Self.fact("The Daily Boat")))
        #expect(!HeadMatter.isOrganisation(Self.fact("Newsome Lee")))
        #expect(FoldedWords.hashes(of: "The boat, the BOAT and 1234 ab").count == 3)
        #expect(FoldedWords.hashes(of: "boat").first == FoldedWords.hashes(of: "Boat!").first)
    }

    @Test(
        arguments: [
            ("", true, nil, "dump.outside-body"), ("x", true, BlockCategory.ad, "dump.outside-body"),
            ("x", false, .ad, "x"),
        ] as [(String, Bool, BlockCategory?, String)])
    func `a dropped line's rule is the cue's, or its place`(
        rule: String, keep: Bool, category: BlockCategory?, expected: String
    ) {
        var fact = Self.fact("Menu", category: category, keep: keep)
        fact.verdict.rule = rule
        let layout = DumpLayout([fact])
        #expect(layout.rule(0) == expected && layout.category(0) == category ?? .otherBoilerplate)
        fact.cueCategory = .donate
        fact.verdict.category = nil
        #expect(DumpLayout([fact]).category(0) == .donate)
    }
}
