internal import Models

/// What some stretches of a text in one writing system say together.
struct Assessment {
    /// Likelihoods are not told apart below this.
    private static let rest = 1e-6
    /// Of a list of names a text of some words is told apart where it has so few common ones that names are e^4 times likelier:
    /// 1 in 1,000 sentences has, and 2 of 3 lists of names that look like a language.
    private static let evidenceOfNames = -4.0
    private static let fewestWords = 10
    private static let fewestNames = 6
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
    /// How often that class is right, and how often it or one close to it.
    private(set) var confidence = 0.0
    private(set) var confidenceOfFamily = 0.0

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
        let words = reader.table.commonWords
        let common = words.count(reader.wordHashes[stretch.words], of: best)
        return words.evidence(common: common, of: stretch.lookedUp, best) < 0
    }

    private mutating func judge(_ reader: StretchReader, _ stretches: [Stretch], score: Int) {
        let table = reader.table
        var measures = Calibration.Measures()
        var (words, common, filler) = (0, 0, 0)
        var different: UInt64 = 0
        for stretch in stretches {
            let own = reader.wordHashes[stretch.words]
            different = own.reduce(different) { $0 | 1 << UInt64($1 & 63) }
            measures.groups += stretch.groups
            measures.known += stretch.known
            words += stretch.lookedUp
            common += table.commonWords.count(own, of: best)
            filler += table.commonWords.count(own, of: table.classes.count)
        }
        let perGroup = Double(score) * table.calibration.unit / Double(max(1, measures.groups))
        measures.typicality = perGroup / table.commonWords.typicalScore(best)
        let isText = table.calibration.isText(measures)
        isRight = rightness(table.calibration, measures, ofFamily: false)
        confidence = isText * isRight
        confidenceOfFamily = isText * rightness(table.calibration, measures, ofFamily: true)
        if Stretch.isRepetitive(different, of: words)
            || isNoText(reader, common: common, filler: filler, of: words)
        {
            beNoText()
        }
    }

    private func isNoText(_ reader: StretchReader, common: Int, filler: Int, of words: Int) -> Bool {
        if words > 0 && filler * 2 >= words { return true }
        guard words >= Self.fewestWords else { return false }
        let counted = min(1, Double(Self.mostWords) / Double(words))
        return reader.table.commonWords.evidence(common: common, of: words, best) * counted
            < Self.evidenceOfNames
    }

    private mutating func beNoText() {
        confidence = min(confidence, Self.textOfNames)
        confidenceOfFamily = min(confidenceOfFamily, Self.textOfNames)
    }

    /// How often the best class is right, or it or one close to it.
    private func rightness(
        _ calibration: Calibration, _ measures: Calibration.Measures, ofFamily: Bool
    ) -> Double {
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
