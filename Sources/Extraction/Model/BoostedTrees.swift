internal import PipelineKit

/// Gradient-boosted decision trees, read feature by feature instead of tree by tree (Lucchese et al., QuickScorer).
///
/// Every tree keeps a set of the leaves that are still possible. A test that fails takes those to its left away, and
/// the tests of one feature stand in the order of their thresholds, so that they fail up to one and hold from there
/// on. Walking the trees guesses the way at each of their nodes, wrongly half the time: it took 14 % of the CPU of a
/// page.
struct BoostedTrees: Sendable {
    /// A node of some tree; it holds where the feature is at most the threshold.
    private struct Test {
        var threshold: Float
        /// The leaves that stay possible where it fails.
        var rest: UInt32
        var tree: Int32
    }

    /// Trees that are scored together.
    private struct Stage {
        var trees: Range<Int>
        var tests: [Test] = []
        /// Where the tests of each feature start, and where the last one's end.
        var starts: [Int] = []
    }

    /// A node as the file has it; a negative link is the complement of a leaf's number.
    private struct Node {
        var feature: Int
        var threshold: Float
        var left: Int
        var right: Int
    }

    private static let mostLeaves = 32
    private var stages: [Stage] = []
    /// Of each tree that many, from left to right.
    private var leaves: [Float] = []
    private var base: Float = 0
    /// Below this after the first stage a block is far below any doubt and not looked at further.
    private var probeFloor: Float = 0

    init() {}

    init(from reader: inout LittleEndianReader) throws(BodyModelError) {
        base = try reader.float()
        let probeCount = try reader.integer()
        probeFloor = try reader.float()
        let count = try reader.count(of: 4)
        let first = min(probeCount, count)
        for range in [0..<first, first..<count] {
            var tests: [(feature: Int, test: Test)] = []
            for tree in range { try read(tree, from: &reader, to: &tests) }
            stages.append(Self.stage(range, tests))
        }
    }

    private static func stage(_ trees: Range<Int>, _ tests: [(feature: Int, test: Test)]) -> Stage {
        var stage = Stage(trees: trees)
        let sorted = tests.enumerated().sorted {
            ($0.element.feature, $0.element.test.threshold, $0.offset)
                < ($1.element.feature, $1.element.test.threshold, $1.offset)
        }
        stage.tests = sorted.map(\.element.test)
        var place = 0
        for feature in 0...BlockFeatures.width {
            while place < sorted.count && sorted[place].element.feature < feature { place += 1 }
            stage.starts.append(place)
        }
        return stage
    }

    private mutating func read(
        _ tree: Int, from reader: inout LittleEndianReader, to tests: inout [(feature: Int, test: Test)]
    ) throws(BodyModelError) {
        let count = try reader.count(of: 10)
        guard count < Self.mostLeaves else { throw BodyModelError(reason: "a tree has too many leaves") }
        var nodes: [Node] = []
        for index in 0..<count { nodes.append(try Self.node(from: &reader, index, count)) }
        var values: [Float] = []
        for _ in 0...count { values.append(try reader.float()) }
        var order: [Int] = []
        if count == 0 { order = [0] } else { try Self.visit(0, nodes, tree, &order, &tests) }
        guard order.count == count + 1 else { throw BodyModelError(reason: "a tree is none") }
        leaves += order.map { values[$0] } + Array(repeating: 0, count: Self.mostLeaves - order.count)
    }

    private static func node(
        from reader: inout LittleEndianReader, _ index: Int, _ count: Int
    ) throws(BodyModelError) -> Node {
        let feature = Int(try reader.short())
        let threshold = try reader.float()
        let left = Int(try reader.short())
        let right = Int(try reader.short())
        let isInside = [left, right].allSatisfy { link in
            // A link leads onward or to a leaf, so that no tree goes round.
            link < 0 ? ~link <= count : (index + 1..<count).contains(link)
        }
        guard isInside, (0..<BlockFeatures.width).contains(feature), !threshold.isNaN else {
            throw BodyModelError(reason: "a tree points outside of itself")
        }
        return Node(feature: feature, threshold: threshold, left: left, right: right)
    }

    /// Notes the leaves below a node from left to right, and its test.
    private static func visit(
        _ index: Int, _ nodes: [Node], _ tree: Int, _ order: inout [Int],
        _ tests: inout [(feature: Int, test: Test)]
    ) throws(BodyModelError) {
        let node = nodes[index]
        let first = order.count
        try follow(node.left, nodes, tree, &order, &tests)
        let gone = (1 << UInt32(order.count) as UInt32) &- (1 << UInt32(first) as UInt32)
        tests.append((node.feature, Test(threshold: node.threshold, rest: ~gone, tree: Int32(tree))))
        try follow(node.right, nodes, tree, &order, &tests)
    }

    private static func follow(
        _ link: Int, _ nodes: [Node], _ tree: Int, _ order: inout [Int],
        _ tests: inout [(feature: Int, test: Test)]
    ) throws(BodyModelError) {
        guard order.count <= nodes.count else { throw BodyModelError(reason: "a tree is none") }
        if link < 0 { order.append(~link) } else { try visit(link, nodes, tree, &order, &tests) }
    }

    /// The log-odds for the features that start at `row` of `features`; `possible` is scratch storage.
    ///
    /// Access is unchecked behind the checks made here and when the model was read: three instructions of ten a test.
    func score(_ features: [Float], row: Int, possible: inout [UInt32]) -> Float {
        precondition(row >= 0 && row + BlockFeatures.width <= features.count)
        let count = leaves.count / Self.mostLeaves
        if possible.count != count { possible = Array(repeating: 0, count: count) }
        var sum = base
        for (number, stage) in stages.enumerated() where !stage.trees.isEmpty {
            if number > 0 && sum < probeFloor { return sum }
            for tree in stage.trees { possible[tree] = .max }
            Self.apply(stage, features, row, &possible)
            for tree in stage.trees {
                sum += leaves[tree * Self.mostLeaves + possible[tree].trailingZeroBitCount]
            }
        }
        return sum
    }

    private static func apply(_ stage: Stage, _ features: [Float], _ row: Int, _ possible: inout [UInt32]) {
        unsafe stage.tests.withUnsafeBufferPointer { tests in
            unsafe possible.withUnsafeMutableBufferPointer { possible in
                for feature in 0..<BlockFeatures.width {
                    let value = features[row + feature]
                    var place = stage.starts[feature]
                    let end = stage.starts[feature + 1]
                    while place < end, unsafe !(value <= tests[place].threshold) {
                        unsafe possible[Int(tests[place].tree)] &= tests[place].rest
                        place += 1
                    }
                }
            }
        }
    }
}
