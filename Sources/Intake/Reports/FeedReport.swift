internal import DateKit
internal import JSON
internal import Markup

/// Writes feeds and entries in the format of `copydesk parse`: plain text, absolute URLs, UTC.
enum FeedReport {
    static func write(_ feed: Feed, to writer: inout JSONWriter) {
        writer.object {
            $0.member("format", feed.format.rawValue)
            string("version", feed.version, to: &$0)
            text("title", feed.header.title, to: &$0)
            text("description", feed.header.summary ?? feed.header.content, to: &$0)
            text("rights", feed.header.rights, to: &$0)
            string("generator", feed.generator, to: &$0)
            string("icon", feed.icon, to: &$0)
            string("logo", feed.logo, to: &$0)
            string("ttl", feed.timeToLive, to: &$0)
            common(feed.header, to: &$0)
        }
    }

    static func write(_ entry: FeedEntry, _ feed: Feed, to writer: inout JSONWriter) {
        writer.object {
            text("title", entry.title, to: &$0)
            text("subtitle", entry.subtitle, to: &$0)
            let content = entry.content?.reading
            if let summary = entry.summary {
                text("summary", summary, to: &$0)
            } else if feed.format == .rss {
                // An item with only a text has it as its description too, as RSS readers expect.
                text("summary", content, to: &$0)
            }
            text("content", content, to: &$0)
            text("rights", entry.rights, to: &$0)
            string("byline", entry.byline, to: &$0)
            string("dateline", entry.dateline, to: &$0)
            string("comments", entry.comments, to: &$0)
            string("comments_feed", entry.commentsFeed, to: &$0)
            if let count = entry.commentCount {
                $0.member("comment_count", count)
            }
            string("point", entry.point, to: &$0)
            if let source = entry.source { self.source(source, to: &$0) }
            if let seconds = PodcastDuration.seconds(entry.duration) {
                $0.member("duration", seconds)
            }
            common(entry, to: &$0)
        }
    }

    private static func common(_ entry: FeedEntry, to writer: inout JSONWriter) {
        string("id", entry.id, to: &writer)
        string("link", entry.link, to: &writer)
        links("links", entry.links, to: &writer)
        let published = FeedDate(
            [entry.published, entry.created, entry.date], language: entry.language)
        let updated = FeedDate([entry.updated, entry.date], language: entry.language)
        string("published", published.stamp?.utc, to: &writer)
        string("updated", updated.stamp?.utc, to: &writer)
        string("language", entry.language, to: &writer)
        people("authors", entry.authors, to: &writer)
        people("contributors", entry.contributors, to: &writer)
        text("publisher", entry.publisher, to: &writer)
        if !entry.categories.isEmpty {
            writer.member("categories", entry.categories)
        }
        links("enclosures", entry.enclosures, to: &writer)
        links("media", entry.media, to: &writer)
        string("image", entry.image, to: &writer)
        string("license", entry.license, to: &writer)
        if let flag = entry.isExplicit {
            writer.member("explicit", flag)
        }
        let isUnreadable = published.isUnreadable || updated.isUnreadable
        let warnings = entry.warnings + (isUnreadable ? [FeedDate.warning] : [])
        if !warnings.isEmpty {
            writer.member("warnings", warnings)
        }
    }

    // MARK: Fields

    private static func string(_ key: String, _ value: String?, to writer: inout JSONWriter) {
        guard let value, !value.isEmpty else { return }
        writer.member(key, value)
    }

    /// A text without markup, and the URLs in its markup.
    private static func text(_ key: String, _ value: FeedText?, to writer: inout JSONWriter) {
        text(key, value?.reading, to: &writer)
    }

    private static func text(
        _ key: String, _ reading: (text: String?, urls: [String])?, to writer: inout JSONWriter
    ) {
        guard let (text, urls) = reading else { return }
        string(key, text, to: &writer)
        guard !urls.isEmpty else { return }
        writer.member(key + "_urls", urls)
    }

    private static func source(_ source: FeedSource, to writer: inout JSONWriter) {
        writer.key("source")
        writer.object {
            string("title", source.title, to: &$0)
            string("link", source.link, to: &$0)
            string("id", source.id, to: &$0)
            string("updated", FeedDate([source.updated], language: nil).stamp?.utc, to: &$0)
        }
    }

    private static func people(_ key: String, _ people: [FeedPerson], to writer: inout JSONWriter) {
        guard !people.isEmpty else { return }
        writer.key(key)
        writer.array {
            for person in people {
                $0.object {
                    string("name", person.name, to: &$0)
                    string("email", person.email, to: &$0)
                    string("uri", person.uri, to: &$0)
                }
            }
        }
    }

    private static func links(_ key: String, _ links: [FeedLink], to writer: inout JSONWriter) {
        guard !links.isEmpty else { return }
        writer.key(key)
        writer.array {
            for link in links {
                $0.object {
                    string("url", link.url, to: &$0)
                    string("rel", link.rel, to: &$0)
                    string("type", link.type, to: &$0)
                    if let length = link.length {
                        $0.member("length", length)
                    }
                    string("title", link.title, to: &$0)
                    string("hreflang", link.language, to: &$0)
                }
            }
        }
    }
}
