/// Boosted decision trees that also state how far each feature moved the output.
///
/// `BoostedTrees` is the other evaluator: faster, in single precision, and without reasons. Both remain until the
/// models are retrained: the thresholds here were learnt in double precision, so that rounding may change a verdict,
/// and every node has a value, for which the other's file has no room. After the next training both models share one
/// file format, and this evaluator is only used for blocks whose verdict is explained.
package struct ExplainedTrees: Sendable {
    /// A node of a tree: a test, or a leaf where `feature` is negative.
    package struct Node: Sendable {
        package var feature: Int
        /// The left node is next where the feature is at most this.
        package var threshold: Double
        package var left: Int
        package var right: Int
        /// Mean log odds of the training examples that reached this node, which makes paths explainable.
        package var value: Double

        package init(feature: Int, threshold: Double, left: Int, right: Int, value: Double) {
            self.feature = feature
            self.threshold = threshold
            self.left = left
            self.right = right
            self.value = value
        }
    }

    /// The log odds to which the trees add.
    package let base: Double
    /// The log odds of the decision threshold.
    package let threshold: Double
    private let roots: [Int]
    private let nodes: [Node]

    /// Creates an empty model, whose output is `base`.
    package init(base: Double) {
        (self.base, threshold, roots, nodes) = (base, 0, [], [])
    }

    /// Creates trees over a number of features.
    ///
    /// - Throws: `ModelError` if a root, a child or a feature does not exist, or a child does not come after its
    ///   parent, which rules out cycles.
    package init(
        base: Double, threshold: Double, roots: [Int], nodes: [Node], features: Int
    ) throws(ModelError) {
        for (number, node) in nodes.enumerated() where node.feature >= 0 {
            let later = (number + 1)..<nodes.count
            guard node.feature < features, later.contains(node.left), later.contains(node.right) else {
                throw ModelError(reason: "node \(number) points outside of its tree")
            }
        }
        guard roots.allSatisfy(nodes.indices.contains) else { throw ModelError(reason: "a root is no node") }
        (self.base, self.threshold, self.roots, self.nodes) = (base, threshold, roots, nodes)
    }

    /// Log odds of a yes.
    package func logOdds(_ row: [Double]) -> Double {
        var sum = base
        for root in roots {
            var node = nodes[root]
            while node.feature >= 0 {
                node = nodes[row[node.feature] <= node.threshold ? node.left : node.right]
            }
            sum += node.value
        }
        return sum
    }

    /// How far each feature moved the log odds; the parts add up to the whole.
    package func contributions(_ row: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: row.count)
        for root in roots {
            var node = nodes[root]
            while node.feature >= 0 {
                let next = nodes[row[node.feature] <= node.threshold ? node.left : node.right]
                result[node.feature] += next.value - node.value
                node = next
            }
        }
        return result
    }
}
