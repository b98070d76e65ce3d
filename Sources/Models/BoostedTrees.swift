package import Files

/// Gradient-boosted decision trees, read feature by feature instead of tree by tree (Lucchese et al., QuickScorer).
///
/// Every tree keeps a set of the leaves that are still possible. A failed test removes those to its left, and
/// the tests of one feature are ordered by threshold, so that they fail up to one and hold from there
/// on. Walking the trees mispredicts the branch at half of their nodes: it took 14 % of the CPU of a
/// page. They are walked only to say how far each feature moved the output, for the few blocks that are explained.
///
/// Numbers are of the precision that the trees were learnt in, since rounding may change a verdict.
@usableFromInline
package struct BoostedTrees<Number: BinaryFloatingPoint & BitwiseCopyable & Sendable>: Sendable {
    /// A node of a tree: a test that passes if the feature is at most the threshold.
    @usableFromInline
    struct Test: Sendable {
        @usableFromInline var threshold: Number
        /// The leaves that remain possible if it fails.
        @usableFromInline var rest: UInt32
        @usableFromInline var tree: Int32

        init(threshold: Number, rest: UInt32, tree: Int32) {
            (self.threshold, self.rest, self.tree) = (threshold, rest, tree)
        }
    }

    /// Trees that are scored together.
    @usableFromInline
    struct Stage: Sendable {
        @usableFromInline var trees: Range<Int>
        @usableFromInline var tests: [Test] = []
        /// The start of each feature's tests, and the end of the last one's.
        @usableFromInline var starts: [Int] = []

        /// Orders the tests of some trees by feature and threshold.
        init(_ trees: Range<Int>, _ tests: [(feature: Int, test: Test)], features: Int) {
            self.trees = trees
            let sorted = tests.enumerated().sorted {
                ($0.element.feature, $0.element.test.threshold, $0.offset)
                    < ($1.element.feature, $1.element.test.threshold, $1.offset)
            }
            self.tests = sorted.map(\.element.test)
            var place = 0
            for feature in 0...features {
                while place < sorted.count && sorted[place].element.feature < feature { place += 1 }
                starts.append(place)
            }
        }
    }

    @usableFromInline static var maximumLeaves: Int { 32 }
    @usableFromInline var stages: [Stage] = []
    /// The leaves of each tree, from left to right.
    @usableFromInline var leaves: [Number] = []
    @usableFromInline let base: Number
    /// Below this after the first stage a block is certainly not text, and is not scored further.
    @usableFromInline var probeFloor: Number = 0
    @usableFromInline let featureCount: Int
    @usableFromInline let nodes: TreeNodes<Number>

    /// Creates an empty model, whose output is `base`.
    package init(features: Int, base: Number = 0) {
        self.base = base
        featureCount = features
        nodes = TreeNodes()
    }

    /// Uses the trees over a number of features that `TreeNodes.sectionCount` sections of a file hold.
    ///
    /// Specialized, because other modules call the generic form: reading all models took half of the CPU of a start.
    ///
    /// - Throws: `ResourceError` if they are missing or invalid.
    @_specialize(where Number == Float)
    @_specialize(where Number == Double)
    package init(_ file: FlatFile, at section: Int, features: Int) throws(ResourceError) {
        nodes = try TreeNodes(file, at: section, features: features)
        featureCount = features
        (base, probeFloor) = (nodes.base, nodes.probeFloor)
        let first = min(nodes.probeCount, nodes.trees.count)
        for range in [0..<first, first..<nodes.trees.count] {
            var tests: [(feature: Int, test: Test)] = []
            for tree in range {
                guard let order = addTests(of: tree, to: &tests) else {
                    throw file.error("holds a malformed tree")
                }
                leaves += order.map { nodes.leaf($0, of: tree) }
                leaves += Array(repeating: 0, count: Self.maximumLeaves - order.count)
            }
            stages.append(Stage(range, tests, features: features))
        }
    }

    /// Adds a tree's tests and returns its leaves from left to right; nil where a part hangs on none or two others.
    private func addTests(of tree: Int, to tests: inout [(feature: Int, test: Test)]) -> [Int]? {
        let count = nodes.trees[tree].count
        guard count < Self.maximumLeaves else { return nil }
        guard count > 0 else { return [0] }
        var order: [Int] = []
        visit(0, tree, &order, &tests)
        return order.count == count + 1 ? order : nil
    }

    /// Notes the leaves below a node from left to right, and its test.
    private func visit(
        _ index: Int, _ tree: Int, _ order: inout [Int], _ tests: inout [(feature: Int, test: Test)]
    ) {
        let node = nodes.node(index, of: tree)
        let first = order.count
        follow(node.left, tree, &order, &tests)
        let gone = (1 << UInt32(order.count) as UInt32) &- (1 << UInt32(first) as UInt32)
        tests.append((node.feature, Test(threshold: node.threshold, rest: ~gone, tree: Int32(tree))))
        follow(node.right, tree, &order, &tests)
    }

    private func follow(
        _ link: Int, _ tree: Int, _ order: inout [Int], _ tests: inout [(feature: Int, test: Test)]
    ) {
        // One leaf too many is enough to know that it is none.
        guard order.count <= nodes.trees[tree].count + 1 else { return }
        if link < 0 { order.append(~link) } else { visit(link, tree, &order, &tests) }
    }

    /// The log-odds for the features that start at `row` of `features`; `possible` is scratch storage.
    ///
    /// Access is unchecked after the checks here and on reading the model: saves three instructions of ten.
    @inlinable
    package func score(_ features: [Number], row: Int = 0, possible: inout [UInt32]) -> Number {
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

    @inlinable
    func apply(_ stage: Stage, _ features: [Number], _ row: Int, _ possible: inout [UInt32]) {
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

    /// How far each feature moved the log-odds; the parts add up to the whole, but for what the roots say.
    ///
    /// All zero where the file does not say what the nodes mean.
    @inlinable
    package func contributions(_ features: [Number]) -> [Number] { nodes.contributions(features) }
}
