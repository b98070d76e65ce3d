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
        // a country before the language
        ("us-en", "en-US"), ("us_en", "en-US"), ("gb-en", "en-GB"), ("jp-ja", "ja-JP"), ("cn-zh", "zh-CN"),
        ("cz-cs", "cs-CZ"),
        ("at-de", "de-AT"), ("mx-es", "es-MX"), ("in-en", "en-IN"), ("ch-de", "de-CH"), ("be-fr", "fr-BE"),
        ("br-pt", "pt-BR"),
        ("se-sv", "sv-SE"), ("uk-en", "en-GB"),
        // what looks like that and is right as it stands
        ("in_ID", "id-ID"), ("ca-FR", "ca-FR"), ("br-FR", "br-FR"), ("ar-EG", "ar-EG"),
    ])
    func `a country may stand before its language`(text: String, tag: String) {
        #expect(StatedLanguage.tag(text) == tag)
    }

    @Test(arguments: [
        // letsencrypt/website#754, statamic/seo-pro#57, mcamara/laravel-localization#798
        ("sr-SP", "sr"), ("en_GB", "en-GB"), ("en-EN", "en"), ("ja-JA", "ja"), ("sv-SV", "sv"),
        ("da-DA", "da"), ("el-EL", "el"),
        ("uk-UK", "uk"), ("et-ET", "et"), ("be-BE", "be"), ("cs-CS", "cs"), ("ko-KO", "ko"), ("zh-ZH", "zh"),
        ("en-XX", "en"),
        ("en-Latin", "en"), ("de-qwer", "de"), ("en-USA", "en"),
        // Ebazhanov/linkedin-skill-assessments-quizzes#6936: a region that is the language's own
        ("es-es", "es-ES"), ("fr-FR", "fr-FR"), ("bg-BG", "bg-BG"), ("no-no", "no-NO"), ("rw-RW", "rw-RW"),
    ])
    func `a region that is no country is not written`(text: String, tag: String) {
        #expect(StatedLanguage.tag(text) == tag)
    }

    @Test(arguments: [
        ("日本語", "ja"), ("Українська", "uk"), ("Français", "fr"), ("Franc\u{327}ais", "fr"), ("Español", "es"),
        ("Português (Brasil)", "pt-BR"), ("português", "pt"), ("简体中文", "zh-Hans"), ("繁體中文", "zh-Hant"),
        ("中文 (香港)", "zh-HK"),
        ("العربية", "ar"), ("Русский", "ru"), ("ČEŠTINA", "cs"), ("Bahasa Indonesia", "id"),
        ("Tiếng Việt", "vi"),
        ("Norsk bokmål", "nb"), ("Nynorsk", "nn"), ("Simplified Chinese", "zh-Hans"), ("한국어", "ko"),
        ("ภาษาไทย", "th"),
        ("Ελληνικά", "el"), ("हिन्दी", "hi"), ("O'zbek", "uz"), ("ქართული", "ka"), ("Kiswahili", "sw"),
        ("Gàidhlig", "gd"),
        ("srpski (ćirilica)", "sr-Cyrl"), ("Polski", "pl"), ("TÜRKÇE", "tr"), ("עברית", "he"),
    ])
    func `names are read in the language itself`(text: String, tag: String) {
        #expect(StatedLanguage.tag(text) == tag)
    }

    @Test(arguments: [
        "", "und", "xx", "zxx", "lang", "von", "articles", "123", "-", "x-default", "qqq", "ZZ",
    ])
    func `what names no language is no statement`(text: String) {
        #expect(StatedLanguage.tag(text) == nil)
    }
}
