import Testing

@testable import Languages

@Suite struct LanguageCodesTests {
    @Test func `what a code means is a known language`() {
        for (code, meant) in LanguageCodes.meant {
            #expect(LanguageCodes.known.contains(meant), "\(code) \(meant)")
        }
        for (name, tag) in LanguageNames.names {
            #expect(LanguageCodes.known.contains(String(tag.prefix { $0 != "-" })), "\(name) \(tag)")
        }
        for tags in LanguageCodes.alternatives.values {
            for tag in tags {
                #expect(LanguageCodes.known.contains(String(tag.prefix { $0 != "-" })), "\(tag)")
            }
        }
    }

    @Test func `every language of the table has a code that statements may use`() {
        for language in LanguageDetectorTests.detector.languages {
            #expect(LanguageCodes.known.contains(String(language.prefix { $0 != "-" })), "\(language)")
        }
    }

    @Test func `of two pairs with one word the first counts`() {
        #expect(LanguageCodes.pairs("a b a c d e") == ["a": "b", "d": "e"])
    }

    @Test(arguments: [
        ("us-en", "en-US"), ("en-EN", "en"), ("en_US", "en-US"), ("日本語", "ja"), ("Українська", "uk"),
        ("zh-TW", "zh-TW"),
        ("zh-hant-tw", "zh-Hant-TW"), ("kr", "ko"), ("sr-SP", "sr"), ("uk", "uk"), ("en-uk", "en-GB"),
        ("DEUTSCH", "de"), ("ger", "de"),
        ("xx", nil), ("", nil), ("default", nil),
    ])
    func `statements are read as what they mean`(text: String, tag: String?) {
        #expect(StatedLanguage.tag(text) == tag, "\(text)")
    }
}
