import Languages
import TestSupport
import Testing

/// What is no text in a language does not name one, and does not change that of the text around it.
@Suite struct RunningTextTests {
    private var detector: LanguageDetector { LanguageDetectorTests.detector }

    private func expectUnchanged(_ text: String, _ language: String) {
        let reading = detector.read(text)
        #expect(reading.language == language, "\(text.prefix(60))")
        #expect(reading.second == nil, "\(language): \(String(describing: reading.second))")
    }

    @Test(
        arguments: RunningTexts.all.map(\.language),
        [
            "Real Madrid, Manchester United, Bayern München, Juventus Torino, Paris Saint-Germain, Ajax Amsterdam",
            "Emma Thompson, Jürgen Klinsmann, Giuseppe Rossi, Pedro Gonzales, Agnieszka Kowalska, Nguyen Van Anh",
        ])
    func `names inside of a text do not change its language`(language: String, names: String) throws {
        let text = try #require(RunningTexts.all.first { $0.language == language }?.text)
        expectUnchanged("\(text) (\(names)) \(text)", language)
        expectUnchanged("\(names)\n\n\(text)", language)
    }

    @Test(
        arguments: RunningTexts.all.map(\.language),
        [
            "for (int i = 0; i < count; i++) { total += values[i]; if (total > limit) { return false; } }",
            "def total(values):\n    result = 0\n    for value in values:\n        result += value\n    return result",
            "{\"title\": \"Harbour wall\", \"state\": \"open\", \"items\": [{\"name\": \"first\"}, {\"name\": \"second\"}]}",
            "<div class=\"menu\"><ul><li><a href=\"/news\">News</a></li><li><a href=\"/sport\">Sport</a></li></ul></div>",
        ])
    func `code beside a text does not change its language`(language: String, code: String) throws {
        let text = try #require(RunningTexts.all.first { $0.language == language }?.text)
        expectUnchanged("\(text)\n\n\(code)\n", language)
        expectUnchanged("\(code)\n\n\(text)\n", language)
        expectUnchanged("\(text) \(code)", language)
    }

    @Test(
        arguments: RunningTexts.all.map(\.language),
        [
            "Home | News | Sport | Business | Weather | Video | About us | Contact",
            "Startseite\nPolitik\nWirtschaft\nSport\nKultur\nReise\nWetter\n",
        ])
    func `a menu does not change the language of a text`(language: String, menu: String) throws {
        let text = try #require(RunningTexts.all.first { $0.language == language }?.text)
        expectUnchanged("\(menu)\n\(text)", language)
        expectUnchanged("\(text)\n\(menu)", language)
    }

    @Test(
        arguments: RunningTexts.all.map(\.language),
        [
            "\"It is not good enough\", he said.", "« Nous ne sommes pas contents », disait-il.",
            "„Das ist noch nicht alles“, sagte er.",
        ])
    func `a quotation shorter than the text does not change its language`(language: String, quotation: String)
        throws
    {
        let text = try #require(RunningTexts.all.first { $0.language == language }?.text)
        expectUnchanged("\(text) \(quotation) \(text)", language)
    }

