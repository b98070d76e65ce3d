internal import TextKit

extension DateParser.Reader {
    /// Every reading of the tokens at a place as a date, the most specific first.
    func candidates(at start: Int) -> [Found<Timestamp>] {
        switch tokens[start] {
        case .number(_, digits: 4...): yearFirst(at: start)
        case .number: [dayFirst(at: start)].compactMap { $0 }
        case .word: [monthFirst(at: start), era(at: start)].compactMap { $0 }
        case .sign: []
        }
    }

    private func sign(_ index: Int) -> Unicode.Scalar? {
        guard index < tokens.count, case .sign(let sign) = tokens[index] else { return nil }
        return sign
    }

    private func number(_ index: Int, digits: ClosedRange<Int>) -> Int? {
        guard index < tokens.count, case .number(let value, let count) = tokens[index] else { return nil }
        return digits.contains(count) ? value : nil
    }

    private func word(_ index: Int) -> String? {
        index < tokens.count ? tokens[index].word : nil
    }

    /// A month's name, which may have two words, and may be followed by its other name ("كانون الثاني/يناير").
    private func month(_ index: Int) -> Found<Int>? {
        guard let found = oneMonth(index) else { return nil }
        let isBracketed = sign(found.end) == "("
        guard isBracketed || sign(found.end) == "/", let twin = oneMonth(found.end + 1),
            twin.value == found.value
        else { return found }
        return (found.value, isBracketed && sign(twin.end) == ")" ? twin.end + 1 : twin.end)
    }

    private func oneMonth(_ index: Int) -> Found<Int>? {
        guard let first = word(index) else { return nil }
        if let second = word(index + 1), let month = MonthNames.month(of: first, " ", second) {
            return (month, index + 2)
        }
        if sign(index + 1) == ".", let second = word(index + 2),
            let month = MonthNames.month(of: first, ".", second)
        {
            return (month, index + 3)
        }
        return MonthNames.month(of: first, language: hints.language).map { ($0, index + 1) }
    }

    private func date(_ year: Int, _ month: Int, _ day: Int, _ end: Int) -> Found<Timestamp>? {
        if JalaliCalendar.years.contains(year), hints.isJalali {
            return JalaliCalendar.date(year, month, day).map { ($0, end) }
        }
        // Thai pages use the Buddhist era.
        let year = Self.buddhistYears.contains(year) ? year - Self.buddhistEra : year
        return Timestamp(year: year, month: month, day: day).map { ($0, end) }
    }

    private static let buddhistYears = 2400...2699
    private static let buddhistEra = 543

    // MARK: 2026-03-05 and its kin

    private func yearFirst(at start: Int) -> [Found<Timestamp>] {
        guard case .number(let value, let digits) = tokens[start] else { return [] }
        if digits == 8 {
            return [date(value / 10000, value / 100 % 100, value % 100, start + 1)].compactMap { $0 }
        }
        if digits == 14 || digits == 12 {
            return [compact(value, digits: digits, at: start)].compactMap { $0 }
        }
        guard digits == 4 else { return [] }
        var found = [
            numeric(value, at: start), ideographic(value, at: start), named(value, at: start),
            week(value, at: start), ordinal(value, at: start),
        ].compactMap { $0 }
        if let short = shortened(value, at: start) { found.append(short) }
        return found
    }

    /// 20260305143000.
    private func compact(_ value: Int, digits: Int, at start: Int) -> Found<Timestamp>? {
        let time = digits == 14 ? value % 1_000_000 : value % 10000 * 100
        let day = digits == 14 ? value / 1_000_000 : value / 10000
        guard var found = date(day / 10000, day / 100 % 100, day % 100, start + 1) else { return nil }
        guard found.value.setClock(hour: time / 10000, minute: time / 100 % 100, second: time % 100) else {
            return nil
        }
        return found
    }

    private func numeric(_ year: Int, at start: Int) -> Found<Timestamp>? {
        guard let separator = sign(start + 1), separator == sign(start + 3) else { return nil }
        guard separator == "-" || separator == "/" || separator == "." || separator == ":" else { return nil }
        guard let month = number(start + 2, digits: 1...3), let day = number(start + 4, digits: 1...2) else {
            return nil
        }
        return date(year, month, day, sign(start + 5) == "." && separator == "." ? start + 6 : start + 5)
    }

    /// 2026年3月5日, 2026년 3월 5일.
    private func ideographic(_ year: Int, at start: Int) -> Found<Timestamp>? {
        guard let unit = word(start + 1), unit == "年" || unit == "년" else { return nil }
        guard let month = number(start + 2, digits: 1...2), let day = number(start + 4, digits: 1...2) else {
            return nil
        }
        guard let last = word(start + 5), ["日", "号", "號", "일"].contains(last) else { return nil }
        return date(year, month, day, start + 6)
    }

