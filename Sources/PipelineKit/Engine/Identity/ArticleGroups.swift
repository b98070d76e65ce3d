/// Puts documents together that are versions of one article, the strongest evidence first.
package struct ArticleGroups {
    /// A document with what is compared.
    package struct Member: Sendable {
        var likeness: ArticleLikeness
        /// The feed of an entry: two entries that stand in it at once are two articles.
        var container: String?

        init(_ record: borrowing Record, _ likeness: ArticleLikeness) {
            self.likeness = likeness
            container =
                record.kind == .feedEntry ? "\(record.input.path) \(record.input.sha256 ?? "")" : nil
        }
    }

    private struct Edge {
        var weight: Double
        /// Numbers of members; published articles come behind these.
        var first: Int
        var second: Int
    }

    private let members: [Member]
    private let published: [ArticleLikeness]

    init(_ members: [Member], published: [ArticleLikeness]) {
        self.members = members
        self.published = published
    }

    /// The articles of documents of which none is published: numbers, ascending in each, in the order of their first.
    package static func groups(of members: [Member]) -> [[Int]] {
        ArticleGroups(members, published: []).components().sorted { $0[0] < $1[0] }
    }

    /// Members, and published articles behind them, that are one article, ascending.
    func components() -> [[Int]] {
        var parts = (0..<members.count + published.count).map { [$0] }
        var part = Array(parts.indices)
        for edge in edges() {
            let (left, right) = (part[edge.first], part[edge.second])
            guard left != right, edge.weight == 1 || mayBeOne(parts[left], parts[right]) else { continue }
            // Two published articles stay two.
            guard (parts[left] + parts[right]).count(where: { $0 >= members.count }) < 2 else { continue }
            for number in parts[right] { part[number] = left }
            parts[left] += parts[right]
            parts[right] = []
        }
        return parts.filter { !$0.isEmpty }.map { $0.sorted() }
    }

    private func mayBeOne(_ left: [Int], _ right: [Int]) -> Bool {
        func containers(_ part: [Int]) -> Set<String> {
            Set(part.filter { $0 < members.count }.compactMap { members[$0].container })
        }
        return containers(left).isDisjoint(with: containers(right))
    }

    private func edges() -> [Edge] {
        var edges: [Edge] = []
        func compare(_ first: Int, _ second: Int, _ likeness: ArticleLikeness) {
            let weight = members[first].likeness.evidence(for: likeness)
            if weight > 0 { edges.append(Edge(weight: weight, first: first, second: second)) }
        }
        for (first, second) in pairs() { compare(first, second, members[second].likeness) }
        for index in members.indices {
            for (number, likeness) in published.enumerated() {
                compare(index, members.count + number, likeness)
            }
        }
        return edges.sorted { ($1.weight, $0.first, $0.second) < ($0.weight, $1.first, $1.second) }
    }

    /// Up to this many members every pair is compared.
    private static let comparedWhole = 64
    /// Of more, those that share a word of the headline or a sequence of the text, with so many before each.
    private static let comparedByKey = 16

    private func pairs() -> [(Int, Int)] {
        guard members.count > Self.comparedWhole else {
            return members.indices.flatMap { second in (0..<second).map { ($0, second) } }
        }
        var before: [UInt64: [Int]] = [:]
        var pairs: [(Int, Int)] = []
        for index in members.indices {
            var others: Set<Int> = []
            for key in members[index].likeness.pairingKeys {
                others.formUnion((before[key] ?? []).suffix(Self.comparedByKey))
                before[key, default: []].append(index)
            }
            pairs += others.sorted().map { ($0, index) }
        }
        return pairs
    }
}
