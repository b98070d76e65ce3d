internal import Models

/// Weighs the meanings of a place's name against each other and against none.
enum PlaceModel {
    /// For each of `PlaceFeatures.names`.
    ///
    /// A conditional logistic regression on the development halves of three public sets of news, local and general
    /// (`scripts/train/places`). Five-fold over documents it gives .926, .944 and .957 of the ids right at a threshold of .50, and
    /// .943, .949 and .961 at .60, where one place in a hundred fewer gets its id: a wrong one is worse than none.
    private static let weights: [Double] = [
        0.06, 1.96, 1.80, -0.08, 0.26, 2.24, 2.32, 2.26, 3.75, 0.40, 2.64, 1.14, -0.89, 2.86, -0.24, 0.59,
        -0.65, -2.31,
        0.47, 0.03, 0.25, 0.02, 0.53, -1.27,
    ]
    /// The score of no meaning of the lists.
    private static let none: Double = -0.71
    private static let threshold: Double = 0.6

    /// The likeliest meaning, none where it is not likely enough.
    static func choice(_ candidates: [(identifier: EntityIdentifier, values: [Double])]) -> EntityIdentifier {
        var total = exponential(none)
        var best: (identifier: EntityIdentifier, share: Double) = (.none, 0)
        for candidate in candidates {
            let score = zip(weights, candidate.values).reduce(0) { $0 + $1.0 * $1.1 }
            let share = exponential(score)
            total += share
            if share > best.share { best = (candidate.identifier, share) }
        }
        return best.share >= threshold * total ? best.identifier : .none
    }

    private static func exponential(_ value: Double) -> Double {
        Double(FloatFunctions.exponential(Float(min(60, max(-60, value)))))
    }
}
