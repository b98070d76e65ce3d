import Languages
import Testing

@Suite struct StatedLanguageTests {
    @Test(arguments: [
        // sakaiproject/sakai#4619, ethereum.org#18246, html-eslint#29, code-guide#182
        ("en", "en"), ("en_US", "en-US"), ("EN-us", "en-US"), ("pt-br", "pt-BR"), ("de_DE", "de-DE"),
        ("en-UK", "en-GB"),
        ("zh-hant-tw", "zh-Hant-TW"), ("sr-latn", "sr-Latn"), ("en-US.UTF-8", "en-US"), ("es_419", "es"),
        // github/training-kit#787, asciidoctor#3807, anomalyco/guide#350: codes of countries
        ("kr", "ko"), ("jp", "ja"), ("cz", "cs"), ("ua", "uk"), ("ko-KR", "ko-KR"), ("eu-US", "eu-US"),
        // TEIC/TEI#927: codes of three letters
        ("eng", "en"), ("fra", "fr"), ("ger", "de"), ("nob", "nb"), ("fil", "tl"), ("iw", "he"),
        ("nso", "nso"),
        // names, alone and among other words
        ("deutsch", "de"), ("Deutsch", "de"), ("deutsch, de", "de"), ("English (United States), en-US", "en"),
        ("Español", "es"), ("spanish", "es"), ("Arabic", "ar"), ("日本語", "ja"), ("русский", "ru"),
        ("german, english", "de"),
    ])
    func `a statement is read as what it means`(text: String, tag: String) {
        #expect(StatedLanguage.tag(text) == tag)
    }

    @Test(arguments: [
        "", "und", "xx", "zxx", "lang", "von", "articles", "123", "-", "x-default", "qqq", "ZZ",
    ])
    func `what names no language is no statement`(text: String) {
        #expect(StatedLanguage.tag(text) == nil)
    }
}
