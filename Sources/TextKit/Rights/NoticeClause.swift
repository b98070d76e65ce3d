/// A part of a notice of rights, between full stops, bars and dashes.
struct NoticeClause {
    /// Whether it has "©", "(c)" or "copyright".
    private(set) var hasMark = false
    private var before: [String] = []
    private var after: [String] = []

    /// The name beside the mark, without marks of writing around it; nil where there is none, or one on both sides.
    var name: String? {
        let before = before.filter { !Self.neutral.contains(Self.bare($0.lowercased())) }
        guard before.isEmpty || after.isEmpty else { return nil }
        // What stands before "copyright" of its own is a name only if it is more than "all content".
        return Self.trimmed(hasMark && !after.isEmpty ? after : before.isEmpty ? [] : self.before)
    }

    /// Whether nothing but mark and year stands in it.
    var isEmpty: Bool { before.isEmpty && after.isEmpty }

    private static let neutral: Set<String> = [
        "all", "content", "contents", "text", "texts", "entire", "site", "website", "article", "articles",
        "the", "web",
        "page",
    ]

    // MARK: Taking apart

    /// The clauses of a notice, without those that only reserve rights.
    static func all(in notice: String) -> [NoticeClause] {
        let text = withoutReservation(notice).replacing("©", with: " © ").replacing("ⓒ", with: " © ")
            .replacing("(c)", with: " © ").replacing("(C)", with: " © ").replacing("℗", with: " © ")
        var clauses: [NoticeClause] = []
        var words: [Substring] = []
        let tokens = text.split(whereSeparator: { $0.isWhitespace && !$0.isNewline }).flatMap(lines)
        for (place, token) in tokens.enumerated() {
            let isRange =
                place > 0 && place + 1 < tokens.count && isYear(tokens[place - 1])
                && isYear(tokens[place + 1])
            let isBar = bars.contains(token) && !isRange
            // "© A © B": the second mark begins a notice of its own.
            let isNext =
                isMark(token) && words.contains(where: isMark)
                && words.last.map { !isMark($0) && !isYear($0) } == true
            if isBar || isNext { add(&words, to: &clauses) }
            if isBar { continue }
            // "…, see https://… for terms"
            if token.lowercased() == "see", words.last?.hasSuffix(",") == true { break }
            words.append(token)
            if endsClause(token) { add(&words, to: &clauses) }
        }
        add(&words, to: &clauses)
        return clauses
    }

    /// Line ends stand as bars.
    private static func lines(_ token: Substring) -> [Substring] {
        Array(token.split(whereSeparator: \.isNewline).map { [$0] }.joined(separator: ["|"]))
    }

    private static let bars: Set<Substring> = ["|", "-", "–", "—", "·", "•", "~", "||"]

    private static func endsClause(_ token: Substring) -> Bool {
        if token.hasSuffix(";") { return true }
        guard token.hasSuffix(".") || token.hasSuffix("!") else { return false }
        return !isAbbreviation(token)
    }

    private static func isAbbreviation(_ token: Substring) -> Bool {
        let word = token.dropLast().lowercased()
        return word.utf8.count <= 1 || word.contains(".") || abbreviations.contains(word)
    }

    private static let abbreviations: Set<String> = [
        "inc", "ltd", "co", "corp", "llc", "plc", "st", "dr", "mr", "mrs", "ms", "bros", "pty", "pvt", "cia",
        "jr", "sr",
        "gmbh", "mbh", "ltda", "bhd", "sdn", "assn", "assoc", "univ", "dept", "no", "dist",
    ]

    private static func add(_ words: inout [Substring], to clauses: inout [NoticeClause]) {
        var clause = NoticeClause()
        for word in words {
            if isMark(word) {
                clause.hasMark = true
            } else if !isYear(word), !bare(word).isEmpty {
                if clause.hasMark {
                    clause.after.append(String(word))
                } else {
                    clause.before.append(String(word))
                }
            }
        }
        words = []
        if !clause.isEmpty || clause.hasMark { clauses.append(clause) }
    }

