import Languages
import Testing

@Suite struct LanguageDecisionTests {
    private let german = """
        Der Rat hat am Dienstag beschlossen, die Mauer vor dem Winter zu reparieren. Die Arbeiten sollen acht Monate dauern.
        """

    private func decide(_ witnesses: [(LanguageWitness.Kind, String)], _ text: String) -> LanguageDecision {
        LanguageDecision(
            witnesses: witnesses.compactMap { LanguageWitness($0.0, $0.1) },
            reading: LanguageDetectorTests.detector.read(text))
    }

    @Test func `a statement that the text bears out stands as it is written`() {
        let decision = decide([(.page, "de_AT"), (.locale, "de_DE")], german)
        #expect(decision.language == "de-AT")
        #expect(!decision.isDetected && !decision.isContradicted)
    }

    @Test func `a text in another language than stated overrules the statement`() {
        let decision = decide([(.page, "en"), (.locale, "en_US"), (.linkedData, "en-US")], german)
        #expect(decision.language == "de")
        #expect(decision.isDetected && decision.isContradicted)
    }

    @Test func `among statements the text decides, and the other one is told`() {
        let decision = decide([(.page, "en"), (.contentLanguage, "de")], german)
        #expect(decision.language == "de")
        #expect(!decision.isDetected && decision.isContradicted)
    }

    @Test func `without a statement the language is detected`() {
        let decision = decide([], german)
        #expect(decision.language == "de")
        #expect(decision.isDetected && !decision.isContradicted)
    }

    @Test func `a text that does not tell leaves the statement`() {
        #expect(decide([(.page, "fr")], "12:30 NASA").language == "fr")
        #expect(decide([(.page, "fr")], "").language == "fr")
    }

    @Test func `nobody knows a language that only an address hints at`() {
        let decision = decide([(.addressEnd, "de"), (.addressPath, "de")], "12:30 NASA")
        #expect(decision.language == nil)
        #expect(!decision.isDetected && !decision.isContradicted)
    }

    @Test func `an address contradicts nobody`() {
        #expect(!decide([(.page, "de"), (.addressEnd, "it")], german).isContradicted)
    }

    @Test(arguments: [("no", "no"), ("nb-NO", "nb-NO"), ("nn", "nn")])
    func `Norwegian as stated agrees with its two forms`(stated: String, language: String) {
        let text = "Rådet vedtok tirsdag at muren skal repareres før vinteren."
        let decision = decide([(.page, stated)], text)
        #expect(decision.language == language)
        #expect(!decision.isContradicted)
    }

    @Test func `a country's code that is another language's is read with the text`() {
        let swedish =
            "Rådet beslutade på tisdagen att reparera muren innan vinterns stormar kommer till kusten."
        let decision = decide([(.page, "se")], swedish)
        #expect(decision.language == "sv")
        #expect(!decision.isContradicted)
    }

    @Test func `a stated language that the table lacks stands against one that is only similar`() {
        let faroeseLike = "Kuv hlub koj txawm lub ntuj yuav si ntshi nphaus los kuv tsis ua siab nkaug"
        #expect(decide([(.page, "hmn"), (.locale, "hmn")], faroeseLike).language == "hmn")
    }

    @Test func `a language close to the stated one needs more than a few words to overrule it`() {
        #expect(decide([(.page, "hr")], "Most je otvoren za promet.").language == "hr")
        #expect(decide([(.page, "da")], "Det er en god dag for byen.").language == "da")
    }

    @Test(arguments: [
        (
            "fur",
            "Il consei al à decidût martars di comedâ il mûr prime des tampiestis dal unvier, e la citât e paiarà la plui part."
        ),
        (
            "rm",
            "Il cussegl ha decidì mardi da reparar il mir avant las tempestas da l'enviern, e la citad paja la gronda part."
        ),
        (
            "sco",
            "The cooncil votit on Tysday tae mend the auld waa afore the storms o the winter, an the toun will pey for maist o it."
        ),
        (
            "sc",
            "Su cussìgiu at detzìdidu martis de acontzare su muru in antis de sas tempestas de s'ierru, e sa tzitade at a pagare."
        ),
        (
            "lij",
            "O conseggio o l'à deciso de martesdì de conçâ a miagia primma de tempeste de l'inverno, e a çitæ a pagheà."
        ),
        (
            "nds",
            "De Raad hett an’n Dingsdag besloten, de Muur vör’n Winter trecht to maken, un de Stadt betahlt dat mehrste dorvan."
        ),
        (
            "szl",
            "Rada postanowiyła we wtorek, co mur bydzie naprawiony przed zimōm, a miasto zapłaci za wiynkszo tajla tyj roboty."
        ),
        (
            "csb",
            "Radzëzna pòstanowiła we wtórk, że mùr bãdze naprawiony przed zëmą, a miasto zapłacy za wikszą jegò dzél."
        ),
        (
            "tpi",
            "Ol memba bilong kaunsil i tok long Tunde olsem ol bai stretim banis bilong nambis bipo long taim bilong ren i kamap."
        ),
        (
            "haw",
            "Ua hoʻoholo ka ʻaha kūkā ma ka Pōʻalua e hoʻoponopono i ka pā pōhaku ma mua o nā ʻino o ka hoʻoilo."
        ),
        (
            "cv",
            "Канаш ытларикун хӗл тӑвӑлӗсем умӗн хӳмене юсама йышӑннӑ, ӗҫсем сакӑр уйӑха пырӗҫ, хула ытларах пайне тӳлӗ."
        ),
        ("bho", "परिषद मंगर के दिन फइसला कइलस कि जाड़ा के आन्ही से पहिले भीत के मरम्मत होई आ सहर एकर बेसी खरचा दी।"),
        ("cv", "Хула канашӗ кӑҫал ҫӗнӗ шкул тума йышӑннӑ."),
    ])
    func `a statement of a language that the table lacks stands`(stated: String, text: String) {
        let decision = decide([(.page, stated)], text)
        #expect(decision.language == stated)
        #expect(!decision.isContradicted)
    }

