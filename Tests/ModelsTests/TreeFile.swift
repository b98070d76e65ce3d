import Files
import Models
import TestSupport

/// Trees that are put together by hand or at random, and the file that holds them.
struct TreeFile<Number: BinaryFloatingPoint & BitwiseCopyable & Sendable> {
    struct Node {
        var feature: Int
        var threshold: Number
        var left: Int
        var right: Int
    }

    struct Tree {
        var nodes: [Node]
        var leaves: [Number]
        var means: [Number] = []

        /// The output, by walking.
        func value(_ features: [Number]) -> Number {
            var link = nodes.isEmpty ? ~0 : 0
            while link >= 0 {
                link =
                    features[nodes[link].feature] <= nodes[link].threshold
                    ? nodes[link].left : nodes[link].right
            }
            return leaves[~link]
        }
    }

    var features = 40
    var trees: [Tree]
    var base: Number = 0.25
    var probe = 0
    var floor: Number = -0.5

    var sections: [[UInt8]] {
        let nodes = trees.flatMap(\.nodes)
        let links = nodes.flatMap { [Int16($0.feature), Int16($0.left), Int16($0.right)] }
        let shape = [UInt32(features), UInt32(probe)] + trees.map { UInt32($0.nodes.count) }
        return [
            MappedArray.bytes(of: shape), MappedArray.bytes(of: [base, floor]), MappedArray.bytes(of: links),
            MappedArray.bytes(of: nodes.map(\.threshold)), MappedArray.bytes(of: trees.flatMap(\.leaves)),
            MappedArray.bytes(of: trees.flatMap(\.means)),
        ]
    }

    func read(features: Int? = nil) throws -> BoostedTrees<Number> {
        try Self.read(sections, features: features ?? self.features)
    }

    /// Reads the sections behind another one.
    static func read(_ sections: [[UInt8]], features: Int) throws -> BoostedTrees<Number> {
        let bytes = FlatFile.encoded(magic: 7, version: 1, sections: [[1, 2, 3]] + sections)
        let file = try FlatFile(MappedBytes(copying: bytes), magic: 7, version: 1, path: "trees")
        return try BoostedTrees(file, at: 1, features: features)
    }
}
