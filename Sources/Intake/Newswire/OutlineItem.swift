internal import Markup

/// A subscription in an OPML list; lists may be nested.
enum OutlineItem {
    static func read(_ node: XMLNode) -> [FeedEntry] {
        var entries: [FeedEntry] = []
        if let entry = entry(node) { entries.append(entry) }
        node.walk { inner in
            if inner.local == "outline", let entry = entry(inner) { entries.append(entry) }
        }
        return entries
    }

    private static func entry(_ node: XMLNode) -> FeedEntry? {
        guard let feed = node.attribute("xmlurl") ?? node.attribute("url") else { return nil }
        var entry = FeedEntry()
        entry.id = feed
        entry.link = node.attribute("htmlurl") ?? feed
        entry.title = (node.attribute("title") ?? node.attribute("text")).map {
            FeedText($0, kind: .unstated)
        }
        entry.links = [FeedLink(feed, rel: "feed", type: node.attribute("type"))]
        return entry
    }
}
