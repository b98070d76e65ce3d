package import Markup

/// What the stage decides by.
package struct FetchSettings: Sendable {
    /// Whether a feed entry with a summary and no text is a document.
    package var keepsSummaries = true
    /// Whether the addresses of sitemaps go on to `join`; they are passed over otherwise.
    package var joinsLists = false
    /// Where the fields of earlier scrapes are found.
    package var scrapes = ScrapeMapping()
    /// How far compressed files and bodies may grow.
    package var limits = Decompressor.Limits()
    /// Bytes of one member of an archive, one row, one message.
    package var maximumBytes = 32 << 20

    package init() {}
}
