internal import PipelineKit

/// Finds title, head matter and body among the paragraphs of a dump.
struct DumpLayout {
    private(set) var roles: [TextDump.LineRole]
    private let facts: [DumpFacts]
    private var body = 0..<0
    private var title: Int?
    private var isPlainText = false

    /// How far above the body its title may stand; longer heads than this are lists of other stories.
    private static let titleReach = 14
    /// Cues with a smaller sum are everyday words.
    private static let weakestCue = 0.45
    /// From this score on a line without cues is a teaser, wherever it is (dump lines of the dev half).
    private static let teaser = 0.72
    /// From this many words in whole sentences on, removal needs a full verdict.
    private static let longProse = 25
    /// Maximum words of a name that is a byline by itself.
    private static let longestName = 6
    /// How much weaker a headline may be than the deck below it.
    private static let deckLead = 0.5

    init(_ facts: [DumpFacts]) {
        self.facts = facts
        roles = Array(repeating: .drop, count: facts.count)
    }

    /// Score of a paragraph as body text; boilerplate is negative.
    private func prose(_ index: Int) -> Double {
        let fact = facts[index]
        var value = min(1.6, (Double(fact.statistics.words) - 9) / 16)
        value += fact.statistics.endsSentence ? 0.55 : -0.35
        value += min(0.5, fact.news * 0.25)
        if fact.suspicion > 0.5 { value -= 1.2 * (fact.suspicion - 0.3) }
        if fact.exactLabel { return opensAnotherSection(fact) ? -1.3 : -0.7 }
        if fact.dates.published != nil { value = min(value, -0.3) }
        return max(-0.55, min(2, value))
    }

    /// Labels like "Related articles" or "Comments" end most articles; text after one must outweigh it.
    private func opensAnotherSection(_ fact: DumpFacts) -> Bool {
        switch fact.verdict.category {
        case .relatedLinks, .comments, .authorBio, .copyrightFooter, .newsletter: true
        default: false
        }
    }

    /// Finds the run of paragraphs with the greatest sum of `prose`.
    mutating func findBody() {
        var best = 0.0
        var sum = 0.0
        var start = 0
        for index in facts.indices {
            if sum <= 0 {
                sum = 0
                start = index
            }
            sum += prose(index)
            if sum > best {
                best = sum
                body = start..<(index + 1)
            }
        }
        for index in body where keepsInside(index) { roles[index] = .body }
        let plain = PlainTextLayout(facts)
        if plain.isOne(besides: roles) { take(plain) }
    }

    /// Gives the roles of a text that is no dump of a page.
    private mutating func take(_ plain: PlainTextLayout) {
        isPlainText = true
        roles = plain.roles
        title = plain.title
    }

    /// Whether a paragraph inside the body belongs to it.
    private func keepsInside(_ index: Int) -> Bool {
        let fact = facts[index]
        if fact.isWanted { return true }
        if fact.isCaption { return false }
        if fact.dates.isBare && fact.statistics.words < 12 && !fact.statistics.endsSentence { return false }
        if fact.suspicion < 0.5 { return true }
        if fact.verdict.keep && fact.statistics.words >= Self.longProse && fact.statistics.endsSentence {
            return true
        }
        // Between paragraphs of prose, a single short line without any cue is a subheading; several are teasers.
        guard fact.promo < Self.weakestCue, fact.suspicion < Self.teaser else { return false }
        return [index - 1, index + 1].allSatisfy { body.contains($0) && facts[$0].suspicion < 0.5 }
    }

    /// Finds the line above the body, or its first one, that reads like a headline of this text.
    mutating func findTitle() {
        guard title == nil, let first = body.first else { return }
        var vocabulary: Set<UInt64> = []
        for index in body where roles[index] == .body && vocabulary.count < 4000 {
            vocabulary.formUnion(facts[index].wordHashes.prefix(200))
        }
        let reach = max(0, first - Self.titleReach)...min(facts.count - 1, first + 2)
        let values = reach.map { headline($0, distance: first - $0, vocabulary) }
        guard var best = values.indices.max(by: { values[$0] < values[$1] }), values[best] > 0.9 else {
            return
        }
        while best > 0 && values[best - 1] > max(0.8, values[best] - Self.deckLead) { best -= 1 }
        title = reach.lowerBound + best
        guard let title else { return }
        roles[title] = .title
        for index in body where index < title && index != title { roles[index] = .drop }
        for index in facts.indices where index != title && facts[index].text == facts[title].text {
            roles[index] = .drop
        }
    }

