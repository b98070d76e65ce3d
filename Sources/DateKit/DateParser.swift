/// Reads dates as feeds, pages and datelines write them; anything else gives nil, never "now".
package struct DateParser: Sendable {
    /// What is known about the text from elsewhere.
    package struct Hints: Sendable {
        /// BCP 47, for month names that differ and for the order of day and month.
        package var language: String?
        /// The last day that can be meant: of several readings of a date, one after it is none.
        package var latest: CalendarDay?

        package init(language: String? = nil, latest: CalendarDay? = nil) {
            self.language = language
            self.latest = latest
        }

        /// Whether a date lies after the last day that can be meant.
        package func isToCome(_ stamp: Timestamp) -> Bool { latest.map { stamp.calendarDay > $0 } ?? false }

        /// Whether years from 1300 on are those of Iran's calendar.
        var isJalali: Bool { isOne(of: ["fa", "ps", "prs"]) }

        /// Whether two-digit years come first.
        var isYearFirst: Bool { isOne(of: ["zh", "ja", "ko", "hu", "lt", "sv"]) }

        private func isOne(of languages: [String]) -> Bool {
            guard let primary = language?.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" }).first
            else { return false }
            return languages.contains(String(primary))
        }

        /// Whether 03/04 is the fourth of March; true for American English and by default.
        var isMonthFirst: Bool {
            guard let language = language?.lowercased(), !language.isEmpty else { return true }
            let parts = language.split { $0 == "-" || $0 == "_" }
            guard parts.first == "en" || parts.first == "fil" else { return false }
            return parts.count < 2
                || !["gb", "au", "nz", "ie", "in", "za", "ng", "ke", "sg", "my"].contains(parts[1])
        }
    }

    /// The date that a whole text states; words may precede it, but nothing unknown may follow.
    package static func parse(_ text: String, hints: Hints = Hints()) -> Timestamp? {
        let tokens = DateTokenizer.tokens(of: text)
        if let instant = epoch(tokens) { return instant }
        return Reader(tokens: tokens, hints: hints).whole()
    }

    /// The first date with day, month and year in a text.
    package static func first(in text: String, hints: Hints = Hints()) -> Timestamp? {
        Reader(tokens: DateTokenizer.tokens(of: text), hints: hints).first()
    }

    /// Seconds or milliseconds since 1970, as scripts write them.
    private static func epoch(_ tokens: [DateToken]) -> Timestamp? {
        guard case .number(let value, let digits) = tokens.first, tokens.count == 1 else { return nil }
        if digits == 13 { return Timestamp(secondsSince1970: value / 1000) }
        // Ten digits, from 2001 on; nine digits could be any number.
        return digits == 10 && value >= 1_000_000_000 ? Timestamp(secondsSince1970: value) : nil
    }
}

extension DateParser {
    /// Reads one token list.
    package struct Reader {
        package let tokens: [DateToken]
        package let hints: Hints

        /// A value and the place after it.
        package typealias Found<Value> = (value: Value, end: Int)

        package init(tokens: [DateToken], hints: Hints) {
            self.tokens = tokens
            self.hints = hints
        }

        func whole() -> Timestamp? {
            for start in tokens.indices where leadingMayBeSkipped(before: start) {
                for candidate in candidates(at: start) {
                    let finished = withTime(candidate, dateStart: start, isStrict: true)
                    if let finished, trailingIsKnown(from: finished.end) { return finished.value }
                }
            }
            return nil
        }

        package func first() -> Timestamp? { next(from: 0)?.stamp }

        /// A date and the tokens that state it.
        package typealias Occurrence = (stamp: Timestamp, tokens: Range<Int>)

        /// The first date with day, month and year from a place on.
        package func next(from place: Int) -> Occurrence? {
            for start in place..<max(place, tokens.count) where !isGlued(before: start) {
                guard let found = candidates(at: start).first(where: { $0.value.precision >= .day }),
                    !isGlued(after: found.end)
                else { continue }
                let timed = withTime(found, dateStart: start, isStrict: false, notBefore: place) ?? found
                return (timed.value, start..<max(timed.end, found.end))
            }
            return nil
        }

        /// Whether a number goes on after a date: "2021-11-05/77" is a file's number.
        private func isGlued(after end: Int) -> Bool {
            guard end + 1 < tokens.count, tokens[end] == .sign("/"), tokens[end + 1].number != nil else {
                return false
            }
            return end + 2 >= tokens.count || tokens[end + 2] != .sign(":")
        }

        /// Whether a number there is the rest of a longer one ("1.234/2020", "12:30").
        private func isGlued(before start: Int) -> Bool {
            guard start > 0, case .sign(let sign) = tokens[start - 1] else { return false }
            guard start > 1, tokens[start - 2].number != nil else { return false }
            return sign == "/" || sign == "-" || sign == ":" || sign == "."
        }

        /// Whether only words, signs and a time precede the date, no other number.
        private func leadingMayBeSkipped(before start: Int) -> Bool {
            var index = 0
            while index < start {
                if tokens[index].number != nil {
                    guard let time = time(at: index, isStrict: true), time.end <= start else { return false }
                    index = time.end
                } else {
                    index += 1
                }
            }
            return true
        }

        private func trailingIsKnown(from place: Int) -> Bool {
            var index = place
            while index < tokens.count {
                switch tokens[index] {
                case .number: return false
                case .word(let word):
                    guard Self.fillers.contains(word) || weekdayMayBe(word, at: index) else { return false }
                case .sign(let sign):
                    if sign == "(" { return true }
                    guard sign == "." || sign == "," || sign == ")" || sign == "|" || sign == "-" else {
                        return false
                    }
                }
                index += 1
            }
            return true
        }

        private func weekdayMayBe(_ word: String, at index: Int) -> Bool {
            guard index + 1 == tokens.count else { return false }
            return ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].contains(
                word)
        }

        /// Words without meaning around a date and its time.
        package static let fillers: Set<String> = [
            "uhr", "kl", "klo", "at", "um", "à", "as", "às", "alle", "ore", "ora", "a", "las", "om", "hs",
            "h", "hrs",
            "hours", "uur", "ч", "г", "года", "год", "г.", "р", "року", "о", "в", "lúc", "pukul", "on", "of",
            "de",
            "del", "m", "d", "z", "st", "the", "klockan", "час", "časa", "godz", "o", "v", "日", "号", "일", "น",
            "เวลา",
            "est", "utc", "gmt", "et", "saat", "στις", "at", "den", "το", "godine", "god", "r", "roku", "dan",
            "ob", "u",
        ]
    }
}
