/// A language that a good part of a text is in beside the first one.
struct SecondLanguage {
    /// It has at least this part of the letters, and as many letters as a sentence has.
    private static let smallestShare = 0.15
    private static let fewestLetters = 60
    /// In a script of its own fewer letters are enough: it is not the first language whatever they are.
    private static let fewestOfOtherScript = 20
    /// How much likelier, as a logarithm, another language must make a stretch to count as written in it.
    private static let stretchLead = 2.5
    /// What all its stretches together must reach.
    private static let leastConfidence = 0.9

    private let reader: StretchReader
    private let main: String
    private let letters: Int
    /// The class of the first language, if it has one.
    private let ownClass: Int?

    /// Looks at a text of so many letters in all.
    init(_ reader: StretchReader, main: String, letters: Int) {
        self.reader = reader
        self.main = main
        self.letters = letters
        ownClass = reader.table.languages.firstIndex(of: main)
    }

    /// Names the language that has the most letters after the first one, which it becomes if it has more.
    func name(in reading: inout LanguageReading) {
        let parts = self.parts()
        let found = parts.filter { $0.key != main && isCertain($0.key, $0.value) }
        guard
            let (other, stretches) = found.max(by: {
                (Self.count($0.value), $1.key) < (Self.count($1.value), $0.key)
            })
        else { return }
        let most = Self.count(stretches)
        let own = Self.count(parts[main] ?? [])
        guard min(own, most) >= fewest(stretches),
            Double(min(own, most)) >= Self.smallestShare * Double(letters)
        else { return }
        let isFirst = most > own
        if isFirst { reading.language = other }
        reading.second = .init(
            language: isFirst ? main : other, share: Double(min(own, most)) / Double(letters))
    }

    private static func count(_ stretches: [Stretch]) -> Int { stretches.reduce(0) { $0 + $1.letters } }

    private func fewest(_ stretches: [Stretch]) -> Int {
        let isOfOtherScript = stretches.allSatisfy { $0.system != mainSystem }
        return isOfOtherScript ? Self.fewestOfOtherScript : Self.fewestLetters
    }

    /// The writing system of the first language.
    private var mainSystem: WritingSystem? {
        reader.stretches.map(\.system).first { system in
            if let alone = system.alone { return alone.language == main }
            return reader.table.ranges[Int(system.rawValue)].contains { reader.table.languages[$0] == main }
        }
    }

    /// The stretches by the language that they are certainly in; all others of the first one's script are in that.
    private func parts() -> [String: [Stretch]] {
        var parts: [String: [Stretch]] = [:]
        let main = mainSystem
        for (system, stretches) in Dictionary(grouping: reader.stretches, by: \.system) where system != main {
            if let language = language(of: stretches, in: system) {
                parts[language, default: []] += stretches
            }
        }
        for stretch in reader.stretches where stretch.system == main {
            parts[language(of: stretch), default: []].append(stretch)
        }
        return parts
    }

    /// The language of all that is in another script than the first one's.
    private func language(of stretches: [Stretch], in system: WritingSystem) -> String? {
        if let alone = system.alone { return alone.language }
        let range = reader.table.ranges[Int(system.rawValue)]
        return Assessment(reader, stretches, range)?.ranking[0].language
    }

    /// The language of a stretch in the first one's script: another one only if it is certain.
    private func language(of stretch: Stretch) -> String {
        let table = reader.table
        let range = table.ranges[Int(stretch.system.rawValue)]
        guard stretch.isText, let best = best(of: stretch, range),
            let own = ownClass, range.contains(own)
        else { return main }
        let row = stretch.row * table.classes.count
        let lead = table.calibration.evidence(
            Int(reader.scores[row + best]) - Int(reader.scores[row + own]), known: stretch.known)
        let other = table.languages[best]
        return lead >= Self.stretchLead && !LanguageClasses.isClose(other, main) ? other : main
    }

    private func best(of stretch: Stretch, _ range: Range<Int>) -> Int? {
        let row = stretch.row * reader.table.classes.count
        return range.max { (reader.scores[row + $0], $1) < (reader.scores[row + $1], $0) }
    }

    /// Whether some stretches are running text in a language, and not names and quotations that look like it.
    private func isCertain(_ language: String, _ stretches: [Stretch]) -> Bool {
        guard let system = stretches.first?.system, system.alone == nil else { return true }
        let range = reader.table.ranges[Int(system.rawValue)]
        guard let found = Assessment(reader, stretches, range) else { return false }
        return found.ranking[0].language == language
            && found.confidenceOfFamily(reader.table.calibration) >= Self.leastConfidence
    }
}
