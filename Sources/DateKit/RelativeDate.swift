/// Reads dates relative to the day of fetching: "3 hours ago", "gestern", "il y a deux jours".
///
/// Such words are rounded, so the result is a day without a time. Without a time of fetching it is nil.
package enum RelativeDate {
    /// The day that a short text states; `now` is when the page was fetched.
    package static func parse(_ text: String, now: Timestamp) -> Timestamp? {
        let words = words(of: text.lowercased())
        guard !words.isEmpty, words.count <= maximumWords else { return nil }
        if let days = namedDay(words) { return day(now, secondsBefore: days * 86400) }
        guard words.contains(where: isMarker) || standsBefore(words) else { return nil }
        for (index, word) in words.enumerated() {
            guard let unit = unit(word), let count = count(before: index, of: words) else { continue }
            let (seconds, overflow) = count.multipliedReportingOverflow(by: unit)
            guard !overflow, seconds <= longest else { return nil }
            return day(now, secondsBefore: seconds)
        }
        return nil
    }

    /// A longer text is not a dateline.
    private static let maximumWords = 8
    /// "200 days ago" still gives a day; months and years are too coarse.
    private static let longest = 400 * 86400

    /// Letters and digits are separated too: "3h", "2日前".
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var current = ""
        var isNumber = false
        for scalar in text.unicodeScalars {
            let isDigit = scalar.value >= 0x30 && scalar.value <= 0x39
            let isLetter = scalar.properties.isAlphabetic || scalar.properties.isDiacritic
            if !current.isEmpty, !(isDigit || isLetter) || isDigit != isNumber {
                words.append(current)
                current = ""
            }
            if isDigit || isLetter { current.unicodeScalars.append(scalar) }
            isNumber = isDigit
        }
        return current.isEmpty ? words : words + [current]
    }

    private static func day(_ now: Timestamp, secondsBefore seconds: Int) -> Timestamp? {
        guard var stamp = Timestamp(secondsSince1970: now.secondsSince1970 - seconds) else { return nil }
        (stamp.hour, stamp.minute, stamp.second, stamp.offsetMinutes) = (0, 0, 0, nil)
        stamp.precision = .day
        return stamp
    }

    /// "Yesterday", "Today, 9:15": "today" by itself is a menu heading, and "hier" also means "here".
    private static func namedDay(_ words: [String]) -> Int? {
        let isToday = today.contains(words[0])
        guard isToday || yesterday.contains(words[0]) else { return nil }
        let rest = words.dropFirst()
        let hasClock = rest.contains { Int($0) != nil }
        guard rest.allSatisfy({ Int($0) != nil || clockWords.contains($0) }) else { return nil }
        guard hasClock || (rest.isEmpty && !isToday && words[0] != "hier") else { return nil }
        return isToday ? 0 : 1
    }

    /// A number, or a word for one, right before the unit; "an hour ago".
    private static func count(before index: Int, of words: [String]) -> Int? {
        guard index > 0 else { return nil }
        return Int(words[index - 1]) ?? (ones.contains(words[index - 1]) ? 1 : nil)
    }

    /// Whether a word means "before now"; some languages attach it to the unit.
    private static func isMarker(_ word: String) -> Bool {
        markers.contains(word) || word.hasSuffix("前") || word.hasSuffix("전")
    }

    /// "Vor", "il y a", "hace" and "há" precede the number.
    private static func standsBefore(_ words: [String]) -> Bool {
        words.contains("hace") || words.contains("há") || words.contains("vor") || words.contains("před")
            || zip(words, words.dropFirst()).contains { $0 == "y" && $1 == "a" }
    }

    /// The seconds of a unit.
    private static func unit(_ word: String) -> Int? {
        if let seconds = shortUnits[word] { return seconds }
        return stems.first { word.hasPrefix($0.stem) }?.seconds
    }

    private static let markers: Set<String> = [
        "ago", "fa", "geleden", "atrás", "temu", "назад", "тому", "siden", "sedan", "sitten", "önce", "lalu",
        "trước", "acum", "πριν", "पहले", "مضت", "منذ", "sebelumnya",
    ]
    private static let ones: Set<String> = [
        "a", "an", "one", "einer", "einem", "une", "un", "una", "uno", "uma", "um", "een", "en", "ett", "bir",
    ]
    private static let today: Set<String> = [
        "today", "heute", "hoy", "oggi", "hoje", "vandaag", "idag", "сегодня", "сьогодні", "dzisiaj", "dziś",
        "dnes", "bugün", "今日", "今天", "오늘",
    ]
    private static let yesterday: Set<String> = [
        "yesterday", "gestern", "hier", "ayer", "ieri", "ontem", "gisteren", "igår", "вчера", "вчора",
        "wczoraj",
        "včera", "dün", "kemarin", "昨日", "昨天", "어제",
    ]
    private static let clockWords: Set<String> = [
        "at", "um", "uhr", "à", "h", "a", "las", "alle", "às", "om", "uur", "kl", "klo", "am", "pm", "в", "о",
        "o",
    ]
    private static let shortUnits = [
        "m": 60, "min": 60, "mins": 60, "h": 3600, "hr": 3600, "hrs": 3600, "d": 86400,
    ]
    private static let stems: [(stem: String, seconds: Int)] = [
        ("minut", 60), ("минут", 60), ("хвилин", 60), ("dakika", 60), ("menit", 60), ("phút", 60),
        ("λεπτ", 60),
        ("分", 60), ("분", 60),
        ("hour", 3600), ("stunde", 3600), ("heure", 3600), ("hora", 3600), ("ora", 3600), ("ore", 3600),
        ("uur", 3600), ("uren", 3600), ("time", 3600), ("timm", 3600), ("godzin", 3600), ("hodin", 3600),
        ("час", 3600), ("годин", 3600), ("saat", 3600), ("jam", 3600), ("giờ", 3600), ("ώρ", 3600),
        ("小时", 3600), ("小時", 3600), ("時間", 3600), ("시간", 3600),
        ("day", 86400), ("tag", 86400), ("jour", 86400), ("día", 86400), ("dia", 86400), ("giorn", 86400),
        ("dag", 86400), ("dni", 86400), ("dzień", 86400), ("dnem", 86400), ("dny", 86400), ("день", 86400),
        ("дня", 86400), ("дней", 86400), ("дні", 86400), ("gün", 86400), ("hari", 86400), ("ngày", 86400),
        ("天", 86400), ("日", 86400), ("일", 86400),
    ]
}
