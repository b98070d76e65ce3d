/// Languages by name, in English and in the language itself.
enum LanguageNames {
    static let names = LanguageCodes.pairs(
        """
        english en anglais en englisch en inglés en ingles en inglese en german de deutsch de allemand de alemán de \
        français fr francais fr french fr französisch fr francés fr español es espanol es spanish es castellano es \
        spanisch es italian it italiano it italienisch it portuguese pt português pt portugues pt dutch nl \
        nederlands nl russian ru русский ru japanese ja 日本語 ja chinese zh 中文 zh korean ko 한국어 ko arabic ar \
        العربية ar polish pl polski pl turkish tr türkçe tr turkce tr swedish sv svenska sv danish da dansk da \
        norwegian no norsk no bokmål nb nynorsk nn finnish fi suomi fi czech cs čeština cs cestina cs slovak sk \
        slovenčina sk slovenian sl slovenščina sl hungarian hu magyar hu romanian ro română ro romana ro bulgarian bg \
        български bg greek el ελληνικά el hebrew he עברית he hindi hi हिन्दी hi bengali bn বাংলা bn tamil ta தமிழ் ta \
        telugu te marathi mr मराठी mr gujarati gu kannada kn malayalam ml punjabi pa urdu ur اردو ur persian fa farsi fa \
        فارسی fa indonesian id indonesia id malay ms melayu ms vietnamese vi thai th ไทย th ukrainian uk українська uk \
        belarusian be serbian sr српски sr srpski sr-Latn croatian hr hrvatski hr bosnian bs bosanski bs macedonian mk \
        македонски mk albanian sq shqip sq lithuanian lt lietuvių lt latvian lv latviešu lv estonian et eesti et \
        catalan ca català ca catala ca basque eu euskara eu galician gl galego gl welsh cy cymraeg cy irish ga gaeilge ga \
        icelandic is íslenska is maltese mt georgian ka ქართული ka armenian hy հայերեն hy azerbaijani az kazakh kk \
        kyrgyz ky uzbek uz tajik tg mongolian mn монгол mn nepali ne नेपाली ne sinhala si burmese my khmer km lao lo \
        afrikaans af swahili sw kiswahili sw zulu zu isizulu zu xhosa xh isixhosa xh yoruba yo igbo ig hausa ha amharic am \
        somali so filipino tl tagalog tl pashto ps kurdish ku esperanto eo latin la \
        简体中文 zh-Hans 中文简体 zh-Hans 简体 zh-Hans 繁體中文 zh-Hant 中文繁體 zh-Hant 繁體 zh-Hant 正體中文 zh-Hant 汉语 zh 漢語 zh 普通话 zh mandarin zh \
        cantonese yue 粵語 yue 粤语 yue українська uk ukrainisch uk беларуская be srpskohrvatski sr-Latn crnogorski sr-Latn montenegrin sr-Latn shqipe sq \
        català ca valencià ca euskera eu gàidhlig gd gaelic gd lëtzebuergesch lb luxembourgish lb frysk fy frisian fy \
        føroyskt fo faroese fo malti mt occitan oc brezhoneg br breton br corsu co azərbaycan az azərbaycanca az қазақша kk қазақ kk кыргызча ky \
        oʻzbekcha uz o'zbek uz ўзбекча uz-Cyrl тоҷикӣ tg türkmençe tk turkmen tk татарча tt башҡортса ba монголын mn \
        తెలుగు te ಕನ್ನಡ kn മലയാളം ml ગુજરાતી gu ਪੰਜਾਬੀ pa ଓଡ଼ିଆ or odia or অসমীয়া as assamese as සිංහල si မြန်မာ my မြန်မာဘာသာ my \
        ភាសាខ្មែរ km ខ្មែរ km ລາວ lo ພາສາລາວ lo ภาษาไทย th việt vi vietnamita vi pilipino tl kurdî ku کوردی ckb سۆرانی ckb sorani ckb kurmanji ku \
        پښتو ps سنڌي sd sindhi sd ئۇيغۇرچە ug uyghur ug ייִדיש yi yiddish yi አማርኛ am ትግርኛ ti tigrinya ti soomaali so oromo om oromoo om \
        kinyarwanda rw kirundi rn ikinyarwanda rw chishona sn shona sn sesotho st setswana tn lingala ln luganda lg malagasy mg wolof wo \
        bosnisch bs kroatisch hr serbisch sr polnisch pl türkisch tr griechisch el arabisch ar chinesisch zh japanisch ja \
        portugiesisch pt niederländisch nl schwedisch sv norsk no japonés ja japonais ja chinois zh russe ru ruso ru italien it italiano it \
        néerlandais nl polonais pl turc tr portugais pt
        """)

    /// Names of two words, in which the second one says more than the first.
    static func phrase(_ first: Substring, _ second: Substring) -> String? {
        phrases["\(first.lowercased()) \(second.lowercased())"]
    }

    private static let phrases = [
        "português brasil": "pt-BR", "portuguese brazil": "pt-BR", "brazilian portuguese": "pt-BR",
        "português portugal": "pt-PT", "norsk bokmål": "nb", "norwegian bokmål": "nb", "norsk nynorsk": "nn",
        "norwegian nynorsk": "nn", "simplified chinese": "zh-Hans", "chinese simplified": "zh-Hans",
        "traditional chinese": "zh-Hant", "chinese traditional": "zh-Hant", "中文 简体": "zh-Hans",
        "中文 繁體": "zh-Hant",
        "中文 简": "zh-Hans", "中文 繁": "zh-Hant", "中文 香港": "zh-HK", "中文 台灣": "zh-TW", "english us": "en-US",
        "english uk": "en-GB", "español méxico": "es-MX", "español argentina": "es-AR",
        "scottish gaelic": "gd",
        "haitian creole": "ht", "western frisian": "fy", "serbian latin": "sr-Latn",
        "српски latin": "sr-Latn",
        "srpski latinica": "sr-Latn", "srpski ćirilica": "sr-Cyrl", "српски ћирилица": "sr-Cyrl",
        "central kurdish": "ckb", "kurdish sorani": "ckb",
    ]
}
