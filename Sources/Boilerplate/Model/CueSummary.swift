internal import PipelineKit

/// The sums of the cues found in one block.
struct CueSummary: Sendable, Equatable {
    /// Sum of weights per category, except news; two strong cues are as good as ten.
    var categories = [Double](repeating: 0, count: BlockCategory.allCases.count)
    /// Sum of weights per family.
    var families = [Double](repeating: 0, count: CueFamily.allCases.count)
    /// Weight of the strongest label that makes up the whole block.
    var exactLabel = 0.0
    /// Weight of the strongest call to action within the block's first letters.
    var startsWithCall = 0.0
    /// Strongest agreement of two families on one category.
    var pair = 0.0
    var news = 0.0
    var newsCount = 0
    /// Weight of "we", "our", "your": words of a site, not of a story.
    var personal = 0.0
    var promo = 0.0
    var familyCount = 0
    /// Strongest call that begins a sentence, and strongest within one.
    var openingCall = 0.0
    var innerCall = 0.0
    /// Strongest promotional cue that the text only quotes; it counts nowhere else.
    var quoted = 0.0
    /// Bytes of the text that promotional cues cover.
    var coveredBytes = 0

    /// Sums saturate here.
    private static let ceiling = 3.0
    /// Cues below this weight are everyday words; they never count as evidence by themselves.
    private static let weak = 0.35

    init() {}

    /// The sums of hits, of which the rules' facts stand at the same places; without places each begins a sentence.
    init(_ hits: [CueHit], facts: [CueFacts], places: [CuePlace] = []) {
        guard !hits.isEmpty else { return }
        let vetoes = facts.filter { $0.isVeto && $0.isNews }
        var perCategory = [Double](
            repeating: 0, count: BlockCategory.allCases.count * CueFamily.allCases.count)
        var covered = 0
        for (number, hit) in hits.enumerated() {
            let rule = facts[number]
            let place = places.isEmpty ? .opening : places[number]
            if rule.isNews {
                count(news: rule)
            } else if place == .quoted {
                quoted = max(quoted, rule.weight)
            } else if !vetoes.contains(where: { $0.category == nil || $0.category == rule.category }) {
                count(rule, hit, place, &perCategory)
                if rule.weight > Self.weak && hit.end > covered {
                    coveredBytes += hit.end - max(hit.start, covered)
                    covered = hit.end
                }
            }
        }
        promo = min(Self.ceiling, families.dropLast().reduce(0, +))
        for index in categories.indices { categories[index] = min(Self.ceiling, categories[index]) }
        for index in families.indices { families[index] = min(Self.ceiling, families[index]) }
        familyCount = families.dropLast().count { $0 > Self.weak }
        findPair(perCategory)
    }

    private mutating func count(news rule: CueFacts) {
        news = min(Self.ceiling, news + rule.weight)
        newsCount += 1
    }

    private mutating func count(
        _ rule: CueFacts, _ hit: CueHit, _ place: CuePlace, _ perCategory: inout [Double]
    ) {
        guard rule.weight > Self.weak else {
            personal = min(Self.ceiling, personal + rule.weight)
            return
        }
        let category = rule.category ?? 0
        categories[category] += rule.weight
        families[rule.family] += rule.weight
        let cell = category * CueFamily.allCases.count + rule.family
        perCategory[cell] = max(perCategory[cell], rule.weight)
        if rule.isExactLabel { exactLabel = max(exactLabel, rule.weight) }
        guard rule.family == CueFamily.cta.index else { return }
        if hit.start < 4 { startsWithCall = max(startsWithCall, rule.weight) }
        if place == .opening {
            openingCall = max(openingCall, rule.weight)
        } else {
            innerCall = max(innerCall, rule.weight)
        }
    }

    /// A label of this weight determines what a block is.
    static let sureLabel = 0.8

    /// Whether a label of this weight makes up the whole block.
    var hasSureLabel: Bool { exactLabel >= Self.sureLabel }

    /// The category with the greatest sum of weights; nil where there is none.
    var strongestCategory: BlockCategory? {
        guard let index = categories.indices.max(by: { categories[$0] < categories[$1] }),
            categories[index] > 0
        else { return nil }
        return BlockCategory.allCases[index]
    }

    private mutating func findPair(_ perCategory: [Double]) {
        let width = CueFamily.allCases.count
        for category in categories.indices {
            var first = 0.0
            var second = 0.0
            for weight in perCategory[(category * width)..<((category + 1) * width)] {
                if weight > first {
                    second = first
                    first = weight
                } else if weight > second {
                    second = weight
                }
            }
            pair = max(pair, second)
        }
    }
}
