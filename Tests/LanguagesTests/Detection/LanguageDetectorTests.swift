import Languages
import TestSupport
import Testing

@Suite struct LanguageDetectorTests {
    static let detector: LanguageDetector = {
        do { return try LanguageDetector(directory: Checkout.data) } catch { preconditionFailure("\(error)") }
    }()

    @Test(arguments: [
        "行政院長週二表示，政府將採取更多措施支持經濟發展，並擴大對外開放。", "經濟部長訪問東京，雙方將簽署新的貿易協議。",
        "台北市長：明年將增加預算，用於道路與學校的修繕。", "上海今日天气晴朗，市民纷纷走上街头迎接新年。",
    ])
    func `a text in Han without kana is never Japanese`(text: String) {
        let language = Self.detector.read(text).language
        #expect(language != "ja" && language?.hasPrefix("zh") != false)
    }

    @Test(
        arguments: [
            ("The council voted on Tuesday to repair the wall before the storms of the winter.", "en"),
            ("Der Rat hat am Dienstag beschlossen, die Mauer vor dem Winter zu reparieren.", "de"),
            ("Le conseil a décidé mardi de réparer le mur avant les tempêtes de l'hiver.", "fr"),
            ("El consejo decidió el martes reparar el muro antes de las tormentas del invierno.", "es"),
            ("Il consiglio ha deciso martedì di riparare il muro prima delle tempeste.", "it"),
            ("O conselho decidiu na terça-feira reparar o muro antes das tempestades do inverno.", "pt"),
            ("De raad besloot dinsdag om de muur te herstellen voor de stormen van de winter.", "nl"),
            ("Rådet beslutade på tisdagen att reparera muren och det är inte för sent.", "sv"),
            ("Rådet besluttede tirsdag at reparere muren, inden vinterens storme kommer.", "da"),
            ("Rada zdecydowała we wtorek, że mur nie będzie naprawiony przed zimą.", "pl"),
            ("Rada v úterý rozhodla, že zeď bude opravena ještě před zimou.", "cs"),
            ("Konsey salı günü duvarın kış için onarılmasına karar verdi ve bu önemli bir adım.", "tr"),
            ("A tanács kedden úgy döntött, hogy a falat még a tél előtt kijavítják.", "hu"),
            ("Ráðið ákvað á þriðjudag að gera við múrinn áður en vetrarstormarnir koma.", "is"),
            ("Baraza liliamua Jumanne kuukarabati ukuta kabla ya dhoruba za majira ya baridi.", "sw"),
            ("Совет решил во вторник отремонтировать стену до зимних бурь.", "ru"),
            ("Рада вирішила у вівторок відремонтувати стіну до зимових бур.", "uk"),
            ("Съветът реши във вторник да ремонтира стената преди зимните бури.", "bg"),
            ("Савет је у уторак одлучио да поправи зид пре зимских олуја.", "sr"),
            ("Советот одлучи во вторникот да го поправи ѕидот пред зимските бури.", "mk"),
            ("Кеңес сейсенбі күні қысқы дауылға дейін қабырғаны жөндеу туралы шешім қабылдады.", "kk"),
            ("परिषद ने मंगलवार को सर्दियों से पहले दीवार की मरम्मत करने का फैसला किया।", "hi"),
            ("परिषदेने मंगळवारी हिवाळ्यापूर्वी भिंत दुरुस्त करण्याचा निर्णय घेतला आहे.", "mr"),
            ("परिषद्ले मङ्गलबार जाडो अघि पर्खाल मर्मत गर्ने निर्णय गरेको छ।", "ne"),
            ("理事会は火曜日に冬の嵐の前に壁を修理することを決定しました。", "ja"),
            ("理事会星期二决定在冬季风暴来临之前修复城墙，工程预计需要八个月完成。", "zh-Hans"),
            ("理事會星期二決定在冬季風暴來臨之前修復城牆，工程預計需要八個月完成。", "zh-Hant"),
            ("의회는 화요일에 겨울 폭풍이 오기 전에 벽을 수리하기로 결정했다고 밝혔습니다.", "ko"),
            ("قرر المجلس يوم الثلاثاء إصلاح الجدار قبل عواصف الشتاء.", "ar"),
            ("شورا روز سه‌شنبه تصمیم گرفت دیوار را پیش از طوفان‌های زمستانی تعمیر کند.", "fa"),
            ("کونسل نے منگل کو سردیوں سے پہلے دیوار کی مرمت کرنے کا فیصلہ کیا ہے۔", "ur"),
            ("ምክር ቤቱ ማክሰኞ ዕለት ከክረምት በፊት ግድግዳውን ለመጠገን ወሰነ።", "am"),
            ("สภาลงมติเมื่อวันอังคารให้ซ่อมกำแพงก่อนพายุฤดูหนาว", "th"),
            ("საბჭომ სამშაბათს გადაწყვიტა კედლის შეკეთება ზამთრამდე.", "ka"),
        ])
    func `one sentence is enough to tell its language`(text: String, language: String) {
        #expect(Self.detector.read(text).language == language)
    }

