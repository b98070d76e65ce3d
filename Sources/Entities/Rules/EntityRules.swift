internal import DateKit

/// Everything that rules and lists find without a model: dates, money, shares, nationalities and beliefs.
struct EntityRules {
    let text: RuleTokens
    let gazetteer: Gazetteer
    let types: Set<EntityType>
    let published: CalendarDay?

    /// The spans of the wanted types, in order, none overlapping.
    func spans() -> [RuleSpan] {
        guard !types.isDisjoint(with: [.date, .money, .percent, .group]) else { return [] }
        let dates = DateRules(text, published: published)
        let amounts = AmountRules(text)
        var found: [RuleSpan] = []
        var index = 0
        while index < text.count {
            if let match = match(at: index, dates, amounts) {
                // A year inside an amount must not become a date where amounts are not wanted.
                if types.contains(match.span.type) { found.append(match) }
                index = match.span.upper
            } else {
                index += 1
            }
        }
        return found
    }

    private func match(at index: Int, _ dates: DateRules, _ amounts: AmountRules) -> RuleSpan? {
        let traits = text.traits(index)
        if traits.contains(.digit) || traits.contains(.symbol) || traits.contains(.upper) {
            if let money = amounts.money(at: index) { return money }
        }
        if traits.contains(.lower), let money = amounts.spelled(at: index) { return money }
        if traits.contains(.digit), let share = amounts.percentage(at: index) { return share }
        if traits.contains(.digit) || traits.contains(.lower) || traits.contains(.upper),
            let date = dates.match(at: index)
        {
            return date
        }
        return traits.contains(.initialUpper) ? group(at: index) : nil
    }

    private func group(at index: Int) -> RuleSpan? {
        guard types.contains(.group),
            let match = gazetteer.longestMatch(text.tokens, at: index, limit: text.count),
            !match.classes.isDisjoint(with: .group),
            match.classes.isDisjoint(with: [.country, .organization])
        else { return nil }
        return RuleSpan(index..<match.end, .group, value: nil)
    }
}
