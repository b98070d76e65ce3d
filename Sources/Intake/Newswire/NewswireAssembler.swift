internal import Markup

/// Chooses the reader of each part by the document's root.
final class NewswireAssembler: XMLPartHandler {
    private let baseURL: String?
    private let entry: (FeedEntry, Feed) -> Void
    private(set) var feed: Feed?

    init(baseURL: String?, entry: @escaping (FeedEntry, Feed) -> Void) {
        self.baseURL = baseURL
        self.entry = entry
    }

    func isContainer(_ element: XMLNode, depth: Int) -> Bool {
        guard depth == 1 else { return element.local == "itemset" || (element.local == "body" && isList) }
        guard let format = Self.format(element.local) else { return false }
        feed = Feed(
            format: format, version: element.attribute("standardversion") ?? element.attribute("version"))
        if format == .sitemap { feed?.version = nil }
        return ["newsmessage", "newsml", "urlset", "sitemapindex", "opml"].contains(element.local)
    }

    private var isList: Bool { feed?.format == .opml }

    private static func format(_ root: String) -> FeedFormat? {
        switch root {
        case "nitf": .nitf
        case "newsml": .newsML1
        case "urlset", "sitemapindex": .sitemap
        case "opml": .opml
        case "newsmessage", "newsitem", "packageitem", "conceptitem", "knowledgeitem", "planningitem",
            "catalogitem":
            .newsMLG2
        default: nil
        }
    }

    func part(_ element: XMLNode, isCut: Bool) {
        guard let known = feed else { return }
        if isCut && element.parent != nil {
            feed?.isCut = true
            return
        }
        switch (known.format, element.local) {
        case (.nitf, _): entry(NITFItem.read(element), known)
        case (.newsML1, "newsitem"): entry(NewsML1Item.read(element), known)
        case (.newsMLG2, "newsitem"): entry(NewsMLG2Item.read(element, base: baseURL), known)
        case (.newsMLG2, let name) where name.hasSuffix("item"): feed?.header.warnings = ["skipped_\(name)"]
        case (.sitemap, "url"): entry(SitemapItem.read(element), known)
        case (.sitemap, "sitemap"):
            if let url = element.child("loc")?.value { feed?.header.links.append(FeedLink(url, rel: "item")) }
        case (.opml, "outline"):
            for outline in OutlineItem.read(element) { entry(outline, known) }
        case (.opml, "head"): feed?.header.title = element.child("title")?.value.map { FeedText($0) }
        default: break
        }
        if isCut { feed?.isCut = true }
    }
}
