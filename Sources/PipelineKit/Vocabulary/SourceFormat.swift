/// The format of a file.
package enum SourceFormat: String, Sendable, CaseIterable {
    case html
    case rss, atom
    case jsonFeed = "jsonfeed"
    case sitemap, opml
    case nitf
    case newsMLG2 = "newsml-g2"
    case newsML1 = "newsml1"
    case ninjs
    /// Text without markup.
    case text
    case jsonLines = "jsonl"
    case json
    case csv
    /// One message, or a mailbox of many.
    case mail
    /// An export of a wiki, and the texts that WikiExtractor makes of one.
    case mediaWiki = "mediawiki"
    case wikiExtractor = "wikiextractor"
    case warc, arc
    case gzip, zstd, brotli, zip, tar

    /// Whether the file wraps other files or records.
    package var isArchive: Bool { self == .warc || self == .arc || self == .zip || self == .tar }
}
