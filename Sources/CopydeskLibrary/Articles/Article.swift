/// One article: a row of the dataset.
///
/// Its members in JSON are those of a row of `articles/`: a line decodes with `JSONDecoder`, and an encoded article has
/// every key of a row, null where nothing is stated.
public struct Article: Sendable, Equatable, Identifiable, Codable {
    /// 32 hex digits that stand for one article, the same on every machine.
    public var id: String
    /// The feed's or agency's own id, as given.
    public var guid: String?
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
    /// RFC 3339 with the offset as stated; only a date where no time is stated.
    public var published: String?
    /// When it was changed last, in the form of ``published``.
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
    /// Words of ``text`` by Unicode's boundaries.
    public var wordCount: Int
    /// Lead image, absolute.
    public var image: String?
    /// `page`, `feed-entry`, `text-dump`, `newswire` or `mail`.
    public var kind: String
    /// What a page is: `article`, `live-blog`, `gallery`, `video` and others; nil where it is uncertain.
    public var pageType: String?
    /// When the bytes were fetched, as the archive, side-car or scrape states it.
    public var fetched: String?
    /// The agency whose copy it is.
    public var origin: String?
    /// What the source states about use.
    public var rights: Rights
    /// Names in the text, in its order.
    public var entities: [Name]
    /// The id of the canonical article of its near-duplicate cluster; its own if it is alone or was not compared.
    public var clusterID: String
    /// How often its id was published before.
    public var revision: Int
    /// How many blocks were taken out, sorted by category.
    public var removed: [RemovedCount]
    /// Codes such as `encoding_guessed`, `date_ambiguous`, `language_detected`.
    public var warnings: [String]
    /// Where the bytes came from.
    public var input: Input
    /// The id of the canonical article of its story; nil where the dataset has no such column.
    public var storyID: String?
    /// What people are quoted with, in the order of the text.
    public var quotes: [Quote] = []
    /// The place that it is about; nil where it is about none or several.
    public var focus: Focus?
    /// Which columns it has that are there only where an option asks for them.
    public var optionalColumns: Set<OptionalColumn> = []
    /// The removed blocks, each with the reason.
    ///
    /// Not part of a row: a dataset has them in `removed/`, and a decoded article has none.
    public var removedBlocks: [RemovedBlock] = []

    enum CodingKeys: String, CodingKey {
        case id, guid, url
        case canonicalURL = "canonical_url"
        case source, domain, title, subtitle, authors, published, modified, section, tags, language, text
        case summary
        case wordCount = "word_count"
        case image, kind
        case pageType = "page_type"
        case fetched, origin, rights, entities
        case clusterID = "cluster_id"
        case revision, removed, warnings, input
        case storyID = "story_id"
        case quotes, focus
    }

    /// What a row has only where an option asks for it.
    public enum OptionalColumn: String, Sendable, CaseIterable {
        /// ``Article/quotes``.
        case quotes
        /// ``Article/focus``.
        case focus
        /// ``Article/Name/lat`` and ``Article/Name/lon``.
        case coordinates
    }

    /// A name in the text.
    public struct Name: Sendable, Equatable, Codable {
        /// The words as written in the text.
        public var text: String
        /// `PER`, `ORG`, `LOC`, or a type that an option adds.
        public var type: String
        /// The first Unicode scalar of the mention in the article's text.
        public var start: Int
        /// One past its last Unicode scalar.
        public var end: Int
        /// The form used for it in this article.
        public var name: String
        /// An identifier from open data, such as `iso3166:KP`.
        public var id: String?
        /// How many mentions of this name and type the article has.
        public var count: Int
        /// Degrees of latitude of a place; nil where they are not known, or not asked for.
        public var lat: Double?
        /// Degrees of longitude.
        public var lon: Double?

        enum CodingKeys: CodingKey { case text, type, start, end, name, id, count, lat, lon }

