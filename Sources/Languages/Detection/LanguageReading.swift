internal import Models

/// What a text was read as.
package struct LanguageReading: Sendable, Equatable {
    /// BCP 47; nil where the text does not tell.
    package var language: String?
    /// How often a language read with this certainty is right, 0…1.
    package var confidence = 0.0
    /// ISO 15924 code of the writing system of most letters; nil for a text without letters.
    package var script: String?
    /// A language that a good part of the text is in.
    package var second: Share?
    /// The likeliest language, stated or not, and how much likelier it is than each of the others of its script.
    package var ranking: [Candidate] = []
    /// The languages that the reader tells apart, in any script.
    package var tableLanguages: Set<String> = []
    /// The confidence as a logarithm of odds.
    package var certainty: Double { logarithm(max(confidence, 1e-9) / max(1 - confidence, 1e-9)) }

    /// A language and the part of a text's letters that it has.
    package struct Share: Sendable, Equatable {
        package var language: String
        package var share: Double

        package init(language: String, share: Double) {
            self.language = language
            self.share = share
        }
    }

    /// A language that the text may be in.
    package struct Candidate: Sendable, Equatable {
        package var language: String
        /// Logarithm of how much likelier the first candidate makes the text.
        package var deficit: Double
    }

    package init() {}

    /// How much likelier the best candidate is than a language, as a logarithm; nil for one that the table does not know.
    package func deficit(of language: String) -> Double? {
        ranking.first { $0.language == language }?.deficit
    }
}
