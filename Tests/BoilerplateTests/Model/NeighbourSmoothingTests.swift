import PipelineKit
import Testing

@testable import Boilerplate

/// What only the sequence of blocks can tell.
@Suite struct NeighbourSmoothingTests {
    private struct Row {
        var keep = true
        var score = 0.1
        var category: BlockCategory?
        var evidence = BlockEvidence()
    }

    private func apply(_ rows: [Row], _ options: BoilerplateOptions = BoilerplateOptions()) -> [BlockVerdict]
    {
        var verdicts = rows.map {
            BlockVerdict(
                keep: $0.keep, action: $0.keep ? .keep : .remove, category: $0.category, score: $0.score,
                rule: "own", hits: [],
                structure: [], isNearMiss: false)
        }
        NeighbourSmoothing.apply(to: &verdicts, evidence: rows.map(\.evidence), options: options)
        return verdicts
    }

    private func suspect(_ score: Double = 0.3, scalars: Int = 99, news: Double = 0, quotes: Int = 0) -> Row {
        var row = Row(score: score)
        row.evidence.statistics.scalars = scalars
        row.evidence.statistics.quotes = quotes
        row.evidence.cues.news = news
        return row
    }

    private func seed(_ score: Double = 0.8, _ category: BlockCategory = .newsletter) -> Row {
        var row = Row(keep: false, score: score, category: category)
        row.evidence.cues.promo = 1
        return row
    }

    @Test func `three suspects on either side fall with a sure one`() {
        let verdicts = apply(
            Array(repeating: suspect(), count: 4) + [seed()] + Array(repeating: suspect(), count: 4))
        #expect(verdicts.map(\.keep) == [true, false, false, false, false, false, false, false, true])
        #expect(
            verdicts[3].rule == "neighbour.newsletter" && verdicts[3].category == .newsletter
                && verdicts[3].action == .remove)
        #expect(verdicts[4].rule == "own")
    }

    @Test(
        arguments: [
            (0.3, 99, 0, 0, false), (0.29, 99, 0, 0, true), (0.3, 100, 0, 0, true), (0.3, 99, 0.1, 0, true),
            (0.3, 99, 0, 1, true),
        ] as [(Double, Int, Double, Int, Bool)])
    func `a neighbour must be suspect, short, no news and no quotation`(
        score: Double, scalars: Int, news: Double, quotes: Int, stays: Bool
    ) {
        #expect(
            apply([suspect(score, scalars: scalars, news: news, quotes: quotes), seed()])[0].keep == stays)
    }

    @Test(
        arguments: [
            (0.8, BlockCategory.newsletter, false), (0.79, .newsletter, true), (0.8, .relatedLinks, true),
            (0.8, .donate, false), (0.8, .comments, false), (0.8, .authorBio, true),
        ] as [(Double, BlockCategory, Bool)])
    func `a seed is sure and of a kind that comes in boxes`(
        score: Double, category: BlockCategory, stays: Bool
    ) {
        #expect(apply([suspect(), seed(score, category)])[0].keep == stays)
    }

    @Test func `one that stays ends the box`() {
        #expect(apply([suspect(), suspect(0.1), seed()]).map(\.keep) == [true, true, false])
        #expect(
            apply([suspect(), Row(keep: false, score: 0.4, category: .ad, evidence: seed().evidence), seed()]
            )[0].keep)
    }

    @Test func `options say what becomes of a category`() {
        #expect(apply([suspect(), seed()], BoilerplateOptions(actions: [.newsletter: .keep]))[0].keep)
        let tagged = apply([suspect(), seed()], BoilerplateOptions(actions: [.newsletter: .tag]))[0]
        #expect(tagged.keep && tagged.action == .tag)
    }

    private func alone(_ score: Double, _ change: (inout BlockEvidence) -> Void = { _ in }) -> Bool {
        var row = Row(keep: false, score: score, category: .ad)
        change(&row.evidence)
        let verdict = apply([Row(), row, Row()])[1]
        #expect(verdict.isNearMiss == verdict.keep && (verdict.action == .keep) == verdict.keep)
        return verdict.keep
    }

    @Test func `between paragraphs shape alone must be nearly sure`() {
        #expect(alone(0.92) && !alone(0.93))
        #expect(!alone(0.6) { $0.cues.promo = 0.4 } && alone(0.6) { $0.cues.promo = 0.39 })
        #expect(
            !alone(0.6) { $0.path.promo = [0.1, 0, 0] } && !alone(0.6) { $0.path.promo = [0, 0.1, 0] }
                && alone(0.6) { $0.path.promo = [0, 0, 0.1] })
        #expect(!alone(0.6) { $0.linkDensity = 0.3 } && alone(0.6) { $0.linkDensity = 0.29 })
        #expect(!alone(0.6) { $0.tag = "figcaption" })
        let row = Row(keep: false, score: 0.6, category: .ad)
        #expect(
            apply([row, Row()]).map(\.keep) == [false, true]
                && apply([Row(), row, row, Row()]).map(\.keep) == [true, false, false, true])
    }
}

