package import Markup
internal import TextKit

/// Reads NITF, NewsML 1, NewsML-G2 and sitemaps into the entries that feeds have.
///
/// Items are handed over one by one, so that a message of many items needs the memory of one.
package enum NewswireReader {
    /// Reads a document in UTF-8; nil if its root is none of these vocabularies.
    package static func read(
        _ bytes: [UInt8], baseURL: String? = nil, restart: () -> Void,
        entry: @escaping (FeedEntry, Feed) -> Void
    ) -> Feed? {
        let (handler, outcome) = XMLReader.read(bytes) {
            restart()
            return NewswireAssembler(baseURL: baseURL, entry: entry)
        }
        guard var feed = handler.feed else { return nil }
        if outcome.isRepaired || feed.isCut { feed.isRepaired = true }
        return feed
    }

    /// Reads a document and keeps its items.
    package static func read(_ bytes: [UInt8], baseURL: String? = nil) -> FeedReader.Contents? {
        var entries: [FeedEntry] = []
        let feed = read(
            bytes, baseURL: baseURL, restart: { entries.removeAll() },
            entry: { entry, _ in entries.append(entry) })
        return feed.map { FeedReader.Contents(feed: $0, entries: entries) }
    }
}

/// Chooses the reader of each part by the document's root.
private final class NewswireAssembler: XMLPartHandler {
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

extension XMLNode {
    /// The content as a text with markup, or nil if there is none.
    var markup: FeedText? {
        let markup = ASCII.trimmedText(hasElements ? innerMarkup : text)
        guard !markup.isEmpty else { return nil }
        return FeedText(markup, kind: hasElements ? .html : .unstated, language: language)
    }

    /// The first element below with a name, or nil.
    package func first(_ local: String) -> XMLNode? { descendants(local).first }

    /// The text with blanks folded, as a line of a newswire is meant.
    package var line: String? {
        FeedText(innerMarkup, kind: .html).plainText.map { $0.split(separator: "\n").joined(separator: " ") }
    }
}

extension FeedEntry {
    /// Sets a byline: as written, and the name in it as an author.
    mutating func setByline(_ line: String?) {
        guard let line, !line.isEmpty else { return }
        byline = line
        let start =
            line.prefix(3).lowercased() == "by " ? line.index(line.startIndex, offsetBy: 3) : line.startIndex
        let name = ASCII.trimmedText(String(line[start...]))
        if !name.isEmpty { authors = [FeedPerson(name: name)] }
    }

    mutating func addTerm(_ term: String?) {
        guard let term = term.map(ASCII.trimmedText), !term.isEmpty, !categories.contains(term) else {
            return
        }
        categories.append(term)
    }
}
