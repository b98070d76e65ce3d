/// The formats of feeds.
package enum FeedFormat: String, Sendable {
    case rss, atom, jsonFeed = "jsonfeed", sitemap, opml
    case nitf, newsMLG2 = "newsml-g2", newsML1 = "newsml1", ninjs
}

/// What a feed says of itself.
package struct Feed: Sendable, Equatable {
    package var format: FeedFormat
    package var version: String?
    /// Title, link and so on; `summary` is the feed's description or subtitle.
    package var header = FeedEntry()
    package var generator: String?
    package var icon: String?
    package var logo: String?
    /// Minutes, as stated.
    package var timeToLive: String?
    /// `webMaster`, used where a feed names no editor.
    package var webmasters: [FeedPerson] = []
    /// The document was not well-formed and was recovered.
    package var isRepaired = false
    /// Whether an entry truncated by the end of the input was left out.
    package var isCut = false
    /// The channel's own elements met so far: they override extensions, whatever the order.
    var ownFields: Set<String> = []

    package init(format: FeedFormat, version: String? = nil) {
        self.format = format
        self.version = version
    }
}
