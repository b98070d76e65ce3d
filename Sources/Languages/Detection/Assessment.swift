internal import Models

/// What some stretches of a text in one writing system say together.
struct Assessment {
    /// Likelihoods are not told apart below this.
    private static let rest = 1e-6
    /// Of a list of names a text of some words is told apart where it has so few common ones that names are e^4 times likelier:
    /// 1 in 1,000 sentences has, and 2 of 3 lists of names that look like a language.
    private static let evidenceOfNames = -4.0
    /// Where fewer than half of the words have a capital, or the script has none, it takes more: of 77,000 paragraphs in 32 languages
    /// -4 took 93 for names, most of them text in languages that have few short common words.
    private static let evidenceOfSmallNames = -6.0
    /// From here on a stretch between lists of names is text, if it has as many letters as a sentence.
    private static let evidenceOfProse = 2.0
    private static let fewestLettersOfProse = 60
    /// A sentence beside lists names the language, but no statement is wrong because of it.
    private static let mostOfProse = 0.6
    private static let fewestWords = 10
    private static let fewestNames = 6
    /// Small words alone without a common one are keys of a configuration, a command or tags where that is twice as likely.
    private static let evidenceOfKeys = -0.65
    /// Common words of a class may be rarer than in the texts they were counted in: more words do not make it surer.
    private static let mostWords = 30
    /// Such a list is text as rarely as that.
    private static let textOfNames = 0.2

    /// The likeliest class of the system's.
    private(set) var best: Int
    /// All classes of the system by likelihood.
    private(set) var ranking: [LanguageReading.Candidate]
    /// How often the best class is right if the text is in a language of the table.
    private(set) var isRight = 0.0
    /// How often that class is right.
    private(set) var confidence = 0.0
    private var isText = 0.0
    private var isNoText = false
    private var isProseOfLists = false
    private var measures = Calibration.Measures()
    private let hasCase: Bool

    /// Sums up stretches, without those that are names; `excluded` is a class that cannot be, such as Japanese without kana.
    init?(_ reader: StretchReader, _ stretches: [Stretch], _ range: Range<Int>, without excluded: Int? = nil)
    {
        guard let all = Ranking(reader, stretches, range, without: excluded) else { return nil }
        let text = Self.withoutNames(stretches, reader, all.best)
        let isNames = text.isEmpty
        let ranking =
            isNames || text.count == stretches.count
            ? all : Ranking(reader, text, range, without: excluded) ?? all
        (best, self.ranking) = (ranking.best, ranking.candidates)
        hasCase = stretches.first?.system.hasCase ?? true
        judge(reader, isNames ? stretches : text, score: ranking.score)
        if isNames { beNoText() }
    }

    /// A few capitals beside a list of names belong to it.
    private static func withoutNames(_ stretches: [Stretch], _ reader: StretchReader, _ best: Int)
        -> [Stretch]
    {
        let text = stretches.filter { !isNames($0, fewestNames, reader, best) }
        return text.count == stretches.count ? text : text.filter { !isNames($0, 1, reader, best) }
    }

    /// Whether a stretch has hardly a word without a capital, and no common words of a class.
    private static func isNames(_ stretch: Stretch, _ fewest: Int, _ reader: StretchReader, _ best: Int)
        -> Bool
    {
        guard stretch.lookedUp >= fewest, stretch.capitals * 10 >= stretch.lookedUp * 9 else { return false }
        // In a stretch of nothing but capitals they do not tell names, so that its words must.
        let isShouted = stretch.shouted * 10 >= stretch.lookedUp * 9
        return evidence(of: stretch, reader, best) < (isShouted ? evidenceOfNames : 0)
    }

    private static func evidence(of stretch: Stretch, _ reader: StretchReader, _ best: Int) -> Double {
        let words = reader.table.commonWords
        let common = words.count(reader.wordHashes[stretch.words], of: best)
        return words.evidence(common: common, of: stretch.lookedUp, best)
    }

    /// What the stretches alone say that have common words of the best class: a report of a match between its lists of players.
    func ofProse(_ reader: StretchReader, _ stretches: [Stretch], _ range: Range<Int>) -> Assessment? {
        let prose = stretches.filter {
            // Names of places have common words as well ("de la"), but more capitals.
            $0.capitals * 4 <= $0.lookedUp * 3
                && Self.evidence(of: $0, reader, best) >= Self.evidenceOfProse
        }
        guard prose.count < stretches.count,
            prose.reduce(0, { $0 + $1.letters }) >= Self.fewestLettersOfProse,
            var found = Assessment(reader, prose, range), found.best == best
        else { return nil }
        found.confidence = min(found.confidence, Self.mostOfProse)
        found.isProseOfLists = true
        return found
    }

