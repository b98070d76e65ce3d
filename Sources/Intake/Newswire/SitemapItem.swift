internal import Markup

/// A URL in a sitemap, with what Google's extensions state about the page.
enum SitemapItem {
    static func read(_ node: XMLNode) -> FeedEntry {
        var entry = FeedEntry()
        entry.link = node.child("loc")?.value
        entry.updated = node.child("lastmod")?.value
        if let news = node.child("news") {
            entry.title = news.child("title")?.value.map { FeedText($0) }
            entry.published = news.child("publication_date")?.value
            entry.publisher = news.path("publication", "name")?.value.map { FeedText($0) }
            entry.language = news.path("publication", "language")?.value
            for list in ["keywords", "genres"] {
                for term in (news.child(list)?.value ?? "").split(separator: ",") {
                    entry.addTerm(String(term))
                }
            }
        }
        for image in node.children where image.local == "image" {
            guard let location = image.child("loc")?.value else { continue }
            if entry.image == nil { entry.image = location }
            entry.media.append(FeedLink(location, type: "image/*", title: image.child("title")?.value))
        }
        return entry
    }
}

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
