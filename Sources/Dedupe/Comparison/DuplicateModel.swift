package import JSON

/// Why a model file cannot be used.
package struct DuplicateModelError: Error, Sendable, Equatable {
    package var message: String
}

/// A small logistic regression over features and products of two, which separates copies from similar texts.
///
/// Products, because features interact: text before the common part is evidence against a short match and
/// not against a long one. With them half as many pairs of unseen clusters are misjudged.
///
/// Weights are data, trained by `scripts/train/dedupe`; the features are defined here and named in the file, so that
/// a file for other features is refused. Only additions, products and comparisons of 32-bit floats: the same verdict
/// on every machine.
package struct DuplicateModel: Sendable {
    /// Log-odds threshold of duplicates.
    package let duplicateThreshold: Float
    /// Log-odds threshold of documents that cover the same story.
    package let storyThreshold: Float
    /// Log-odds threshold of pairs across two clusters that support merging them.
    package let agreementThreshold: Float
    /// Log-odds threshold of a large cluster for a document that no single member resembles enough.
    package let vouchingThreshold: Float
    private let intercept: Float
    private let weights: [Float]
    /// Weight of the product of features `i` and `j`, `j` not below `i`: lane `i` of the group at `j`, four lanes in each.
    private let products: [SIMD4<Float>]

    /// Reads a model file.
    ///
    /// - Throws: `DuplicateModelError` if it is not one, or is for other features.
    package init(json: JSONValue) throws(DuplicateModelError) {
        func value(_ keys: String...) throws(DuplicateModelError) -> Float {
            var node: JSONValue? = json
            for key in keys { node = node?[key] }
            guard let number = node?.double else {
                throw DuplicateModelError(message: "no number at \(keys.joined(separator: "."))")
            }
            return Float(number)
        }
        intercept = try value("intercept")
        duplicateThreshold = try value("thresholds", "duplicate")
        storyThreshold = try value("thresholds", "story")
        agreementThreshold = try value("thresholds", "agreement")
        vouchingThreshold = try value("thresholds", "company")
        var weights: [Float] = []
        for name in Self.featureNames { weights.append(try value("weights", name)) }
        guard json["weights"]?.members?.count == weights.count else {
            throw DuplicateModelError(message: "weights are not for the features \(Self.featureNames)")
        }
        self.weights = weights
        products = try Self.products(json)
    }

    /// The weights of products, by the names of both factors in the order of the features.
    private static func products(_ json: JSONValue) throws(DuplicateModelError) -> [SIMD4<Float>] {
        let names = featureNames
        var products = [SIMD4<Float>](repeating: .zero, count: names.count * lanes)
        for first in json["products"]?.members ?? [] {
            for second in first.value.members ?? [] {
                guard let i = names.firstIndex(of: first.key), let j = names.firstIndex(of: second.key),
                    i <= j, let value = second.value.double
                else {
                    throw DuplicateModelError(message: "products: no features \(first.key), \(second.key)")
                }
                products[j * lanes + i / 4][i % 4] = Float(value)
            }
        }
        return products
    }

    /// Pairs with less in common are never duplicates: products may misjudge pairs unlike any fitted ones.
    private static let minimumContainment: Float = 0.15
    private static let minimumShared = 2
    /// Four features in each; the sums of all lanes run in parallel, each in the order of the features.
    private static let lanes = 5

    /// Whether two documents have enough in common to evaluate the model.
    @inline(__always)
    static func isConsidered(_ evidence: PairEvidence) -> Bool {
        evidence.containment >= minimumContainment && evidence.sharedCount >= minimumShared
    }

    /// Log odds that two documents are duplicates.
    func logit(_ evidence: PairEvidence) -> Float {
        guard Self.isConsidered(evidence) else { return -20 }
        let features = Self.features(evidence)
        let (weights, products) = (weights.span, products.span)
        var slopes = InlineArray<5, SIMD4<Float>>(repeating: .zero)
        for lane in 0..<Self.lanes {
            slopes[lane] = SIMD4(
                weights[lane * 4], weights[lane * 4 + 1], weights[lane * 4 + 2], weights[lane * 4 + 3])
        }
        for j in features.indices {
            for lane in 0...j / 4 { slopes[lane] += products[j * Self.lanes + lane] * features[j] }
        }
        var sum = intercept
        for i in features.indices { sum += slopes[i / 4][i % 4] * features[i] }
        return sum
    }
}
