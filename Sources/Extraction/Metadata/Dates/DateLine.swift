internal import DateKit
internal import TextKit

/// The dates of a short text with what the words before each say: "Modified 3 May 2026 | Posted 1 May 2026".
struct DateLine {
    /// What a date is, by the words before it.
    enum Label { case published, changed, unrelated, none }

    struct Part {
        var stamp: Timestamp
        var label: Label
    }

    private(set) var parts: [Part] = []
    /// Whether the text is a sentence that mentions a day, and no line that states one.
    let isProse: Bool
    /// Whether words follow the last date.
    let goesOn: Bool
    /// Whether hardly a word stands beside the dates.
    let isBare: Bool

    init(_ text: String, hints: DateParser.Hints) {
        let reader = DateParser.Reader(tokens: DateTokenizer.tokens(of: text), hints: hints)
        var place = 0
        var others: [DateToken] = []
        while parts.count < Self.maximumParts, let found = reader.next(from: place) {
            let before = reader.tokens[place..<found.tokens.lowerBound]
            parts.append(Part(stamp: found.stamp, label: Self.label(before)))
            others += before
            place = found.tokens.upperBound
        }
        let rest = reader.tokens[min(place, reader.tokens.count)...]
        others += rest
        goesOn = Self.size(of: Array(rest)) > 0
        let size = Self.size(of: others)
        isBare = size <= Self.fewWords * Self.charactersOfWord
        isProse = Self.isProse(text, size, isLabelled: parts.contains { $0.label != .none })
    }

    /// The date of publication: one that is labelled as that, else one without a label.
    var published: Part? {
        parts.first { $0.label == .published } ?? parts.first { $0.label == .none }
    }

    /// The date of the last change.
    var changed: Part? { parts.last { $0.label == .changed } }

    /// A line with more dates is a calendar.
    private static let maximumParts = 4

    // MARK: Labels

    /// What the words before a text's first number say.
    static func label(beforeNumberIn text: String) -> Label {
        label(DateTokenizer.tokens(of: text).prefix { $0.number == nil })
    }

    private static func label(_ tokens: ArraySlice<DateToken>) -> Label {
        let text = joined(tokens)
        // A paper's history; "submitted by" and "on" are of systems that publish at once.
        if tokens.last?.word == "submitted" || tokens.contains(.sign("©")) { return .unrelated }
        if changeWords.occurs(in: text[...]) { return .changed }
        if publicationWords.occurs(in: text[...]) { return .published }
        return unrelatedWords.occurs(in: text[...]) ? .unrelated : .none
    }

    /// The words with blanks between them, but not between characters that are words of their own.
    private static func joined(_ tokens: ArraySlice<DateToken>) -> [UInt8] {
        var text: [UInt8] = []
        for word in tokens.compactMap(\.word) {
            if !isIdeographic(word) && !text.isEmpty { text.append(0x20) }
            text += word.utf8
        }
        return text
    }

    private static func isIdeographic(_ word: String) -> Bool { (word.utf8.first ?? 0) >= 0xE3 }

    private static let publicationWords = ByteWords([
        "published", "posted", "veröffentlicht", "erschienen", "publié", "publicado", "pubblicato",
        "gepubliceerd", "publicerad", "publisert", "udgivet", "opublikowano", "опубликовано", "опубліковано",
        "diterbitkan", "dipublikasi", "公開", "発行", "掲載", "投稿", "发布", "發布", "发表", "發表", "입력", "등록",
        "julkaistu", "publikováno", "zveřejněno", "vydáno", "megjelent", "közzétéve", "publicat",
        "objavljeno",
        "objavil", "публикувана", "δημοσίευση", "δημοσιεύθηκε", "yayın", "giriş", "نشر", "انتشار", "פורסם",
        "प्रकाशित", "เผยแพร่", "đăng", "avaldatud", "paskelbta", "publicēts", "created", "erstellt",
        "gespeichert", "eingestellt", "geschrieben", "dieser artikel", "dieser beitrag", "this entry",
        "this article",
        "this post", "written",
    ])
    private static let changeWords = ByteWords([
        "updated", "modified", "edited", "reviewed", "aktualisiert", "änderung", "geändert", "überarbeitet",
        "mis à jour", "modifié", "actualizado", "actualización", "modificado", "aggiornato", "modificato",
        "atualizado", "bijgewerkt", "gewijzigd", "oppdatert", "opdateret", "uppdaterad", "обновлено",
        "изменено", "оновлено", "zaktualizowano", "aktualizacja", "aktualizováno", "güncelleme", "diperbarui",
        "更新", "修改", "수정", "päivitetty", "muokattu", "frissítve", "actualizat", "ažurirano", "تحديث", "עודכן",
        "ενημέρωση", "last update", "last change",
    ])
    /// Days of something other than the text.
    private static let unrelatedWords = ByteWords([
        "copyright", "©", "expires", "deadline", "born", "geboren", "geburtsdatum", "died", "gestorben",
        "valid", "gültig", "event date", "starts", "begins", "doors", "anmeldeschluss", "bewerbungsfrist",
        "due date", "reference", "aktenzeichen", "phone", "isbn", "retrieved", "accessed", "abgerufen",
        "received", "accepted", "submitted to", "revised",
    ])

    // MARK: Prose

    /// Whether so many words stand beside the dates, or in such a way, that the text tells something.
    private static func isProse(_ text: String, _ size: Int, isLabelled: Bool) -> Bool {
        if size > longestLine * charactersOfWord { return true }
        if isLabelled { return false }
        return size >= shortestSentence * charactersOfWord && endsSentence(text) || mentionsDay(text)
    }

    /// How many words, in characters of scripts that do not separate them, say something other than when.
    private static func size(of tokens: [DateToken]) -> Int {
        tokens.reduce(0) { sum, token in
            guard let word = token.word, !FieldLineFilter.isDateWord(token) else { return sum }
            return sum + (isIdeographic(word) ? 1 : charactersOfWord)
        }
    }

    /// A word of other scripts stands for so many characters that are words of their own.
    private static let charactersOfWord = 2
    /// Name, role, paper and section are nine words; of htmldate's datelines none has more.
    private static let longestLine = 9
    private static let shortestSentence = 4
    private static let fewWords = 6

    private static func endsSentence(_ text: String) -> Bool {
        guard let last = text.trimmedBlanks.last else { return false }
        return last == "." || last == "!" || last == "?" || last == "。" || last == "…"
    }

    /// "Planned for 14 March 2027", but not "Ann Lee on 14 March 2027": an ordinary word before the preposition.
    private static func mentionsDay(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        return words.indices.dropFirst().dropLast().contains { index in
            prepositions.contains(words[index].lowercased()) && startsDate(words[index + 1])
                && words[index - 1].first?.isLowercase == true
        }
    }

    private static let prepositions: Set<String> = [
        "on", "for", "until", "since", "from", "by", "before", "after", "am", "vom", "bis", "seit", "ab",
        "zum",
        "le", "du", "au", "depuis", "el", "desde", "hasta", "il", "dal", "em", "op", "den",
    ]

    private static func startsDate(_ word: Substring) -> Bool {
        guard let first = word.utf8.first else { return false }
        let name = word.lowercased().filter(\.isLetter)
        return ASCII.isDigit(first) || MonthNames.month(of: name, language: nil) != nil
    }
}