    private func headline(_ index: Int, distance: Int, _ vocabulary: Set<UInt64>) -> Double {
        let fact = facts[index]
        let size = fact.statistics.words
        guard (2...32).contains(size), fact.dates.published == nil, fact.statistics.scalars >= 10 else {
            return 0
        }
        if distance <= 0 && fact.statistics.endsSentence && size > 16 { return 0 }
        let shared = fact.wordHashes.count { vocabulary.contains($0) }
        // A first line of the body shares all its words with itself; other evidence must decide.
        let overlap = fact.wordHashes.isEmpty ? 0.3 : Double(shared) / Double(fact.wordHashes.count)
        var value = (distance <= 0 ? 0.3 : overlap) + min(1, Double(size) / 8)
        if fact.statistics.endsSentence && fact.statistics.questions + fact.statistics.exclamations == 0 {
            value -= 0.6
        }
        if fact.exactLabel || fact.promo > 1.5 { value -= 0.8 }
        // A headline in title case looks like a name; names of bylines are shorter.
        if HeadMatter.startsByline(fact) || (size <= Self.longestName && HeadMatter.isByline(fact)) {
            value -= 1
        }
        return value - 0.02 * Double(max(0, distance))
    }

    /// Finds the deck: whole sentences between title and body, separated from it by boilerplate.
    mutating func findDeck() {
        guard !isPlainText, let title, let first = roles[title...].firstIndex(where: { $0 == .body }) else {
            return
        }
        for index in title..<first where index > title && roles[index] == .drop {
            let fact = facts[index]
            guard fact.statistics.words >= Self.shortestDeck, fact.statistics.endsSentence, !fact.isCaption,
                fact.suspicion < 0.5, fact.dates.published == nil
            else { continue }
            roles[index] = .body
        }
    }

    /// Minimum words of a deck.
    private static let shortestDeck = 8

    /// Finds byline, date, source and section around the title.
    mutating func findHeadMatter() {
        guard !isPlainText, let title else { return }
        let first = roles[title...].firstIndex { $0 == .body } ?? title
        let head = max(0, title - 3)..<min(facts.count, max(first + 1, title + 6))
        for index in head where index != title && facts[index].statistics.words < 22 {
            let isDate = facts[index].dates.published != nil && facts[index].dates.isBare
            if HeadMatter.startsByline(facts[index])
                || (!isDate && index > title && HeadMatter.isByline(facts[index]))
            {
                roles[index] = .byline
            } else if isDate {
                roles[index] = .date
            }
        }
        findSource(title, first)
        findSection(title)
    }

    /// Finds a short name between title and body, next to a date, that is not a person's.
    private mutating func findSource(_ title: Int, _ first: Int) {
        guard let date = roles.indices.first(where: { $0 > title && $0 <= first && roles[$0] == .date })
        else { return }
        for index in (title + 1)..<date where roles[index] == .drop && HeadMatter.isName(facts[index]) {
            roles[index] = .source
            return
        }
        for index in (title + 1)..<date
        where roles[index] == .byline && HeadMatter.isOrganisation(facts[index]) {
            roles[index] = .source
            return
        }
    }

    /// Finds the section: in a short head, the line above the title.
    private mutating func findSection(_ title: Int) {
        guard title > 0, title <= 4 else { return }
        let above = facts[title - 1]
        guard roles[title - 1] == .drop, above.statistics.words <= 8, !above.statistics.endsSentence,
            above.verdict.score < 0.85 || above.promo < 0.5
        else { return }
        roles[title - 1] = .section
    }

    /// Category of a dropped paragraph; boilerplate without a cue is navigation.
    func category(_ index: Int) -> BlockCategory {
        facts[index].verdict.category ?? facts[index].cueCategory ?? .otherBoilerplate
    }

    /// The rule that dropped a paragraph.
    func rule(_ index: Int) -> String {
        let rule = facts[index].verdict.rule
        return rule.isEmpty || facts[index].verdict.keep ? "dump.outside-body" : rule
    }
}
