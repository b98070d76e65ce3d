/// What dedupe decided about one document.
package struct DedupeDecision: Sendable, Equatable {
    /// How a duplicate was recognised, strongest first.
    package enum Reason: String, Sendable, CaseIterable {
        /// Same canonical URL, same words.
        case url
        /// Another URL, same words.
        case exact
        /// Similar words.
        case near
    }

    /// The estimates that led to `near`.
    package struct Evidence: Sendable, Equatable {
        /// Share of the shorter text's word sequences found in the longer.
        package var containment: Double
        /// Share of all word sequences that are in both texts.
        package var resemblance: Double
        /// Share of the shorter text's sampled names found in the longer; 1 if it has none.
        package var nameAgreement: Double
        /// Share of the shorter text's sampled numbers found in the longer; 1 if it has none.
        package var numberAgreement: Double
    }

    package var id: String
    /// Id of the canonical document of the cluster; its own if it is alone.
    package var clusterID: String
    /// Id of the canonical document of all that cover the same story.
    package var storyID: String
    /// The canonical document this one duplicates; nil for canonical, unclustered and revised documents.
    package var duplicateOf: String?
    /// Share of all word sequences that it has in common with its canonical document, or with `through`.
    package var similarity = 1.0
    package var reason: Reason?
    /// Id of the duplicate that links this one to the cluster, where the canonical one shares too little.
    ///
    /// Similarity and evidence are then about that duplicate. Empty for one of an earlier run, whose id is not kept.
    package var through: String?
    package var evidence: Evidence?
    /// How many earlier documents have the same canonical URL and different words.
    package var revision = 0
    /// Whether it contains several stories: a digest, a live page.
    package var isContainer = false
}
