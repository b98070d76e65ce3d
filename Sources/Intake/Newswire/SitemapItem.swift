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
                    entry.addCategory(String(term))
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
