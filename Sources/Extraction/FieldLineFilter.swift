internal import DateKit
internal import PipelineKit
internal import TextKit

/// Removes lines from a body that only repeat the record's fields: title, byline, date, publisher.
///
/// Trained extraction keeps some of these lines, as training data does; a record has them as fields already.
struct FieldLineFilter {
    private let names: [[DateToken]]
    /// Twice the length of all fields, since dates and the words of a byline may stand between them.
    private let longestFrame: Int
    private static let longestRest = 200

    /// How many blocks at the start and at the end may be such lines; farther in, a name is a subheading.
    private static let head = 4
    private static let tail = 2
    /// A longer block holds more than fields.
    private static let longest = 400

    init(title: String?, authors: [String], source: String?) {
        let texts = [title] + authors.map(Optional.some) + [source]
        longestFrame = texts.reduce(Self.longestRest) { $0 + 2 * ($1?.utf8.count ?? 0) }
        names = texts.compactMap { $0 }.map(Self.words).filter { !$0.isEmpty }
            .sorted { $0.count > $1.count }
    }

    /// Which blocks are kept: those that are not such lines, or all of them if there are no others.
    func keptFlags(of blocks: [Block]) -> [Bool] {
        let flags = blocks.indices.map { index in
            let isOuter = index < Self.head || index >= blocks.count - Self.tail
            return !isFrame(blocks[index], isOuter: isOuter)
        }
        return flags.contains(true) ? flags : flags.map { _ in true }
    }

    private func isFrame(_ block: Block, isOuter: Bool) -> Bool {
        guard block.text.utf8.count <= Self.longest, block.role != .tableRow else { return false }
        guard isOuter || Self.mayBeTime(block.text) else { return false }
        guard !isPlainProse(block.text) else { return false }
        let tokens = DateTokenizer.tokens(of: block.text)
        if Self.isClockTime(tokens) { return true }
        guard isOuter && block.role != .listItem && tokens.count < Self.maximumTokens else { return false }
        return repeatsFields(tokens) || isSectionAndDate(block.text)
            || (block.role == .paragraph && Self.isDayAndMonth(tokens))
    }

    /// A cheap test that spares running text the tokenizer: longer than all fields together, without a bar.
    private func isPlainProse(_ text: String) -> Bool {
        text.utf8.count > longestFrame && !text.utf8.contains(UInt8(ascii: "|"))
    }

    /// The tokenizer stops at a limit; a text that it did not read to its end cannot be judged.
    private static let maximumTokens = 90

    /// A cheap test that spares most blocks the tokenizer; a time with date and zone is not longer.
    private static func mayBeTime(_ text: String) -> Bool {
        text.utf8.count <= 80 && text.utf8.contains(UInt8(ascii: ":"))
    }

    // MARK: Fields

    private func repeatsFields(_ tokens: [DateToken]) -> Bool {
        var words = tokens.filter { !Self.isSign($0) }
        var found = false
        for name in names {
            while let start = Self.place(of: name, in: words) {
                // Words that were not adjacent must not become so.
                words.replaceSubrange(start..<start + name.count, with: CollectionOfOne(.sign("|")))
                found = true
            }
        }
        words.removeAll(where: Self.isSign)
        if words.contains(where: { $0.number != nil }) {
            guard Self.hasDateOrTime(tokens) else { return false }
            found = true
        }
        return found && words.allSatisfy { Self.isDateWord($0) || Self.isBylineWord($0) }
    }

    private static func place(of name: [DateToken], in words: [DateToken]) -> Int? {
        guard name.count <= words.count else { return nil }
        return (0...(words.count - name.count)).first { words[$0..<$0 + name.count].elementsEqual(name) }
    }

    /// "Local | Saturday, May 17, 2025": a date and, beyond a bar, a section of one or two words.
    private func isSectionAndDate(_ text: String) -> Bool {
        guard text.utf8.count(where: { $0 == UInt8(ascii: "|") }) == 1 else { return false }
        let parts = text.split(separator: "|").map { DateTokenizer.tokens(of: $0) }
        guard parts.count == 2, parts.contains(where: Self.isDate) else { return false }
        return parts.allSatisfy { part in
            Self.isDate(part) || (part.count <= 2 && part.allSatisfy { $0.word != nil })
        }
    }

    // MARK: Dates

    private static func isDate(_ tokens: [DateToken]) -> Bool {
        hasDateOrTime(tokens) && tokens.allSatisfy { isSign($0) || isDateWord($0) }
    }

