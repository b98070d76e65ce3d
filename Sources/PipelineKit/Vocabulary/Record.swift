/// What a record was made from: a record's `kind`.
package enum RecordKind: String, Sendable, CaseIterable {
    case page
    case feedEntry = "feed-entry"
    case textDump = "text-dump"
    case newswire
    case mail

    /// Whether it is a document of its own with what a template puts around it, as a page or a newsletter has it, and
    /// not an entry or an item that somebody has cut out.
    package var isWhole: Bool { self == .page || self == .mail }
}

/// What a saved page is: a record's `page_type`.
package enum PageType: String, Sendable, CaseIterable {
    case article
    case liveBlog = "live-blog"
    case gallery
    case video
    case forum
    case product
    case index
    case other
}

/// An article that stages fill, finally one row of the dataset; in the order of the contract.
package struct Record: Sendable, Equatable {
    /// nil on workers, which only provide the evidence: `RecordIdentity` makes the ids when it sees the record in source order.
    package var ids: RecordIDs?
    /// The feed's or agency's own id, as given.
    package var guid: String?
    package var url: String?
    package var canonicalURL: String?
    package var source: String?
    package var domain: String?
    package var title: String?
    package var subtitle: String?
    package var authors: [String] = []
    /// RFC 3339, with the offset only where one is stated; only a date where no time is stated.
    package var published: String?
    package var modified: String?
    package var section: String?
    package var tags: [String] = []
    /// BCP 47.
    package var language: String?
    /// Paragraphs joined by one blank line, NFC.
    package var text = ""
    package var summary: String?
    package var wordCount = 0
    package var image: String?
    package var kind: RecordKind
    /// Only of a page, and only where it is certain.
    package var pageType: PageType?
    /// When the bytes were fetched: RFC 3339.
    package var fetched: String?
    /// The agency whose copy it is.
    package var origin: String?
    package var rights = RightsStatement()
    package var entities: [Entity] = []
    /// What people are quoted with, in the order of the text; only where an option asks for it.
    package var quotations: [Quotation] = []
    /// The place that it is about; only where an option asks for it.
    package var focus: Focus?
    package var revision = 0
    package var warnings: [String] = []
    package var input: InputReference

    /// Which article it is, as intake and its addresses state it.
    package var identity = IdentityClaim()
    /// Blocks taken out so far; the row shows them counted by category, `removed/` in full.
    package var removedBlocks: [RemovedBlock] = []
    /// Categories of the blocks that were kept by a narrow margin; the manifest counts them.
    package var nearMisses: [BlockCategory] = []
    /// What stages attach for their corpus parts; never written to the dataset.
    package var attachments = RecordAttachments()
    /// Whether it only refers to a page, as an entry of a sitemap does; it skips the stages and is never a row.
    package var isReference = false

    package init(kind: RecordKind, input: InputReference) {
        self.kind = kind
        self.input = input
    }

    /// The removed blocks counted by category.
    package var removedCounts: [String: Int] {
        removedBlocks.reduce(into: [:]) { $0[$1.category.rawValue, default: 0] += 1 }
    }

    /// Whether its text is what a browser showed of a page, which counts where the page itself has none.
    package var isRendering: Bool { warnings.contains(Self.renderedText) }

    package static let renderedText = "rendered_text"

    /// Whether its text is only the summary that a feed gives of an article.
    package var isSummary: Bool { warnings.contains(Self.summaryOnly) }

    package static let summaryOnly = "summary_only"

    /// Whether a page and what links to it have been made one record.
    package var isJoined: Bool { warnings.contains(Self.joined) }

    package static let joined = "joined"

    /// Its own id; only for those that see the record behind `RecordIdentity`.
    package var id: String { identified.article }

    /// Adds a warning code once.
    package mutating func warn(_ code: String) {
        if !warnings.contains(code) { warnings.append(code) }
    }
}
