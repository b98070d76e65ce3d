package import TextKit

/// Gradient-boosted decision trees, read feature by feature instead of tree by tree (Lucchese et al., QuickScorer).
///
/// Every tree keeps a set of the leaves that are still possible. A failed test removes those to its left, and
/// the tests of one feature are ordered by threshold, so that they fail up to one and hold from there
/// on. Walking the trees mispredicts the branch at half of their nodes: it took 14 % of the CPU of a
/// page.
///
/// See `ExplainedTrees` for why there are two evaluators for now.
package struct BoostedTrees: Sendable {
    /// A node of a tree: a test that passes if the feature is at most the threshold.
    private struct Test {
        var threshold: Float
        /// The leaves that remain possible if it fails.
        var rest: UInt32
        var tree: Int32
    }

    /// Trees that are scored together.
    private struct Stage {
        var trees: Range<Int>
        var tests: [Test] = []
        /// The start of each feature's tests, and the end of the last one's.
        var starts: [Int] = []
    }

    /// A node as the file has it; a negative link is the complement of a leaf's number.
    private struct Node {
        var feature: Int
        var threshold: Float
        var left: Int
        var right: Int
    }

    private static let maximumLeaves = 32
    private var stages: [Stage] = []
    /// The leaves of each tree, from left to right.
    private var leaves: [Float] = []
    private var base: Float = 0
    /// Below this after the first stage a block is certainly not text, and is not scored further.
    private var probeFloor: Float = 0
    private let featureCount: Int

    /// Creates an empty model, whose output is 0.
    package init(features: Int) { featureCount = features }

    /// Reads trees over a number of features.
    ///
    /// - Throws: `ModelError` if they are truncated or invalid.
    package init(from reader: inout LittleEndianReader, features: Int) throws(ModelError) {
        featureCount = features
        base = reader.float()
        let probeCount = Int(reader.read(UInt32.self))
        probeFloor = reader.float()
        let count = Int(reader.read(UInt32.self))
        guard reader.canHold(count, of: 4) else { throw .truncated }
        let first = min(probeCount, count)
        for range in [0..<first, first..<count] {
            var tests: [(feature: Int, test: Test)] = []
            for tree in range { try read(tree, from: &reader, to: &tests) }
            stages.append(stage(range, tests))
        }
        if reader.isPastEnd { throw .truncated }
    }

    private func stage(_ trees: Range<Int>, _ tests: [(feature: Int, test: Test)]) -> Stage {
        var stage = Stage(trees: trees)
        let sorted = tests.enumerated().sorted {
            ($0.element.feature, $0.element.test.threshold, $0.offset)
                < ($1.element.feature, $1.element.test.threshold, $1.offset)
        }
        stage.tests = sorted.map(\.element.test)
        var place = 0
        for feature in 0...featureCount {
            while place < sorted.count && sorted[place].element.feature < feature { place += 1 }
            stage.starts.append(place)
        }
        return stage
    }

    private mutating func read(
        _ tree: Int, from reader: inout LittleEndianReader, to tests: inout [(feature: Int, test: Test)]
    ) throws(ModelError) {
        let count = Int(reader.read(UInt32.self))
        guard reader.canHold(count, of: 10) else { throw .truncated }
        guard count < Self.maximumLeaves else { throw ModelError(reason: "a tree has too many leaves") }
        var nodes: [Node] = []
        for index in 0..<count { nodes.append(try node(from: &reader, index, count)) }
        var values: [Float] = []
        for _ in 0...count { values.append(reader.float()) }
        var order: [Int] = []
        if count == 0 { order = [0] } else { try Self.visit(0, nodes, tree, &order, &tests) }
        guard order.count == count + 1 else { throw ModelError(reason: "malformed tree") }
        leaves += order.map { values[$0] } + Array(repeating: 0, count: Self.maximumLeaves - order.count)
    }

    private func node(
        from reader: inout LittleEndianReader, _ index: Int, _ count: Int
    ) throws(ModelError) -> Node {
        let feature = Int(reader.read(Int16.self))
        let threshold = reader.float()
        let left = Int(reader.read(Int16.self))
        let right = Int(reader.read(Int16.self))
        let isInside = [left, right].allSatisfy { link in
            // A link leads to a later node or to a leaf, so that no tree is cyclic.
            link < 0 ? ~link <= count : (index + 1..<count).contains(link)
        }
        guard isInside, (0..<featureCount).contains(feature), !threshold.isNaN else {
            throw ModelError(reason: "a tree links outside itself")
        }
        return Node(feature: feature, threshold: threshold, left: left, right: right)
    }

    /// Notes the leaves below a node from left to right, and its test.
    private static func visit(
        _ index: Int, _ nodes: [Node], _ tree: Int, _ order: inout [Int],
        _ tests: inout [(feature: Int, test: Test)]
    ) throws(ModelError) {
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
    ) throws(ModelError) {
        guard order.count <= nodes.count else { throw ModelError(reason: "malformed tree") }
        if link < 0 { order.append(~link) } else { try visit(link, nodes, tree, &order, &tests) }
    }

    /// The log-odds for the features that start at `row` of `features`; `possible` is scratch storage.
    ///
    /// Access is unchecked after the checks here and on reading the model: saves three instructions of ten.
    package func score(_ features: [Float], row: Int, possible: inout [UInt32]) -> Float {
        precondition(row >= 0 && row + featureCount <= features.count)
        let count = leaves.count / Self.maximumLeaves
        if possible.count != count { possible = Array(repeating: 0, count: count) }
        var sum = base
        for (number, stage) in stages.enumerated() where !stage.trees.isEmpty {
            if number > 0 && sum < probeFloor { return sum }
            for tree in stage.trees { possible[tree] = .max }
            apply(stage, features, row, &possible)
            for tree in stage.trees {
                sum += leaves[tree * Self.maximumLeaves + possible[tree].trailingZeroBitCount]
            }
        }
        return sum
    }

    private func apply(_ stage: Stage, _ features: [Float], _ row: Int, _ possible: inout [UInt32]) {
        unsafe stage.tests.withUnsafeBufferPointer { tests in
            unsafe possible.withUnsafeMutableBufferPointer { possible in
                for feature in 0..<featureCount {
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
