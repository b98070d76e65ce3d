internal import Models

/// Constants that turn scores into probabilities, fitted by the trainer on texts that it held out.
struct Calibration: Sendable {
    /// From this part of what its class has on average a group's score does not make text likelier.
    private static let typical = 0.8

    /// What a unit of a weight is worth: scores over the root of the number of groups are logarithms of odds.
    let unit: Double
    /// Of the logistic models of whether the best class is right if it is any, and of whether it is any.
    private let amongLanguages: [Double]
    private let inAnyLanguage: [Double]
    /// What the probability of being right must reach for a language to be stated.
    let threshold: Double
    /// What the first of the two must reach in a text of under 40 characters.
    let thresholdOfShort: Double

    /// A text of so many groups must be in a language of the table as likely as that, since by then another one can be told.
    ///
    /// Of sentences of news with 24 to 40 words 1 in 200 is lost by it, of longer ones 1 in 800.
    private static let thresholdOfLongText = 0.55
    private static let groupsOfSentence = 250
    private static let groupsOfLongText = 800

    init?(_ values: [Float]) {
        guard values.count == 13, values.allSatisfy(\.isFinite) else { return nil }
        let values = values.map(Double.init)
        unit = values[0]
        (amongLanguages, inAnyLanguage) = (Array(values[1..<6]), Array(values[6..<11]))
        (threshold, thresholdOfShort) = (values[11], values[12])
    }

    /// The difference of two scores as a logarithm of odds.
    func evidence(_ score: Int, known: Int) -> Double {
        Double(score) * unit / Double(max(1, known)).squareRoot()
    }

    /// What a text has of its best class, beside how far that is ahead.
    struct Measures {
        var groups = 0
        var known = 0
        /// The score of a group by what it is in text of the class: less in names, and in a language that is only like it.
        var typicality = 0.0

        fileprivate var share: Double { Double(known) / Double(max(1, groups)) }
        /// Beyond a few hundred groups more of them do not make it surer.
        fileprivate var size: Double { Double(min(groups, 400)).squareRoot() / 20 }
    }

    /// How often the best class is right if the text is in a language of the table.
    ///
    /// It is as much likelier than all others together as `posterior` says, and than the next one as `lead`, both logarithms.
    func isRight(posterior: Double, lead: Double, _ measures: Measures) -> Double {
        Self.probability(
            amongLanguages, [1, min(posterior, 8), min(lead, 12), measures.share, measures.size])
    }

    /// How often such a text is in a language of the table.
    func isText(_ measures: Measures) -> Double {
        let typicality = min(max(measures.typicality, 0), Self.typical)
        let size = measures.size
        return Self.probability(inAnyLanguage, [1, measures.share, size, typicality, typicality * size])
    }

    /// What the probability of being in a language of the table must reach, which is more for longer texts.
    func thresholdOfText(_ measures: Measures) -> Double {
        let part =
            Double(measures.groups - Self.groupsOfSentence)
            / Double(Self.groupsOfLongText - Self.groupsOfSentence)
        return threshold + (Self.thresholdOfLongText - threshold) * min(max(part, 0), 1)
    }

    private static func probability(_ weights: [Double], _ values: [Double]) -> Double {
        1 / (1 + exponential(-zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }))
    }
}
