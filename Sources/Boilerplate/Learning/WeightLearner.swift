internal import Models
internal import PipelineKit

/// A block that an editor has marked.
package struct MarkedBlock: Sendable {
    package var row: BlockRow
    /// Whether it is to go.
    package var goes: Bool
    /// The document it stands in: blocks of one page are learnt from or tested on together.
    package var document: String

    package init(row: BlockRow, goes: Bool, document: String) {
        (self.row, self.goes, self.document) = (row, goes, document)
    }
}

/// Learns weights from marks: a logistic regression over tokens that starts from the odds of the trees.
package enum WeightLearner {
    /// How much a weight costs; the article's text counts more, since its loss is worse.
    ///
    /// Both chosen on 12 domains of whole pages among .3 to 3 and 1 to 4.
    private static let penalty = 0.3
    private static let articleWeight = 4.0
    /// Rounds over all weights; nothing moves by a hundredth after fifty.
    private static let rounds = 200
    /// Weights below this are left out.
    private static let least = 0.01

    /// The weights by token.
    package static func weights(
        of marks: [MarkedBlock], _ classifier: BoilerplateClassifier
    ) -> [String: Double] {
        fit(
            marks.map { mark in
                Example(
                    tokens: LearnedWeights.tokens(
                        of: mark.row.block.path, characters: mark.row.block.text.unicodeScalars.count),
                    odds: LearnedWeights.bounded(classifier.odds(mark.row)), goes: mark.goes)
            })
    }

    private struct Example {
        var tokens: [String]
        var odds: Double
        var goes: Bool
        var weight: Double { goes ? 1 : articleWeight }
    }

    /// Moves one weight after the other to where a parabola above its loss is lowest, so that no step goes too far.
    private static func fit(_ examples: [Example]) -> [String: Double] {
        var places: [String: [Int]] = [:]
        for (number, example) in examples.enumerated() {
            for token in example.tokens { places[token, default: []].append(number) }
        }
        var odds = examples.map(\.odds)
        var weights: [String: Double] = [:]
        let tokens = places.sorted { $0.key < $1.key }
        for _ in 0..<rounds {
            for (token, rows) in tokens {
                let old = weights[token] ?? 0
                var slope = penalty * old
                var curve = penalty
                for row in rows {
                    slope += examples[row].weight * (Logistic.of(odds[row]) - (examples[row].goes ? 1 : 0))
                    curve += examples[row].weight / 4
                }
                let step = slope / curve
                for row in rows { odds[row] -= step }
                weights[token] = old - step
            }
        }
        return weights.filter { $0.value.magnitude >= least }
    }
}
