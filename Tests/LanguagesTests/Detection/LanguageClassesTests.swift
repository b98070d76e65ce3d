import Testing

@testable import Languages

@Suite struct LanguageClassesTests {
    @Test(arguments: [
        ("sr-Cyrl", "sr"), ("sr-Latn", "sr-Latn"), ("uz-Latn", "uz"), ("uz-Cyrl", "uz-Cyrl"),
        ("zh-Hani", "zh-Hans"),
        ("zhHant-Hani", "zh-Hant"), ("en-Latn", "en"), ("yue-Hani", "yue"),
    ])
    func `a script is said where a language has two in news`(name: String, tag: String) {
        #expect(LanguageClasses.language(of: name) == tag)
    }

    @Test(arguments: [
        ("hr", "bs", true), ("sr-Latn", "hr", true), ("id", "ms", true), ("en", "en", true),
        ("en", "de", false), ("hr", "sl", false), ("cs", "sk", true),
    ])
    func `some languages are too close for a quotation to tell`(one: String, other: String, isClose: Bool) {
        #expect(LanguageClasses.isClose(one, other) == isClose)
        #expect(LanguageClasses.isClose(other, one) == isClose)
    }
}
