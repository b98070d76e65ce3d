internal import Models

/// Weighs the meanings of a place's name against each other and against none.
enum PlaceModel {
    /// For each of `PlaceFeatures.names`.
    ///
    /// A conditional logistic regression on the development halves of three public sets of news (local and general) and on
    /// the project's own mentions; five-fold over documents it keeps .92 to .96 of the ids right at this threshold. At .60
    /// two places in a hundred fewer get an id, and one in a hundred fewer of those is wrong.
    private static let weights: [Double] = [
        -0.06, 1.68, 1.66, 0.08, 0.02, 2.01, 2.80, 2.58, 4.23, 0.26, 2.51, 1.35, -1.17, 2.72, -0.38, 0.03, -0.48, -2.68,
        0.57, 0.03, -0.04, 0.41, 0.29, -0.88,
    ]
    /// The score of no meaning of the lists.
    private static let none: Double = -1.11
    private static let threshold: Double = 0.5

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

    private static func exponential(_ value: Double) -> Double { Double(FloatFunctions.exponential(Float(min(60, max(-60, value))))) }
}
