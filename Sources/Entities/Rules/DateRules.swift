internal import DateKit
internal import TextKit

/// Finds dates and resolves them against the article's own.
struct DateRules {
    private let text: RuleTokens
    private let published: CalendarDay?

    init(_ text: RuleTokens, published: CalendarDay?) {
        self.text = text
        self.published = published
    }

    /// A date that starts at `index`.
    func match(at index: Int) -> RuleSpan? {
        isoDate(index) ?? weekdayDate(index) ?? monthFirst(index) ?? dayFirst(index) ?? yearAlone(index)
    }

    private func span(_ lower: Int, _ upper: Int, _ value: String?) -> RuleSpan {
        RuleSpan(lower..<upper, .date, value: value)
    }

    // MARK: Parts

    private func month(_ index: Int) -> Int? {
        guard text.tokens.indices.contains(index) else { return nil }
        return DateWords.months[text.lower(index)]
    }

    private func day(_ index: Int) -> Int? {
        guard let number = text.integer(index), (1...31).contains(number.value), number.digits < 3 else {
            return nil
        }
        return number.suffix.isEmpty || DateWords.ordinals.contains(Array(number.suffix)) ? number.value : nil
    }

    private func year(_ index: Int) -> Int? {
        guard let number = text.integer(index), number.digits == 4, (1500...2099).contains(number.value)
        else { return nil }
        return number.suffix.isEmpty || number.suffix == [0x73] ? number.value : nil
    }

    /// "12,2022": agencies' copy loses the blank after the comma.
    private func dayAndYear(_ index: Int) -> (day: Int, year: Int)? {
        guard let number = text.integer(index), (1...31).contains(number.value), number.digits < 3,
            number.suffix.count == 5, number.suffix.first == 0x2C
        else { return nil }
        let year = number.suffix.dropFirst().reduce(0) { $0 * 10 + Int($1 & 0x0F) }
        return (1500...2099).contains(year) ? (number.value, year) : nil
    }

    /// The year after an optional comma or "of", and one past it.
    private func yearAfter(_ index: Int) -> (year: Int, end: Int)? {
        if let year = year(index) { return (year, index + 1) }
        guard text.lower(index) == EntityLexicon.comma || DateWords.of.contains(text.lower(index)),
            let year = year(index + 1)
        else { return nil }
        return (year, index + 2)
    }

    // MARK: Forms

    private func isoDate(_ index: Int) -> RuleSpan? {
        guard let first = text.integer(index), first.suffix.isEmpty, text.isJoined(index + 1),
            text.isJoined(index + 2),
            text.isJoined(index + 3), text.isJoined(index + 4),
            text.lower(index + 1) == text.lower(index + 3),
            let second = text.integer(index + 2), let third = text.integer(index + 4)
        else { return nil }
        if first.digits == 4, text.lower(index + 1) == EntityLexicon.hyphen, third.digits <= 2 {
            return dated(
                index, index + 5, CalendarDay(year: first.value, month: second.value, day: third.value))
        }
        guard text.lower(index + 1) == DateWords.slash, third.digits == 4 else { return nil }
        // 05/12/2019 is May in America and December elsewhere: accepted only if one of the two is possible.
        let american = CalendarDay(year: third.value, month: first.value, day: second.value)
        let other = CalendarDay(year: third.value, month: second.value, day: first.value)
        guard american.isValid || other.isValid else { return nil }
        let isSure = american.isValid != other.isValid || american == other
        return span(index, index + 5, isSure ? (american.isValid ? american : other).text : nil)
    }

    private func dated(_ lower: Int, _ upper: Int, _ day: CalendarDay) -> RuleSpan? {
        day.isValid ? span(lower, upper, day.text) : nil
    }

    private func weekdayDate(_ index: Int) -> RuleSpan? {
        guard text.traits(index).contains(.initialUpper), let weekday = DateWords.weekdays[text.lower(index)]
        else {
            return nil
        }
        let next = text.lower(index + 1) == EntityLexicon.comma ? index + 2 : index + 1
        if let date = monthFirst(next) ?? dayFirst(next), text.tokens[next].scalarStart > 0,
            !isBare(date.span)
        {
            return span(index, date.span.upper, date.value)
        }
        return span(
            index, index + 1,
            resolve(weekday: weekday, isNext: DateWords.next.contains(text.lower(index - 1))))
    }

    /// A month without a day and a year.
    private func isBare(_ date: EntitySpan) -> Bool { date.upper - date.lower == 1 }

    private func monthFirst(_ index: Int) -> RuleSpan? {
        guard let month = month(index) else { return nil }
        let isCapital = text.traits(index).contains(.initialUpper)
        if let both = dayAndYear(index + 1), isCapital {
            return dated(index, index + 2, CalendarDay(year: both.year, month: month, day: both.day))
        }
        if let day = day(index + 1), isCapital { return monthAndDay(index, month, day) }
        if let (year, end) = yearAfter(index + 1) {
            return span(index, end, "\(year)-\(String(month, zeroPaddedTo: 2))")
        }
        guard isCapital, isBareMonth(index) else { return nil }
        return span(index, index + 1, resolve(month: month))
    }

