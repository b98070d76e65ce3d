internal import Models

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
        guard let most = sums.max() else { return nil }
        let known = stretches.reduce(0) { $0 + $1.known }
        var evidence = sums.map { table.calibration.evidence($0 - most, known: known) }
        Self.shareOut(&evidence, reader, stretches, range)
        let order = evidence.indices.sorted { (evidence[$1], $0) < (evidence[$0], $1) }
        let first = order[0]
        (best, score) = (range.lowerBound + first, sums[first])
        candidates = order.map { place in
            .init(
                language: table.languages[range.lowerBound + place],
                deficit: evidence[first] - evidence[place])
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

    /// Has the norms of one language share anew what they have together, if one of them is the likeliest class.
    private static func shareOut(
        _ evidence: inout [Double], _ reader: StretchReader, _ stretches: [Stretch], _ range: Range<Int>
    ) {
        let norms = reader.table.normWords
        guard norms.classes.allSatisfy(range.contains),
            norms.classes.contains(where: { evidence[$0 - range.lowerBound] == 0 })
        else { return }
        let places = norms.classes.map { $0 - range.lowerBound }
        let words = stretches.map { reader.wordHashes[$0.words] }
        for (place, value) in zip(places, norms.shared(places.map { evidence[$0] }, words)) {
            evidence[place] = value
        }
    }
}
