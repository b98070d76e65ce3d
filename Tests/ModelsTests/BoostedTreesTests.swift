import Models
import TestSupport
import Testing
import TextKit

/// Trees read feature by feature give what walking them gives.
@Suite struct BoostedTreesTests {
    private static let features = 40

    private struct Node {
        var feature: Int
        var threshold: Float
        var left: Int
        var right: Int
    }

    private struct Tree {
        var nodes: [Node]
        var leaves: [Float]

        func value(_ features: [Float]) -> Float {
            var link = nodes.isEmpty ? ~0 : 0
            while link >= 0 {
                link =
                    features[nodes[link].feature] <= nodes[link].threshold
                    ? nodes[link].left : nodes[link].right
            }
            return leaves[~link]
        }
    }

    /// A tree that grows by splitting a random leaf.
    private func tree(_ generator: inout SeededGenerator) -> Tree {
        var tree = Tree(nodes: [], leaves: [0.5])
        for index in 0..<Int.random(in: 0...31, using: &generator) {
            let leaf = Int.random(in: 0..<tree.leaves.count, using: &generator)
            for place in tree.nodes.indices {
                if tree.nodes[place].left == ~leaf { tree.nodes[place].left = index }
                if tree.nodes[place].right == ~leaf { tree.nodes[place].right = index }
            }
            let feature = Int.random(in: 0..<Self.features, using: &generator)
            let threshold = Float(Int.random(in: 0...8, using: &generator))
            tree.nodes.append(
                Node(feature: feature, threshold: threshold, left: ~leaf, right: ~tree.leaves.count))
            tree.leaves.append(Float.random(in: -1...1, using: &generator))
        }
        return tree
    }

    private func bytes(_ trees: [Tree], probe: Int, floor: Float) -> [UInt8] {
        var writer = LittleEndianWriter()
        writer.write(Float(0.25).bitPattern)
        writer.write(UInt32(probe))
        writer.write(floor.bitPattern)
        writer.write(UInt32(trees.count))
        for tree in trees {
            writer.write(UInt32(tree.nodes.count))
            for node in tree.nodes {
                writer.write(Int16(node.feature))
                writer.write(node.threshold.bitPattern)
                writer.write(Int16(node.left))
                writer.write(Int16(node.right))
            }
            for leaf in tree.leaves { writer.write(leaf.bitPattern) }
        }
        return writer.bytes
    }

    @Test(arguments: [0, 5, 12, 40])
    func `scores are those of walking every tree, to the last bit`(_ probe: Int) throws {
        var generator = SeededGenerator(seed: UInt64(probe) + 1)
        let trees = (0..<20).map { _ in tree(&generator) }
        let floor: Float = -0.5
        var reader = LittleEndianReader(bytes(trees, probe: probe, floor: floor))
        let read = try BoostedTrees(from: &reader, features: Self.features)
        var possible: [UInt32] = []
        for _ in 0..<200 {
            let features = (0..<Self.features).map { _ in
                Float(Int.random(in: -1...9, using: &generator))
            }
            var sum: Float = 0.25
            for (index, tree) in trees.enumerated() {
                if index == probe && sum < floor { break }
                sum += tree.value(features)
            }
            #expect(read.score(features, row: 0, possible: &possible) == sum)
        }
    }

    @Test(arguments: [(0, 0), (0, 7), (~0, ~5), (~0, ~1)])
    func `trees that go round, point outside or leave a part out are refused`(_ left: Int, _ right: Int) {
        let nodes = [
            Node(feature: 0, threshold: 0, left: left, right: right),
            Node(feature: 1, threshold: 0, left: ~1, right: ~2),
        ]
        var reader = LittleEndianReader(bytes([Tree(nodes: nodes, leaves: [0, 1, 2])], probe: 0, floor: -9))
        #expect(throws: ModelError.self) { try BoostedTrees(from: &reader, features: Self.features) }
    }

    @Test func `trees that are cut short are refused at any byte`() {
        var generator = SeededGenerator(seed: 9)
        let whole = bytes((0..<4).map { _ in tree(&generator) }, probe: 2, floor: -1)
        for end in whole.indices {
            var reader = LittleEndianReader(whole[..<end])
            #expect(throws: ModelError.self) { try BoostedTrees(from: &reader, features: Self.features) }
        }
    }
}
