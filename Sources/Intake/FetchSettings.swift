package import Markup

/// Settings of the stage.
package struct FetchSettings: Sendable {
    /// Whether a feed entry with a summary and no text is a document.
    package var keepsSummaries = true
    /// Whether the URLs of sitemaps are passed on to `join`, or dropped.
    package var keepsSitemapEntries = false
    /// Where the fields of earlier scrapes are found.
    package var scrapes = ScrapeMapping()
    /// Limits of decompressed files and bodies.
    package var limits = Decompressor.Limits()
    /// Maximum bytes of an archive member, a row or a message.
    package var maximumBytes = 32 << 20

    package init() {}
}
