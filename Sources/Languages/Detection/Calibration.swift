internal import Models

/// Constants that turn scores into probabilities, fitted by the trainer on texts that it held out.
struct Calibration: Sendable {
    /// From this part of what its class has on average a group's score does not make text likelier.
    private static let typical = 0.8

    /// What a unit of a weight is worth: scores over the root of the number of groups are logarithms of odds.
    let unit: Double
    /// Of the logistic model of whether the best class is right, in the order of the values below.
    private let weights: [Double]
    /// What the certainty must reach for a language to be stated, as a logarithm of odds.
    let threshold: Double
    /// The same for a text of under 40 characters.
    let thresholdOfShort: Double

    init?(_ values: [Float]) {
        guard values.count == 9, values.allSatisfy(\.isFinite) else { return nil }
        let values = values.map(Double.init)
        unit = values[0]
        weights = Array(values[1..<7])
        guard let least = Self.odds(values[7]), let leastOfShort = Self.odds(values[8]) else { return nil }
        (threshold, thresholdOfShort) = (least, leastOfShort)
    }

    private static func odds(_ probability: Double) -> Double? {
        probability > 0 && probability < 1 ? logarithm(probability / (1 - probability)) : nil
    }

    /// The difference of two scores as a logarithm of odds.
    func evidence(_ score: Int, known: Int) -> Double {
        Double(score) * unit / Double(max(1, known)).squareRoot()
    }

    /// What speaks for the best class being right, beside how far it is ahead.
    struct Measures {
        var groups = 0
        var known = 0
        /// The score of a group, by what it is in text of the class: less in names, and in a language like it that the table lacks.
        var typicality = 0.0
    }

    /// How often the best class is right that the text makes `posterior` likelier than all others, both logarithms of odds.
    func certainty(posterior: Double, _ measures: Measures) -> Double {
        guard measures.groups > 0 else { return -40 }
        // Beyond a few hundred groups more of them do not make it surer.
        let size = Double(min(measures.groups, 400)).squareRoot() / 20
        let typicality = min(max(measures.typicality, 0), Self.typical)
        let known = Double(measures.known) / Double(measures.groups)
        let values = [1, min(posterior, 8), known, typicality, size, typicality * size]
        return zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
