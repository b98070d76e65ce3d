import Testing

@testable import Entities

@Suite struct FeatureTemplateTests {
    /// The numbers are part of the hashes in every trained model.
    @Test func `templates keep their numbers`() {
        let numbers: [(FeatureTemplate, UInt64)] = [
            (.bias, 1), (.wordAfterThat, 7), (.pairAround, 10), (.wordShapeAfter, 16), (.flags, 19),
            (.clusterPairAfter, 24), (.capitalisation, 25), (.listAll, 30), (.runText, 38), (.farAfter, 40),
            (.trigram, 43),
        ]
        for (template, number) in numbers { #expect(template.rawValue == number, "\(template)") }
    }
}