    private mutating func judge(_ reader: StretchReader, _ stretches: [Stretch], score: Int) {
        let table = reader.table
        var (words, common, filler, capitals) = (0, 0, 0, 0)
        var different: UInt64 = 0
        for stretch in stretches {
            let own = reader.wordHashes[stretch.words]
            different = own.reduce(different) { $0 | 1 << UInt64($1 & 63) }
            measures.groups += stretch.groups
            measures.known += stretch.known
            words += stretch.lookedUp
            capitals += stretch.capitals
            common += table.commonWords.count(own, of: best)
            filler += table.commonWords.count(own, of: table.classes.count)
        }
        let perGroup = Double(score) * table.calibration.unit / Double(max(1, measures.groups))
        measures.typicality = perGroup / table.commonWords.typicalScore(best)
        isText = table.calibration.isText(measures)
        isRight = rightness(table)
        confidence = isText * isRight
        if Stretch.isRepetitive(different, of: words)
            || hasNoText(reader, common: common, filler: filler, capitals: capitals, of: words)
            || isNamesWithoutCapitals(reader, stretches)
        {
            beNoText()
        }
    }

    private func hasNoText(_ reader: StretchReader, common: Int, filler: Int, capitals: Int, of words: Int)
        -> Bool
    {
        if words > 0 && filler * 2 >= words { return true }
        let evidence = reader.table.commonWords.evidence(common: common, of: words, best)
        if capitals == 0 && common == 0 && hasCase && evidence <= Self.evidenceOfKeys { return true }
        guard words >= Self.fewestWords else { return false }
        let counted = min(1, Double(Self.mostWords) / Double(words))
        let least = capitals * 2 >= words ? Self.evidenceOfNames : Self.evidenceOfSmallNames
        return evidence * counted < least
    }

    /// Whether most words are names of people, in a script where capitals do not tell.
    private func isNamesWithoutCapitals(_ reader: StretchReader, _ stretches: [Stretch]) -> Bool {
        guard !hasCase else { return false }
        let table = reader.table
        let own = stretches.map { reader.wordHashes[$0.words] }
        let names = own.reduce(0) { $0 + table.commonWords.count($1, of: table.classes.count + 1) }
        let words = own.reduce(0) { $0 + $1.count }
        return names >= 2 && names * 2 > words
    }

    private mutating func beNoText() {
        isNoText = true
        confidence = min(confidence, Self.textOfNames)
    }

    /// Whether the text is in a language of the table, as surely as one of its length must be, and likely in the best class.
    func isTold(_ calibration: Calibration) -> Bool {
        // Measured in scripts with capitals; of the others few languages are not in the table.
        let isWhole = hasCase && !isProseOfLists
        let least = isWhole ? calibration.thresholdOfText(measures) : calibration.threshold
        return !isNoText && isText >= least && confidence >= calibration.threshold
    }

    /// How often the best class is right, or one close to it.
    func confidenceOfFamily(_ calibration: Calibration) -> Double {
        let confidence = isText * rightness(calibration, ofFamily: true)
        return isNoText ? min(confidence, Self.textOfNames) : confidence
    }

    /// How often the best class is right; of norms of one language, how often any is by how much of that is the best one's.
    private func rightness(_ table: LanguageTable) -> Double {
        guard table.normWords.classes.contains(best) else {
            return rightness(table.calibration, ofFamily: false)
        }
        let norms = Set(table.normWords.classes.map { table.languages[$0] })
        let all = ranking.reduce(0) { $0 + (norms.contains($1.language) ? exponential(-$1.deficit) : 0) }
        return rightness(table.calibration, ofFamily: true) / max(1, all)
    }

    /// How often the best class is right, or it or one close to it.
    private func rightness(_ calibration: Calibration, ofFamily: Bool) -> Double {
        guard measures.known > 0 else { return 0 }
        var (own, others, lead) = (0.0, 0.0, 40.0)
        for (place, candidate) in ranking.enumerated() {
            let isOwn =
                ofFamily ? LanguageClasses.isClose(candidate.language, ranking[0].language) : place == 0
            if isOwn {
                own += exponential(-candidate.deficit)
            } else {
                others += exponential(-candidate.deficit)
                lead = min(lead, candidate.deficit)
            }
        }
        let posterior = logarithm(own) - logarithm(max(Self.rest, others))
        return calibration.isRight(posterior: posterior, lead: lead, measures)
    }
}
