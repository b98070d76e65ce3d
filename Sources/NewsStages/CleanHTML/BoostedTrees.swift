/// Gradient-boosted decision trees in one flat table.
struct BoostedTrees: Sendable {
    /// An inner node; a negative link is the complement of a leaf's number.
    private struct Node {
        var threshold: Float
        var feature: UInt16
        var left: Int16
        var right: Int16
    }

    private struct Tree {
        var nodes: Int
        var leaves: Int
    }

    private var nodes: [Node] = []
    private var leaves: [Float] = []
    private var trees: [Tree] = []
    private var base: Float = 0
    /// After this many trees a block that is far below any doubt is not looked at further.
    private var probeCount = 0
    private var probeFloor: Float = 0

    init() {}

    init(from reader: inout LittleEndianReader) throws(BodyModelError) {
        base = try reader.float()
        probeCount = try reader.integer()
        probeFloor = try reader.float()
        for _ in 0..<(try reader.count(of: 4)) {
            let count = try reader.count(of: 10)
            trees.append(Tree(nodes: nodes.count, leaves: leaves.count))
            for _ in 0..<count { nodes.append(try Self.node(from: &reader, count)) }
            for _ in 0...count { leaves.append(try reader.float()) }
        }
    }

    private static func node(
        from reader: inout LittleEndianReader, _ count: Int
    ) throws(BodyModelError) -> Node {
        let feature = UInt16(bitPattern: try reader.short())
        let threshold = try reader.float()
        let left = try reader.short()
        let right = try reader.short()
        let links = -(count + 1)..<count
        guard links.contains(Int(left)), links.contains(Int(right)), Int(feature) < BlockFeatures.width else {
            throw BodyModelError(reason: "a tree points outside of itself")
        }
        return Node(threshold: threshold, feature: feature, left: left, right: right)
    }

    /// The log-odds for the features that start at `row` of `features`.
    func score(_ features: [Float], row: Int) -> Float {
        var sum = base
        for (index, tree) in trees.enumerated() {
            if index == probeCount && sum < probeFloor { return sum }
            sum += leaves[tree.leaves + leaf(of: tree, features, row)]
        }
        return sum
    }

    @inline(__always)
    private func leaf(of tree: Tree, _ features: [Float], _ row: Int) -> Int {
        guard tree.nodes < nodes.count else { return 0 }
        var link = 0
        // A tree is no deeper than its nodes are many; the bound stops a damaged file's cycle.
        for _ in 0..<256 {
            let node = nodes[tree.nodes + link]
            let next = features[row + Int(node.feature)] <= node.threshold ? node.left : node.right
            if next < 0 { return ~Int(next) }
            link = Int(next)
        }
        return 0
    }
}
