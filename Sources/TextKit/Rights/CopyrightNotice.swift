/// Who holds the copyright by a notice: "© 2026 Harbour Courier. All rights reserved."
///
/// A notice is free text, so a name is taken only where nothing else can be meant.
package enum CopyrightNotice {
    /// The holder's name without mark, years and what is reserved; nil where none remains or it is uncertain.
    ///
    /// `known` are names of the publisher and the authors: a notice without a mark is read if it is one of them.
    package static func holder(in notice: String, known: [String] = []) -> String? {
        guard notice.utf8.count <= maximumLength else { return nil }
        let licensed = LicenseName.replaced(in: notice)
        let clauses = NoticeClause.all(in: licensed ?? notice)
        let marked = clauses.filter(\.hasMark)
        if marked.isEmpty {
            // A licence that asks for attribution stands beside whom to name: "CC BY Harbour Courier".
            if licensed != nil { return LicenseName.isDedication(notice) ? nil : only(clauses) }
            if NoticeClause.isReserved(notice), let name = only(clauses) { return name }
            return clauses.count == 1 ? unmarked(clauses[0].name ?? "", known) : nil
        }
        let names = marked.compactMap(\.name)
        guard let first = names.first else { return marked.count == 1 ? besides(marked[0], clauses) : nil }
        guard names.count == marked.count || marked.count == 1 else { return nil }
        return names.allSatisfy { key($0) == key(first) } && isPlausible(first) ? first : nil
    }

    /// The holder where a source states one as such.
    package static func holder(named name: String) -> String? {
        guard name.utf8.count <= maximumLength else { return nil }
        if LicenseName.replaced(in: name) != nil { return holder(in: name) }
        let clauses = NoticeClause.all(in: name)
        if clauses.contains(where: \.hasMark) { return holder(in: name) }
        let isWhole = clauses.count > 1 && !NoticeClause.isReserved(name)
        let own = isWhole ? name.trimmedBlanks : clauses.count == 1 ? clauses[0].name : nil
        return own.flatMap { isPlausible($0) ? $0 : nil }
    }

    /// A name without any mark: one that the source is known by, or a company's.
    private static func unmarked(_ name: String, _ known: [String]) -> String? {
        let key = key(name)
        if known.contains(where: { Self.key($0) == key }) { return name }
        guard isPlausible(name) else { return nil }
        let isRelated = known.contains { isKin(name, key, Self.key($0)) }
        let words = name.split { $0.isWhitespace || $0 == "," }.map { NoticeClause.bare($0.lowercased()) }
        let isCompany = isCapitalised(name) && words.contains(where: forms.contains)
        return isRelated || isCompany ? name : nil
    }

    /// Whether a name begins with that of the source, or is an address of it: "Harbour Courier Online", "hindi.harbour.example".
    private static func isKin(_ name: String, _ key: String, _ known: String) -> Bool {
        guard known.utf8.count >= shortestKin else { return false }
        return name.contains(where: \.isWhitespace)
            ? key.hasPrefix(known) && isCapitalised(name) : key.contains(known)
    }

    /// Bytes; a shorter name of a source is part of too many words.
    private static let shortestKin = 5

    /// Words that only the names of companies and publishers have.
    private static let forms: Set<String> = [
        "gmbh", "ag", "kg", "inc", "ltd", "llc", "corp", "corporation", "limited", "plc", "s.a", "s.l",
        "s.r.l", "srl", "spa",
        "s.p.a", "bv", "b.v", "oy", "e.v", "foundation", "stiftung", "verlag", "mediengruppe", "rundfunk",
        "zeitung", "newspapers",
        "publishing", "publishers", "broadcasting", "media",
    ]

    private static let maximumLength = 600

    /// The name that stands alone: "Harbour Courier. All rights reserved."
    private static func only(_ clauses: [NoticeClause]) -> String? {
        let named = clauses.filter { $0.name != nil }
        guard named.count == 1, let name = named[0].name, isPlausible(name), isCapitalised(name) else {
            return nil
        }
        return name
    }

    /// The name beside a clause that has none: "© 2026 | Harbour Courier".
    private static func besides(_ mark: NoticeClause, _ clauses: [NoticeClause]) -> String? {
        mark.isEmpty ? only(clauses.filter { !$0.hasMark }) : nil
    }

    // MARK: Plausibility

    private static func isPlausible(_ name: String) -> Bool {
        let words = name.lowercased().split(whereSeparator: \.isWhitespace).map(NoticeClause.bare)
        guard (2...100).contains(name.utf8.count), words.count <= 12, name.contains(where: \.isLetter),
            !name.contains("@"), !name.contains("<"), !name.contains("//"),
            !words.contains(where: isOfSentence)
        else { return false }
        return !nobodies.contains(words.filter { $0 != "the" && $0 != "respective" }.joined(separator: " "))
    }

    private static func isOfSentence(_ word: String) -> Bool {
        sentence.contains(word) || word.hasPrefix("www.") || word.hasPrefix("licens")
            || word.hasPrefix("licenc") || word.hasPrefix("lizenz") || word == "deed"
    }

    /// Whether the first and a third of all words begin like names.
    private static func isCapitalised(_ name: String) -> Bool {
        let words = name.split(whereSeparator: \.isWhitespace)
        let capitals = words.count {
            $0.first.map { $0.isUppercase || $0.isLetter && !$0.isLowercase } == true
        }
        return capitals * 3 >= words.count && name.first.map { !$0.isLowercase } == true
    }

    private static func key(_ text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    /// Words of terms and warnings, which no holder's name has.
    private static let sentence: Set<String> = [
        "use", "used", "only", "may", "must", "not", "prohibited", "permitted", "without", "permission",
        "contact",
        "please", "see", "terms", "conditions", "reproduction", "reserved", "under", "are", "is", "was",
        "this", "these",
        "rights", "copyrights", "copyright", "belongs", "belong", "property", "trademark", "trademarks",
        "click", "visit",
        "protected", "notice", "policy", "material", "unless", "except", "where", "otherwise", "photo",
        "photos", "image",
        "images", "foto", "fotos", "bild", "bilder", "powered", "credit", "nur", "nicht", "sont", "sind",
        "ist", "est",
        "réservés", "vorbehalten", "reservados", "riservati", "interdite", "verboten", "agreement", "law",
        "laws",
    ]

    /// What stands in place of a name, without articles.
    private static let nobodies: Set<String> = [
        "", "author", "authors", "author(s)", "publisher", "publishers", "owner", "owners", "us", "me", "our",
        "ours",
        "company", "our company", "your company", "company name", "your company name", "your name",
        "site name", "name",
        "content", "contents", "site", "website", "this site", "webmaster", "admin", "administrator",
        "unknown", "none",
        "n/a", "null", "undefined", "false", "true", "holder", "holders", "all", "news", "autor", "autoren",
        "verlag",
        "redaktion", "auteur", "auteurs", "editor", "editors", "default", "test", "public domain", "domain",
        "today",
        "present", "creative commons", "photographer", "various", "others", "staff", "year", "yes", "no",
    ]
}
