internal import Files

/// The nodes of boosted trees as a flat file holds them.
///
/// Sections: the number of features, the number of trees to begin with, and the tests of each tree; the base value and
/// the floor after those trees; feature, left and right of each test; its threshold; the leaves, of each tree one more
/// than it has tests; what the tests mean, or nothing. A negative link is the complement of a leaf's number.
@usableFromInline
struct TreeNodes<Number: BinaryFloatingPoint & BitwiseCopyable & Sendable>: Sendable {
    /// A test that passes if the feature is at most the threshold.
    @usableFromInline
    struct Node {
        @usableFromInline var feature: Int
        @usableFromInline var threshold: Number
        @usableFromInline var left: Int
        @usableFromInline var right: Int

        @inlinable
        init(feature: Int, threshold: Number, left: Int, right: Int) {
            (self.feature, self.threshold, self.left, self.right) = (feature, threshold, left, right)
        }
    }

    /// The tests of each tree, numbered through.
    @usableFromInline private(set) var trees: [Range<Int>] = []
    private(set) var probeCount = 0
    private(set) var base: Number = 0
    private(set) var probeFloor: Number = 0
    @usableFromInline let links: [Int16]
    @usableFromInline let thresholds: [Number]
    @usableFromInline let leaves: [Number]
    /// Mean log-odds of the training examples that reached each test, which explains paths; empty if unknown.
    @usableFromInline let means: [Number]

    /// No trees.
    init() {
        links = []
        thresholds = []
        leaves = []
        means = []
    }

    init(_ file: FlatFile, at section: Int, features: Int) throws(ResourceError) {
        let shape = try file.section(section, of: UInt32.self)
        let bounds = try file.section(section + 1, of: Number.self)
        links = try file.section(section + 2, of: Int16.self).values
        thresholds = try file.section(section + 3, of: Number.self).values
        leaves = try file.section(section + 4, of: Number.self).values
        means = try file.section(section + 5, of: Number.self).values
        guard shape.count >= 2, bounds.count == 2 else { throw file.error("holds no trees") }
        guard shape[0] == features else { throw file.error("was trained for other features; train it anew") }
        probeCount = Int(shape[1])
        (base, probeFloor) = (bounds[0], bounds[1])
        var end = 0
        for tree in 2..<shape.count {
            trees.append(end..<end + Int(shape[tree]))
            end += Int(shape[tree])
        }
        guard thresholds.count == end, links.count == 3 * end, leaves.count == end + trees.count,
            means.isEmpty || means.count == end
        else { throw file.error("holds trees that are cut short") }
        guard trees.indices.allSatisfy({ isSound($0, features) }) else {
            throw file.error("holds a tree that links outside itself")
        }
    }

    /// Whether each link of a tree leads to a later test or to a leaf, so that no tree is cyclic.
    private func isSound(_ tree: Int, _ features: Int) -> Bool {
        let count = trees[tree].count
        return (0..<count).allSatisfy { index in
            let node = node(index, of: tree)
            let leadsOn = [node.left, node.right].allSatisfy { link in
                link < 0 ? ~link <= count : (index + 1..<count).contains(link)
            }
            return leadsOn && (0..<features).contains(node.feature) && !node.threshold.isNaN
        }
    }

    /// A test of a tree by its number in it.
    @inlinable
    func node(_ index: Int, of tree: Int) -> Node {
        let place = trees[tree].lowerBound + index
        return Node(
            feature: Int(links[place * 3]), threshold: thresholds[place], left: Int(links[place * 3 + 1]),
            right: Int(links[place * 3 + 2]))
    }

    /// A leaf of a tree by its number in it.
    @inlinable
    func leaf(_ number: Int, of tree: Int) -> Number { leaves[trees[tree].lowerBound + tree + number] }

    /// See `BoostedTrees.contributions`.
    @inlinable
    func contributions(_ features: [Number]) -> [Number] {
        var result = [Number](repeating: 0, count: features.count)
        guard !means.isEmpty else { return result }
        for tree in trees.indices where !trees[tree].isEmpty {
            var link = 0
            var value = means[trees[tree].lowerBound]
            while link >= 0 {
                let node = node(link, of: tree)
                link = features[node.feature] <= node.threshold ? node.left : node.right
                let next = link < 0 ? leaf(~link, of: tree) : means[trees[tree].lowerBound + link]
                result[node.feature] += next - value
                value = next
            }
        }
        return result
    }
}
