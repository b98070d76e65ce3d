internal import TextKit

/// Joins documents into clusters without chaining dissimilar ones through an intermediate one.
struct StoryClusters: Sendable {
    /// Members sampled on each side when two clusters may join.
    static let sampleSize = 6

    private var sets: DisjointSets
    /// Members of every cluster with more than one, at its root.
    private var members: [UInt32: [UInt32]] = [:]
    /// How many members an earlier run's cluster has besides those known here, by root.
    private var absent: [UInt32: Int] = [:]
    /// Canonical document of an already published cluster, by root: two of them are not joined.
    private(set) var anchors: [UInt32: UInt64] = [:]
    private var keepsAnchorsApart = true

    /// Clusters of one document each.
    init(documents: Int) { sets = DisjointSets(count: documents) }

    /// Adds documents of an already published cluster.
    ///
    /// - Parameters:
    ///   - nodes: its documents, those that represent the cluster first.
    ///   - sample: how many of them represent it.
    ///   - anchor: its canonical document.
    ///   - count: how many documents it has in all.
    mutating func adopt(_ nodes: [UInt32], sample: Int, anchor: UInt64, count: Int) {
        guard let first = nodes.first else { return }
        for node in nodes {
            sets.grow(to: Int(node) + 1)
            sets.put(Int(node), below: Int(first))
        }
        members[first] = sample > 1 ? Array(nodes.prefix(sample)) : nil
        absent[first] = max(0, count - sample)
        anchors[first] = anchor
    }

    /// Makes room for this many documents.
    mutating func grow(to count: UInt32) { sets.grow(to: Int(count)) }

    /// The number of a document's cluster.
    mutating func root(of node: UInt32) -> UInt32 { UInt32(sets.root(of: Int(node))) }

    /// Joins along edges, most likely first; a join needs agreement of at least half of sampled cross pairs.
    ///
    /// - Parameters:
    ///   - edges: pairs, most likely first.
    ///   - vouchingSize: documents the larger must have; with many members a sample is better evidence for
    ///     a join than one pair.
    ///   - agrees: whether a cross pair supports the join.
    mutating func join(
        along edges: ArraySlice<SimilarityEdge>, vouchingSize: Int = 1, agrees: (UInt32, UInt32) -> Bool
    ) {
        for edge in edges {
            let (a, b) = (root(of: edge.first), root(of: edge.second))
            if a == b || (keepsAnchorsApart && anchors[a] != nil && anchors[b] != nil) { continue }
            if isSupported(a, b, vouchingSize: vouchingSize, agrees: agrees) { unite(a, b) }
        }
    }

    /// Renumbers published clusters; from here on the smallest number represents a joined one.
    mutating func releaseAnchors(_ number: (UInt64) -> UInt64) {
        keepsAnchorsApart = false
        anchors = anchors.mapValues(number)
    }

    private func size(_ root: UInt32) -> Int { (members[root]?.count ?? 1) + (absent[root] ?? 0) }

    private func sample(_ root: UInt32) -> [UInt32] {
        guard let all = members[root] else { return [root] }
        let count = min(all.count, Self.sampleSize)
        return (0..<count).map { all[$0 * all.count / count] }
    }

    private func isSupported(
        _ a: UInt32, _ b: UInt32, vouchingSize: Int, agrees: (UInt32, UInt32) -> Bool
    ) -> Bool {
        if max(size(a), size(b)) < vouchingSize { return false }
        let (left, right) = (sample(a), sample(b))
        let total = left.count * right.count
        if total == 1 { return true }
        var agreeing = 0
        for one in left {
            for other in right where agrees(one, other) { agreeing += 1 }
        }
        return agreeing * 2 >= total
    }

    private mutating func unite(_ a: UInt32, _ b: UInt32) {
        let (keep, drop) = (size(a), b) >= (size(b), a) ? (a, b) : (b, a)
        let joining = members.removeValue(forKey: drop) ?? [drop]
        members[keep, default: [keep]].append(contentsOf: joining)
        sets.put(Int(drop), below: Int(keep))
        if let more = absent.removeValue(forKey: drop) { absent[keep, default: 0] += more }
        guard let anchor = anchors.removeValue(forKey: drop) else { return }
        anchors[keep] = min(anchors[keep] ?? anchor, anchor)
    }
}
