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

    /// What is compared to tell whose version something is: a document, or a published article with all that is known of
    /// it.
    private struct Node {
        var likenesses: [ArticleLikeness]
        var container: String?
        var isPublished = false

        /// The strongest evidence that another, newer one is the same article.
        func evidence(for other: Node) -> (weight: Double, VersionEvidence)? {
            var best: (weight: Double, evidence: VersionEvidence)?
            for own in likenesses {
                for their in other.likenesses {
                    let evidence = VersionEvidence(own, their)
                    let weight = evidence.weight
                    if weight > best?.weight ?? 0 { best = (weight, evidence) }
                }
            }
            return best
        }
    }

    private struct Edge {
        var weight: Double
        /// Whether only one is a summary of the other.
        var isSummary: Bool
        /// Whether a feed may hold both as one entry.
        var isOneEntry: Bool
        /// Whether nothing but their words speaks for it.
        var restsOnWords: Bool
        /// Numbers of members; published articles come behind these.
        var first: Int
        var second: Int
    }

    private let nodes: [Node]
    private let memberCount: Int

    /// Whether two are one because a third is like both: rows of one id were called so by who published them.
    private let goesThroughOthers: Bool

    init(_ members: [Member], published: [PublishedArticle], goesThroughOthers: Bool = false) {
        self.goesThroughOthers = goesThroughOthers
        nodes =
            members.map { Node(likenesses: [$0.likeness], container: $0.container) }
            + published.map { Node(likenesses: [$0.likeness] + $0.others, isPublished: true) }
        memberCount = members.count
    }

    /// The articles of documents of which none is published: numbers, ascending in each, in the order of their first.
    package static func groups(of members: [Member]) -> [[Int]] {
        ArticleGroups(members, published: [], goesThroughOthers: true).components()
    }

    /// What is known to be one article.
    private struct Part {
        var numbers: [Int]
        var hasPublished: Bool
        /// Whether it has more than summaries.
        var hasText: Bool
        /// Feeds of which it has an entry.
        var containers: Set<String>

        init(_ number: Int, _ node: Node) {
            numbers = [number]
            hasPublished = node.isPublished
            hasText = node.likenesses.contains { !$0.isSummary }
            containers = Set(node.container.map { [$0] } ?? [])
        }

        mutating func take(_ other: inout Part) {
            numbers += other.numbers
            hasPublished = hasPublished || other.hasPublished
            hasText = hasText || other.hasText
            containers.formUnion(other.containers)
            other.numbers = []
        }
    }

    /// Members, and published articles behind them, that are one article, ascending; in the order of their first.
    func components() -> [[Int]] {
        var parts = nodes.enumerated().map(Part.init)
        var part = Array(parts.indices)
        for edge in edges() {
            var (kept, joined) = (part[edge.first], part[edge.second])
            guard kept != joined, mayBeOne(parts[kept], parts[joined], edge) else { continue }
            if parts[kept].numbers.count < parts[joined].numbers.count { swap(&kept, &joined) }
            for number in parts[joined].numbers { part[number] = kept }
            var taken = parts[joined]
            parts[kept].take(&taken)
            parts[joined] = taken
        }
        return parts.map { $0.numbers.sorted() }.filter { !$0.isEmpty }.sorted { $0[0] < $1[0] }
    }

    /// Two published articles stay two, and so do two texts that only a summary would connect, two entries of one feed
    /// unless they say the same, or nearly so under one guid, and texts that are alike only through others where nothing
    /// but words speaks for it.
    private func mayBeOne(_ left: Part, _ right: Part, _ edge: Edge) -> Bool {
        if left.hasPublished, right.hasPublished { return false }
        if edge.isSummary, left.hasText, right.hasText { return false }
        guard edge.isOneEntry || left.containers.isDisjoint(with: right.containers) else { return false }
        return goesThroughOthers || !edge.restsOnWords || areAllAlike(left, right)
    }

    /// Two bulletins are not one article because a third is like both.
    private func areAllAlike(_ left: Part, _ right: Part) -> Bool {
        let hasText = { (number: Int) in nodes[number].likenesses.contains { !$0.isSummary } }
        return left.numbers.filter(hasText).allSatisfy { own in
            right.numbers.filter(hasText).allSatisfy { evidence(own, $0) != nil }
        }
    }

    /// What is published is older than the documents of a run, and these stand in the order of their age.
    private func evidence(_ left: Int, _ right: Int) -> (weight: Double, VersionEvidence)? {
        let isRightOlder = left < right ? right >= memberCount : left < memberCount
        let (older, newer) = isRightOlder ? (right, left) : (left, right)
        return nodes[older].evidence(for: nodes[newer])
    }

    private func edges() -> [Edge] {
        pairs().compactMap { first, second in
            guard first < memberCount else { return nil }
            guard let (weight, evidence) = evidence(first, second) else { return nil }
            return Edge(
                weight: weight, isSummary: evidence.isSummary && weight < 1, isOneEntry: evidence.isOneEntry,
                restsOnWords: evidence.restsOnWords, first: first, second: second)
        }.sorted { ($1.weight, $0.first, $0.second) < ($0.weight, $1.first, $1.second) }
    }

    /// Up to this many documents every pair is compared.
    private static let comparedWhole = 64
    /// Of more, those that share a word of the headline or a sequence of the text, with so many before each.
    private static let comparedByKey = 16

    /// Pairs that may be one article, the smaller number first.
    private func pairs() -> [(Int, Int)] {
        guard nodes.count > Self.comparedWhole else {
            return nodes.indices.flatMap { second in (0..<second).map { ($0, second) } }
        }
        var before: [UInt64: [Int]] = [:]
        var pairs: [(Int, Int)] = []
        for index in nodes.indices {
            var others: Set<Int> = []
            for key in Set(nodes[index].likenesses.flatMap(\.pairingKeys)) {
                others.formUnion((before[key] ?? []).suffix(Self.comparedByKey))
                before[key, default: []].append(index)
            }
            pairs += others.sorted().map { ($0, index) }
        }
        return pairs
    }
}
