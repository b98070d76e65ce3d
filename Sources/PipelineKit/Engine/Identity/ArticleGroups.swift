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
        ArticleGroups(members, published: []).components()
    }

    /// What is known to be one article.
    private struct Part {
        var numbers: [Int]
        var hasPublished: Bool
        /// Feeds of which it has an entry.
        var containers: Set<String>
    }

    /// Members, and published articles behind them, that are one article, ascending, in the order of their first.
    func components() -> [[Int]] {
        var parts = (0..<members.count + published.count).map { number in
            Part(
                numbers: [number], hasPublished: number >= members.count,
                containers: number < members.count ? Set(members[number].container.map { [$0] } ?? []) : [])
        }
        var part = Array(parts.indices)
        for edge in edges() {
            var (kept, joined) = (part[edge.first], part[edge.second])
            guard kept != joined, Self.mayBeOne(parts[kept], parts[joined], edge.weight) else { continue }
            if parts[kept].numbers.count < parts[joined].numbers.count { swap(&kept, &joined) }
            for number in parts[joined].numbers { part[number] = kept }
            parts[kept].numbers += parts[joined].numbers
            parts[kept].hasPublished = parts[kept].hasPublished || parts[joined].hasPublished
            parts[kept].containers.formUnion(parts[joined].containers)
            parts[joined].numbers = []
        }
        return parts.map { $0.numbers.sorted() }.filter { !$0.isEmpty }.sorted { $0[0] < $1[0] }
    }

    /// Two published articles stay two, and so do two entries of one feed unless they say the same.
    private static func mayBeOne(_ left: Part, _ right: Part, _ weight: Double) -> Bool {
        if left.hasPublished, right.hasPublished { return false }
        return weight == 1 || left.containers.isDisjoint(with: right.containers)
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
