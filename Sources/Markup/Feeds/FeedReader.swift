/// Reads RSS, Atom and JSON Feed.
///
/// Entries are handed over one by one, so that a feed of any length needs the memory of one entry.
package enum FeedReader {
    /// A feed read whole.
    package struct Contents: Sendable {
        package var feed: Feed
        package var entries: [FeedEntry]

        package init(feed: Feed, entries: [FeedEntry]) {
            self.feed = feed
            self.entries = entries
        }
    }

    /// Reads a feed in UTF-8 and keeps its entries; nil if the bytes are not a feed.
    package static func read(_ bytes: [UInt8], baseURL: String? = nil) -> Contents? {
        var entries: [FeedEntry] = []
        let feed = read(
            bytes, baseURL: baseURL, restart: { entries.removeAll() },
            entry: { entry, _ in entries.append(entry) })
        guard let feed else { return nil }
        return Contents(feed: feed, entries: entries)
    }

    /// Reads a feed in UTF-8 and hands over each entry with what is known of the feed by then.
    ///
    /// `restart` is called before the first entry, and again if the document turns out to be ill-formed and is read
    /// a second time from its repaired form; what was handed over before is void then.
    package static func read(
        _ bytes: [UInt8], baseURL: String? = nil, restart: () -> Void,
        entry: @escaping (FeedEntry, Feed) -> Void
    ) -> Feed? {
        let start = XMLPreflight.contentStart(bytes)
        if start < bytes.count, bytes[start] == UInt8(ascii: "{") || bytes[start] == UInt8(ascii: "[") {
            restart()
            return FeedJSON.read(bytes, baseURL: baseURL, entry: entry)
        }
        let (handler, outcome) = XMLReader.read(bytes) {
            restart()
            return FeedAssembler(baseURL: baseURL, entry: entry)
        }
        guard var feed = handler.finished else { return nil }
        if outcome.isRepaired || feed.isCut { feed.isRepaired = true }
        return feed
    }
}
