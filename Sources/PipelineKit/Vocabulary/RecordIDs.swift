/// What a record is called, and which records it goes with.
package struct RecordIDs: Sendable, Equatable {
    package var article: String
    /// Id of the canonical record of its near-duplicate cluster.
    package var cluster: String
    /// Id of the canonical record of its story; a column of the dataset only where an option asks for it.
    package var story: String

    /// The ids of a record that is the only one of its cluster and story.
    package init(_ article: String) { self.init(article, cluster: article, story: article) }

    package init(_ article: String, cluster: String, story: String) {
        self.article = article
        self.cluster = cluster
        self.story = story
    }
}

extension Record {
    /// The ids of a record behind `RecordIdentity`: corpus stages, catalog and sinks see no other.
    package var identified: RecordIDs {
        guard let ids else { preconditionFailure("a record is used by its id before it has one") }
        return ids
    }
}
