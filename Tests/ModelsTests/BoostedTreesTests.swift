import Files
import Models
import TestSupport
import Testing

/// Trees read feature by feature give what walking them gives.
@Suite struct BoostedTreesTests {
    private static let features = 40

    /// A tree that grows by splitting a random leaf.
    private func tree<Number>(_ generator: inout SeededGenerator) -> TreeFile<Number>.Tree {
        var tree = TreeFile<Number>.Tree(nodes: [], leaves: [0.5])
        for index in 0..<Int.random(in: 0...31, using: &generator) {
            let leaf = Int.random(in: 0..<tree.leaves.count, using: &generator)
            for place in tree.nodes.indices {
                if tree.nodes[place].left == ~leaf { tree.nodes[place].left = index }
                if tree.nodes[place].right == ~leaf { tree.nodes[place].right = index }
            }
            let feature = Int.random(in: 0..<Self.features, using: &generator)
            let threshold = Number(Int.random(in: 0...8, using: &generator))
            tree.nodes.append(
                .init(feature: feature, threshold: threshold, left: ~leaf, right: ~tree.leaves.count))
            tree.leaves.append(Number(Double.random(in: -1...1, using: &generator)))
        }
        tree.means = tree.nodes.map { _ in Number(Double.random(in: -1...1, using: &generator)) }
        return tree
    }

    /// Compares the scores of random rows with those of walking.
    private func compare<Number>(_ file: TreeFile<Number>, _ generator: inout SeededGenerator) throws {
        let read = try file.read()
        var possible: [UInt32] = []
        for _ in 0..<200 {
            let row = (0..<Self.features).map { _ in Number(Int.random(in: -1...9, using: &generator)) }
            var sum = file.base
            for (index, tree) in file.trees.enumerated() {
                if index == file.probe && sum < file.floor { break }
                sum += tree.value(row)
            }
            #expect(read.score(row, possible: &possible) == sum)
        }
    }

    @Test(arguments: [0, 5, 12, 40])
    func `scores are those of walking every tree, to the last bit of either precision`(_ probe: Int) throws {
        var generator = SeededGenerator(seed: UInt64(probe) + 1)
        let single = (0..<20).map { _ in tree(&generator) as TreeFile<Float>.Tree }
        try compare(TreeFile(trees: single, probe: probe), &generator)
        let double = (0..<20).map { _ in tree(&generator) as TreeFile<Double>.Tree }
        try compare(TreeFile(trees: double, probe: probe), &generator)
    }

    @Test func `a row may stand behind others`() throws {
        var generator = SeededGenerator(seed: 3)
        let file = TreeFile<Float>(trees: [tree(&generator), tree(&generator)])
        let rows = (0..<2).map { _ in
            (0..<Self.features).map { _ in Float.random(in: 0...8, using: &generator) }
        }
        var possible: [UInt32] = []
        #expect(
            try file.read().score(rows[0] + rows[1], row: Self.features, possible: &possible)
                == file.read().score(rows[1], possible: &possible))
    }

    @Test(arguments: [(0, 0), (0, 7), (~0, ~5), (~0, ~1)])
    func `trees that go round, point outside or leave a part out are refused`(_ left: Int, _ right: Int) {
        let nodes: [TreeFile<Float>.Node] = [
            .init(feature: 0, threshold: 0, left: left, right: right),
            .init(feature: 1, threshold: 0, left: ~1, right: ~2),
        ]
        let file = TreeFile(trees: [.init(nodes: nodes, leaves: [0, 1, 2])])
        #expect(throws: ResourceError.self) { try file.read() }
    }

    @Test func `features and thresholds are checked`() throws {
        func file(_ feature: Int, _ threshold: Double) -> TreeFile<Double> {
            let node = TreeFile<Double>.Node(feature: feature, threshold: threshold, left: ~0, right: ~1)
            return TreeFile(trees: [.init(nodes: [node], leaves: [0, 1])])
        }
        _ = try file(39, 1).read()
        #expect(throws: ResourceError.self) { try file(40, 1).read() }
        #expect(throws: ResourceError.self) { try file(-1, 1).read() }
        #expect(throws: ResourceError.self) { try file(0, .nan).read() }
        #expect(throws: ResourceError.self) { try file(0, 1).read(features: 41) }
    }

    @Test func `trees of 32 leaves are read, larger ones refused`() throws {
        func chain(_ tests: Int) -> TreeFile<Float> {
            let nodes = (0..<tests).map { index in
                TreeFile<Float>.Node(
                    feature: 0, threshold: Float(index), left: ~index,
                    right: index + 1 < tests ? index + 1 : ~tests)
            }
            return TreeFile(
                features: 1, trees: [.init(nodes: nodes, leaves: (0...tests).map { Float($0) })], base: 0)
        }
        var possible: [UInt32] = []
        #expect(try chain(31).read().score([100], possible: &possible) == 31)
        #expect(throws: ResourceError.self) { try chain(32).read() }
    }

    @Test func `a section that is cut short, missing or of the other precision is refused`() {
        var generator = SeededGenerator(seed: 9)
        let sections = TreeFile(trees: (0..<4).map { _ in tree(&generator) as TreeFile<Float>.Tree }).sections
        for index in sections.indices {
            var short = sections
            short[index].removeLast(4)
            #expect(throws: ResourceError.self) { try TreeFile<Float>.read(short, features: Self.features) }
        }
        #expect(throws: ResourceError.self) {
            try TreeFile<Float>.read(sections.dropLast(), features: Self.features)
        }
        #expect(throws: ResourceError.self) { try TreeFile<Double>.read(sections, features: Self.features) }
    }

    // MARK: Explanations

    /// One tree that asks for feature 0 and then 1, one that asks for feature 1, and one that asks for nothing.
    private var explained: TreeFile<Double> {
        TreeFile(
            features: 2,
            trees: [
                .init(
                    nodes: [
                        .init(feature: 0, threshold: 1, left: ~0, right: 1),
                        .init(feature: 1, threshold: 3, left: ~1, right: ~2),
                    ], leaves: [-2, 0.5, 4], means: [0, 1]),
                .init(
                    nodes: [.init(feature: 1, threshold: 0, left: ~0, right: ~1)], leaves: [0, 1],
                    means: [0.25]),
                .init(nodes: [], leaves: [0.125]),
            ], base: 0.5)
    }

    @Test(
        arguments: [
            ([1, 0], -1.375), ([1.5, 3], 2.125), ([1.5, 3.5], 5.625), ([.nan, .nan], 5.625),
        ] as [([Double], Double)])
    func `contributions add up to the output`(row: [Double], expected: Double) throws {
        let trees = try explained.read()
        var possible: [UInt32] = []
        #expect(trees.score(row, possible: &possible) == expected)
        // What the roots say before any test belongs to no feature.
        #expect(trees.contributions(row).reduce(0, +) == expected - 0.5 - 0.25 - 0.125)
    }

    @Test func `each test's share goes to its feature`() throws {
        #expect(try explained.read().contributions([1.5, 3.5]) == [1, 3.75])
    }

    @Test func `without means nothing is explained, and without trees the output is the base value`() throws {
        var file = explained
        for index in file.trees.indices { file.trees[index].means = [] }
        #expect(try file.read().contributions([1.5, 3.5]) == [0, 0])
        var possible: [UInt32] = []
        #expect(BoostedTrees<Double>(features: 0, base: -1).score([], possible: &possible) == -1)
    }
}
