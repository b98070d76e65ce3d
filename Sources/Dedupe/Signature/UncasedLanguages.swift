/// Languages that are written without capitals, by the keys that signatures have of them.
enum UncasedLanguages {
    private static let keys: Set<UInt16> = Set(
        [
            "am", "ar", "as", "bn", "ckb", "dv", "fa", "gu", "he", "hi", "ja", "ka", "km", "kn", "ko", "lo",
            "ml", "mr",
            "my", "ne", "or", "pa", "ps", "sd", "si", "ta", "te", "th", "ti", "ug", "ur", "yi", "yue", "zh",
        ].map { DocumentSketcher.languageKey($0) })

    static func contains(_ key: UInt16) -> Bool { keys.contains(key) }
}
