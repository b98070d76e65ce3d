internal import Models

/// Constants that turn scores into probabilities, fitted by the trainer on texts that it held out.
struct Calibration: Sendable {
    /// What a unit of a weight is worth: scores over the root of the number of groups are logarithms of odds.
    let unit: Double
    /// Of the logistic model of whether the best class is right.
    private let bias: Double
    private let margin: Double
    private let known: Double
    private let length: Double
    /// What a confidence must reach for a language to be stated.
    let threshold: Double

    init?(_ values: [Float]) {
        guard values.count == 6, values.allSatisfy(\.isFinite) else { return nil }
        let values = values.map(Double.init)
        (unit, bias, margin) = (values[0], values[1], values[2])
        (known, length, threshold) = (values[3], values[4], values[5])
    }

    /// Scores as logarithms of odds.
    func evidence(_ score: Int32, groups: Int) -> Double {
        Double(score) * unit / Double(max(1, groups)).squareRoot()
    }

    /// How often the best class is right that is `lead` ahead of the next one.
    func confidence(lead: Double, known: Int, groups: Int) -> Double {
        guard groups > 0 else { return 0 }
        let share = Double(known) / Double(groups)
        // Beyond a few hundred groups more of them do not make it surer.
        let size = Double(min(groups, 400)).squareRoot() / 20
        let odds = bias + margin * min(lead, 12) + self.known * share + length * size
        return 1 / (1 + exponential(-odds))
    }
}
