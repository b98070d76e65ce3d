package import Markup

/// Reads NITF, NewsML 1, NewsML-G2 and sitemaps into the entries that feeds have.
///
/// Items are handed over one by one, so that a message of many items needs the memory of one.
package enum NewswireReader {
    /// Reads a document in UTF-8; nil if its root is none of these vocabularies.
    package static func read(
        _ bytes: [UInt8], baseURL: String? = nil, restart: () -> Void,
        entry: @escaping (FeedEntry, Feed) -> Void
    ) -> Feed? {
        let (handler, outcome) = XMLReader.read(bytes) {
            restart()
            return NewswireAssembler(baseURL: baseURL, entry: entry)
        }
        guard var feed = handler.feed else { return nil }
        if outcome.isRepaired || feed.isCut { feed.isRepaired = true }
        return feed
    }

    /// Reads a document and keeps its items.
    package static func read(_ bytes: [UInt8], baseURL: String? = nil) -> FeedReader.Contents? {
        var entries: [FeedEntry] = []
        let feed = read(
            bytes, baseURL: baseURL, restart: { entries.removeAll() },
            entry: { entry, _ in entries.append(entry) })
        return feed.map { FeedReader.Contents(feed: $0, entries: entries) }
    }
}