    /// 2004. július 13., 2004-Jul-13, and the like with a word for "year".
    private func named(_ year: Int, at start: Int) -> Found<Timestamp>? {
        var place = start + 1
        while let sign = sign(place), sign == "." || sign == "-" || sign == "," || sign == "/" { place += 1 }
        // "2023 m. gegužės 6 d.", "2023. gada 6. maijs", "2023ko maiatzaren 6a".
        if let unit = word(place), ["m", "g", "gada", "ko", "eko"].contains(unit) { place += 1 }
        if sign(place) == "." { place += 1 }
        if word(place - 1) == "gada", let day = number(place, digits: 1...2), sign(place + 1) == "." {
            return month(place + 2).flatMap { date(year, $0.value, day, $0.end) }
        }
        guard let month = month(place) else { return nil }
        place = month.end
        while let sign = sign(place), sign == "." || sign == "-" || sign == "," || sign == "/" { place += 1 }
        guard let day = number(place, digits: 1...2) else { return nil }
        return date(year, month.value, day, sign(place + 1) == "." ? place + 2 : place + 1)
    }

    /// 2026-W10-4.
    private func week(_ year: Int, at start: Int) -> Found<Timestamp>? {
        guard sign(start + 1) == "-", word(start + 2) == "w", let week = number(start + 3, digits: 2...2)
        else { return nil }
        let hasDay = sign(start + 4) == "-"
        let day = hasDay ? number(start + 5, digits: 1...1) ?? 0 : 1
        guard (1...53).contains(week), (1...7).contains(day) else { return nil }
        guard let fourth = Timestamp(year: year, month: 1, day: 4) else { return nil }
        let number = fourth.dayNumber - fourth.weekday + (week - 1) * 7 + day - 1
        let found = CalendarDay(number: number)
        return date(found.year, found.month, found.day, hasDay ? start + 6 : start + 4)
    }

    /// 2026-064.
    private func ordinal(_ year: Int, at start: Int) -> Found<Timestamp>? {
        guard sign(start + 1) == "-", let day = number(start + 2, digits: 3...3), sign(start + 3) != "-"
        else { return nil }
        guard let first = Timestamp(year: year), day >= 1 && day <= 366 else { return nil }
        let found = CalendarDay(number: first.dayNumber + day - 1)
        return found.year == year ? date(year, found.month, found.day, start + 3) : nil
    }

    /// 2003 and 2003-07.
    private func shortened(_ year: Int, at start: Int) -> Found<Timestamp>? {
        if let separator = sign(start + 1), separator == "-" || separator == "/",
            let month = number(start + 2, digits: 2...2), sign(start + 3) != separator
        {
            return Timestamp(year: year, month: month, precision: .month).map { ($0, start + 3) }
        }
        return Timestamp(year: year, precision: .year).map { ($0, start + 1) }
    }

    /// 令和5年3月5日, 民國115年3月5日.
    private func era(at start: Int) -> Found<Timestamp>? {
        guard let first = word(start), let second = word(start + 1) else { return nil }
        let base: Int
        switch (first, second) {
        case ("令", "和"): base = 2018
        case ("平", "成"): base = 1988
        case ("民", "國"), ("民", "国"): base = 1911
        default: return nil
        }
        guard let year = number(start + 2, digits: 1...3) else { return nil }
        return ideographic(base + year, at: start + 2)
    }

    // MARK: 5 March 2026, 05.03.2026

    private func dayFirst(at start: Int) -> Found<Timestamp>? {
        guard let first = number(start, digits: 1...2) else { return nil }
        if let found = numericDayFirst(first, at: start) { return found }
        var place = afterOrdinal(start + 1)
        if word(place) == "tháng", let month = number(place + 1, digits: 1...2) {
            place = afterJoint(place + 2)
            return year(at: place).flatMap { date($0.value, month, first, $0.end) }
        }
        guard let month = month(place) else { return jalali(first, monthAt: place) }
        let isThai = isThai(place)
        place = afterJoint(month.end)
        return year(at: place, isThai: isThai).flatMap { date($0.value, month.value, first, $0.end) }
    }

    /// ۱۵ اسفند ۱۴۰۴.
    private func jalali(_ day: Int, monthAt place: Int) -> Found<Timestamp>? {
        guard let month = word(place).flatMap(JalaliCalendar.month) else { return nil }
        let next = afterJoint(place + 1)
        guard let year = number(next, digits: 4...4) else { return nil }
        return JalaliCalendar.date(year, month, day).map { ($0, next + 1) }
    }

    private func isThai(_ index: Int) -> Bool {
        word(index)?.unicodeScalars.first.map { (0xE00...0xE7F).contains($0.value) } ?? false
    }

    /// 05.03.2026, 3/5/2026, 5-3-26 and 26-03-05, by the reading that the language prefers and that is not to come.
    private func numericDayFirst(_ first: Int, at start: Int) -> Found<Timestamp>? {
        guard let separator = sign(start + 1), separator == "/" || separator == "." || separator == "-",
            separator == sign(start + 3), let second = number(start + 2, digits: 1...2)
        else { return nil }
        let readings = numericReadings(first, second, separator, at: start)
        let past = readings.filter { !hints.isToCome($0.value) }
        guard var found = past.first ?? readings.first else { return nil }
        let isOpen = past.contains { $0.value.dayNumber != found.value.dayNumber }
        found.value.isAmbiguous = isOpen && separator != "."
        return found
    }

