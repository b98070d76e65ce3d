/// What the stretches of a text add up to.
struct LanguageVerdict {
    /// A Japanese sentence of so many characters has kana.
    private static let fewestHanToTell = 8
    /// Shorter texts are a word or two, which other languages have as well; a bit shorter ones may be certain.
    private static let fewestLettersToTell = 12
    private static let fewestLettersIfCertain = 8
    private static let certain = 0.9
    /// Of Han characters nothing was calibrated: four classes are told apart, most by one character in three.
    private static let thresholdOfHan = 0.5
    /// With blanks a text of so many letters has about 40 characters.
    private static let lettersOfSentence = 34

    private let reader: StretchReader
    private let table: LanguageTable
    private(set) var reading = LanguageReading()

    init(_ reader: StretchReader, table: LanguageTable) {
        self.reader = reader
        self.table = table
        reading.tableLanguages = table.allLanguages
        let systems = systemLetters()
        guard let main = systems.indices.max(by: { systems[$0] < systems[$1] }), systems[main] > 0,
            let system = WritingSystem(rawValue: UInt8(main))
        else { return }
        reading.script = system.code
        if let alone = system.alone {
            decideAlone(alone.language, letters: systems[main])
        } else {
            decide(system, letters: systems[main])
        }
        if let main = reading.language, reader.stretches.count > 1 {
            SecondLanguage(reader, main: main, letters: systems.reduce(0, +)).name(in: &reading)
        }
    }

    /// Letters of each system.
    private func systemLetters() -> [Int] {
        var letters = [Int](repeating: 0, count: WritingSystem.allCases.count)
        for stretch in reader.stretches { letters[Int(stretch.system.rawValue)] += stretch.letters }
        return letters
    }

    private mutating func decideAlone(_ language: String, letters: Int) {
        reading.ranking = [.init(language: language, deficit: 0)]
        // A word is enough, which is right in 99 of 100; a letter among others may be a symbol, as in a formula.
        reading.confidence = letters >= 4 ? 0.99 : letters >= 2 ? 0.9 : 0.3
        if letters >= 2 { reading.language = language }
    }

    private mutating func decide(_ system: WritingSystem, letters: Int) {
        let range = table.ranges[Int(system.rawValue)]
        let stretches = reader.stretches.filter { $0.system == system && $0.isText }
        let isHan = system == .han && reader.stretches.allSatisfy { $0.kana == 0 }
        let japanese = isHan ? range.first { table.languages[$0] == "ja" } : nil
        guard !range.isEmpty, !stretches.isEmpty,
            !isHan || letters >= 3 * Self.fewestHanToTell || !isLikeliest(japanese, stretches, range),
            let found = assess(stretches, range, without: japanese)
        else { return }
        reading.ranking = found.ranking
        reading.confidence = found.confidence
        let letters = letters - stretches.reduce(0) { $0 + $1.babble }
        let isShort = letters < Self.lettersOfSentence
        let isCertain = found.confidence >= Self.certain
        let least = system == .han ? Self.thresholdOfHan : 0
        guard letters >= (isCertain ? Self.fewestLettersIfCertain : Self.fewestLettersToTell),
            found.isTold(table.calibration), found.confidence >= least,
            !isShort || found.isRight >= table.calibration.thresholdOfShort
        else { return }
        reading.language = found.ranking[0].language
    }

    /// What stretches say together, or those of prose among them where all together are no text.
    private func assess(_ stretches: [Stretch], _ range: Range<Int>, without excluded: Int?) -> Assessment? {
        guard let all = Assessment(reader, stretches, range, without: excluded) else { return nil }
        guard all.confidence < table.calibration.threshold else { return all }
        return all.ofProse(reader, stretches, range) ?? all
    }

    /// Whether a class would be the first: a headline in Han that might be Japanese is not told.
    private func isLikeliest(_ place: Int?, _ stretches: [Stretch], _ range: Range<Int>) -> Bool {
        place != nil && Assessment(reader, stretches, range)?.best == place
    }
}
