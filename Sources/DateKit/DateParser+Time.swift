extension DateParser.Reader {
    /// A time of day as written.
    struct Clock {
        var hour: Int
        var minute: Int
        var second: Int?
    }

    /// Adds the time after or before a date, and its zone; nil if the text there contradicts itself.
    func withTime(
        _ date: Found<Timestamp>, dateStart: Int, isStrict: Bool, notBefore first: Int = 0
    ) -> Found<Timestamp>? {
        var found = date
        // A compact timestamp and asctime contain their time.
        if found.value.precision >= .minute { return withZone(found) }
        if let inner = innerTime(from: dateStart, to: date.end) {
            return set(inner.value, on: found, zoneAt: inner.end)
        }
        guard found.value.precision == .day else { return found }
        let start = afterFillers(date.end)
        if let clock = time(at: start, isStrict: isStrict) {
            found.end = clock.end
            return set(clock.value, on: found, zoneAt: clock.end)
        }
        if let clock = timeBefore(dateStart, notBefore: first) {
            guard let timed = set(clock.value, on: found, zoneAt: clock.end) else { return nil }
            return (timed.value, date.end)
        }
        return dateAlone(found)
    }

    /// Skips a zone after a date without a time ("26 Sep 2022 GMT").
    private func dateAlone(_ found: Found<Timestamp>) -> Found<Timestamp> {
        guard found.end < tokens.count, let name = tokens[found.end].word else { return found }
        let isZone = TimeZoneNames.offset(of: name, on: found.value) != nil
        return isZone ? (found.value, found.end + 1) : found
    }

    private func set(_ clock: Clock, on date: Found<Timestamp>, zoneAt place: Int) -> Found<Timestamp>? {
        var found = date
        guard found.value.setClock(hour: clock.hour, minute: clock.minute, second: clock.second) else {
            return nil
        }
        guard let zone = zone(at: place, on: found.value) else { return found }
        found.value.offsetMinutes = zone.value
        found.end = max(found.end, zone.end)
        return found
    }

    private func withZone(_ date: Found<Timestamp>) -> Found<Timestamp> {
        guard let zone = zone(at: date.end, on: date.value) else { return date }
        var found = date
        found.value.offsetMinutes = zone.value
        found.end = zone.end
        return found
    }

    /// The time inside asctime's date.
    private func innerTime(from start: Int, to end: Int) -> Found<Clock>? {
        guard end - start > 5 else { return nil }
        for index in start + 1..<end - 2 where tokens[index].number != nil {
            if case .sign(":") = tokens[index + 1], let clock = time(at: index, isStrict: true),
                clock.end < end
            {
                return clock
            }
        }
        return nil
    }

    private func afterFillers(_ index: Int) -> Int {
        var place = index
        while place < tokens.count {
            switch tokens[place] {
            case .sign(let sign)
            where sign == "," || sign == "." || sign == "-" || sign == "|" || sign == "·" || sign == "•"
                || sign == "/":
                place += 1
            case .word("t"): place += 1
            case .word(let word) where Self.fillers.contains(word): place += 1
            default: return place
            }
            if place > index + 4 { return place }
        }
        return place
    }

    /// A time that ends right before a date: "06:46 18.01.2019", "14:30, 5 марта 2026".
    private func timeBefore(_ start: Int, notBefore first: Int) -> Found<Clock>? {
        for index in stride(from: start - 2, through: max(first, start - 10), by: -1)
        where tokens[index].number != nil {
            if index > 0, case .sign(":") = tokens[index - 1] { continue }
            guard let clock = time(at: index, isStrict: true), clock.end <= start else { continue }
            let between = clock.end..<start
            let isClose = between.allSatisfy { tokens[$0].number == nil }
            if isClose && between.count <= 5 { return clock }
        }
        return nil
    }

    // MARK: Times

    /// 14:30, 14:30:05.25, 2:30 p.m., 14h30, 14.30, T143000, 下午2:30.
    func time(at start: Int, isStrict: Bool) -> Found<Clock>? {
        guard start < tokens.count else { return nil }
        if let half = leadingHalf(at: start) {
            guard let clock = plainTime(at: half.end) else { return nil }
            return apply(half.value, to: clock)
        }
        guard let clock = plainTime(at: start) else { return nil }
        return trailingHalf(clock)
    }

    private func plainTime(at start: Int) -> Found<Clock>? {
        guard start < tokens.count, case .number(let hour, let digits) = tokens[start] else { return nil }
        if digits == 6 || digits == 4 { return compactTime(hour, digits: digits, at: start) }
        guard digits <= 2, hour <= 24 else { return nil }
        guard start + 1 < tokens.count else { return nil }
        switch tokens[start + 1] {
        case .sign(":"), .sign("."): return minutes(hour, after: start + 1)
        case .word(let unit) where Self.hourUnits.contains(unit): return unitTime(hour, at: start)
        case .word, .sign: return hourAlone(hour, at: start)
        default: return nil
        }
    }

    private static let hourUnits: Set<String> = ["h", "u", "uhr", "時", "时", "點", "点", "시", "г", "ч", "hs"]

    private func compactTime(_ value: Int, digits: Int, at start: Int) -> Found<Clock>? {
        // Only right after a "T": elsewhere such a number is a year or a count.
        guard start > 0, tokens[start - 1] == .word("t") else { return nil }
        let clock =
            digits == 6
            ? Clock(hour: value / 10000, minute: value / 100 % 100, second: value % 100)
            : Clock(hour: value / 100, minute: value % 100)
        return (clock, start + 1)
    }

    private func minutes(_ hour: Int, after separator: Int) -> Found<Clock>? {
        guard separator + 1 < tokens.count, case .number(let minute, let digits) = tokens[separator + 1]
        else { return nil }
        let isColon = tokens[separator] == .sign(":")
        guard minute < 60, digits == 2 || (isColon && digits == 1) else { return nil }
        var clock = Clock(hour: hour, minute: minute)
        var end = separator + 2
        guard isColon || tokens[separator] == .sign("."), end + 1 < tokens.count,
            tokens[end] == tokens[separator],
            case .number(let second, let count) = tokens[end + 1]
        else { return digits == 2 ? (clock, end) : nil }
        guard count <= 2, digits == 2 || count == 2 else { return nil }
        guard second <= 60 else { return nil }
        clock.second = second
        end += 2
        if end + 1 < tokens.count, tokens[end] == .sign(".") || tokens[end] == .sign(","),
            tokens[end + 1].number != nil
        {
            end += 2
        }
        // With a fourth part it is not a time.
        if end < tokens.count && tokens[end] == .sign(":") { return nil }
        return (clock, end)
    }

    /// 14h30, 14 h, 14시 30분.
    private func unitTime(_ hour: Int, at start: Int) -> Found<Clock>? {
        guard start + 2 < tokens.count, case .number(let minute, digits: 1...2) = tokens[start + 2],
            minute < 60
        else {
            return (Clock(hour: hour, minute: 0), start + 2)
        }
        var end = start + 3
        if end < tokens.count, let unit = tokens[end].word, ["分", "분", "min", "m"].contains(unit) {
            end += 1
        }
        return (Clock(hour: hour, minute: minute), end)
    }

    /// "2 pm": an hour counts only with its half of the day.
    private func hourAlone(_ hour: Int, at start: Int) -> Found<Clock>? {
        guard hour <= 12, half(at: start + 1) != nil else { return nil }
        return (Clock(hour: hour, minute: 0), start + 1)
    }

    // MARK: Halves of the day

    private enum Half { case morning, afternoon }

    private func leadingHalf(at start: Int) -> Found<Half>? {
        guard start + 1 < tokens.count, let first = tokens[start].word, let second = tokens[start + 1].word
        else { return nil }
        switch first + second {
        case "上午", "午前", "오전", "凌晨", "早上": return (.morning, start + 2)
        case "下午", "午後", "오후", "晚上": return (.afternoon, start + 2)
        default: return nil
        }
    }

    private func half(at start: Int) -> Found<Half>? {
        guard start < tokens.count, let first = tokens[start].word else { return nil }
        switch first {
        case "am", "πμ", "sa", "पूर्वाह्न", "ص", "öö": return (.morning, start + 1)
        case "pm", "μμ", "ch", "अपराह्न", "م", "ös": return (.afternoon, start + 1)
        default: break
        }
        guard start + 2 < tokens.count, tokens[start + 1] == .sign("."), let second = tokens[start + 2].word
        else { return nil }
        let end = start + 3 < tokens.count && tokens[start + 3] == .sign(".") ? start + 4 : start + 3
        switch first + second {
        case "am", "πμ": return (.morning, end)
        case "pm", "μμ": return (.afternoon, end)
        default: return nil
        }
    }

    private func trailingHalf(_ clock: Found<Clock>) -> Found<Clock>? {
        guard let half = half(at: clock.end) else { return clock }
        guard let applied = apply(half.value, to: clock) else { return nil }
        return (applied.value, half.end)
    }

    private func apply(_ half: Half, to found: Found<Clock>) -> Found<Clock>? {
        var found = found
        // "14:30 PM" is common, and means 14:30.
        if found.value.hour > 12 { return found }
        found.value.hour = found.value.hour % 12 + (half == .afternoon ? 12 : 0)
        return found
    }

    // MARK: Zones

    /// Z, GMT, GMT-07:00, +0100, EST, Europe/Brussels.
    private func zone(at start: Int, on date: Timestamp) -> Found<Int>? {
        var place = start
        if place < tokens.count, tokens[place] == .sign("(") || tokens[place] == .sign(",") { place += 1 }
        if place < tokens.count, let unit = tokens[place].word, unit == "uhr" || unit == "hrs" { place += 1 }
        guard place < tokens.count else { return nil }
        if let name = tokens[place].word { return namedZone(name, at: place, on: date) }
        guard let offset = numericOffset(at: place) else { return nil }
        // "-05:00Z": the offset is the more reliable of the two.
        let hasZulu = offset.end < tokens.count && tokens[offset.end] == .word("z")
        return (offset.value, hasZulu ? offset.end + 1 : offset.end)
    }

    private func namedZone(_ name: String, at place: Int, on date: Timestamp) -> Found<Int>? {
        if let region = region(at: place), let offset = TimeZoneNames.offset(of: region.value, on: date) {
            return (offset, region.end)
        }
        guard let base = TimeZoneNames.offset(of: name, on: date) else { return nil }
        if base == 0, let more = numericOffset(at: place + 1) { return more }
        return (base, place + 1)
    }

    private func region(at place: Int) -> Found<String>? {
        var name = tokens[place].word ?? ""
        var end = place + 1
        while end + 1 < tokens.count, tokens[end] == .sign("/"), let part = tokens[end + 1].word {
            name += "/" + part
            end += 2
        }
        return end > place + 1 ? (name, end) : nil
    }

    /// +01:00, -0500, +1.
    private func numericOffset(at place: Int) -> Found<Int>? {
        guard place + 1 < tokens.count, case .sign(let sign) = tokens[place], sign == "+" || sign == "-"
        else { return nil }
        guard case .number(let value, let digits) = tokens[place + 1] else { return nil }
        var minutes: Int
        var end = place + 2
        switch digits {
        case 4: minutes = value / 100 * 60 + value % 100
        case 1, 2:
            minutes = value * 60
            if end + 1 < tokens.count, tokens[end] == .sign(":"),
                case .number(let rest, digits: 2) = tokens[end + 1]
            {
                minutes += rest
                end += 2
            }
        default: return nil
        }
        guard minutes <= 14 * 60 else { return nil }
        if sign == "-" { minutes = -minutes }
        return (minutes, end)
    }
}
