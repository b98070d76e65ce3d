package import Files
internal import JSON
internal import Models
internal import PipelineKit

/// The trained weights of each fact.
///
/// Two ensembles of shallow trees decide keep or remove, one for blocks with markup and one for bare text; a linear
/// layer chooses the category of what is removed.
package struct BoilerplateModel: Sendable {
    private static let magic: UInt32 = 0x4242_4443
    /// The version of the file's layout, raised with every change of its fields.
    private static let version: UInt32 = 3

    /// Trees, and the log odds from which on they remove.
    struct Ensemble {
        var trees: BoostedTrees<Double>
        var threshold: Double = 0
    }

    var markup: Ensemble
    var plain: Ensemble
    /// The trees of bare text, with the threshold that was chosen on lines of dumps.
    var lines: Ensemble
    /// One row of weights for each category, bias last.
    var categories: [[Double]]
    var lexicon = BlockLexicon()

    private init(untrained: Ensemble) {
        (markup, plain, lines, categories) = (untrained, untrained, untrained, [])
    }

    /// Weights that remove nothing.
    static let untrained = BoilerplateModel(
        untrained: Ensemble(trees: BoostedTrees(features: BoilerplateFeatures.names.count, base: -1)))

    /// Reads a weights file: what it says of itself as JSON, thresholds, categories, the lexicon, the trees.
    ///
    /// - Throws: `ResourceError` if the bytes are not a weights file of this version, or were made for other features.
    package init(_ bytes: [UInt8], path: String) throws(ResourceError) {
        let file = try FlatFile(
            MappedBytes(copying: bytes), magic: Self.magic, version: Self.version, path: path)
        try Self.check(try file.section(0, of: UInt8.self).values, file)
        let numbers = try file.section(1, of: Double.self)
        guard numbers.count == 4 else { throw file.error("has no thresholds") }
        let width = BoilerplateFeatures.names.count
        markup = Ensemble(trees: try BoostedTrees(file, at: 4, features: width), threshold: numbers[0])
        plain = Ensemble(trees: try BoostedTrees(file, at: 10, features: width), threshold: numbers[1])
        lines = Ensemble(trees: plain.trees, threshold: numbers[2])
        let rows = try file.section(2, of: Double.self).values
        guard rows.count == BlockCategory.allCases.count * (width + 1) else {
            throw file.error("expected a row for each category")
        }
        categories = stride(from: 0, to: rows.count, by: width + 1).map { Array(rows[$0...($0 + width)]) }
        guard let lexicon = BlockLexicon(try file.section(3, of: Int8.self), scale: numbers[3]) else {
            throw file.error("has a lexicon of another size")
        }
        self.lexicon = lexicon
    }

    /// Compares the columns of the weights with those of the program.
    private static func check(_ metadata: [UInt8], _ file: FlatFile) throws(ResourceError) {
        // What is no JSON states no features.
        let value = try? JSONParser.parse(metadata)
        func names(_ key: String) -> [String] { (value?[key]?.elements ?? []).compactMap(\.string) }
        guard names("features") == BoilerplateFeatures.names,
            names("categories") == BlockCategory.allCases.map(\.rawValue)
        else {
            throw file.error("does not match the features or categories of this version; retrain the model")
        }
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
