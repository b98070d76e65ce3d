/// Two documents that look like copies, by rank, and how surely.
struct SimilarityEdge: Sendable, Equatable {
    var first: UInt32
    var second: UInt32
    var logit: Float
    /// Share of all their sequences that both have.
    var resemblance: Float

    /// Surest first, then by rank, so that the order is a matter of content alone.
    static func precedes(_ left: SimilarityEdge, _ right: SimilarityEdge) -> Bool {
        if left.logit != right.logit { return left.logit > right.logit }
        return (left.first, left.second) < (right.first, right.second)
    }
}

/// Joins documents to clusters without chaining unlike ones through a go-between.
struct StoryClusters: Sendable {
    /// Members looked at on each side when two clusters may join.
    private static let sampleSize = 6

    private var parents: [UInt32]
    /// Members of every cluster with more than one, at its root.
    private var members: [[UInt32]]
    /// Whether a cluster holds a document that was published before: two of them stay apart.
    private var isAnchored: [Bool]

    /// Clusters of one document each; `anchored` ones never share a cluster.
    init(anchored: [Bool]) {
        parents = (0..<UInt32(anchored.count)).map { $0 }
        members = Array(repeating: [], count: anchored.count)
        isAnchored = anchored
    }

    /// The number of a document's cluster.
    mutating func root(of rank: UInt32) -> UInt32 {
        var rank = rank
        while parents[Int(rank)] != rank {
            parents[Int(rank)] = parents[Int(parents[Int(rank)])]
            rank = parents[Int(rank)]
        }
        return rank
    }

    /// Joins along edges, surest first; a join needs the agreement of at least half of sampled cross pairs.
    ///
    /// - Parameters:
    ///   - edges: pairs, surest first.
    ///   - company: documents the larger of both clusters must have; with many copies known, a surer sample speaks for
    ///     a join than one pair.
    ///   - agrees: whether a cross pair speaks for the join.
    mutating func join(
        along edges: ArraySlice<SimilarityEdge>, company: Int = 1, agrees: (UInt32, UInt32) -> Bool
    ) {
        for edge in edges {
            let (a, b) = (root(of: edge.first), root(of: edge.second))
            if a == b || (isAnchored[Int(a)] && isAnchored[Int(b)]) { continue }
            if isSupported(a, b, company: company, agrees: agrees) { unite(a, b) }
        }
    }

    /// Allows documents published before to share a cluster from here on.
    mutating func releaseAnchors() {
        isAnchored = Array(repeating: false, count: isAnchored.count)
    }

    private func sample(_ root: UInt32) -> [UInt32] {
        let all = members[Int(root)]
        guard !all.isEmpty else { return [root] }
        let count = min(all.count, Self.sampleSize)
        return (0..<count).map { all[$0 * all.count / count] }
    }

    private func isSupported(
        _ a: UInt32, _ b: UInt32, company: Int, agrees: (UInt32, UInt32) -> Bool
    ) -> Bool {
        let (left, right) = (sample(a), sample(b))
        let total = left.count * right.count
        if max(members[Int(a)].count, members[Int(b)].count, 1) < company { return false }
        if total == 1 { return true }
        var agreeing = 0
        for one in left {
            for other in right where agrees(one, other) { agreeing += 1 }
        }
        return agreeing * 2 >= total
    }

    private mutating func unite(_ a: UInt32, _ b: UInt32) {
        let sizes = (max(1, members[Int(a)].count), max(1, members[Int(b)].count))
        let (keep, drop) = (sizes.0, b) >= (sizes.1, a) ? (a, b) : (b, a)
        if members[Int(keep)].isEmpty { members[Int(keep)] = [keep] }
        let joining = members[Int(drop)]
        members[Int(keep)].append(contentsOf: joining.isEmpty ? [drop] : joining)
        members[Int(drop)] = []
        parents[Int(drop)] = keep
        isAnchored[Int(keep)] = isAnchored[Int(keep)] || isAnchored[Int(drop)]
    }
}