    @Test(arguments: [
        "Arsenal 2-1 Chelsea\nLiverpool 3-0 Everton\nTottenham 1-1 Newcastle\nBrighton 0-2 Fulham\nWest Ham 2-2 Wolves",
        "1. Bayern München 34 25 3 6 78\n2. Borussia Dortmund 34 22 5 7 71\n3. RB Leipzig 34 20 6 8 66\n4. Union Berlin 34 18 8 8 62",
        "Kraków, Gdańsk, Wrocław, Poznań, Łódź, Szczecin, Lublin, Katowice, Białystok, Gdynia, Częstochowa, Radom",
        "Maria Rossi, Luca Bianchi, Giulia Romano, Marco Ferrari, Chiara Esposito, Paolo Ricci, Elena Marino",
        "Volkswagen Siemens Allianz Bayer Daimler Lufthansa Adidas Infineon Merck Henkel Continental Beiersdorf",
        "Kinshasa, Lagos, Cairo, Luanda, Nairobi, Dar es Salaam, Khartoum, Abidjan, Addis Ababa, Casablanca",
        "Madrid 21 Barcelona 23 Valencia 24 Sevilla 27 Zaragoza 19 Bilbao 17 Granada 22 Murcia 25 Alicante 24",
        "Ark Nova, Terra Mystica, Gaia Project, Kanban, Android Netrunner, Wingspan Asia, Tzolkin, Orleans",
        "Kerber, Halep, Muguruza, Svitolina, Kvitova, Pliskova, Wozniacki, Sabalenka, Keys, Stephens, Bertens",
        "12 14 9 33 21 7 100 45", "EUR 1,234.50 USD 99.00 GBP 12.10", "A1 B2 C3 D4 E5",
    ])
    func `lists of names and numbers are in no language`(text: String) {
        let reading = detector.read(text)
        #expect(
            reading.language == nil, "\(text.prefix(40)): \(reading.language ?? "") \(reading.confidence)")
    }

    @Test(arguments: [
        "la la la la la la la la la la la la", "Gol gol gol gol gol gol gol gol gol",
        "na na na na hey hey hey hey na na na na",
        "ha ha ha ha ha ha ha ha ha ha ha", "blah blah blah blah blah blah blah blah",
        "Weiterlesen Weiterlesen Weiterlesen Weiterlesen Weiterlesen Weiterlesen Weiterlesen",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua.",
        "Lorem ipsum dolor sit amet, consetetur sadipscing elitr, sed diam nonumy eirmod tempor invidunt ut labore.",
        "Vestibulum ante ipsum primis in faucibus orci luctus et ultrices posuere cubilia curae, donec velit neque auctor sit amet.",
    ])
    func `the same words over and over and filler are in no language`(text: String) {
        let reading = detector.read(text)
        #expect(
            reading.language == nil, "\(text.prefix(40)): \(reading.language ?? "") \(reading.confidence)")
    }

    @Test(arguments: [
        "for (int i = 0; i < n; i++) {\n  sum += a[i];\n}\nreturn sum;",
        "function load(url) {\n  return fetch(url).then(r => r.json());\n}\nload(\"/api\").then(show);",
        "body { color: red; margin: 0; }\n.menu { display: none; }\n.menu a { padding: 4px; }",
        "#include <stdio.h>\nint main(void) {\n  printf(\"%d\\n\", 42);\n  return 0;\n}",
        "{\"id\": 1, \"name\": \"first\", \"list\": [1, 2, 3]}",
        "import os\nimport sys\nfrom pathlib import Path", "import numpy as np\nimport pandas as pd",
        "using System;\nusing System.Text;",
        "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);",
        "SELECT name, age FROM users WHERE age > 30 ORDER BY name",
        "SELECT title\nFROM articles\nLEFT JOIN authors ON author = id\nWHERE published IS NOT NULL\nORDER BY title",
    ])
    func `source code is in no language`(text: String) {
        let reading = detector.read(text)
        #expect(
            reading.language == nil, "\(text.prefix(40)): \(reading.language ?? "") \(reading.confidence)")
    }

    @Test(arguments: [
        "la la la la la la la la la la la la",
        "Arsenal 2-1 Chelsea\nLiverpool 3-0 Everton\nTottenham 1-1 Newcastle\nWest Ham 2-2 Wolves",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore.",
        "Maria Rossi, Luca Bianchi, Giulia Romano, Marco Ferrari, Chiara Esposito, Paolo Ricci, Elena Marino",
        "for (int i = 0; i < n; i++) {\n  sum += a[i];\n}\nreturn sum;",
    ])
    func `what is no text leaves a statement as it is`(text: String) {
        for stated in ["de", "pl-PL", "ja", "ar"] {
            let decision = LanguageDecision(
                witnesses: [LanguageWitness(.page, stated)].compactMap(\.self), reading: detector.read(text))
            #expect(decision.language == stated, "\(text.prefix(30))")
            #expect(!decision.isContradicted)
        }
    }

    @Test(arguments: [
        ("en", "import prices rose again in May, the office said on Tuesday, and the trade gap widened."),
        ("en", "from the harbour to the hill, import of timber by the old road is not allowed."),
        ("en", "SELECT COMMITTEE TELLS MINISTER TO PUBLISH LETTERS FROM THE HARBOUR OFFICE"),
        ("pl", "import towarów wzrósł w maju, a eksport spadł po raz trzeci w tym roku."),
    ])
    func `words of programs in a sentence are text`(language: String, text: String) {
        #expect(detector.read(text).language == language, "\(text)")
    }

    @Test(arguments: [
        (
            "en",
            "GOVERNMENT ANNOUNCES NEW TAX ON SUGARY DRINKS DESPITE PROTESTS, MINISTER SAYS REVENUE WILL FUND SCHOOLS"
        ),
        (
            "de",
            "REGIERUNG BESCHLIESST NEUE STEUER AUF SÜSSE GETRÄNKE, WIRTSCHAFT PROTESTIERT, GELD SOLL SCHULEN HELFEN"
        ),
        (
            "tr",
            "HÜKÜMET ŞEKERLİ İÇECEKLERE YENİ VERGİ GETİRDİ, SEKTÖR TEPKİLİ, BAKAN GELİRİN OKULLARA GİDECEĞİNİ SÖYLEDİ"
        ),
        ("bg", "ПРАВИТЕЛСТВОТО ОБЯВИ НОВ ДАНЪК ВЪРХУ СЛАДКИТЕ НАПИТКИ, БРАНШЪТ ПРОТЕСТИРА"),
        ("ro", "GUVERNUL ANUNȚĂ TAXE NOI PENTRU BĂUTURILE ÎNDULCITE, INDUSTRIA PROTESTEAZĂ"),
        ("pt", "PREFEITURA ANUNCIA OBRAS NA AVENIDA CENTRAL E MUDA TRÂNSITO A PARTIR DE SEGUNDA"),
        (
            "ru",
            "ПРАВИТЕЛЬСТВО ОБЪЯВИЛО О НОВОМ НАЛОГЕ НА СЛАДКИЕ НАПИТКИ, НЕСМОТРЯ НА ПРОТЕСТЫ ПРОИЗВОДИТЕЛЕЙ"
        ),
    ])
    func `a headline in capitals is text`(language: String, text: String) {
        #expect(detector.read(text).language == language, "\(text)")
    }

    /// Words of few letters are rare in some languages, and common ones are not in every sentence.
    @Test(arguments: [
        (
            "lv",
            "Slimnīcas radioloģijas nodaļā testa režīmā sācis darboties jaunais magnētiskās rezonanses aparāts, kura cena pārsniedz miljonu eiro."
        ),
        (
            "id",
            "Pemerintah menargetkan pertumbuhan ekonomi nasional sebesar tujuh persen tahun depan, harga minyak dunia mencapai rekor tertinggi pekan lalu."
        ),
        (
            "hu",
            "Sebesség harminc, mélység két méter. Mindkét torpedót kilőni. Balra hat fok! Tüzelési pozícióban vagyunk, kapitány."
        ),
        (
            "he",
            "שלושה עובדים נפצעו אתמול בשריפה שפרצה במפעל כימיקלים בדרום, צוותי כיבוי פינו תושבים סמוכים והמשטרה פתחה בחקירה מקיפה לבדיקת נסיבות האירוע."
        ),
        (
            "am",
            "በከተማዋ ትናንት ማታ በተነሳ ከባድ የእሳት አደጋ ሦስት ሠራተኞች ቆስለው ሆስፒታል ገብተዋል፣ ፖሊስም ምርመራ ጀምሯል፣ ነዋሪዎችም አካባቢውን ለቀው ወጥተዋል።"
        ),
        (
            "sv",
            "Rör ihop smör, socker, sirap, kakao och vanilj i en tjockbottnad kastrull. Låt koka några minuter."
        ),
    ])
    func `a sentence without the commonest words is text`(language: String, text: String) {
        #expect(detector.read(text).language == language, "\(text)")
    }

    @Test func `a sentence beside lists of players is text, but overrules no statement`() {
        let reading = detector.read(
            """
            Ostford beat Westham 2-1 (halftime 1-1) in their European under-21 soccer match on Friday evening.
            Scorers: Ostford - Moldovan (12th minute), Popescu (76th). Westham - Jankauskas (35th). Attendance: 2,500
            Ostford: Hadlec, Brezov, Vondra (Fjeldstad 46th), Tarantini, Hoekzema, Salcedo (Urrutia 71st), Perkov
            """)
        #expect(reading.language == "en")
        #expect(reading.confidence <= 0.6)
        for stated in ["de", "pl-PL", "ro"] {
            let decision = LanguageDecision(
                witnesses: [LanguageWitness(.page, stated)].compactMap(\.self), reading: reading)
            #expect(decision.language == stated)
        }
    }

    @Test func `one word of megabytes is read in no time and in no language`() {
        for unit in ["a", "ж", "ab1", "漢", "x=", "ü"] {
            let reading = detector.read(String(repeating: unit, count: 2_000_000))
            #expect(unit == "漢" || reading.language == nil, "\(unit): \(reading.language ?? "")")
        }
    }
}
