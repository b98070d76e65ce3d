internal import JSON
internal import Models
internal import PipelineKit

/// The trained weights of each fact.
///
/// Two ensembles of shallow trees decide keep or remove, one for blocks with markup and one for bare text; a linear
/// layer chooses the category of what is removed.
package struct BoilerplateModel: Sendable {
    /// Of the file; one with other fields takes a new one.
    private static let version = 1

    var markup: ExplainedTrees
    var plain: ExplainedTrees
    /// One row of weights for each category, bias last.
    var categories: [[Double]]
    var lexicon = BlockLexicon()

    /// Weights that remove nothing.
    static let untrained: BoilerplateModel = {
        let empty = ExplainedTrees(base: -1)
        return BoilerplateModel(markup: empty, plain: empty, categories: [])
    }()

    /// Reads a model file and reports everything that is wrong with it.
    package static func parse(_ bytes: [UInt8]) -> (model: BoilerplateModel?, problems: [DataFileProblem]) {
        let value: JSONValue
        do {
            value = try JSONParser.parse(bytes)
        } catch {
            return (nil, [DataFileProblem(path: "", message: "line \(error.line): \(error.message)")])
        }
        guard let stated = value["version"]?.integer, stated == version else {
            return (nil, [DataFileProblem(path: "version", message: "is not \(version)")])
        }
        var problems: [DataFileProblem] = []
        let names = value["features"]?.elements?.compactMap(\.string) ?? []
        if names != BoilerplateFeatures.names {
            problems.append(
                DataFileProblem(path: "features", message: "do not match this version; retrain the model"))
        }
        let markup = trees(value["markup"], "markup", names.count, &problems)
        let plain = trees(value["plain"], "plain", names.count, &problems)
        let categories = (value["categories"]?.elements ?? []).map {
            ($0.elements ?? []).compactMap(\.double)
        }
        if categories.count != BlockCategory.allCases.count
            || categories.contains(where: { $0.count != names.count + 1 })
        {
            problems.append(DataFileProblem(path: "categories", message: "expected a row for each category"))
        }
        let lexicon = BlockLexicon(
            hex: value["lexicon"]?["weights"]?.string ?? "", scale: value["lexicon"]?["scale"]?.double ?? 0)
        if lexicon == nil {
            problems.append(
                DataFileProblem(path: "lexicon", message: "expected scale and weights in hexadecimal"))
        }
        guard problems.isEmpty, let markup, let plain, let lexicon else { return (nil, problems) }
        return (
            BoilerplateModel(markup: markup, plain: plain, categories: categories, lexicon: lexicon), []
        )
    }

    private static func trees(
        _ value: JSONValue?, _ path: String, _ features: Int, _ problems: inout [DataFileProblem]
    ) -> ExplainedTrees? {
        guard let value, let base = value["base"]?.double, let threshold = value["threshold"]?.double,
            let roots = value["roots"]?.elements?.compactMap(\.integer),
            let rows = value["nodes"]?.elements
        else {
            problems.append(DataFileProblem(path: path, message: "expected base, threshold, roots and nodes"))
            return nil
        }
        let nodes = rows.compactMap(node)
        do throws(ModelError) {
            guard nodes.count == rows.count else { throw ModelError(reason: "malformed node") }
            return try ExplainedTrees(
                base: base, threshold: threshold, roots: roots, nodes: nodes, features: features)
        } catch {
            problems.append(DataFileProblem(path: path, message: error.reason))
            return nil
        }
    }

    private static func node(_ row: JSONValue) -> ExplainedTrees.Node? {
        guard let cells = row.elements, cells.count == 5, let feature = cells[0].integer,
            let threshold = cells[1].double, let left = cells[2].integer, let right = cells[3].integer,
            let value = cells[4].double
        else { return nil }
        return ExplainedTrees.Node(
            feature: feature, threshold: threshold, left: left, right: right, value: value)
    }

    /// The best-scoring category for the features of a removed block.
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
