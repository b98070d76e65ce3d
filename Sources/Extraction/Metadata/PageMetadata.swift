package import DateKit
package import Languages
package import Markup
package import PipelineKit

/// What a page says about its article: the fields of a record other than its text.
///
/// Every field is a vote among structured data, `meta`, microdata and the visible page, weighted by how often each
/// source was right on labelled pages (JSON-LD headline .80, first heading .76, `og:title` .59 …).
package struct PageMetadata: Sendable, Equatable {
    package var title: String?
    package var subtitle: String?
    package var authors: [String] = []
    /// RFC 3339 as stated; see `Timestamp.rfc3339`.
    package var published: String?
    package var modified: String?
    /// Whether day and month of `published` could be the other way round.
    package var isDateAmbiguous = false
    /// What is stated of the article's use.
    package var rights = RightsStatement()
    package var section: String?
    package var tags: [String] = []
    /// Who states a language, and the address.
    package var languageWitnesses: [LanguageWitness] = []
    /// The publisher as a reader knows it.
    package var source: String?
    package var canonicalURL: String?
    /// The address the page gives itself, or was read from.
    package var url: String?
    /// Where it is a later page of the article at `canonicalURL`, the key of the page before it.
    package var previousPage: String?
    package var image: String?
    /// JSON-LD or `meta` description as plain text.
    package var summary: String?

    /// What it states that tells the page's type.
    var statements = PageStatements()

    /// The heading node that shows the title, if any.
    package var titleNode: Int?

    package init() {}

    /// Reads all metadata of a page whose JSON-LD has been parsed already.
    ///
    /// `url` is where the page was read from, if known; no date after `latest` is taken.
    package static func read(
        from tree: HTMLTree, data: StructuredData, url: String?, latest: CalendarDay? = nil
    ) -> PageMetadata {
        let evidence = PageEvidence(tree, data: data, url: url, latest: latest)
        var metadata = PageMetadata()
        metadata.languageWitnesses = evidence.languageWitnesses
        metadata.source = SourceChoice.name(evidence)
        let title = TitleChoice.choose(evidence, source: metadata.source)
        metadata.title = title?.text
        metadata.titleNode = title?.node
        metadata.authors = AuthorChoice.choose(evidence, titleNode: title?.node, source: metadata.source)
        let dates = DateChoice.choose(evidence, titleNode: title?.node)
        metadata.published = dates.published?.rfc3339
        metadata.modified = dates.modified?.rfc3339
        metadata.isDateAmbiguous = dates.published?.isAmbiguous ?? false
        metadata.summary = SummaryChoice.description(evidence)
        metadata.subtitle = SummaryChoice.subtitle(evidence, titleNode: title?.node, title: title?.text)
        metadata.rights = RightsChoice.statement(evidence, title: title, source: metadata.source)
        metadata.section = TopicChoice.section(evidence)
        metadata.tags = TopicChoice.tags(evidence)
        metadata.image = AddressChoice.image(evidence, titleNode: title?.node)
        metadata.canonicalURL = AddressChoice.canonical(evidence)
        let ownPage = LaterPage.ownAddress(evidence, of: metadata.canonicalURL)
        metadata.url = url ?? ownPage ?? metadata.canonicalURL
        metadata.previousPage = LaterPage.previous(evidence, of: metadata.canonicalURL, url: url)
        metadata.statements = PageStatements(evidence, data: data)
        return metadata
    }
}