    private func monthAndDay(_ index: Int, _ month: Int, _ day: Int) -> RuleSpan? {
        var end = index + 2
        var last = day
        if DateWords.to.contains(text.lower(end)), let second = self.day(end + 1), second > day {
            (last, end) = (second, end + 2)
        }
        let found = yearAfter(end)
        if let found { end = found.end }
        return ranged(index, end, month, day, last, found?.year)
    }

    private func dayFirst(_ index: Int) -> RuleSpan? {
        guard let day = day(index) else { return nil }
        var next = index + 1
        var last = day
        if DateWords.to.contains(text.lower(next)), let second = self.day(next + 1), second > day {
            (last, next) = (second, next + 2)
        }
        if text.lower(next) == EntityLexicon.fullStop, text.isJoined(next) { next += 1 }
        if DateWords.of.contains(text.lower(next)) { next += 1 }
        guard let month = month(next), text.tokens[next].traits.contains(.spaceBefore) else { return nil }
        // "6 may" is a number and a verb in English; other languages write months in lower case.
        if text.lower(next) == DateWords.may, !text.traits(next).contains(.initialUpper) { return nil }
        let found = yearAfter(next + 1)
        return ranged(index, found?.end ?? next + 1, month, day, last, found?.year)
    }

    private func ranged(_ lower: Int, _ upper: Int, _ month: Int, _ first: Int, _ last: Int, _ year: Int?)
        -> RuleSpan?
    {
        let start = resolve(month: month, day: first, year: year)
        guard last != first else { return span(lower, upper, start?.text) }
        let end = resolve(month: month, day: last, year: year)
        return span(lower, upper, start.flatMap { start in end.map { "\(start.text)/\($0.text)" } })
    }

    private func yearAlone(_ index: Int) -> RuleSpan? {
        guard let year = year(index), !isQuantity(index) else { return nil }
        let isDecade = text.text(index).last == 0x73
        var end = index + 1
        var value: String? = isDecade ? nil : "\(year)"
        if DateWords.dash.contains(text.lower(end)) || text.lower(end) == DateWords.slash, text.isJoined(end),
            text.isJoined(end + 1), let second = text.integer(end + 1), second.suffix.isEmpty
        {
            let last = second.digits == 4 ? second.value : year / 100 * 100 + second.value
            if second.digits == 4 || second.digits == 2, last > year {
                end += 2
                value = "\(year)/\(last)"
            }
        }
        return span(index, end, value)
    }

    /// Whether a four-digit number is an amount, a count or part of a longer number.
    private func isQuantity(_ index: Int) -> Bool {
        if Currencies.symbols[text.lower(index - 1)] != nil || Currencies.codes[text.lower(index - 1)] != nil
        {
            return true
        }
        if text.isJoined(index), !text.traits(index - 1).contains(.symbol) { return true }
        let next = text.lower(index + 1)
        return Currencies.words[next] != nil || Currencies.multipliers[next] != nil
            || Percentages.signs.contains(next)
    }

    private func isBareMonth(_ index: Int) -> Bool {
        guard DateWords.ambiguous.contains(text.lower(index)) else {
            return text.tokens[index].scalarCount > 3
        }
        return DateWords.beforeMonth.contains(text.lower(index - 1))
            && !text.traits(index + 1).contains(.initialUpper)
    }

    // MARK: Against the article's date

    /// News reports the past: a weekday is the last one, including the day of publication.
    private func resolve(weekday: Int, isNext: Bool) -> String? {
        guard let published else { return nil }
        let back = (published.weekday - weekday + 7) % 7
        return CalendarDay(number: published.number - back + (isNext ? 7 : 0)).text
    }

    private func resolve(month: Int) -> String? {
        guard let published else { return nil }
        return "\(nearestYear(month, 15, published))-\(String(month, zeroPaddedTo: 2))"
    }

    private func resolve(month: Int, day: Int, year: Int?) -> CalendarDay? {
        guard let year = year ?? published.map({ nearestYear(month, day, $0) }) else { return nil }
        let date = CalendarDay(year: year, month: month, day: day)
        return date.isValid ? date : nil
    }

    /// The year of a day without one: the last such day, unless the next is less than three months ahead.
    private func nearestYear(_ month: Int, _ day: Int, _ published: CalendarDay) -> Int {
        let years = (-1...1).map { published.year + $0 }
        let limit = published.number + 90
        return years.last { CalendarDay(year: $0, month: month, day: day).number <= limit } ?? published.year
    }
}
