import Testing

@testable import Dedupe

@Suite struct StoryClustersTests {
    private func edge(_ first: UInt32, _ second: UInt32, _ logit: Float = 1) -> SimilarityEdge {
        SimilarityEdge(first: first, second: second, logit: logit, resemblance: 1)
    }

    /// The members of each cluster of more than one, by their smallest.
    private func groups(_ clusters: inout StoryClusters, _ count: UInt32) -> [[UInt32]] {
        var byRoot: [UInt32: [UInt32]] = [:]
        for node in 0..<count { byRoot[clusters.root(of: node), default: []].append(node) }
        return byRoot.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }

    private func joined(
        _ count: Int, _ edges: [SimilarityEdge], company: Int = 1, agrees: (UInt32, UInt32) -> Bool
    ) -> [[UInt32]] {
        var clusters = StoryClusters(documents: count)
        clusters.join(along: edges[...], vouchingSize: company, agrees: agrees)
        return groups(&clusters, UInt32(count))
    }

    @Test func `two documents need no more than their edge`() {
        #expect(joined(3, [edge(0, 1)]) { _, _ in false } == [[0, 1]])
        #expect(joined(3, []) { _, _ in true } == [])
    }

    @Test func `a third needs the agreement of half of the pairs`() {
        let edges = [edge(0, 1), edge(1, 2)]
        #expect(joined(3, edges) { _, _ in false } == [[0, 1]])
        // The pair of the edge agrees, the other one does not.
        #expect(joined(3, edges) { ($0, $1) == (1, 2) || ($0, $1) == (2, 1) } == [[0, 1, 2]])
    }

    @Test func `two pairs join where two of their four pairs agree`() {
        let edges = [edge(0, 1), edge(2, 3), edge(1, 2)]
        #expect(joined(4, edges) { $0 + $1 == 3 } == [[0, 1, 2, 3]])
        #expect(joined(4, edges) { ($0, $1) == (1, 2) || ($0, $1) == (2, 1) } == [[0, 1], [2, 3]])
    }

    @Test func `a join by company needs it in the larger cluster`() {
        var clusters = StoryClusters(documents: 5)
        clusters.join(along: [edge(0, 1), edge(1, 2)][...]) { _, _ in true }
        var three = clusters
        three.join(along: [edge(2, 3)][...], vouchingSize: 3) { _, _ in true }
        #expect(groups(&three, 5) == [[0, 1, 2, 3]])
        var four = clusters
        four.join(along: [edge(2, 3), edge(3, 4)][...], vouchingSize: 4) { _, _ in true }
        #expect(groups(&four, 5) == [[0, 1, 2]])
    }

    @Test func `six of a large cluster speak for it, evenly taken`() {
        var clusters = StoryClusters(documents: 13)
        clusters.join(along: (1..<12).map { edge(0, $0) }[...]) { _, _ in true }
        var asked: [UInt32] = []
        clusters.join(along: [edge(0, 12)][...]) { one, other in
            asked.append(min(one, other))
            return false
        }
        #expect(asked == [0, 2, 4, 6, 8, 10])
    }

    @Test func `the larger cluster keeps its number, the smaller of equal ones`() {
        var clusters = StoryClusters(documents: 6)
        clusters.join(along: [edge(4, 5), edge(3, 4), edge(0, 1)][...]) { _, _ in true }
        #expect(clusters.root(of: 3) == clusters.root(of: 4))
        let large = clusters.root(of: 5)
        clusters.join(along: [edge(1, 3)][...]) { _, _ in true }
        #expect(clusters.root(of: 0) == large)
    }

    @Test func `clusters that were published stay apart until they are released`() {
        var clusters = StoryClusters(documents: 1)
        clusters.adopt([1, 2], sample: 2, anchor: 50, count: 2)
        clusters.adopt([3], sample: 1, anchor: 40, count: 1)
        #expect(groups(&clusters, 4) == [[1, 2]])
        clusters.join(along: [edge(1, 3), edge(0, 3)][...]) { _, _ in true }
        #expect(groups(&clusters, 4) == [[0, 3], [1, 2]])
        #expect(clusters.anchors[clusters.root(of: 0)] == 40)
        clusters.releaseAnchors { $0 + 1 }
        clusters.join(along: [edge(1, 3)][...]) { _, _ in true }
        #expect(groups(&clusters, 4) == [[0, 1, 2, 3]])
        #expect(clusters.anchors[clusters.root(of: 0)] == 41)
    }

    @Test func `members that are not here count for company, and do not speak`() {
        var clusters = StoryClusters(documents: 2)
        clusters.adopt([2, 3], sample: 1, anchor: 9, count: 12)
        var asked: [UInt32] = []
        clusters.join(along: [edge(2, 0)][...], vouchingSize: 12) { one, other in
            asked.append(one)
            return true
        }
        // One speaker and one newcomer: their edge is enough.
        #expect(asked.isEmpty && groups(&clusters, 4) == [[0, 2, 3]])
        var small = StoryClusters(documents: 2)
        small.adopt([2, 3], sample: 1, anchor: 9, count: 12)
        small.join(along: [edge(2, 0)][...], vouchingSize: 13) { _, _ in true }
        #expect(groups(&small, 4) == [[2, 3]])
        small.adopt([], sample: 0, anchor: 1, count: 5)
        #expect(small.anchors.count == 1)
    }

