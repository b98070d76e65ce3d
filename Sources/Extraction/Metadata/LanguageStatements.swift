internal import Languages
internal import Markup
internal import TextKit

/// Where a page and its address say which language the article is in.
enum LanguageStatements {
    static func witnesses(
        _ tree: HTMLTree, _ meta: MetaTags, _ linkedData: LinkedData, _ url: WebAddress?
    ) -> [LanguageWitness] {
        let stated = [
            LanguageWitness(.page, language(of: tree.first(.html), in: tree)),
            LanguageWitness(.element, language(of: tree.first(.body), in: tree)),
            LanguageWitness(.element, onlyArticle(tree).flatMap { language(of: $0, in: tree) }),
            LanguageWitness(.contentLanguage, meta.first("content-language")),
            LanguageWitness(.locale, meta.first("og:locale")),
            LanguageWitness(.linkedData, linkedData.text("inLanguage")),
            LanguageWitness(.meta, meta.first("language", "dc.language", "dcterms.language", "inlanguage")),
        ]
        return stated.compactMap(\.self) + address(url)
    }

    private static func language(of node: Int?, in tree: HTMLTree) -> String? {
        node.flatMap { tree.attributeString(.lang, of: $0) ?? tree.attributeString(.xmlLang, of: $0) }
    }

    /// The element `article` of a page that has one: of several, none may be the article.
    private static func onlyArticle(_ tree: HTMLTree) -> Int? {
        let articles = tree.nodes.indices.lazy.filter { tree.nodes[$0].tag == .article }.prefix(2)
        return articles.count == 1 ? articles.first : nil
    }

    // MARK: The address

    private static func address(_ url: WebAddress?) -> [LanguageWitness] {
        guard let url else { return [] }
        let end = url.host.split(separator: ".").last.map(String.init) ?? ""
        let path = url.path.split(separator: "/").first.map(String.init) ?? ""
        let witnesses = [
            LanguageWitness(
                .addressPath, pathLanguages.contains(path.prefix(2).lowercased()) ? locale(path) : nil),
            LanguageWitness(.addressEnd, languageOfEnd[end]),
        ]
        return witnesses.compactMap(\.self)
    }

    /// A path's first part that is a code or a locale: "de", "pt-br".
    private static func locale(_ part: String) -> String? {
        let length = part.utf8.count
        guard length == 2 || length == 5 && ["-", "_"].contains(part.dropFirst(2).first) else { return nil }
        return part
    }

    /// Codes that begin paths of news in that language; others are as often sections or countries.
    private static let pathLanguages: Set<String> = [
        "ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hu", "it", "ja",
        "ko", "lt",
        "lv", "nl", "pl", "pt", "ru", "sk", "sv", "tr", "uk", "ur", "vi", "zh",
    ]

    /// Languages of countries where news is in one of them.
    private static let languageOfEnd: [String: String] = [
        "de": "de", "at": "de", "fr": "fr", "es": "es", "it": "it", "jp": "ja", "kr": "ko", "cn": "zh",
        "ru": "ru",
        "pl": "pl", "pt": "pt", "br": "pt", "nl": "nl", "se": "sv", "no": "nb", "dk": "da", "cz": "cs",
        "hu": "hu",
        "gr": "el", "tr": "tr", "il": "he", "ir": "fa", "vn": "vi", "mx": "es", "ar": "es", "cl": "es",
        "uk": "en",
        "au": "en", "nz": "en", "ie": "en", "us": "en", "bg": "bg", "ro": "ro", "lt": "lt", "lv": "lv",
        "ee": "et",
        "hr": "hr", "rs": "sr", "ba": "bs", "sk": "sk", "si": "sl", "id": "id", "is": "is", "al": "sq",
        "mk": "mk",
    ]
}
