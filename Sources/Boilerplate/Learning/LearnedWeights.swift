internal import PipelineKit
internal import TextKit

/// What an editor's marks say of the names around a source's blocks: log odds for each, added to those of the trees.
///
/// A site's templates repeat, so the classes of an element tell its kinds of boxes apart better than any rule for all sites.
package struct LearnedWeights: Sendable, Equatable {
    private let weights: [String: Double]

    /// Weights by token; nil where there are none.
    package init?(_ weights: [String: Double]) {
        guard !weights.isEmpty else { return nil }
        self.weights = weights
    }

    /// The trees are never so sure that 40 marks could not say otherwise.
    private static let surest = 3.0
    /// What speaks for the removal of a block that stayed must weigh so much more than what speaks against it.
    ///
    /// Chosen, with
    /// `WeightLearner`'s constants, on 12 domains of whole pages: at 0 more article text fell than without the weights.
    private static let margin = 1.0
    /// Elements from a block's own outwards whose names count.
    private static let reach = 3
    private static let longBlock = 120

    /// What is known of a block to weights: names and ids of its nearest elements, its element, its length.
    package static func tokens(of path: String, characters: Int) -> [String] {
        guard !path.isEmpty else { return [] }
        let elements = path.split(separator: ">").suffix(reach).map(normalized)
        var tokens = ["bias", characters > longBlock ? "long" : "short"]
        if let own = elements.last { tokens.append("tag:" + own.prefix { $0 != "." && $0 != "#" }) }
        tokens.append("path:" + elements.suffix(2).joined(separator: ">"))
        for element in elements {
            let names = element.split { $0 == "." || $0 == "#" }
            for name in names.dropFirst(element.first == "." || element.first == "#" ? 0 : 1) {
                let token = "class:" + name
                if !tokens.contains(token) { tokens.append(token) }
            }
        }
        return tokens
    }

    /// Lower case, "-" for "_", and one 0 for every number: ids of posts differ from page to page.
    private static func normalized(_ element: Substring) -> String {
        var result: [UInt8] = []
        for byte in element.utf8 {
            if ASCII.isDigit(byte) {
                if result.last != UInt8(ascii: "0") { result.append(UInt8(ascii: "0")) }
            } else {
                result.append(byte == UInt8(ascii: "_") ? UInt8(ascii: "-") : ASCII.lowercased(byte))
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    static func bounded(_ odds: Double) -> Double { max(-surest, min(surest, odds)) }

    /// The sum of a block's weights, and the token that weighs most.
    func shift(path: String, characters: Int) -> (sum: Double, strongest: String)? {
        let found = Self.tokens(of: path, characters: characters).compactMap { token in
            weights[token].map { (token: token, weight: $0) }
        }
        guard let strongest = found.max(by: { $0.weight.magnitude < $1.weight.magnitude }) else { return nil }
        return (found.reduce(0) { $0 + $1.weight }, strongest.token)
    }

    /// The log odds of a block with its weights.
    static func odds(_ odds: Double, shifted shift: Double, threshold: Double) -> Double {
        let sum = bounded(odds) + shift
        return odds < threshold && sum > threshold ? max(threshold - margin / 2, sum - margin) : sum
    }
}

extension BlockVerdict {
    static let taught = "learned."

    /// Whether an editor's marks speak for removal: they need no second witness.
    var isTaught: Bool { hits.first?.name.hasPrefix(Self.taught) ?? false }
}
