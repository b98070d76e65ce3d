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
}
