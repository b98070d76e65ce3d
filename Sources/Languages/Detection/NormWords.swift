internal import Files
internal import Models
internal import TextKit

/// Words by which norms of one language are told apart: "vreme" is Serbian, "tjedan" Croatian, "sedmica" not.
///
/// Letter groups tell Bosnian, Croatian and Serbian apart by what their news is about; these words by how they are spelled and
/// named alone. What groups say counts for less within the norms, as fitted on messages that were held out.
struct NormWords: Sendable {
    /// The classes of the norms, in ascending order.
    let classes: [Int]
    /// Hashes in order, and a weight for each norm of each.
    private let hashes: MappedArray<UInt32>
    private let weights: MappedArray<Int8>
    /// What the evidence of groups and of a unit of a weight are worth, and what each norm has before any.
    private let worthOfGroups: Double
    private let worthOfWords: Double
    private let before: [Double]

    /// Reads sections 7 to 10; nil if they do not fit together.
    init?(_ flat: FlatFile, classes count: Int) throws(ResourceError) {
        classes = try flat.section(7, of: UInt32.self).values.map(Int.init)
        hashes = try flat.section(8, of: UInt32.self)
        weights = try flat.section(9, of: Int8.self)
        let worths = try flat.section(10, of: Float.self).values
        guard worths.count == 2 + classes.count, worths.allSatisfy(\.isFinite),
            classes.allSatisfy({ $0 < count }),
            weights.count == hashes.count * classes.count
        else { return nil }
        (worthOfGroups, worthOfWords) = (Double(worths[0]), Double(worths[1]))
        before = worths.dropFirst(2).map(Double.init)
    }

    /// Shares out anew what groups give to the norms together, by logarithms of odds of each norm.
    func shared(_ evidence: [Double], _ words: [ArraySlice<UInt32>]) -> [Double] {
        let spelled = sums(words)
        let weighed = evidence.indices.map {
            evidence[$0] * worthOfGroups + Double(spelled[$0]) * worthOfWords + before[$0]
        }
        let change = Self.logarithmOfSum(evidence) - Self.logarithmOfSum(weighed)
        return weighed.map { $0 + change }
    }

    /// The weights of all words that are among these, of each norm.
    private func sums(_ words: [ArraySlice<UInt32>]) -> [Int] {
        var sums = [Int](repeating: 0, count: classes.count)
        for hash in words.joined() {
            let place = (0..<hashes.count).partitioningIndex { hashes[$0] >= hash }
            guard place < hashes.count, hashes[place] == hash else { continue }
            for norm in sums.indices { sums[norm] += Int(weights[place * classes.count + norm]) }
        }
        return sums
    }

    private static func logarithmOfSum(_ values: [Double]) -> Double {
        let most = values.max() ?? 0
        return most + logarithm(values.reduce(0) { $0 + exponential($1 - most) })
    }
}