    @Test(arguments: [
        ("Tijekom tjedna vlada će u srpnju raspraviti prijedlog zakona o općinama u Zagrebu.", "hr"),
        (
            "Ministar je juče u Beogradu izjavio da će deca ići u školu posle praznika i da se vreme menja.",
            "sr-Latn"
        ),
        ("Rådet vedtok tirsdag at muren skal repareres før vinterens stormer kommer, sa ordføreren.", "nb"),
        (
            "Rådet vedtok tysdag at muren skal reparerast før vinterstormane kjem, sa ordføraren til avisa.",
            "nn"
        ),
        ("Dewan memutuskan pada hari Selasa bahwa tembok itu akan diperbaiki karena musim hujan.", "id"),
        ("Majlis memutuskan pada hari Selasa bahawa tembok itu akan dibaiki kerana musim hujan.", "ms"),
        (
            "A Xunta de Galicia anunciou onte que as obras non comezarán ata o vindeiro ano, segundo dixo a conselleira nunha rolda de prensa en Santiago.",
            "gl"
        ),
    ])
    func `languages that are close are told apart by the words that differ`(text: String, language: String) {
        #expect(Self.detector.read(text).language == language)
    }

    @Test(arguments: [
        "", "12:30", "...", "NASA", "a", "ok", "Xylo Quux Zarquon Blarfengar Frobnicate", "qwrt zxcv bnmp",
    ])
    func `too little evidence gives no language`(text: String) {
        #expect(Self.detector.read(text).language == nil)
    }

    @Test func `a text of two languages has both, the longer first, with the other's share`() throws {
        let german = """
            Der Rat hat am Dienstag beschlossen, die Mauer vor dem Winter zu reparieren. Die Arbeiten sollen acht Monate
            dauern und werden von der Stadt bezahlt, wie der Bürgermeister am Abend vor der Presse sagte.
            """
        let english = """
            The council decided on Tuesday to repair the wall before winter. The work is to take eight months and will be
            paid for by the city, as the mayor told reporters in the evening. Nobody voted against it, though some of the
            members had asked for a cheaper plan, which the engineers had advised against for reasons of safety.
            """
        for text in [german + "\n\n" + english, english + "\n\n" + german] {
            let reading = Self.detector.read(text)
            #expect(reading.language == "en")
            let second = try #require(reading.second)
            #expect(second.language == "de")
            #expect((0.25...0.5).contains(second.share))
        }
    }

    @Test func `a quotation does not make a second language`() {
        let text = """
            The council voted on Tuesday to repair the wall. "Nous ne sommes pas contents", said the mayor of Lille, who had
            come by train, and added that the bridge was more important. Work will begin in May and take eight months, if
            the weather allows it, and the city will pay for all of it out of the budget of the coming year.
            """
        let reading = Self.detector.read(text)
        #expect(reading.language == "en")
        #expect(reading.second == nil)
    }

    @Test func `another script counts as another language`() throws {
        let english = "The council voted on Tuesday to repair the wall before the storms of the winter begin."
        let greek =
            "Το συμβούλιο αποφάσισε την Τρίτη να επισκευάσει το τείχος πριν από τις καταιγίδες του χειμώνα."
        let second = try #require(Self.detector.read("\(english)\n\(english)\n\(greek)").second)
        #expect(second.language == "el")
    }

    @Test func `a long text is read in windows all over it`() {
        let german = String(
            repeating: "Der Rat hat beschlossen, die Mauer vor dem Winter zu reparieren. ", count: 600)
        let english = String(
            repeating: "The council has decided to repair the wall before winter. ", count: 300)
        let reading = Self.detector.read(german + english)
        #expect(reading.language == "de")
        #expect(reading.second?.language == "en")
    }

    @Test func `capital letters and composed letters do not matter`() {
        let text = "Le conseil a décidé mardi de réparer le mur avant les tempêtes de l'hiver."
        #expect(Self.detector.read(text.uppercased()).language == "fr")
    }

    @Test func `confidence grows with the text`() {
        let detector = Self.detector
        let short = detector.read("the wall before")
        let long = detector.read(
            "the wall before the storms of the winter, which the council had ordered to be repaired")
        #expect(short.confidence < long.confidence)
        #expect(long.confidence > 0.95)
    }

    @Test func `the table has at least 110 languages in at most 3 MB`() throws {
        #expect(Self.detector.languages.count >= 110)
        let european = """
            bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv sq bs mk nb nn sr tr uk be is ca eu gl lb
            """
        let known = Set(Self.detector.languages)
        for language in european.split(whereSeparator: \.isWhitespace) {
            #expect(known.contains(String(language)))
        }
        let bytes = try LanguageTableTests.file()
        #expect(bytes.count <= 3_000_000)
    }
}
