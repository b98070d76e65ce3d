internal import JSON
internal import TextKit

/// RSS written as JSON: an object `rss` with a `channel` whose members are RSS's elements.
enum FeedRSSInJSON {
    static func read(
        _ channel: JSONValue, version: String?, baseURL: String?, entry: (FeedEntry, Feed) -> Void
    ) -> Feed {
        var feed = Feed(format: .rss, version: version)
        feed.header = fields(channel, base: baseURL)
        feed.generator = text(channel["generator"])
        feed.timeToLive = text(channel["ttl"])
        feed.header.image = text(channel["image"]?["url"])
        let items = channel["item"] ?? channel["items"]
        for item in items?.elements ?? (items.map { [$0] } ?? []) {
            var read = fields(item, base: baseURL)
            if read.language == nil { read.language = feed.header.language }
            if read.link == nil, let id = read.id, FeedAddress.isWeb(id) { read.link = id }
            entry(read, feed)
        }
        return feed
    }

    private static func fields(_ value: JSONValue, base: String?) -> FeedEntry {
        var entry = FeedEntry()
        entry.title = markup(value["title"], base)
        entry.link = text(value["link"]).map { FeedAddress.resolve($0, against: base) }
        entry.summary = markup(value["description"], base)
        entry.content = markup(value["content:encoded"], base)
        entry.id = text(value["guid"])
        entry.published = text(value["pubDate"])
        entry.updated = text(value["lastBuildDate"])
        entry.language = text(value["language"])
        entry.rights = markup(value["copyright"], base)
        entry.addAuthor(text(value["author"] ?? value["managingEditor"]).flatMap { FeedPerson(text: $0) })
        for category in value["category"]?.elements ?? [value["category"] ?? .null] {
            entry.addCategory(text(category))
        }
        if let url = text(value["enclosure"]?["url"]) {
            let length = text(value["enclosure"]?["length"]).flatMap { Int($0) }
            entry.enclosures = [
                FeedLink(url, rel: "enclosure", type: text(value["enclosure"]?["type"]), length: length)
            ]
        }
        return entry
    }

    /// A scalar, or the text of an element that has attributes.
    private static func text(_ value: JSONValue?) -> String? {
        guard
            let text = (value?.scalarText ?? value?["#value"]?.scalarText ?? value?["#text"]?.scalarText).map(
                ASCII.trimmedText)
        else { return nil }
        return text.isEmpty ? nil : text
    }

    private static func markup(_ value: JSONValue?, _ base: String?) -> FeedText? {
        text(value).map { FeedText($0, kind: .unstated, base: base) }
    }
}
