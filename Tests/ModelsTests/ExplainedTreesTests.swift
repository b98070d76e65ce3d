import Models
import Testing

@Suite struct ExplainedTreesTests {
    private typealias Node = ExplainedTrees.Node

    private func answer(_ value: Double) -> Node {
        Node(feature: -1, threshold: 0, left: 0, right: 0, value: value)
    }

    private func trees(_ nodes: [Node], roots: [Int] = [0], features: Int = 2) throws(ModelError)
        -> ExplainedTrees
    {
        try ExplainedTrees(base: 0.5, threshold: 0, roots: roots, nodes: nodes, features: features)
    }

    /// One tree that asks for feature 0 and then 1, and one that asks for feature 1.
    private var nodes: [Node] {
        [
            Node(feature: 0, threshold: 1, left: 1, right: 2, value: 0), answer(-2),
            Node(feature: 1, threshold: 3, left: 3, right: 4, value: 1), answer(0.5), answer(4),
            Node(feature: 1, threshold: 0, left: 6, right: 7, value: 0.25), answer(0), answer(1),
        ]
    }

    @Test(
        arguments: [
            ([1, 0], -1.5), ([1.5, 3], 2), ([1.5, 3.5], 5.5), ([.nan, .nan], 5.5),
        ] as [([Double], Double)])
    func `the outputs of all trees add up`(row: [Double], expected: Double) throws {
        let trees = try trees(nodes, roots: [0, 5])
        #expect(trees.logOdds(row) == expected)
        let moved = trees.contributions(row)
        // What the roots say before any question belongs to no feature.
        #expect(moved.reduce(0, +) == expected - 0.5 - 0 - 0.25)
    }

    @Test func `each question's share goes to its feature`() throws {
        #expect(try trees(nodes, roots: [0, 5]).contributions([1.5, 3.5]) == [1, 3.75])
    }

    @Test func `without trees the output is the base value`() {
        #expect(ExplainedTrees(base: -1).logOdds([]) == -1)
    }

    @Test(arguments: [(0, 2), (1, 3), (-1, 2)])
    func `a node that leads back or outside is refused`(left: Int, right: Int) {
        let nodes = [
            Node(feature: 0, threshold: 0, left: left, right: right, value: 0), answer(1), answer(2),
        ]
        #expect(throws: ModelError.self) { try trees(nodes) }
    }

    @Test func `roots and features are checked`() {
        #expect(throws: ModelError.self) { try trees(nodes, roots: [8]) }
        #expect(throws: ModelError.self) { try trees(nodes, features: 1) }
    }
}
