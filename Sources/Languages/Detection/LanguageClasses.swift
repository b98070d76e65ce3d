/// What is known of the classes of a table beside their weights.
enum LanguageClasses {
    /// Languages whose script is said, since texts in another one are as common.
    private static let scriptsSaid: [String: String] = [
        "sr-Latn": "sr-Latn", "uz-Cyrl": "uz-Cyrl", "zh-Hani": "zh-Hans", "zhHant-Hani": "zh-Hant",
    ]

    /// Languages that a short quotation does not tell apart: one of them is no second language of a text in another.
    private static let families: [[String]] = [
        ["hr", "bs", "sr-Latn", "sr"], ["id", "ms"], ["nb", "nn", "da", "no"], ["zh-Hans", "zh-Hant", "yue"],
        ["cs", "sk"], ["rn", "rw"], ["gl", "pt"], ["xh", "zu"], ["tn", "st", "nso"], ["ast", "es"],
        ["hi", "mr", "ne"],
    ]

    /// Languages of which the table was made from a thousand words and fewer: it tells them where they differ most from their
    /// neighbours, and what it reads says no more against a statement of them than if it lacked them.
    static let thinlyKnown: Set<String> = ["szl", "sco", "sc", "fur", "rm", "bho"]

    /// The BCP 47 tag of a class, such as "sr" for "sr-Cyrl".
    static func language(of name: String) -> String {
        if let said = scriptsSaid[name] { return said }
        return String(name.prefix { $0 != "-" })
    }

    static func isClose(_ one: String, _ other: String) -> Bool {
        one == other || families.contains { $0.contains(one) && $0.contains(other) }
    }
}
