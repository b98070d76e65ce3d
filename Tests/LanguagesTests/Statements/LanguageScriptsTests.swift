import Testing

@testable import Languages

@Suite struct LanguageScriptsTests {
    @Test(arguments: [
        ("fur", "Latn", false, true), ("cv", "Cyrl", false, true), ("cv", "Latn", false, false),
        ("mai", "Deva", false, true),
        ("mai", "Latn", false, false), ("kk", "Latn", true, true), ("kk", "Arab", true, true),
        ("de", "Cyrl", true, false),
        ("az", "Cyrl", true, true), ("en-GB", "Latn", true, false),
    ])
    func `a language that the table does not tell in a script may be written in it`(
        language: String, script: String, isInTable: Bool, expected: Bool
    ) {
        #expect(LanguageScripts.mayBe(language, in: script, isInTable: isInTable) == expected)
    }

    @Test(arguments: [
        ("sr-Cyrl", "Cyrl"), ("sr-Latn-RS", "Latn"), ("zh-Hant", nil), ("de-AT", nil), ("ja-Jpan", nil),
        ("uz-Arab", "Arab"),
    ])
    func `a script that a tag names counts where letters can contradict it`(tag: String, script: String?) {
        #expect(LanguageScripts.stated(tag) == script)
    }
}