    @Test func `edges are taken surest first, then by rank`() {
        let edges = [edge(2, 3, 1), edge(0, 5, 1), edge(0, 1, 2), edge(0, 4, 1)]
        #expect(edges.sorted(by: SimilarityEdge.precedes).map(\.second) == [1, 4, 5, 3])
    }
}

@Suite struct RoundupDetectorTests {
    /// Evidence of a common part that covers some eighths of the first document.
    private func evidence(_ cover: UInt8, shared: Int = 8, other: UInt8 = 0) -> PairEvidence {
        var evidence = PairEvidence()
        (evidence.coverFirst, evidence.coverSecond, evidence.sharedCount) = (cover, other, shared)
        return evidence
    }

    private func isContainer(
        _ parts: [(cover: UInt8, shared: Int)], isForeign: (UInt32, UInt32) -> Bool = { _, _ in true }
    ) -> Bool {
        var containers = RoundupDetector()
        for (index, part) in parts.enumerated() {
            containers.note(evidence(part.cover, shared: part.shared), 0, UInt32(index + 1))
        }
        return containers.containers(among: 1, isForeign: isForeign) == [true]
    }

    @Test(
        arguments: [
            ([0b11, 0b1100, 0b110000], true), ([0b11, 0b1100], false), ([0b111, 0b11100, 0b1110000], true),
            ([0b11, 0b110, 0b1100], false),
            ([0b111, 0b110, 0b11000], false),
            ([0b11111, 0b100000, 0b1000000], true), ([0b111111, 0b1000000, 0b10000000], false),
            ([0, 0b1100, 0b110000], false),
        ] as [([UInt8], Bool)])
    func `three parts in separate places make a container`(covers: [UInt8], expected: Bool) {
        #expect(isContainer(covers.map { ($0, 8) }) == expected)
    }

    @Test(
        arguments: [
            (0b1, 0b1, true), (0b11, 0b10000011, true), (0b1, 0b10, false), (0b100, 0b10000000, false),
        ] as [(UInt8, UInt8, Bool)])
    func `two parts are enough where both stories begin with theirs`(
        first: UInt8, second: UInt8, expected: Bool
    ) {
        var containers = RoundupDetector()
        containers.note(evidence(0b111, other: first), 0, 1)
        containers.note(evidence(0b11110000, other: second), 0, 2)
        #expect(containers.containers(among: 1) { _, _ in true } == [expected])
        #expect(containers.containers(among: 1) { _, _ in false } == [false])
    }

    @Test func `fewer than five sequences are a phrase`() {
        #expect(isContainer([(0b11, 5), (0b1100, 5), (0b110000, 5)]))
        #expect(!isContainer([(0b11, 5), (0b1100, 5), (0b110000, 4)]))
    }

    @Test func `parts of one story do not vouch for each other`() {
        #expect(
            !isContainer([(0b11, 8), (0b1100, 8), (0b110000, 8)]) { ($0, $1) != (1, 2) && ($0, $1) != (2, 1) }
        )
    }

    @Test func `a place that unrelated documents share is boilerplate`() {
        let parts: [(UInt8, Int)] = [(0b11, 8), (0b1100, 8), (0b110000, 8), (0b110000, 8)]
        #expect(!isContainer(parts))
        // Where the second is of the same story as the first, the place is that story's.
        #expect(isContainer(parts) { max($0, $1) < 4 || min($0, $1) < 3 })
        // Less than half of the part's place is another place.
        #expect(isContainer([(0b11, 8), (0b1100, 8), (0b1110000, 8), (0b10000000 | 0b10000, 8)]))
    }

    @Test func `a partner's own part is noted as well, and earlier documents were judged before`() {
        var containers = RoundupDetector()
        for partner in [UInt32(0), 1, 2] {
            containers.note(evidence(0b11, other: UInt8(0b11) << (2 * UInt8(partner))), partner, 3)
        }
        #expect(containers.containers(among: 4) { _, _ in true } == [false, false, false, true])
        #expect(containers.containers(among: 3) { _, _ in true } == [false, false, false])
    }

    @Test(arguments: [(3, false), (4, true)] as [(Int, Bool)])
    func `four others are asked whether a place is boilerplate`(related: Int, isContainer: Bool) {
        // So many partners share the third part's place and are of its story; the one after them is not.
        let places: [UInt8] = [0b11, 0b1100, 0b110000] + Array(repeating: 0b110000, count: related + 1)
        let stranger = UInt32(places.count)
        let isFamily = { (document: UInt32) in document >= 3 && document < stranger }
        let found = self.isContainer(places.map { ($0, 8) }) { !(isFamily($0) && isFamily($1)) }
        #expect(found == isContainer)
    }

    @Test func `twenty-four partners are looked at`() {
        var containers = RoundupDetector()
        for partner in UInt32(1)...23 { containers.note(evidence(0b11), 0, partner) }
        containers.note(evidence(0b1100), 0, 24)
        containers.note(evidence(0b110000), 0, 25)
        let isForeign = { (one: UInt32, other: UInt32) in max(one, other) > 23 }
        #expect(containers.containers(among: 1, isForeign: isForeign) == [false])
        var fewer = RoundupDetector()
        for partner in UInt32(1)...22 { fewer.note(evidence(0b11), 0, partner) }
        fewer.note(evidence(0b1100), 0, 24)
        fewer.note(evidence(0b110000), 0, 25)
        #expect(fewer.containers(among: 1, isForeign: isForeign) == [true])
    }
}