@Suite struct BlockEvidenceTests {
    private func rule(
        _ id: String, _ family: CueFamily, _ category: BlockCategory?, _ weight: Double, exact: Bool = false,
        veto: Bool = false
    ) -> CueRule {
        CueRule(
            id: id, category: category, family: family, pattern: id, match: exact ? .exact : .any,
            weight: weight, veto: veto)
    }

    private func summary(_ rules: [CueRule], at places: [Range<Int>]? = nil) -> CueSummary {
        let hits = rules.indices.map { index in
            let place = places?[index] ?? index * 10..<index * 10 + 5
            return CueHit(rule: index, start: place.lowerBound, end: place.upperBound)
        }
        return CueSummary(hits, facts: rules.map { CueFacts($0) })
    }

    @Test func `weights add up by category and family, to a ceiling`() {
        let cues = summary([
            rule("a", .label, .ad, 1), rule("b", .cta, .ad, 0.5), rule("c", .cta, .newsletter, 0.8),
            rule("d", .news, nil, 0.6),
        ])
        #expect(
            cues.categories[BlockCategory.ad.index] == 1.5
                && cues.categories[BlockCategory.newsletter.index] == 0.8)
        #expect(cues.families[CueFamily.label.index] == 1 && cues.families[CueFamily.cta.index] == 1.3)
        #expect(
            abs(cues.promo - 2.3) < 1e-9 && cues.news == 0.6 && cues.newsCount == 1 && cues.familyCount == 2)
        #expect(cues.pair == 0.5 && cues.strongestCategory == .ad && cues.coveredBytes == 15)
        let many = summary(
            (0..<5).map { rule("\($0)", .cta, .ad, 1) } + (0..<5).map { rule("n\($0)", .news, nil, 1) })
        #expect(
            many.categories[BlockCategory.ad.index] == 3 && many.promo == 3 && many.news == 3
                && many.newsCount == 5 && many.pair == 0)
    }

    @Test func `everyday words are the site's voice and no witness`() {
        let cues = summary([rule("our", .ownership, .ad, 0.35), rule("we", .ownership, .ad, 0.36)])
        #expect(
            cues.personal == 0.35 && cues.promo == 0.36 && cues.familyCount == 1 && cues.coveredBytes == 5)
        #expect(
            summary([]).strongestCategory == nil
                && summary([rule("our", .ownership, .ad, 0.3)]).strongestCategory == nil)
    }

    @Test func `news may veto a category, or all`() {
        let ad = rule("a", .cta, .ad, 1), letter = rule("b", .cta, .newsletter, 1)
        #expect(summary([ad, letter, rule("n", .news, .ad, 0.5, veto: true)]).promo == 1)
        #expect(summary([ad, letter, rule("n", .news, nil, 0.5, veto: true)]).promo == 0)
        #expect(summary([ad, letter, rule("n", .news, .ad, 0.5)]).promo == 2)
    }

    @Test func `overlapping cues cover their bytes once, a call counts at the beginning`() {
        #expect(
            summary([rule("a", .cta, .ad, 1), rule("b", .cta, .ad, 1)], at: [0..<6, 4..<9]).coveredBytes == 9)
        #expect(
            summary([rule("a", .cta, .ad, 1), rule("b", .cta, .ad, 1)], at: [0..<9, 4..<6]).coveredBytes == 9)
        #expect(
            summary([rule("a", .cta, .ad, 0.7)], at: [3..<6]).startsWithCall == 0.7
                && summary([rule("a", .cta, .ad, 0.7)], at: [4..<6]).startsWithCall == 0)
        #expect(
            summary([rule("a", .label, .ad, 0.8, exact: true)]).hasSureLabel
                && !summary([rule("a", .label, .ad, 0.79, exact: true)]).hasSureLabel)
        #expect(
            !summary([rule("a", .label, .ad, 1)]).hasSureLabel
                && !summary([rule("a", .cta, .ad, 1, exact: true)]).hasSureLabel)
    }

    private func hasTwoKinds(
        _ change: (inout BlockEvidence) -> Void, previous: Double = 0, next: Double = 0
    ) throws -> Bool {
        let classifier = try #require(BoilerplateResourcesForTests.classifier)
        var block = BlockEvidence(), before = BlockEvidence(), after = BlockEvidence()
        block.statistics.scalars = 120
        (before.cues.promo, after.cues.promo) = (previous, next)
        change(&block)
        return classifier.hasTwoKindsOfEvidence(block, before, after)
    }

    @Test func `a long block needs two kinds of evidence, each of which counts once`() throws {
        #expect(try !hasTwoKinds { _ in } && hasTwoKinds { $0.statistics.scalars = 119 })
        #expect(try hasTwoKinds { $0.cues.familyCount = 2 } && !hasTwoKinds { $0.cues.familyCount = 1 })
        // One family of cues, and one thing more.
        let one = { (change: @escaping (inout BlockEvidence) -> Void) in
            try hasTwoKinds {
                $0.cues.familyCount = 1
                change(&$0)
            }
        }
        #expect(try one { $0.linkDensity = 0.3 } && !one { $0.linkDensity = 0.29 })
        #expect(try one { $0.path.promo[2] = 0.1 } && one { $0.hasMarkup = true })
        #expect(
            try !one {
                $0.hasMarkup = true
                $0.path.article[1] = 0.1
            })
        #expect(try one { $0.path.inside[5] = true } && !one { $0.path.inside[6] = true })
        #expect(try hasTwoKinds({ $0.cues.familyCount = 1 }, previous: 0.5))
        #expect(try hasTwoKinds({ $0.cues.familyCount = 1 }, next: 0.5))
        #expect(try !hasTwoKinds({ $0.cues.familyCount = 1 }, previous: 0.49, next: 0.49))
        #expect(try !hasTwoKinds({ _ in }, previous: 0.5, next: 0.5))
    }

    private func isSure(_ change: (inout BlockEvidence) -> Void) -> Bool {
        var evidence = BlockEvidence()
        (evidence.statistics.scalars, evidence.statistics.bytes) = (99, 99)
        change(&evidence)
        return evidence.isSure
    }

    @Test func `cues leave no doubt by a label, by cover, or by agreement`() {
        #expect(
            !isSure { _ in } && isSure { $0.cues.exactLabel = 0.8 } && !isSure { $0.cues.exactLabel = 0.79 })
        let label = { (weight: Double, length: Int, ends: Bool) in
            isSure {
                $0.cues.families[CueFamily.label.index] = weight
                ($0.statistics.scalars, $0.statistics.endsSentence) = (length, ends)
            }
        }
        #expect(
            label(0.8, 99, false) && !label(0.79, 99, false) && !label(0.8, 100, false)
                && !label(0.8, 99, true))
        let cover = { (bytes: Int, promo: Double, news: Double) in
            isSure { ($0.cues.coveredBytes, $0.cues.promo, $0.cues.news) = (bytes, promo, news) }
        }
        #expect(cover(50, 0.5, 0) && !cover(49, 0.5, 0) && !cover(50, 0.49, 0) && !cover(50, 0.8, 0.4))
        let agreed = { (weight: Double, pair: Double, own: Double, promo: Double, length: Int) in
            isSure {
                $0.cues.categories[1] = weight
                ($0.cues.pair, $0.cues.promo, $0.statistics.scalars) = (pair, promo, length)
                $0.cues.families[CueFamily.ownership.index] = own
            }
        }
        #expect(agreed(2.4, 0.1, 0, 2, 199) && agreed(2.4, 0, 0.1, 2, 199))
        #expect(
            !agreed(2.39, 0.1, 0, 2, 199) && !agreed(2.4, 0, 0, 2, 199) && !agreed(2.4, 0.1, 0, 1.9, 199)
                && !agreed(2.4, 0.1, 0, 2, 200))
    }
}
