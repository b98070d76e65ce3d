internal import JSON
internal import PipelineKit

/// Trained weights: how much each fact counts.
///
/// Two ensembles of shallow trees decide keep or remove, one for blocks with markup and one for bare text; a linear
/// layer names the category of what is removed.
package struct BoilerplateModel: Sendable {
    /// A node of a tree: a question, or an answer where `feature` is negative.
    struct Node: Sendable {
        var feature: Int
        var threshold: Double
        var left: Int
        var right: Int
        /// Mean log odds of the training blocks that reached this node, which is what makes paths explainable.
        var value: Double
    }

    /// Trees whose answers add up to log odds.
    struct Ensemble: Sendable {
        var base: Double
        var threshold: Double
        var roots: [Int]
        var nodes: [Node]
    }

    var markup: Ensemble
    var plain: Ensemble
    /// One row of weights for each category, bias last.
    var categories: [[Double]]
    var lexicon = BlockLexicon()

    /// Weights that remove nothing.
    static let untrained: BoilerplateModel = {
        let empty = Ensemble(base: -1, threshold: 0, roots: [], nodes: [])
        return BoilerplateModel(markup: empty, plain: empty, categories: [])
    }()

    /// Reads a model file and reports everything that is wrong with it.
    package static func parse(_ bytes: [UInt8]) -> (model: BoilerplateModel?, problems: [PackProblem]) {
        let value: JSONValue
        do {
            value = try JSONParser.parse(bytes)
        } catch {
            return (nil, [PackProblem(path: "", message: "line \(error.line): \(error.message)")])
        }
        var problems: [PackProblem] = []
        let names = value["features"]?.elements?.compactMap(\.string) ?? []
        if names != BoilerplateFeatures.names {
            problems.append(
                PackProblem(path: "features", message: "are not those of this version; train again"))
        }
        let markup = ensemble(value["markup"], "markup", names.count, &problems)
        let plain = ensemble(value["plain"], "plain", names.count, &problems)
        let categories = (value["categories"]?.elements ?? []).map {
            ($0.elements ?? []).compactMap(\.double)
        }
        if categories.count != BlockCategory.allCases.count
            || categories.contains(where: { $0.count != names.count + 1 })
        {
            problems.append(PackProblem(path: "categories", message: "expected a row for each category"))
        }
        let lexicon = BlockLexicon(
            hex: value["lexicon"]?["weights"]?.string ?? "", scale: value["lexicon"]?["scale"]?.double ?? 0)
        if lexicon == nil {
            problems.append(
                PackProblem(path: "lexicon", message: "expected scale and weights in hexadecimal"))
        }
        guard problems.isEmpty, let markup, let plain, let lexicon else { return (nil, problems) }
        return (
            BoilerplateModel(markup: markup, plain: plain, categories: categories, lexicon: lexicon), []
        )
    }

    private static func ensemble(
        _ value: JSONValue?, _ path: String, _ features: Int, _ problems: inout [PackProblem]
    ) -> Ensemble? {
        guard let value, let base = value["base"]?.double, let threshold = value["threshold"]?.double,
            let roots = value["roots"]?.elements?.compactMap(\.integer),
            let rows = value["nodes"]?.elements
        else {
            problems.append(PackProblem(path: path, message: "expected base, threshold, roots and nodes"))
            return nil
        }
        var nodes: [Node] = []
        for (index, row) in rows.enumerated() {
            guard let node = node(row, number: index, count: rows.count, features: features) else {
                problems.append(PackProblem(path: "\(path).nodes[\(index)]", message: "malformed node"))
                return nil
            }
            nodes.append(node)
        }
        guard roots.allSatisfy({ nodes.indices.contains($0) }) else {
            problems.append(PackProblem(path: path + ".roots", message: "a root is not a node"))
            return nil
        }
        return Ensemble(base: base, threshold: threshold, roots: roots, nodes: nodes)
    }

    /// Children must come after their parent, so that no file can make a loop.
    private static func node(_ row: JSONValue, number: Int, count: Int, features: Int) -> Node? {
        guard let cells = row.elements, cells.count == 5, let feature = cells[0].integer,
            let threshold = cells[1].double, let left = cells[2].integer, let right = cells[3].integer,
            let value = cells[4].double, feature < features
        else { return nil }
        let later = (number + 1)..<count
        guard feature < 0 || (later.contains(left) && later.contains(right)) else { return nil }
        return Node(feature: feature, threshold: threshold, left: left, right: right, value: value)
    }

    /// The category whose weights fit best, from the features of a removed block.
    func category(of row: [Double]) -> BlockCategory {
        var best = 0
        var bestScore = -Double.infinity
        for (index, weights) in categories.enumerated() {
            var score = weights[row.count]
            for (feature, value) in row.enumerated() where value != 0 { score += weights[feature] * value }
            if score > bestScore {
                best = index
                bestScore = score
            }
        }
        return BlockCategory.allCases[best]
    }
}

extension BoilerplateModel.Ensemble {
    /// Log odds that the block is boilerplate.
    func logOdds(_ row: [Double]) -> Double {
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
    func contributions(_ row: [Double]) -> [Double] {
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
