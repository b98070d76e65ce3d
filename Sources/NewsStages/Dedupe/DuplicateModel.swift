package import Markup

/// Why a model file cannot be used.
package struct DuplicateModelError: Error, Sendable, Equatable {
    package var message: String
}

/// A small logistic regression that tells a copy from a look-alike.
///
/// Weights are data, trained by `scripts/train-dedupe`; the features are defined here and named in the file, so that
/// a file for other features is refused. Only additions, products and comparisons of 32-bit floats: the same verdict
/// on every machine.
package struct DuplicateModel: Sendable {
    /// Log odds from which on two documents are copies of one another.
    package let duplicateThreshold: Float
    /// Log odds from which on they tell the same story.
    package let storyThreshold: Float
    /// Log odds that pairs across two clusters need to speak for joining them.
    package let agreementThreshold: Float
    /// Log odds from which on many copies together may claim a document.
    package let companyThreshold: Float
    private let intercept: Float
    private let weights: [Float]

    /// Reads a model file.
    ///
    /// - Throws: `DuplicateModelError` if it is not one or is meant for other features.
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
        companyThreshold = try value("thresholds", "company")
        var weights: [Float] = []
        for name in Self.featureNames { weights.append(try value("weights", name)) }
        guard json["weights"]?.members?.count == weights.count else {
            throw DuplicateModelError(message: "weights for other features than \(Self.featureNames)")
        }
        self.weights = weights
    }

    /// Log odds that two documents are copies.
    func logit(_ evidence: PairEvidence) -> Float {
        let features = Self.features(evidence)
        var sum = intercept
        for index in features.indices { sum += weights[index] * features[index] }
        return sum
    }
}
