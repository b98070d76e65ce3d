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
        /// Whether it has one leaf and no node.
        var isLeaf: Bool
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
            trees.append(Tree(nodes: nodes.count, leaves: leaves.count, isLeaf: count == 0))
            for index in 0..<count { nodes.append(try Self.node(from: &reader, index, count)) }
            for _ in 0...count { leaves.append(try reader.float()) }
        }
    }

    private static func node(
        from reader: inout LittleEndianReader, _ index: Int, _ count: Int
    ) throws(BodyModelError) -> Node {
        let feature = UInt16(bitPattern: try reader.short())
        let threshold = try reader.float()
        let left = try reader.short()
        let right = try reader.short()
        guard Int(feature) < BlockFeatures.width,
            [left, right].allSatisfy({ link in
                // A link leads onward or to a leaf, so that every walk ends.
                link < 0 ? ~Int(link) <= count : (index + 1..<count).contains(Int(link))
            })
        else { throw BodyModelError(reason: "a tree points outside of itself") }
        return Node(threshold: threshold, feature: feature, left: left, right: right)
    }

    /// The log-odds for the features that start at `row` of `features`.
    ///
    /// Unchecked access, a third of the instructions of a checked one: the links and features of every node were
    /// checked when the model was read, and the row is checked here.
    func score(_ features: [Float], row: Int) -> Float {
        precondition(row >= 0 && row + BlockFeatures.width <= features.count)
        var sum = base
        unsafe features.withUnsafeBufferPointer { features in
            unsafe nodes.withUnsafeBufferPointer { nodes in
                guard let start = features.baseAddress, let first = nodes.baseAddress else { return }
                let values = unsafe start + row
                for (index, tree) in trees.enumerated() {
                    if index == probeCount && sum < probeFloor { return }
                    let leaf = tree.isLeaf ? 0 : unsafe Self.leaf(first + tree.nodes, values)
                    sum += leaves[tree.leaves + leaf]
                }
            }
        }
        return sum
    }

    @inline(__always)
    private static func leaf(_ nodes: UnsafePointer<Node>, _ values: UnsafePointer<Float>) -> Int {
        var link = 0
        while link >= 0 {
            let node = unsafe nodes[link]
            link = unsafe Int(values[Int(node.feature)] <= node.threshold ? node.left : node.right)
        }
        return ~link
    }
}
