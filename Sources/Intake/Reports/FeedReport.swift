internal import DateKit
internal import JSON
internal import Markup

/// Writes feeds and entries in the format of `copydesk parse`: plain text, absolute URLs, UTC.
enum FeedReport {
    static func write(_ feed: Feed, to writer: inout JSONWriter) {
        writer.object {
            $0.member("format", feed.format.rawValue)
            $0.memberIfAny("version", feed.version)
            text("title", feed.header.title, to: &$0)
            text("description", feed.header.summary ?? feed.header.content, to: &$0)
            text("rights", feed.header.rights ?? feed.header.mediaRights, to: &$0)
            $0.memberIfAny("generator", feed.generator)
            $0.memberIfAny("icon", feed.icon)
            $0.memberIfAny("logo", feed.logo)
            $0.memberIfAny("ttl", feed.timeToLive)
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
            text("rights", entry.rights ?? entry.mediaRights, to: &$0)
            $0.memberIfAny("byline", entry.byline)
            $0.memberIfAny("dateline", entry.dateline)
            $0.memberIfAny("comments", entry.comments)
            $0.memberIfAny("comments_feed", entry.commentsFeed)
            if let count = entry.commentCount {
                $0.member("comment_count", count)
            }
            $0.memberIfAny("point", entry.point)
            if let source = entry.source { self.source(source, to: &$0) }
            if let seconds = PodcastDuration.seconds(entry.duration) {
                $0.member("duration", seconds)
            }
            common(entry, to: &$0)
        }
    }

    private static func common(_ entry: FeedEntry, to writer: inout JSONWriter) {
        writer.memberIfAny("id", entry.id)
        writer.memberIfAny("link", entry.link)
        links("links", entry.links, to: &writer)
        let published = FeedDate(
            [entry.published, entry.created, entry.date], language: entry.language)
        let updated = FeedDate([entry.updated, entry.date], language: entry.language)
        writer.memberIfAny("published", published.stamp?.utc)
        writer.memberIfAny("updated", updated.stamp?.utc)
        writer.memberIfAny("language", entry.language)
        people("authors", entry.authors, to: &writer)
        people("contributors", entry.contributors, to: &writer)
        text("publisher", entry.publisher, to: &writer)
        if !entry.categories.isEmpty {
            writer.member("categories", entry.categories)
        }
        links("enclosures", entry.enclosures, to: &writer)
        links("media", entry.media, to: &writer)
        writer.memberIfAny("image", entry.image)
        writer.memberIfAny("license", entry.license ?? entry.mediaLicense)
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

    /// A text without markup, and the URLs in its markup.
    private static func text(_ key: String, _ value: FeedText?, to writer: inout JSONWriter) {
        text(key, value?.reading, to: &writer)
    }

    private static func text(
        _ key: String, _ reading: (text: String?, urls: [String])?, to writer: inout JSONWriter
    ) {
        guard let (text, urls) = reading else { return }
        writer.memberIfAny(key, text)
        guard !urls.isEmpty else { return }
        writer.member(key + "_urls", urls)
    }

    private static func source(_ source: FeedSource, to writer: inout JSONWriter) {
        writer.key("source")
        writer.object {
            $0.memberIfAny("title", source.title)
            $0.memberIfAny("link", source.link)
            $0.memberIfAny("id", source.id)
            $0.memberIfAny("updated", FeedDate([source.updated], language: nil).stamp?.utc)
        }
    }

    private static func people(_ key: String, _ people: [FeedPerson], to writer: inout JSONWriter) {
        guard !people.isEmpty else { return }
        writer.key(key)
        writer.array {
            for person in people {
                $0.object {
                    $0.memberIfAny("name", person.name)
                    $0.memberIfAny("email", person.email)
                    $0.memberIfAny("uri", person.uri)
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
                    $0.memberIfAny("url", link.url)
                    $0.memberIfAny("rel", link.rel)
                    $0.memberIfAny("type", link.type)
                    if let length = link.length {
                        $0.member("length", length)
                    }
                    $0.memberIfAny("title", link.title)
                    $0.memberIfAny("hreflang", link.language)
                }
            }
        }
    }
}
