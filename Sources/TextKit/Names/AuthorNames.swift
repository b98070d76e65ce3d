/// Turns bylines into names: without "By", roles, handles, addresses and dates.
package enum AuthorNames {
    /// Words that introduce a byline, in lower case, in the languages of news sites.
    package static let leadIns: [String] = [
        "written by", "posted by", "published by", "reported by", "story by", "words by", "text by",
        "article by",
        "edited by", "reviewed by", "by:", "by", "von:", "von", "text:", "text von", "ein artikel von",
        "ein beitrag von",
        "eine analyse von", "ein kommentar von", "eine kolumne von", "ein gastbeitrag von", "aus", "autor:",
        "autorin:",
        "par:", "par", "propos recueillis par", "por:", "por", "escrito por", "publicado por", "di:", "di",
        "a cura di",
        "scritto da", "articolo di", "da:", "door:", "door", "af:", "af", "av:", "av", "tekst:", "tekst",
        "skrevet av",
        "skrevet af", "kirjoittaja", "teksti", "autor", "autora", "autore", "auteur", "auteur:", "autoři:",
        "autoři",
        "autorzy:", "автор:", "автор", "текст:", "автори:", "yazan:", "yazar:", "haber:", "oleh:", "oleh",
        "penulis:",
        "reporter:", "bởi", "tác giả", "theo", "de:", "szerző:", "írta:", "συντάκτης:", "του", "της", "από",
        "بقلم",
        "كتب", "כתב", "מאת", "文/", "文：", "文／", "記者", "记者", "作者", "作者：", "撰文", "取材・文", "文=", "author:",
        "author",
        "authors:", "authors", "writer:", "contributor:", "view all posts by", "more by", "by author",
        "words",
        "redaktion:", "foto:", "photo by", "interview:", "kommentar von", "guest post by",
        "this article was written by",
        "this post was written by", "gespeichert von", "autoren", "autorinnen", "guest author", "责任编辑：",
        "责任编辑:",
        "责编：", "责编:", "編集：", "blogger:", "posted by:", "by author:", "author(s):", "veröffentlicht von",
        "geschrieben von", "erstellt von", "verfasst von",
        "vom",
        "eingestellt von", "gepostet von", "zeige alle beiträge von", "show all articles of",
        "alle artikel von",
        "more about", "insights from", "quelle:", "publié par", "écrit par", "rédigé par", "publicado por",
        "por:",
        "geschreven door", "skrevet af:", "av:", "text och foto:", "posted", "contributed by", "read more by",
        "avtor:", "autors:", "autorius:", "autori:", "autorka:", "авторы:", "авторка:", "piše:", "пише:",
        "نویسنده:", "लेखक:",
        "โดย", "כתבה:", "เรื่อง:", "글:", "글", "제작:", "autores:", "auteurs:", "autoras:", "autoren:",
        "story:", "words:", "bericht:", "medically reviewed by", "presented by", "report by",
        "additional reporting by", "text & fotos:", "text und fotos:", "text und bilder:", "text & photos:",
        "words and photos by", "words and pictures by", "researched by", "fact checked by", "fact-checked by",
        "作者/", "作者丨", "作者｜", "作者 |", "文丨", "文｜", "文 |", "文・", "文＝", "取材／文・", "撰文：", "撰稿：", "撰稿人：", "记者：",
        "記者：", "编译：", "編譯：",
        "ผู้เขียน:", "ผู้เขียน", "ผู้สื่อข่าว:", "الكاتب:", "الكاتب", "كاتب:", "إعداد:", "تحرير:", "بواسطة:", "بواسطة",
    ].sorted { $0.utf8.count > $1.utf8.count }

    /// The same words, to rule out most texts cheaply.
    package static let leadInTable = LeadInTable(leadIns)

    /// The names of one statement, in order.
    package static func names(in text: String) -> [String] {
        var names: [String] = []
        guard text.utf8.count <= longest else { return [] }
        guard !isPictureCredit(text) else { return [] }
        for part in parts(of: withoutSentence(text)) {
            guard let name = name(part), !names.contains(name) else { continue }
            if let last = names.last, isFullName(last), isAddition(name) { continue }
            names.append(name)
        }
        return names
    }

    /// A statement up to the sentence about the author that some systems append ("Jane Doe is a writer …").
    private static func withoutSentence(_ text: String) -> String {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count > 8 else { return text }
        let place = words.firstIndex {
            $0 == "is" || $0 == "ist" || $0 == "est" || $0 == "lives" || $0 == "covers"
        }
        return place.map { words[..<$0].joined(separator: " ") } ?? text
    }

    /// Longer statements are texts about the authors.
    private static let longest = 2000

    /// Separators between two names.
    package static let joints = [
        " and ", " und ", " et ", " y ", " & ", " with ", " avec ", " mit ", " og ", " och ", " en ", " и ",
        " e ",
        " και ",
        " ve ", " dan ", " és ", " oraz ", " i ", " ja ", " a ", " și ", " şi ", " та ", " і ", " và ", " و ",
        " और ",
        " ir ", " un ",
    ]

    private static let jointBytes = joints.map { Array($0.utf8) }

    private static func split(_ text: String, at joint: [UInt8]) -> [String] {
        let bytes = Array(text.utf8)
        guard ASCII.contains(bytes[...], joint) else { return [text] }
        let word = String(decoding: joint, as: UTF8.self)
        // "Ann Lee And Bo Ek", but "E" and "Y" are initials.
        let parts = text.split(separator: word)
        // "Harbour Post en Español": what is "and" in one language is "in" or an article in another.
        if openJoints.contains(word) && !parts.allSatisfy({ $0.contains(" ") }) { return [text] }
        return (word == " and " ? parts.flatMap { $0.split(separator: " And ") } : parts).map(String.init)
    }

    /// Joints that join names only where full names stand on both sides.
    private static let openJoints: Set<String> = [
        " en ", " a ", " i ", " un ", " ir ", " e ", " ve ", " dan ",
    ]

    /// A text with blanks on both sides of an "&" that has one on either: "Ann Lee& Bo Ek", but "AT&T".
    private static func spacedAmpersands(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        return text.replacing("& ", with: " & ").replacing(" &", with: " & ").replacing("  ", with: " ")
    }

    private static func parts(of text: String) -> [String] {
        let lines = spacedAmpersands(text).split(separator: "\n").map {
            withoutLeadIn(behindDate(withoutPronouns(String($0))))
        }
        var parts = lines.map(withoutDate)
        for joint in jointBytes { parts = parts.flatMap { split($0, at: joint) } }
        return parts.flatMap { $0.split(whereSeparator: separators.contains).map(String.init) }
    }

    private static let separators: Set<Character> = [
        ",", ";", "|", "/", "·", "•", "、", "，", "／", "\n", "‧", "●", "،", "؛",
    ]

    /// A byline up to the date, the reading time or the button that follows the name.
    private static func withoutDate(_ text: String) -> String {
        let words = text.split(separator: " ")
        for (index, word) in words.enumerated() {
            let plain = word.lowercased().filter { $0.isLetter || $0.isNumber }
            let isDigits = !plain.isEmpty && plain.utf8.allSatisfy(ASCII.isDigit)
            let next = index + 1 < words.count ? words[index + 1] : ""
            let startsDate =
                MonthNames.month(of: plain, language: nil) != nil && next.utf8.contains(where: ASCII.isDigit)
            let isEnd =
                index > 0
                && (isDigits || endWords.contains(plain) || word == "-" || word == "–" || word == "—")
            if startsDate || isEnd
                || (index == 0 && isDigits && plain.utf8.count <= 2 && next.isEmpty == false)
            {
                return withoutFullStop(words[..<index].joined(separator: " "))
            }
        }
        return text
    }

    /// Words that do not continue a name.
    private static let endWords: Set<String> = [
        "updated", "last", "posted", "published", "follow", "on", "am", "monday", "tuesday", "wednesday",
        "thursday",
        "friday", "saturday", "sunday", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag",
        "sonntag",
        "veröffentlicht", "aktualisiert", "publié", "publicado", "reviewed", "updated:", "follower", "folgen",
        "edited", "translated", "translation", "illustrated", "illustrations", "photographs", "photography",
        "photos", "fotos", "übersetzt", "übersetzung", "traducción", "traduit", "traduction", "traduzione",
    ]

    static func withoutLeadIn(_ text: String) -> String {
        var text = text.trimmedBlanks
        for _ in 0..<2 {
            guard let rest = withoutOneLeadIn(text) else { break }
            text = rest
        }
        return text
    }

    /// Whether a text starts with a lead-in of several words, or a label, which only bylines have.
    package static func hasLongLeadIn(_ text: String) -> Bool {
        let lower = withoutDash(text).lowercased()
        return labels.contains(where: lower.hasPrefix)
            || leadIns.contains { $0.contains(" ") && lower.hasPrefix($0) }
    }

    private static let labels = [
        "autor:", "autorin:", "author:", "auteur:", "autora:", "autore:", "redaktion:", "penulis:", "szerző:",
        "автор:", "skribent:", "συντάκτης:",
    ]

    /// Whether a text credits a picture, or links to other texts.
    package static func isCredit(_ text: String) -> Bool {
        let lower = withoutDash(text).lowercased()
        return credits.contains(where: lower.hasPrefix)
    }

    /// A name without "Dr." and "Prof.", in lower case, to tell whether two statements name one person.
    package static func plain(_ name: String) -> String {
        let words = name.lowercased().split { $0 == " " || $0 == "." }
        return words.drop { honorifics.contains(String($0)) }.joined(separator: " ")
    }

    private static let honorifics: Set<String> = [
        "dr", "prof", "professor", "mag", "ing", "dipl", "mr", "mrs", "ms",
    ]

    private static let credits = ["photo", "foto", "image", "bild", "quelle", "more "]

    /// A text without the dash or bar that separates it from what precedes it.
    private static func withoutDash(_ text: String) -> String {
        guard let first = text.first, dashes.contains(first) else { return text }
        return String(text.drop { dashes.contains($0) || $0 == " " || $0 == "\u{A0}" })
    }

    private static let dashes: Set<Character> = ["-", "–", "—", "|", "•", "·", "*", "~"]

    /// The text after a lead-in, or nil if it has none.
    package static func withoutOneLeadIn(_ stated: String) -> String? {
        let text = withoutDash(stated)
        let bytes = Array(text.utf8)
        guard leadInTable.mayStart(bytes[...]) else { return nil }
        let lower = text.lowercased()
        for word in leadIns where lower.hasPrefix(word) {
            let rest = text.dropFirst(word.count)
            guard let next = rest.first else { return "" }
            let isWhole =
                next == " " || next == ":" || next == "\u{A0}" || word.hasSuffix(":")
                || !word.utf8.allSatisfy { $0 < 0x80 }
            guard isWhole else { continue }
            return rest.drop { $0 == " " || $0 == ":" || $0 == "\u{A0}" || $0 == "：" }.trimmedBlanks
        }
        return nil
    }

    /// A name without what surrounds it, or nil if the part is not a name.
    private static func name(_ part: String) -> String? {
        var text = withoutBrackets(part)
        text = withoutLeadIn(text)
        if text.contains(":") || text.contains("：") { return nil }
        if text.contains("@") {
            guard let before = beforeAddress(text) else { return nil }
            text = before
        }
        text = trimmedSigns(withoutProfession(withoutRole(withoutEmployer(text))))
        return isName(text) ? text : nil
    }

    /// "Jane Doe Senior Reporter" keeps the name; a role by itself, or at the start, stays as it is.
    private static func withoutRole(_ text: String) -> String {
        let words = text.split(separator: " ")
        guard words.count > 2, !isDesk(text.lowercased()) else { return text }
        let place = words.dropFirst(2).firstIndex { roles.contains($0.lowercased()) }
        return place.map { words[..<$0].joined(separator: " ") } ?? text
    }

    /// "홍길동 기자", "山田太郎記者": the profession follows the name.
    private static func withoutProfession(_ text: String) -> String {
        guard let word = professions.first(where: { text.hasSuffix($0) && text.count > $0.count + 1 }) else {
            return text
        }
        return text.dropLast(word.count).trimmedBlanks
    }

    private static let professions = ["기자", "특파원", "記者", "记者", "特派員"]

    /// "Jane Doe For The Harbour Times" and "Jane Doe in Turku" keep the name.
    private static func withoutEmployer(_ text: String) -> String {
        let words = text.split(separator: " ")
        if words.count > 3, let place = words.dropFirst(2).firstIndex(where: { $0 == "in" || $0 == "aus" }),
            words[..<place].allSatisfy({ $0.first?.isUppercase == true }), place + 1 < words.count
        {
            return words[..<place].joined(separator: " ")
        }
        guard words.count > 3, let place = words.dropFirst(2).firstIndex(where: { $0.lowercased() == "for" })
        else { return text }
        return words[..<place].joined(separator: " ")
    }

    private static func withoutBrackets(_ text: String) -> String {
        guard let open = text.firstIndex(where: { $0 == "(" || $0 == "[" || $0 == "（" }) else { return text }
        // "Paramita (Guha) Ghosh" is one name.
        if text.last?.isLetter == true && text.contains(")") { return text }
        let close = text[open...].firstIndex { $0 == ")" || $0 == "]" || $0 == "）" }
        let rest = close.map { text[text.index(after: $0)...] } ?? ""
        return (text[..<open] + rest).trimmedBlanks
    }

    private static func trimmedSigns(_ text: String) -> String {
        var text = text[...]
        while let first = text.first, !first.isLetter && !first.isNumber { text = text.dropFirst() }
        while let last = text.last,
            !last.isLetter && !last.isNumber && last != "." && last != "!" && last != "'"
        { text = text.dropLast() }
        while let last = text.last, last == " " { text = text.dropLast() }
        return String(text)
    }

    private static let notNames: Set<String> = [
        "admin", "administrator", "none", "null", "unknown", "anonymous", "undefined", "webmaster", "root",
        "user",
        "guest", "editor", "false", "true", "facebook", "twitter", "author", "authors", "www", "nan", "n",
        "default",
        "share", "follow", "email", "comments", "comment", "home", "news", "http", "https", "last", "paid",
        "sign in", "log in",
        "create an account", "follow us", "read more", "learn more", "about the author", "the author",
        "reading time",
        "stand", "text", "contributors", "contributor", "subscribe", "login", "register", "about us", "フォロー",
        "著者一覧",
        "about", "updated", "live", "video", "photo", "advertisement", "our team", "mon", "tue", "wed", "thu",
        "fri", "sat", "sun", "more", "stories",
        "no author", "unknown author", "author unknown", "anonymous author", "guest author", "member login",
        "archive", "author archive", "profile", "bio", "full bio", "website",
        "close",
        "menu", "search", "editorial policy", "all posts", "written by", "posted by", "by", "ago",
        "hours ago",
        "minutes ago", "发布", "编辑", "来源", "作者", "責任編輯", "责任编辑",
        "view profile", "mo", "di", "mi", "do", "fr", "sa", "so", "la rédaction", "istockphoto",
        "この記事を書いた人",
    ]

    /// Whether a name has two to four words; one word is a login, a section or an organisation as often as a person.
    package static func isFullName(_ name: String) -> Bool {
        (2...4).contains(name.split(separator: " ").count)
    }

    /// Whether a text is a placeholder that a system writes where it has no name.
    package static func isPlaceholder(_ text: String) -> Bool { notNames.contains(text.lowercased()) }

    package static func isName(_ text: String) -> Bool {
        let count = text.count
        guard count >= 2 && count <= 60 else { return false }
        let lower = text.lowercased()
        if notNames.contains(lower) || lower.contains("http") || lower.contains("www.")
            || lower.contains("://")
        {
            return false
        }
        if isInvitation(lower) { return false }
        let words = lower.split(separator: " ")
        guard words.count <= 7 else { return false }
        let digits = text.utf8.count(where: ASCII.isDigit)
        // A family name may be a numeral: 陆 is six in contracts.
        let startsWithFigure = text.first.map { $0.isNumber && !$0.isLetter } ?? false
        if words.count == 1 && (startsWithFigure || text.filter { $0 == "." }.count > 1) {
            return false
        }
        if isCredential(text) { return false }
        if digits > 2 || (digits > 0 && digits * 2 > count) { return false }
        if words.count > 1 && words.contains(where: { roles.contains(String($0)) }) && !isDesk(lower) {
            return false
        }
        if words.count == 1 && (roles.contains(lower) || endWords.contains(lower)) { return false }
        return text.contains { $0.isLetter }
    }

    /// Degrees after a comma: "MD", "PhD", "E-RYT", "DVM".
    private static func isCredential(_ text: String) -> Bool { credentials.contains(text.lowercased()) }

    private static let credentials: Set<String> = [
        "md", "m.d.", "phd", "ph.d.", "ph.d", "rn", "bsn", "msn", "dvm", "vmd", "dacvb", "cpa", "mba", "ms",
        "ma", "bs", "ba",
        "rd", "rdn", "ld", "cfa", "cfp", "jd", "esq", "esq.", "e-ryt", "ryt", "mph", "lcsw", "psyd", "dds",
        "dmd", "do", "np",
        "cpt", "cscs", "lvt", "cfp®", "jr", "sr", "ii", "iii", "med", "msc", "bsc", "mscp", "ldn", "cnm",
        "faap", "facp",
    ]
}