    private static func isMark(_ word: Substring) -> Bool {
        word == "©" || ["copyright", "copr"].contains(bare(word.lowercased()))
    }

    /// A year, a range of years, or what stands for its end.
    private static func isYear(_ word: Substring) -> Bool {
        let parts = bare(String(word)).split { $0 == "-" || $0 == "–" || $0 == "—" || $0 == "/" || $0 == "," }
        guard let first = parts.first else { return false }
        guard let year = Int(first), (1900...2099).contains(year), first.utf8.count == 4 else { return false }
        return parts.dropFirst().allSatisfy {
            Int($0) != nil || ["present", "heute", "now", "today"].contains($0.lowercased())
        }
    }

    // MARK: Writing

    /// A word without marks around it.
    static func bare(_ word: some StringProtocol) -> String {
        var text = Substring(word)
        while let first = text.first, marks.contains(first) { text.removeFirst() }
        while let last = text.last, marks.contains(last) { text.removeLast() }
        return String(text)
    }

    private static let marks: Set<Character> = [
        ",", ":", ";", ".", "|", "-", "–", "—", "\"", "“", "”", "„", "!", "*", "·", "•",
    ]
    private static let leads: Set<String> = ["by", "von", "par", "por", "di", "af", "av", "door"]

    private static func trimmed(_ words: [String]) -> String? {
        var words = words[...]
        while let first = words.first, bare(first).isEmpty || leads.contains(bare(first)) {
            words.removeFirst()
        }
        while let last = words.last, bare(last).isEmpty { words.removeLast() }
        guard let last = words.last, let first = words.first else { return nil }
        let end = isAbbreviation(last[...]) && last.hasSuffix(".") ? last : String(trimmingEnd(last))
        let inner = Array(words.dropFirst().dropLast())
        if words.count == 1 { return bare(first).isEmpty ? nil : String(trimmingStart(end)) }
        return ([String(trimmingStart(first))] + inner + [end]).joined(separator: " ")
    }

    private static func trimmingStart(_ word: String) -> Substring { word.drop { marks.contains($0) } }

    private static func trimmingEnd(_ word: String) -> Substring {
        var text = word[...]
        while let last = text.last, marks.contains(last) { text.removeLast() }
        return text
    }

    // MARK: Reservation

    /// Whether a notice reserves all rights.
    static func isReserved(_ notice: String) -> Bool { withoutReservation(notice) != notice }

    /// The notice with a bar in place of "All rights reserved".
    private static func withoutReservation(_ notice: String) -> String {
        var bytes = Array(notice.utf8)
        for phrase in reservations {
            while let place = place(of: phrase, in: bytes) {
                bytes.replaceSubrange(place..<place + phrase.count, with: Array(" | ".utf8))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func place(of phrase: [UInt8], in bytes: [UInt8]) -> Int? {
        guard bytes.count >= phrase.count else { return nil }
        return bytes.indices.dropLast(phrase.count - 1).first {
            ASCII.lowercased(bytes[$0]) == phrase[0] && ASCII.starts(bytes[$0...], with: phrase)
        }
    }

    /// In lower case as far as ASCII goes.
    private static let reservations = [
        "all rights reserved", "all right reserved", "some rights reserved", "alle rechte vorbehalten",
        "tous droits réservés", "tous droits reserves", "todos los derechos reservados",
        "todos os direitos reservados",
        "tutti i diritti riservati", "tutti i diritti sono riservati", "alle rechten voorbehouden",
        "alle rettigheder forbeholdes",
        "alle rettigheter reservert", "wszelkie prawa zastrzeżone", "wszystkie prawa zastrzeżone",
        "все права защищены",
        "Все права защищены", "всі права захищені", "Всі права захищені", "tüm hakları saklıdır",
        "všechna práva vyhrazena",
        "minden jog fenntartva", "toate drepturile rezervate", "版权所有", "無断転載を禁じます", "無断転載禁止",
        "hak cipta dilindungi undang-undang",
    ].map { Array($0.utf8) }
}
