/// The classes of a writing system by how likely they make some stretches.
struct Ranking {
    /// The likeliest class, and its score.
    let best: Int
    let score: Int
    let candidates: [LanguageReading.Candidate]

    init?(_ reader: StretchReader, _ stretches: [Stretch], _ range: Range<Int>, without excluded: Int?) {
        let table = reader.table
        var sums = Self.sums(reader, stretches, range)
        if let excluded { sums[excluded - range.lowerBound] = sums.min() ?? 0 }
        let order = sums.indices.sorted { (sums[$1], $0) < (sums[$0], $1) }
        guard let first = order.first else { return nil }
        (best, score) = (range.lowerBound + first, sums[first])
        let known = stretches.reduce(0) { $0 + $1.known }
        candidates = order.map { place in
            let evidence = table.calibration.evidence(sums[first] - sums[place], known: known)
            return .init(language: table.languages[range.lowerBound + place], deficit: evidence)
        }
    }

    private static func sums(_ reader: StretchReader, _ stretches: [Stretch], _ range: Range<Int>) -> [Int] {
        var sums = [Int](repeating: 0, count: range.count)
        for stretch in stretches {
            let row = stretch.row * reader.table.classes.count + range.lowerBound
            for place in sums.indices { sums[place] += Int(reader.scores[row + place]) }
        }
        return sums
    }
}
