internal import Models

/// What some stretches of a text in one writing system say together.
struct Assessment {
    /// Likelihoods are not told apart below this.
    private static let rest = 1e-6
    /// Of a list of names a text of some words is told apart where it has so few common ones that names are e^4 times likelier:
    /// 1 in 1,000 sentences has, and 2 of 3 lists of names that look like a language.
    private static let evidenceOfNames = -4.0
    private static let fewestWords = 10

    /// The likeliest class of the system's.
    private(set) var best: Int
    /// All classes of the system by likelihood.
    private(set) var ranking: [LanguageReading.Candidate]
    /// Logarithm of the odds that the best class is right, and that it is that one or one close to it.
    private(set) var certainty = 0.0
    private(set) var certaintyOfFamily = 0.0
    /// Whether the words are a list of names, or half of them those of "lorem ipsum".
    private(set) var isNoText = false

    /// Sums up stretches; `excluding` are classes that cannot be, such as Japanese where there are no kana.
    init?(_ reader: StretchReader, _ stretches: [Stretch], _ range: Range<Int>, without excluded: Int? = nil) {
        let table = reader.table
        var sums = Self.sums(reader, stretches, range)
        if let excluded { sums[excluded - range.lowerBound] = sums.min() ?? 0 }
        let order = sums.indices.sorted { (sums[$1], $0) < (sums[$0], $1) }
        guard let first = order.first else { return nil }
        best = range.lowerBound + first
        let known = stretches.reduce(0) { $0 + $1.known }
        ranking = order.map { place in
            let evidence = table.calibration.evidence(sums[first] - sums[place], known: known)
            return .init(language: table.languages[range.lowerBound + place], deficit: evidence)
        }
        judge(reader, stretches, score: sums[first])
    }

    private static func sums(_ reader: StretchReader, _ stretches: [Stretch], _ range: Range<Int>) -> [Int] {
        var sums = [Int](repeating: 0, count: range.count)
        for stretch in stretches {
            let row = stretch.row * reader.table.classes.count + range.lowerBound
            for place in sums.indices { sums[place] += Int(reader.scores[row + place]) }
        }
        return sums
    }

    private mutating func judge(_ reader: StretchReader, _ stretches: [Stretch], score: Int) {
        let table = reader.table
        var measures = Calibration.Measures()
        var (words, common, filler) = (0, 0, 0)
        for stretch in stretches {
            let own = reader.wordHashes[stretch.words]
            measures.groups += stretch.groups
            measures.known += stretch.known
            words += stretch.lookedUp
            common += table.commonWords.count(own, of: best)
            filler += table.commonWords.count(own, of: table.classes.count)
        }
        let text = table.commonWords.evidence(common: common, of: words, best)
        isNoText = words > 0 && filler * 2 >= words || words >= Self.fewestWords && text < Self.evidenceOfNames
        let perGroup = Double(score) * table.calibration.unit / Double(max(1, measures.groups))
        measures.typicality = perGroup / table.commonWords.typicalScore(best)
        let posterior = posteriors()
        certainty = table.calibration.certainty(posterior: posterior.own, measures)
        certaintyOfFamily = table.calibration.certainty(posterior: posterior.family, measures)
        if isNoText { (certainty, certaintyOfFamily) = (min(certainty, -1), min(certaintyOfFamily, -1)) }
    }

    /// How much likelier than all others the best class is, and it with those close to it.
    private func posteriors() -> (own: Double, family: Double) {
        var (family, others, all) = (0.0, 0.0, 0.0)
        for candidate in ranking {
            let likelihood = exponential(-candidate.deficit)
            all += likelihood
            let isClose = LanguageClasses.isClose(candidate.language, ranking[0].language)
            if isClose { family += likelihood } else { others += likelihood }
        }
        return (
            -logarithm(max(Self.rest, all - 1)), logarithm(family) - logarithm(max(Self.rest, others))
        )
    }
}