    /// "6 May", "Monday, May 6": a day without its year.
    private static func isDayAndMonth(_ tokens: [DateToken]) -> Bool {
        let numbers = tokens.compactMap(\.number)
        return tokens.count <= 6 && numbers.count == 1 && (1...31).contains(numbers[0])
            && tokens.contains { $0.word.flatMap { MonthNames.month(of: $0, language: nil) } != nil }
            && tokens.allSatisfy { isSign($0) || isDateWord($0) }
    }

    /// Whether the tokens are one clock time, with a date or not, and nothing else.
    private static func isClockTime(_ tokens: [DateToken]) -> Bool {
        guard tokens.count <= 16, hasTime(tokens) else { return false }
        return tokens.allSatisfy { isSign($0) || isDateWord($0) }
    }

    /// Whether a text is a clock time, with at most a date and a zone: the line above a post of a live blog.
    static func isPostTime(_ text: String) -> Bool {
        guard mayBeTime(text) else { return false }
        let tokens = DateTokenizer.tokens(of: text)
        guard tokens.count <= 12, hasTime(tokens) else { return false }
        return tokens.allSatisfy { token in
            guard let word = token.word else { return true }
            return timeWords.contains(word) || MonthNames.month(of: word, language: nil) != nil
                || anyDay.flatMap { TimeZoneNames.offset(of: word, on: $0) } != nil
        }
    }

    private static let timeWords: Set<String> = ["am", "pm", "a", "p", "m", "uhr", "h", "hrs", "kl", "klo"]

    private static func hasTime(_ tokens: [DateToken]) -> Bool {
        tokens.indices.dropFirst().dropLast().contains { index in
            guard tokens[index] == .sign(":"), case .number(let hour, _) = tokens[index - 1],
                case .number(let minute, let digits) = tokens[index + 1]
            else { return false }
            return hour < 25 && minute < 60 && digits == 2
        }
    }

    private static func hasDateOrTime(_ tokens: [DateToken]) -> Bool {
        hasTime(tokens) || DateParser.Reader(tokens: tokens, hints: DateParser.Hints()).first() != nil
    }

    private static func isSign(_ token: DateToken) -> Bool {
        if case .sign = token { return true }
        return false
    }

    /// Whether a token is a number or a word that dates and times are written with.
    static func isDateWord(_ token: DateToken) -> Bool {
        guard let word = token.word else { return token.number != nil }
        return MonthNames.month(of: word, language: nil) != nil || dateWords.contains(word)
            || DateParser.Reader.fillers.contains(word)
            || anyDay.flatMap { TimeZoneNames.offset(of: word, on: $0) } != nil
    }

    /// Whether a word names a zone does not depend on the day.
    private static let anyDay = Timestamp(secondsSince1970: 0)

    private static let dateWords = Set(
        """
        am pm t monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri \
        sat sun montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi \
        vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo lunedì martedì \
        mercoledì giovedì venerdì sabato domenica segunda terça quarta quinta sexta feira maandag dinsdag \
        woensdag donderdag vrijdag zaterdag zondag понедельник вторник среда четверг пятница суббота \
        воскресенье updated published posted last modified aktualisiert veröffentlicht stand publié mis jour \
        le publicado actualizado el pubblicato aggiornato il atualizado em gepubliceerd bijgewerkt op \
        опубликовано обновлено 年 月 日 時 时 分 更新 公開 発行 星 期 周 曜 一 二 三 四 五 六 天 月 火 水 木 金 土
        """.split(separator: " ").map(String.init))

    // MARK: Bylines

    /// Whether a text is the line under a headline that names an author and a day, or says that something was published.
    static func isDatedByline(_ text: String) -> Bool {
        guard text.utf8.count <= longestByline else { return false }
        let words = words(of: text)
        guard words.contains(where: isBylineWord) else { return false }
        return words.contains { $0.word.map(publicationWords.contains) == true }
            || hasDateOrTime(DateTokenizer.tokens(of: text))
    }

    private static let publicationWords: Set<String> = [
        "published", "posted", "updated", "ago", "veröffentlicht", "aktualisiert", "publié", "publicado",
        "actualizado",
        "pubblicato", "aggiornato", "gepubliceerd", "bijgewerkt", "opublikowano", "опубликовано", "обновлено",
    ]

    private static let longestByline = 120

    private static func words(of text: String) -> [DateToken] {
        DateTokenizer.tokens(of: text).filter { !isSign($0) }
    }

    private static func isBylineWord(_ token: DateToken) -> Bool {
        guard let word = token.word else { return false }
        return bylineWords.contains(word)
            || (word.hasSuffix("s") && bylineWords.contains(String(word.dropLast())))
    }

    private static let bylineWords = Set(
        (AuthorNames.leadIns + AuthorNames.roles + AuthorNames.joints).flatMap { words(of: $0) }
            .compactMap(\.word) + ["for"])
}
