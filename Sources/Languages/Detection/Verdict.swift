/// What the stretches of a text add up to.
struct Verdict {
    /// A second language has at least this part of the letters, and as many letters as a sentence has.
    private static let smallestShare = 0.15
    private static let fewestLetters = 60
    /// How much likelier, as a logarithm, another language must make a stretch to count as written in it.
    private static let stretchLead = 2.5

    /// Between close languages the better one is stated from here on; two as good as each other have .21.
    private static let leastConfidence = 0.3
    /// A Japanese sentence of so many characters has kana.
    private static let fewestHanToTell = 8
    /// Shorter texts are a word or two, which other languages have as well.
    private static let fewestLettersToTell = 12
    /// A text of under 40 characters must be right in 97 of 100; of a longer one the likeliest is said.
    private static let lettersOfSentence = 34
    private static let sentenceThreshold = 0.4

    private let reader: StretchReader
    private let table: LanguageTable
    /// The class that the text is most likely of; nil where its script alone tells the language.
    private var mainClass: Int?
    private(set) var reading = LanguageReading()

    init(_ reader: StretchReader, table: LanguageTable) {
        self.reader = reader
        self.table = table
        let systems = systemLetters()
        guard let main = systems.indices.max(by: { systems[$0] < systems[$1] }), systems[main] > 0,
            let system = WritingSystem(rawValue: UInt8(main))
        else { return }
        reading.script = system.code
        if let alone = system.alone {
            decideAlone(alone.language, letters: systems[main])
        } else {
            decide(system)
        }
        if reader.stretches.count > 1 { findSecond(all: systems.reduce(0, +)) }
    }

    /// Letters of each system, counting for a stretch the letters of its own.
    private func systemLetters() -> [Int] {
        var letters = [Int](repeating: 0, count: WritingSystem.allCases.count)
        for stretch in reader.stretches { letters[Int(stretch.system.rawValue)] += stretch.letters }
        return letters
    }

    private mutating func decideAlone(_ language: String, letters: Int) {
        reading.ranking = [.init(language: language, deficit: 0)]
        // A word is enough; a letter among others may be a symbol, as in a formula.
        reading.confidence = letters >= 4 ? 0.99 : letters >= 2 ? 0.9 : 0.3
        if reading.confidence >= table.calibration.threshold { reading.language = language }
    }

    private mutating func decide(_ system: WritingSystem) {
        let range = table.ranges[Int(system.rawValue)]
        guard !range.isEmpty else { return }
        var sums = [Int32](repeating: 0, count: range.count)
        var (groups, known) = (0, 0)
        for (number, stretch) in reader.stretches.enumerated() where stretch.system == system {
            groups += stretch.groups
            known += stretch.known
            let row = number * table.classes.count + range.lowerBound
            for place in sums.indices { sums[place] &+= reader.scores[row + place] }
        }
        let letters = reader.stretches.reduce(0) { $0 + ($1.system == system ? $1.letters : 0) }
        guard system != .han || ruleOutJapanese(range, letters: letters, &sums) else { return }
        let order = sums.indices.sorted { (sums[$1], $0) < (sums[$0], $1) }
        let best = order[0]
        let calibration = table.calibration
        reading.ranking = order.map { place in
            LanguageReading.Candidate(
                language: table.languages[range.lowerBound + place],
                deficit: calibration.evidence(sums[best] &- sums[place], groups: known))
        }
        let language = reading.ranking[0].language
        reading.confidence = calibration.confidence(
            lead: lead(of: language, counting: false), known: known, groups: groups)
        // Whether it is Bosnian or Croatian is often told by few words, that it is one of them by all.
        let family = calibration.confidence(
            lead: lead(of: language, counting: true), known: known, groups: groups)
        let threshold = letters < Self.lettersOfSentence ? calibration.threshold : Self.sentenceThreshold
        guard letters >= Self.fewestLettersToTell, family >= threshold,
            reading.confidence >= Self.leastConfidence
        else { return }
        reading.language = language
        mainClass = range.lowerBound + best
    }

    /// Makes Japanese the last of the candidates where a text has no kana; false for a headline that might be it.
    private func ruleOutJapanese(_ range: Range<Int>, letters: Int, _ sums: inout [Int32]) -> Bool {
        guard let japanese = range.first(where: { table.languages[$0] == "ja" }),
            reader.stretches.allSatisfy({ $0.kana == 0 })
        else { return true }
        let place = japanese - range.lowerBound
        if letters < 3 * Self.fewestHanToTell, sums[place] == sums.max() { return false }
        sums[place] = sums.min() ?? 0
        return true
    }

    /// How much likelier the first language is than the next one, or than the next one that is not close to it.
    private func lead(of language: String, counting families: Bool) -> Double {
        let next = reading.ranking.dropFirst().first {
            !families || !LanguageClasses.isClose($0.language, language)
        }
        return next?.deficit ?? 12
    }

    // MARK: A second language

    /// Names the language that has the most letters after the first one, which it becomes if it has more.
    private mutating func findSecond(all: Int) {
        guard let main = reading.language else { return }
        var own = 0
        var letters: [String: Int] = [:]
        for (number, stretch) in reader.stretches.enumerated() {
            if let language = language(of: stretch, number, besides: main) {
                letters[language, default: 0] += stretch.letters
            } else {
                own += stretch.letters
            }
        }
        guard let most = letters.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
            most.value >= Self.fewestLetters
        else { return }
        let isFirst = most.value > own
        let rest = isFirst ? own : most.value
        if isFirst { reading.language = most.key }
        guard rest >= Self.fewestLetters, Double(rest) >= Self.smallestShare * Double(all) else { return }
        reading.second = .init(language: isFirst ? main : most.key, share: Double(rest) / Double(all))
    }

    /// The language of a stretch if it is certainly another one than that of the text.
    private func language(of stretch: Stretch, _ number: Int, besides main: String) -> String? {
        if let alone = stretch.system.alone { return alone.language == main ? nil : alone.language }
        let range = table.ranges[Int(stretch.system.rawValue)]
        guard !range.isEmpty else { return nil }
        let row = number * table.classes.count
        var best = range.lowerBound
        for place in range where reader.scores[row + place] > reader.scores[row + best] { best = place }
        guard best != mainClass else { return nil }
        let own = mainClass.map { range.contains($0) ? reader.scores[row + $0] : 0 } ?? 0
        let lead = table.calibration.evidence(reader.scores[row + best] &- own, groups: stretch.known)
        let other = table.languages[best]
        guard lead >= Self.stretchLead, !LanguageClasses.isClose(other, main) else { return nil }
        return other
    }
}