        /// Creates a mention.
        public init(
            text: String, type: String, start: Int, end: Int, name: String, id: String? = nil, count: Int = 1
        ) {
            self.text = text
            self.type = type
            self.start = start
            self.end = end
            self.name = name
            self.id = id
            self.count = count
        }
    }

    /// What somebody is quoted with.
    public struct Quote: Sendable, Equatable, Codable {
        /// The words between the marks.
        public var text: String
        /// Who says so, by the fullest name that the article gives; nil where it does not say.
        public var speaker: String?
        /// The first Unicode scalar of the words in the article's text.
        public var start: Int
        /// One past their last.
        public var end: Int

        enum CodingKeys: CodingKey { case text, speaker, start, end }

        /// Creates a quotation.
        public init(text: String, speaker: String? = nil, start: Int, end: Int) {
            (self.text, self.speaker, self.start, self.end) = (text, speaker, start, end)
        }
    }

    /// The place that an article is about.
    public struct Focus: Sendable, Equatable, Codable {
        /// As the article names it.
        public var name: String
        /// From open data, as in ``Article/Name/id``.
        public var id: String
        /// Degrees of latitude; nil where they are not known.
        public var lat: Double?
        /// Degrees of longitude.
        public var lon: Double?

        enum CodingKeys: CodingKey { case name, id, lat, lon }

        /// Creates a place.
        public init(name: String, id: String, lat: Double? = nil, lon: Double? = nil) {
            (self.name, self.id, self.lat, self.lon) = (name, id, lat, lon)
        }
    }

    /// Where the bytes of an article came from.
    public struct Input: Sendable, Equatable, Codable {
        /// Relative to the source's root, "/" between parts.
        public var path: String
        /// The member of an archive or the entry of a feed; nil for a whole file.
        public var member: String?
        /// Byte offset of the member in the file, where the format has one.
        public var offset: Int?
        /// Digest of the raw bytes of the file or member, 64 lower-case hex digits.
        public var sha256: String
        /// Number of raw bytes.
        public var bytes: Int

        enum CodingKeys: CodingKey { case path, member, offset, sha256, bytes }

        /// Creates an origin; without a digest it is that of bytes nobody has read.
        public init(
            path: String, member: String? = nil, offset: Int? = nil, sha256: String = "", bytes: Int = 0
        ) {
            self.path = path
            self.member = member
            self.offset = offset
            self.sha256 = sha256
            self.bytes = bytes
        }
    }

    /// What a source states about the use of an article; nil where it states nothing.
    public struct Rights: Sendable, Equatable, Codable {
        /// Address or name of the licence.
        public var license: String?
        /// Who holds the copyright.
        public var holder: String?
        /// Directives for robots, in order and in lower case.
        public var robots: [String]?
        /// Whether the rights to text and data mining are reserved.
        public var tdm: Bool?
        /// Address of the terms for mining.
        public var tdmPolicy: String?
        /// Whether use by AI is allowed.
        public var ai: Bool?
        /// Whether the whole article can be read for free.
        public var free: Bool?

        enum CodingKeys: String, CodingKey {
            case license, holder, robots, tdm
            case tdmPolicy = "tdm_policy"
            case ai, free
        }
    }

    /// How many blocks of one category were taken out.
    public struct RemovedCount: Sendable, Equatable, Codable {
        /// A raw value of ``BlockCategory``.
        public var category: String
        /// At least 1.
        public var count: Int
    }

    /// A block that is not the article's text.
    public struct RemovedBlock: Sendable, Equatable {
        /// What it is instead of the article's text.
        public var category: BlockCategory
        /// The rule that found it.
        public var rule: String
        /// Evidence, 0…1.
        public var score: Double
        /// The block.
        public var text: String

        /// Creates a removed block.
        public init(category: BlockCategory, rule: String, score: Double, text: String) {
            self.category = category
            self.rule = rule
            self.score = score
            self.text = text
        }
    }
}
