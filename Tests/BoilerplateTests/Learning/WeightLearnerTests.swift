import Files
import JSON
import PipelineKit
import Testing

@testable import Boilerplate

@Suite struct WeightLearnerTests {
    private func classifier() throws -> BoilerplateClassifier {
        try #require(BoilerplateResourcesForTests.classifier)
    }

    private static let story = "div.page>div.story>p.copy"
    private static let teaser = "div.page>div.story>p.zusatz_17"
    private static let sentences = [
        "The ferry left the old pier at six with forty passengers and two lorries on board.",
        "Its captain told the harbour office that the wind had turned during the night.",
        "Nobody was hurt, the office said, and the next crossing is planned for Thursday.",
        "In the village above the bay the school opened again after three weeks of repairs.",
    ]

    private func mark(_ text: String, _ path: String, goes: Bool, on page: Int) -> MarkedBlock? {
        let row = BlockRow(
            .object([
                .init(key: "text", value: .string(text)), .init(key: "path", value: .string(path)),
                .init(key: "lang", value: .string("en")),
            ]))
        return row.map { MarkedBlock(row: $0, goes: goes, document: "page-\(page).html") }
    }

    /// Pages of one site whose teasers read like its stories; only their class tells them apart.
    private func marks(pages: Int = 6) -> [MarkedBlock] {
        (0..<pages).flatMap { page in
            Self.sentences.enumerated().compactMap { place, text in
                let goes = place == 3
                return mark("\(text) Part \(page).", goes ? Self.teaser : Self.story, goes: goes, on: page)
            }
        }
    }

    @Test func `what marks say of a class holds on pages that nobody has marked`() throws {
        let classifier = try classifier()
        let weights = WeightLearner.weights(of: marks(), classifier)
        let taught = classifier.with(learned: LearnedWeights(weights))
        let other = try #require(
            mark(
                "At noon the market closed early because of the heat in the square.", Self.teaser, goes: true,
                on: 9))
        let story = try #require(
            mark(
                "At noon the market closed early because of the heat in the square.", Self.story, goes: false,
                on: 9))
        #expect(classifier.judge(other.row).keep && !taught.judge(other.row).keep)
        #expect(taught.judge(story.row).keep)
        #expect(taught.judge(other.row).hits.first?.name.hasPrefix("learned.") == true)
    }

    @Test func `marks of removed text that is to stay bring it back`() throws {
        let classifier = try classifier()
        let text = "Sign up for our newsletter"
        let marks = (0..<12).flatMap { page in
            [("div.lesson>p.example", false), ("div.foot>p.box", true)].compactMap { path, goes in
                mark("\(text) \(page)", path, goes: goes, on: page)
            }
        }
        let taught = classifier.with(
            learned: LearnedWeights(WeightLearner.weights(of: marks, classifier)))
        let other = try #require(mark("\(text) today", "div.lesson>p.example", goes: false, on: 20))
        let elsewhere = try #require(mark("\(text) today", "div.foot>p.box", goes: true, on: 20))
        #expect(!classifier.judge(other.row).keep && taught.judge(other.row).keep)
        #expect(!taught.judge(elsewhere.row).keep)
    }

    @Test func `the order of marks changes nothing that is written`() throws {
        let classifier = try classifier()
        func rounded(_ marks: [MarkedBlock]) -> [String: Int] {
            WeightLearner.weights(of: marks, classifier).mapValues { Int(($0 * 1e6).rounded()) }
        }
        #expect(rounded(marks()) == rounded(marks().reversed()))
    }

    @Test func `a trial judges marks by weights that have not seen their pages`() throws {
        let trial = MarksTrial(marks(), try classifier())
        #expect(trial.isBetter && trial.after.f1 > 0.9 && trial.after.wronglyRemoved == 0)
        #expect(trial.before.removed + trial.before.missed == 6)
    }

    @Test func `marks that nothing in a page tells apart are no gain`() throws {
        let noise = (0..<16).compactMap { number in
            mark(Self.sentences[number % 4] + " \(number)", Self.story, goes: number % 2 == 0, on: number / 2)
        }
        #expect(!MarksTrial(noise, try classifier()).isBetter)
    }
}

@Suite struct LearnedWeightsTests {
    @Test(arguments: [
        (
            "main>div#post_12.Teaser_Box>p.a.b", 20,
            [
                "bias", "short", "tag:p", "path:div#post-0.teaser-box>p.a.b", "class:post-0",
                "class:teaser-box",
                "class:a", "class:b",
            ]
        ),
        (".only", 200, ["bias", "long", "tag:", "path:.only", "class:only"]),
        ("", 20, []),
    ])
    func `a block is known by the names of its nearest elements`(
        path: String, characters: Int, tokens: [String]
    ) {
        #expect(LearnedWeights.tokens(of: path, characters: characters) == tokens)
    }

    @Test func `removal needs a margin, and keeping none`() {
        #expect(LearnedWeights.odds(-1, shifted: 1.9, threshold: 0) < 0)
        #expect(LearnedWeights.odds(-1, shifted: 2.1, threshold: 0) > 0)
        #expect(LearnedWeights.odds(9, shifted: -3.1, threshold: 0) < 0)
        #expect(LearnedWeights.odds(1, shifted: 1, threshold: 0) == 2)
    }

    @Test func `weights that are none are problems of their pack`() {
        let pack =
            #"{"lang": "und", "version": 1, "rules": [], "weights": {"class:a": 1.5, "class:b": 99, "c": "x"}}"#
        let (read, problems) = CuePack.parse(Array(pack.utf8))
        #expect(problems.map(\.path) == ["weights.class:b", "weights.c"])
        #expect(read.weights == ["class:a": 1.5])
    }
}
