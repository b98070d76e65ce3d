import Testing

@testable import Languages

@Suite struct NormWordsTests {
    private let detector = LanguageDetectorTests.detector

    @Test(arguments: [
        (
            "sr-Latn",
            "Predsednik je juče rekao da će nova vlada biti formirana u narednih nekoliko nedelja, posle razgovora sa svima."
        ),
        ("sr-Latn", "Gde je bilo mleko? Deca su ga popila pre nego što je došla nedelja."),
        ("sr-Latn", "Posle dve nedelje čovek je opet došao na isto mesto i sve je ponovo izmerio."),
        ("sr-Latn", "Svet se menja, a sa njim i vreme u kome živimo, kaže pesnik u poslednjem delu zbirke."),
        ("hr", "Tko je popio mlijeko? Djeca su ga popila prije nego što je došla nedjelja."),
        ("hr", "Tijekom tjedna općina će kupiti tisuću stolaca za novo kazalište."),
        ("hr", "Nitko u tvrtki nije znao da će sustav prestati raditi u siječnju."),
        ("bs", "Predsjednik je rekao da će firma tokom sedmice platiti hiljadu maraka, šta god da se desi."),
        ("bs", "Niko nije znao ko je u januaru prodao fabriku, a poslije dvije sedmice sistem je stao."),
    ])
    func `spelling and words that differ tell the norms of Bosnian, Croatian and Serbian apart`(
        language: String, text: String
    ) {
        #expect(detector.read(text).language == language, "\(text)")
    }

    @Test(arguments: ["On je rekao da nema novca za put.", "Sutra ide na more sa bratom i sestrom."])
    func `a sentence that all norms share is told with little confidence`(text: String) {
        #expect(detector.read(text).confidence < 0.75, "\(text)")
    }

    @Test func `words share out anew what the norms have together`() {
        let norms = detector.table.normWords
        let evidence = [0.0, -1, -2]
        let shared = norms.shared(evidence, [])
        func sum(_ values: [Double]) -> Double { values.reduce(0) { $0 + exponentialOf($1) } }
        #expect(abs(sum(shared) - sum(evidence)) < 1e-6)
        #expect(shared == shared.sorted(by: >))
        #expect(shared[0] - shared[2] < 2, "what groups say counts for less among norms")
    }

    private func exponentialOf(_ value: Double) -> Double {
        var (sum, term) = (1.0, 1.0)
        for step in 1...30 {
            term *= value / Double(step)
            sum += term
        }
        return sum
    }
}