    /// The dates that three numbers can mean, the likeliest first.
    private func numericReadings(
        _ first: Int, _ second: Int, _ separator: Unicode.Scalar, at start: Int
    ) -> [Found<Timestamp>] {
        var readings: [Found<Timestamp>?] = []
        if let last = year(at: start + 4) {
            let dayFirst = date(last.value, second, first, last.end)
            let monthFirst = date(last.value, first, second, last.end)
            let isMonthFirst = separator == "/" && hints.isMonthFirst
            readings = isMonthFirst ? [monthFirst, dayFirst] : [dayFirst, monthFirst]
        }
        if let yearFirst = shortYearFirst(first, second, separator, at: start) {
            readings.insert(yearFirst, at: hints.isYearFirst ? 0 : readings.count)
        }
        return readings.compactMap { $0 }
    }

    /// 26-03-05: all parts have two digits; bars and full stops mean it only where years come first.
    private func shortYearFirst(
        _ first: Int, _ second: Int, _ separator: Unicode.Scalar, at start: Int
    ) -> Found<Timestamp>? {
        guard number(start, digits: 2...2) != nil, number(start + 2, digits: 2...2) != nil,
            let day = number(start + 4, digits: 2...2), separator == "-" || hints.isYearFirst
        else { return nil }
        return date(Self.fullYear(first), second, day, start + 5)
    }

    /// Four digits, or two with or without an apostrophe.
    private func year(at index: Int, isThai: Bool = false) -> Found<Int>? {
        if let year = number(index, digits: 4...4) { return (year, index + 1) }
        let place = sign(index) == "'" || sign(index) == "’" ? index + 1 : index
        guard let short = number(place, digits: 2...2) else { return nil }
        // "5 March 10:30" states no year.
        if let next = sign(place + 1), next == ":" { return nil }
        // A short year of the Buddhist era, whose 43 is 2000.
        let isBuddhist = isThai && short >= 43
        return (isBuddhist ? 2500 + short : Self.fullYear(short), place + 1)
    }

    /// Two digits are a year from 1969 to 2068.
    private static func fullYear(_ short: Int) -> Int { short < 69 ? 2000 + short : 1900 + short }

    /// Skips an ordinal suffix, and "of" between day and month.
    private func afterOrdinal(_ index: Int) -> Int {
        var place = index
        while place < tokens.count {
            switch tokens[place] {
            case .sign(let sign)
            where sign == "." || sign == "º" || sign == "ª" || sign == "°" || sign == "-" || sign == "/":
                place += 1
            case .word(let word) where Self.ordinals.contains(word): place += 1
            default: return place
            }
            if place > index + 3 { return place }
        }
        return place
    }

    private static let ordinals: Set<String> = [
        "st", "nd", "rd", "th", "er", "e", "de", "of", "d", "o", "ο", "a", "do", "го", "ا", "من", "den", "η",
        "ம்",
    ]

    /// Skips what separates month and year, or month and day.
    private func afterJoint(_ index: Int) -> Int {
        var place = index
        while place < tokens.count {
            switch tokens[place] {
            case .sign(let sign) where sign == "," || sign == "." || sign == "-" || sign == "/": place += 1
            case .word(let word)
            where word == "de" || word == "del" || word == "of" || word == "năm" || word == "พ" || word == "ศ":
                place += 1
            default: return place
            }
            if place > index + 3 { return place }
        }
        return place
    }

    // MARK: March 5, 2026

    private func monthFirst(at start: Int) -> Found<Timestamp>? {
        guard let (month, monthEnd) = month(start) else { return nil }
        let place = afterJoint(monthEnd)
        if let year = number(place, digits: 4...4) {
            return Timestamp(year: year, month: month, precision: .month).map { ($0, place + 1) }
        }
        guard let day = number(place, digits: 1...2), day >= 1 else { return nil }
        var next = afterJoint(afterOrdinal(place + 1))
        if let found = year(at: next), sign(next + 1) != ":" {
            return date(found.value, month, day, found.end)
        }
        // asctime and date(1): the time and the zone precede the year.
        guard let time = time(at: next, isStrict: true) else { return nil }
        next = time.end
        if let name = word(next), number(next + 1, digits: 4...4) != nil {
            guard name.utf8.count <= 5 else { return nil }
            next += 1
        }
        guard let year = number(next, digits: 4...4) else { return nil }
        return date(year, month, day, next + 1)
    }
}

extension Timestamp {
    /// Sets the time of day; false if there is no such time.
    ///
    /// Hour 24 is the next day's midnight.
    mutating func setClock(hour: Int, minute: Int, second: Int?) -> Bool {
        let seconds = second ?? 0
        guard hour <= 24, minute < 60, seconds <= 60, hour < 24 || (minute == 0 && seconds == 0) else {
            return false
        }
        if hour == 24 {
            let next = CalendarDay(number: dayNumber + 1)
            (year, month, day) = (next.year, next.month, next.day)
        }
        self.hour = hour % 24
        self.minute = minute
        // A leap second is written as the second before it.
        self.second = min(seconds, 59)
        precision = second == nil ? .minute : .second
        return true
    }
}