    @Test(arguments: [("cv", "de"), ("bho", "de"), ("he", "de"), ("el", "de"), ("ru", "de")])
    func `a statement that the letters contradict falls`(stated: String, language: String) {
        #expect(decide([(.page, stated)], german).language == language)
    }

    @Test func `a language of the table in another script than its own is one that the table lacks`() {
        let kazakh = "Keñes seisenbi küni qabyrğany qysqy dauyldarğa deiin jöndeu turaly şeşim qabyldady."
        #expect(decide([(.page, "kk-Latn")], kazakh).language == "kk-Latn")
        #expect(decide([(.page, "kk")], kazakh).language == "kk")
    }

    @Test(arguments: [
        // ukdtom/SRT2UTF-8.bundle#45: Serbian is not just Cyrillic
        (
            "sr-Cyrl",
            "Savet je u utorak odlučio da se popravi zid pre zimskih oluja, a grad će platiti veći deo.",
            "sr-Latn"
        ),
        (
            "sr-Cyrl-RS",
            "Savet je u utorak odlučio da se popravi zid pre zimskih oluja, a grad će platiti veći deo.",
            "sr-Latn"
        ),
        (
            "sr-Latn",
            "Савет је у уторак одлучио да се поправи зид пре зимских олуја, а град ће платити већи део.", "sr"
        ),
        (
            "sr-Latn-RS",
            "Savet je u utorak odlučio da se popravi zid pre zimskih oluja, a grad će platiti veći deo.",
            "sr-Latn-RS"
        ),
        // ssut/py-googletrans#87, anomalyco/opencode#21976, chidiwilliams/buzz#845
        ("zh-TW", "理事会星期二决定在冬季风暴来临之前修复城墙，工程预计需要八个月完成，费用由市政府承担。", "zh-Hans"),
        ("zh-Hant", "理事会星期二决定在冬季风暴来临之前修复城墙，工程预计需要八个月完成，费用由市政府承担。", "zh-Hans"),
        ("zh-HK", "理事會星期二決定在冬季風暴來臨之前修復城牆，工程預計需要八個月完成，費用由市政府承擔。", "zh-HK"),
        ("zh-CN", "理事會星期二決定在冬季風暴來臨之前修復城牆，工程預計需要八個月完成，費用由市政府承擔。", "zh-Hant"),
        ("zh-CN", "理事会星期二决定在冬季风暴来临之前修复城墙，工程预计需要八个月完成，费用由市政府承担。", "zh-CN"),
        ("zh", "理事会星期二决定在冬季风暴来临之前修复城墙，工程预计需要八个月完成。", "zh"),
    ])
    func `a stated script is that of the text or is corrected`(stated: String, text: String, language: String)
    {
        let decision = decide([(.page, stated)], text)
        #expect(decision.language == language)
        #expect(decision.isContradicted == (stated != language))
    }

    @Test(arguments: [
        // adbar/trafilatura#224, mdn/yari#2960, isitchristmas/web#156, contao/contao-manager#473, carpentries/glosario#211
        (
            "en",
            "Le conseil a décidé mardi de réparer le mur avant les tempêtes, et la ville paiera la plus grande partie.",
            "fr"
        ),
        (
            "en",
            "El consejo decidió el martes reparar el muro antes de las tormentas, y la ciudad pagará la mayor parte.",
            "es"
        ),
        (
            "en",
            "A tanács kedden úgy döntött, hogy a falat még a tél előtt kijavítják, és nagy részét a város fizeti.",
            "hu"
        ),
        ("en", "สภาลงมติเมื่อวันอังคารให้ซ่อมกำแพงก่อนพายุฤดูหนาว และเมืองจะจ่ายค่าใช้จ่ายส่วนใหญ่", "th"),
        (
            "de",
            "The council voted on Tuesday to repair the wall before the storms, and the town will pay for most of it.",
            "en"
        ),
        (
            "sg",
            "The council voted on Tuesday to repair the wall before the storms, and the town will pay for most of it.",
            "en"
        ),
        ("ae", "قرر المجلس يوم الثلاثاء إصلاح الجدار قبل عواصف الشتاء وسوف تدفع المدينة الجزء الأكبر.", "ar"),
    ])
    func `the language of the text outweighs one wrong statement`(
        stated: String, text: String, language: String
    ) {
        #expect(decide([(.page, stated)], text).language == language)
    }
}
