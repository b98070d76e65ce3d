/// What the stretches of a text add up to.
struct Verdict {
    /// A second language has at least this part of the letters, and as many letters as a sentence has.
    private static let smallestShare = 0.15
    private static let fewestLetters = 60
    /// How much likelier, as a logarithm, another language must make a stretch to count as written in it.
    private static let stretchLead = 2.5

    private let reader: StretchReader
    private let table: LanguageTable
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
            decideAlone(alone.language, letters: systems[main], of: systems.reduce(0, +))
        } else {
            decide(system)
        }
        findSecond(all: systems.reduce(0, +))
    }

    /// Letters of each system, counting for a stretch the letters of its own.
    private func systemLetters() -> [Int] {
        var letters = [Int](repeating: 0, count: WritingSystem.allCases.count)
        for stretch in reader.stretches { letters[Int(stretch.system.rawValue)] += stretch.letters }
        return letters
    }

    private mutating func decideAlone(_ language: String, letters: Int, of all: Int) {
        reading.ranking = [.init(language: language, deficit: 0)]
        // A word is enough; a letter among others may be a symbol, as in a formula.
        reading.confidence = letters >= 4 ? 0.99 : letters >= 2 ? 0.9 : 0.3
        if reading.confidence >= table.calibration.threshold { reading.language = language }
    }

    private mutating func decide(_ system: WritingSystem) {
        let range = table.ranges[Int(system.rawValue)]
        guard !range.isEmpty else { return }
        var sums = [Int32](repeating: 0, count: range.count)
        var groups = 0
        var known = 0
        for (number, stretch) in reader.stretches.enumerated() where stretch.system == system {
            groups += stretch.groups
            known += stretch.known
            let row = number * table.classes.count
            for place in range { sums[place - range.lowerBound] &+= reader.scores[row + place] }
        }
        let best = sums.max() ?? 0
        let calibration = table.calibration
        let ranked = range.map { place in
            LanguageReading.Candidate(
                language: name(place),
                deficit: calibration.evidence(best - sums[place - range.lowerBound], groups: groups))
        }
        reading.ranking = ranked.sorted { ($0.deficit, $0.language) < ($1.deficit, $1.language) }
        let lead = reading.ranking.count > 1 ? reading.ranking[1].deficit : 12
        reading.confidence = calibration.confidence(lead: lead, known: known, groups: groups)
        if reading.confidence >= calibration.threshold { reading.language = reading.ranking[0].language }
    }

    /// BCP 47 of a class: the script is named only where a language has two of them in news.
    private func name(_ place: Int) -> String { LanguageClasses.language(of: table.classes[place]) }

    // MARK: A second language

    private mutating func findSecond(all: Int) {
        guard let main = reading.language, reader.stretches.count > 1 else { return }
        var letters: [String: Int] = [:]
        for (number, stretch) in reader.stretches.enumerated() {
            guard let other = language(of: stretch, number, besides: main) else { continue }
            letters[other, default: 0] += stretch.letters
        }
        let most = letters.max { ($0.value, $1.key) < ($1.value, $0.key) }
        guard let most, most.value >= Self.fewestLetters,
            Double(most.value) >= Self.smallestShare * Double(all)
        else { return }
        reading.second = .init(language: most.key, share: Double(most.value) / Double(all))
    }

    /// The language of a stretch if it is certainly another one than that of the text.
    private func language(of stretch: Stretch, _ number: Int, besides main: String) -> String? {
        if let alone = stretch.system.alone { return alone.language == main ? nil : alone.language }
        let range = table.ranges[Int(stretch.system.rawValue)]
        let row = number * table.classes.count
        var best = range.lowerBound
        var own: Int32 = 0
        for place in range {
            if reader.scores[row + place] > reader.scores[row + best] { best = place }
            if name(place) == main { own = reader.scores[row + place] }
        }
        let other = range.isEmpty ? main : name(best)
        guard other != main, !LanguageClasses.isClose(other, main) else { return nil }
        let lead = table.calibration.evidence(
            reader.scores[row + best] - own, groups: stretch.groups)
        return lead >= Self.stretchLead ? other : nil
    }
}
