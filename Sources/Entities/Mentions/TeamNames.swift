internal import TextKit

/// Makes organisations of teams that are called by their city: "Leeds 3 Derby 1", "Chicago beat Boston 3-2".
///
/// The model's texts of training have little sport, and a city is a city in most of them. National teams stay countries.
struct TeamNames {
    private let context: MentionContext
    private var spans: [EntitySpan]
    /// Teams of this article, by their words.
    private var teams: Set<UInt64> = []

    static func apply(_ spans: [EntitySpan], _ context: MentionContext) -> [EntitySpan] {
        guard context.tokens.lazy.filter({ TeamLexicon.sport.contains($0.lowerHash) }).prefix(2).count == 2
        else { return spans }
        var names = TeamNames(context: context, spans: spans)
        names.findRows()
        names.findMatches()
        names.findRepeats()
        return names.spans.sorted { $0.lower < $1.lower }
    }

    private init(context: MentionContext, spans: [EntitySpan]) {
        self.context = context
        self.spans = spans
    }

    // MARK: Tables

    private mutating func findRows() {
        let rows = lines.compactMap { ResultRow(context, line: $0) }
        for kind in [ResultRow.Kind.standing, .result, .fixture] {
            let names = rows.filter { $0.kind == kind }.flatMap(\.names)
            guard names.count >= Self.fewestNames, isTableOfTeams(names) else { continue }
            for name in names where !isNation(name) && !isPerson(name) { team(name) }
        }
    }

    /// Two rows of two teams, or four of one: fewer may be anything.
    private static let fewestNames = 4

    private var lines: [Range<Int>] {
        let starts = context.tokens.indices.filter { context.traits($0).contains(.lineStart) || $0 == 0 }
        return zip(starts, starts.dropFirst() + [context.tokens.count]).map { $0..<$1 }
    }

    /// Half of the names or more are places or organisations: else it is a table of players or of anything.
    private func isTableOfTeams(_ names: [Range<Int>]) -> Bool {
        2 * names.count { isTeamLike($0) && !isNation($0) } >= names.count
            && 2 * names.count(where: isPerson) < names.count
    }

    private func isTeamLike(_ name: Range<Int>) -> Bool {
        spans.contains { $0.range.overlaps(name) && $0.type != .person } || !context.cities(name).isEmpty
    }

    private func isPerson(_ name: Range<Int>) -> Bool {
        spans.contains { $0.range == name && $0.type == .person && ($0.confidence > 0.8 || name.count > 1) }
    }

    private func isNation(_ name: Range<Int>) -> Bool {
        context.classes(name).contains(.country)
            || (name.count == 1 && TeamLexicon.nations.contains(context.lower(name.lowerBound)))
    }

    private mutating func team(_ range: Range<Int>) {
        teams.insert(context.key(range))
        spans = spans.replacing(range, by: .organization, confidence: 0.95)
    }

    // MARK: Sentences

    private mutating func findMatches() {
        for span in spans where isCity(span) && (isWinner(span) || isOpponent(span)) { team(span.range) }
    }

    private func isCity(_ span: EntitySpan) -> Bool {
        span.type == .location && !isNation(span.range) && context.standsAlone(span.range)
            && !TeamLexicon.places.contains(context.lower(span.lower - 1))
    }

    /// "Chicago beat", "Chicago won 3-2", "Chicago's 3-2 win", "the Chicago goalkeeper".
    private func isWinner(_ span: EntitySpan) -> Bool {
        let next = span.upper
        if TeamLexicon.players.contains(context.lower(next)) { return true }
        if TeamLexicon.beats.contains(context.lower(next)) { return isName(next + 1) || hasScore(next, 8) }
        if TeamLexicon.scores.contains(context.lower(next)) { return isScore(next + 1) }
        return context.isClitic(next) && isScore(next + 1) && hasOutcome(next + 4)
    }

    /// "beat Boston", "a 3-2 win over Boston", "gave Boston a 3-2 lead".
    private func isOpponent(_ span: EntitySpan) -> Bool {
        let before = span.lower - 1
        if TeamLexicon.gifts.contains(context.lower(before)) { return hasScore(span.upper, 3) }
        if TeamLexicon.beats.contains(context.lower(before)) {
            return isName(before - 1) || hasScore(span.upper, 6)
        }
        guard TeamLexicon.against.contains(context.lower(before)),
            TeamLexicon.outcomes.contains(context.lower(before - 1))
        else { return false }
        return isScore(before - 4)
    }

    private func isName(_ index: Int) -> Bool {
        spans.contains { $0.range.contains(index) && $0.type != .person }
    }

    private func hasOutcome(_ index: Int) -> Bool {
        TeamLexicon.outcomes.contains(context.lower(index))
            || TeamLexicon.outcomes.contains(context.lower(index + 1))
    }

    private func hasScore(_ index: Int, _ reach: Int) -> Bool {
        (index..<index + reach).prefix { $0 == index || !context.startsSentence($0) }.contains(where: isScore)
    }

    /// "3-2": two numbers of up to three digits.
    private func isScore(_ index: Int) -> Bool {
        let hyphens: [UInt64] = [EntityLexicon.hyphen, Self.dash]
        return isCount(index) && hyphens.contains(context.lower(index + 1)) && context.isJoined(index + 1)
            && isCount(index + 2) && context.isJoined(index + 2)
    }

    private static let dash = WordHash.of("–")

    private func isCount(_ index: Int) -> Bool {
        context.traits(index).contains(.digit) && context.tokens[index].scalarCount <= 3
    }

    // MARK: Repeats

    /// Where a team was found its other mentions are the team, too, unless a preposition, a region or a dateline says place.
    private mutating func findRepeats() {
        guard !teams.isEmpty else { return }
        for span in spans where teams.contains(context.key(span.range)) && isCity(span) && !isAddress(span) {
            team(span.range)
        }
    }

    private func isAddress(_ span: EntitySpan) -> Bool {
        let isFirst = context.traits(span.lower).contains(.lineStart)
        let next = span.upper
        if isFirst, MentionLexicon.datelineMarks.contains(context.lower(next)) { return true }
        if isFirst, context.traits(next).contains(.digit), context.tokens[next].scalarCount == 4 {
            return true
        }
        return context.lower(next) == EntityLexicon.comma
            && spans.contains { $0.lower == next + 1 && $0.type == .location }
    }
}
