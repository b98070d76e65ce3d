extension ArticleLikeness {
    /// Up to this many, every pair is compared.
    private static let comparedWhole = 64
    /// Of more, those that share a word of the headline or a sequence of the text, with so many before each.
    private static let comparedByKey = 16

    /// The pairs among them that may be versions of one article, by number.
    static func pairs(of likenesses: [ArticleLikeness]) -> [(Int, Int)] {
        guard likenesses.count > comparedWhole else {
            return likenesses.indices.flatMap { second in (0..<second).map { ($0, second) } }
        }
        var before: [UInt64: [Int]] = [:]
        var pairs: [(Int, Int)] = []
        for (index, likeness) in likenesses.enumerated() {
            var others: Set<Int> = []
            for key in likeness.pairingKeys {
                others.formUnion((before[key] ?? []).suffix(comparedByKey))
                before[key, default: []].append(index)
            }
            pairs += others.sorted().map { ($0, index) }
        }
        return pairs
    }

    /// The articles that they are versions of: numbers, ascending in each group, the groups in the order of their first.
    package static func groups(of likenesses: [ArticleLikeness]) -> [[Int]] {
        var parents = Array(likenesses.indices)
        func root(_ number: Int) -> Int {
            var number = number
            while parents[number] != number { number = parents[number] }
            return number
        }
        for (first, second) in pairs(of: likenesses) {
            let (left, right) = (root(first), root(second))
            guard left != right, likenesses[first].evidence(for: likenesses[second]) > 0 else { continue }
            parents[max(left, right)] = min(left, right)
        }
        var groups: [Int: [Int]] = [:]
        for number in likenesses.indices { groups[root(number), default: []].append(number) }
        return groups.values.sorted { $0[0] < $1[0] }
    }
}
