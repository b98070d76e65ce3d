/// Which record a document duplicates, and the evidence.
package struct Duplication: Sendable, Equatable {
    /// The `id` of the canonical record.
    package var canonicalID: String
    /// 0…1, an estimate of the share of text in common.
    package var similarity: Double
    /// "url", "exact" or "near", with details after a colon where there are some.
    package var reason: String

    package init(canonicalID: String, similarity: Double, reason: String) {
        self.canonicalID = canonicalID
        self.similarity = similarity
        self.reason = reason
    }
}
