/// Assigns the ids of records, in this one place: one id is one article.
///
/// Workers state the evidence; this step notes it for all records of a run and then decides, with what earlier runs
/// have published. A document is a version of an article where they share an address, a guid or, without those, a
/// headline, *and* text or headline are alike. Neither the order of files nor the number of workers matters. Which of
/// several articles of one address has the id that comes from it depends on what was published first.
package struct RecordIdentity: Sendable {
    /// What was decided about a record; others have the id that they alone suggest.
    struct Assignment: Sendable, Equatable {
        var id: String
        /// Which text of the article it is among those of the run, from the oldest on.
        var version = 0
        /// Its place among the documents of the article, the newest last.
        var rank = 0
        /// Whether another article has the id of its address.
        var sharesAddress = false
    }

    private struct Keyed: Sendable {
        var key: UInt64
        var place: RecordPosition
    }

    private var keyed: [Keyed] = []
    private var assignments: [RecordPosition: Assignment] = [:]
    /// Articles of which the run has several documents.
    private(set) var articlesInVersions: Set<String> = []

    package init() {}

    /// Notes a record of the run.
    mutating func observe(_ record: borrowing Record, at place: RecordPosition) {
        guard !record.isReference, let evidence = record.attachments[IdentityEvidence.self] else { return }
        for key in evidence.keys { keyed.append(Keyed(key: key, place: place)) }
    }

    /// What the state knows: articles with a key, and what was published under an id.
    struct Known {
        var articles: (_ key: UInt64) throws(OutputError) -> [PublishedArticle]
        var published: (_ id: String) throws(OutputError) -> PublishedText?
    }

    /// Decides, after the last record has been noted.
    ///
    /// - Throws: `OutputError` or `DocumentFault` if the state or a record cannot be read.
    mutating func conclude(_ known: Known, lookUp: CorpusStage.LookUp) throws {
        keyed.sort { ($0.key, $0.place) < ($1.key, $1.place) }
        var groups = RelatedRecords()
        var start = 0
        while start < keyed.count {
            let key = keyed[start].key
            let end = keyed[start...].firstIndex { $0.key != key } ?? keyed.count
            let articles = try known.articles(key)
            if end - start > 1 || !articles.isEmpty {
                groups.join(keyed[start..<end].map(\.place), articles)
            }
            start = end
        }
        keyed = []
        for group in groups.groups {
            let versions = try ArticleVersions(group, lookUp: lookUp)
            for article in try versions.articles(published: known.published) { note(article) }
        }
    }

    private mutating func note(_ article: ArticleVersions.Article) {
        for version in article.versions {
            assignments[version.place] = Assignment(
                id: article.id, version: version.number, rank: version.rank,
                sharesAddress: version.sharesAddress)
        }
        if article.versions.count > 1 { articlesInVersions.insert(article.id) }
    }

    /// Makes the id of a record of the run, and makes it the only one of its cluster and story until a stage changes that.
    ///
    /// Its revision is the number of its version among those of the run until it is published.
    func identify(_ record: inout Record, at place: RecordPosition) {
        let assignment = assignments[place]
        Self.name(&record, assignment?.id ?? Self.candidates(record)[0])
        record.revision = assignment?.version ?? 0
        record.identity.rank = assignment?.rank ?? 0
        if assignment?.sharesAddress == true { record.warn("address_shared") }
    }

    /// Makes the id of a record outside of a run.
    package static func identify(_ record: inout Record) { name(&record, candidates(record)[0]) }

    private static func name(_ record: inout Record, _ id: String) { record.ids = RecordIDs(id) }

    /// The ids that a record may have, in order of preference: from its address, its guid or else address and headline, its
    /// bytes, its content.
    package static func candidates(_ record: borrowing Record) -> [String] {
        let known = record.attachments[IdentityEvidence.self]?.candidates ?? []
        return known.isEmpty ? ArticleNames(record, DocumentAddresses(record)).ids : known
    }
}
