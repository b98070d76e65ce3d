internal import JSON
internal import PipelineKit

/// One article: the row of the dataset contract, apart from what only a whole run knows.
public struct Article: Sendable {
    /// 32 hex digits, derived from the canonical address or the bytes: the same on every machine.
    public var id: String
    /// As found in the page, feed entry, archive record or origin.
    public var url: String?
    /// Absolute, without tracking parameters.
    public var canonicalURL: String?
    /// The publisher as a reader knows it.
    public var source: String?
    /// Registrable host of the canonical address.
    public var domain: String?
    /// Headline without the site's name.
    public var title: String?
    /// Deck, standfirst.
    public var subtitle: String?
    /// People or agencies, in the order of the byline, without roles and handles.
    public var authors: [String]
    /// RFC 3339 with the offset as stated; a date alone where only that is stated.
    public var published: String?
    /// The same.
    public var modified: String?
    /// The part of the publication.
    public var section: String?
    /// Keywords and categories, in order.
    public var tags: [String]
    /// BCP 47; `warnings` says when it is a guess.
    public var language: String?
    /// Paragraphs joined by one blank line, NFC, no markup.
    public var text: String
    /// Stated description or feed summary.
    public var summary: String?
    /// Words of `text` by Unicode's boundaries.
    public var wordCount: Int
    /// Lead image, absolute.
    public var image: String?
    /// `page`, `feed-entry`, `text-dump` or `newswire`.
    public var kind: String
    /// Names in the text.
    public var entities: [Name]
    /// Blocks taken out of the page's article, and why.
    public var removed: [RemovedText]
    /// Codes such as `encoding_guessed`, `date_ambiguous`, `language_detected`.
    public var warnings: [String]
    private let record: Record

    /// A name in the text.
    public struct Name: Sendable, Equatable {
        /// The words as they stand in the text.
        public var text: String
        /// `PER`, `ORG`, `LOC`.
        public var type: String
        /// The mention's Unicode scalars in the article's text.
        public var scalars: Range<Int>
        /// The form used for it in this article.
        public var name: String
        /// An identifier from open data, such as `iso3166:KP`.
        public var id: String?
    }

    /// A block that is not the article's text.
    public struct RemovedText: Sendable, Equatable {
        /// What it is: `newsletter`, `related_links`, `credit_caption` and so on.
        public var category: String
        /// The rule that found it.
        public var rule: String
        /// Evidence, 0…1.
        public var score: Double
        /// The block.
        public var text: String
    }
}

extension Article {
    /// The whole row, as it was found, as one JSON object with every key of the schema, without a line end.
    public var json: String {
        var writer = JSONWriter()
        writer.record(record)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    init(_ record: Record) {
        self.record = record
        id = record.id
        url = record.url
        canonicalURL = record.canonicalURL
        source = record.source
        domain = record.domain
        title = record.title
        subtitle = record.subtitle
        authors = record.authors
        published = record.published
        modified = record.modified
        section = record.section
        tags = record.tags
        language = record.language
        text = record.text
        summary = record.summary
        wordCount = record.wordCount
        image = record.image
        kind = record.kind.rawValue
        entities = record.entities.map {
            Name(text: $0.text, type: $0.type, scalars: $0.start..<$0.end, name: $0.name, id: $0.id)
        }
        removed = record.removedBlocks.map {
            RemovedText(category: $0.category.rawValue, rule: $0.rule, score: $0.score, text: $0.text)
        }
        warnings = record.warnings
    }
}
