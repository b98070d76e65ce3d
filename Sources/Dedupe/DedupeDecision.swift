/// What dedupe found out about one document.
package struct DedupeDecision: Sendable, Equatable {
    /// By which a copy was recognised, surest first.
    package enum Reason: String, Sendable, CaseIterable {
        /// Same canonical URL, same words.
        case url
        /// Another URL, same words.
        case exact
        /// Other words of the same story.
        case near
    }

    /// Estimates behind a verdict of `near`.
    package struct Evidence: Sendable, Equatable {
        /// Share of the shorter text's word sequences found in the longer.
        package var containment: Double
        /// Share of all word sequences that both texts have.
        package var resemblance: Double
        /// Share of the shorter text's sampled names found in the longer; 1 if it has none.
        package var nameAgreement: Double
        /// Share of the shorter text's sampled numbers found in the longer; 1 if it has none.
        package var numberAgreement: Double
    }

    package var id: String
    /// Id of the canonical document of the cluster; its own if it is alone.
    package var clusterID: String
    /// Id of the canonical document of all that tell the same story.
    package var storyID: String
    /// The canonical document this one repeats; nil for canonical documents, lone ones and revisions.
    package var duplicateOf: String?
    /// Share of all word sequences that the copy has in common with its canonical document, or with `through`.
    package var similarity = 1.0
    package var reason: Reason?
    /// Id of the copy by way of which this one belongs to the cluster, where the canonical document shows too little.
    ///
    /// Similarity and evidence are then about that copy. Empty for a copy of an earlier run, of which no id is kept.
    package var through: String?
    package var evidence: Evidence?
    /// How many earlier documents have the same canonical URL and other words.
    package var revision = 0
    /// It gathers several stories: a digest, a live page.
    package var isContainer = false
}
