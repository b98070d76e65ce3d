internal import TextKit

/// Puts a feed together from the parts of an XML document.
final class FeedAssembler: XMLPartHandler {
    private let baseURL: String?
    private let entry: (FeedEntry, Feed) -> Void
    private var feed: Feed?
    /// The names of a site's authors by their logins.
    private var authors: [String: String] = [:]

    init(baseURL: String?, entry: @escaping (FeedEntry, Feed) -> Void) {
        self.baseURL = baseURL
        self.entry = entry
    }

    /// The feed, once everything is read.
    var finished: Feed? {
        guard var feed else { return nil }
        if feed.format == .rss && feed.header.authors.isEmpty { feed.header.authors = feed.webmasters }
        if feed.header.link == nil { feed.header.link = feed.header.links.first { $0.rel == "self" }?.url }
        return feed
    }

    func isContainer(_ element: XMLNode, depth: Int) -> Bool {
        if depth == 1 { return begin(element) }
        guard feed?.format == .rss, depth <= 3, element.namespace == .none else { return false }
        if element.local == "channel" {
            beginChannel(element)
            return true
        }
        return element.local == "items" && element.parent?.local == "channel"
            && element.attribute("rdf") == nil
            && element.parent?.parent?.local == "rss"
    }

    private func beginChannel(_ channel: XMLNode) {
        guard var changed = feed else { return }
        if changed.header.language == nil { changed.header.language = channel.language }
        if changed.header.id == nil { changed.header.id = channel.attribute("about") }
        feed = changed
    }

    private func begin(_ root: XMLNode) -> Bool {
        switch (root.local, root.namespace) {
        case ("rss", _): feed = Feed(format: .rss, version: root.attribute("version").map(ASCII.trimmedText))
        case ("rdf", .rdf), ("rdf", .none), ("rdf", .other):
            feed = Feed(format: .rss, version: rdfVersion(root))
        case ("channel", .none): feed = Feed(format: .rss, version: root.attribute("version"))
        case ("feed", _): feed = Feed(format: .atom, version: atomVersion(root))
        case ("entry", .atom):
            feed = Feed(format: .atom, version: "1.0")
            return false
        default: return false
        }
        feed?.header.language = root.language
        return true
    }

    private func rdfVersion(_ root: XMLNode) -> String {
        root.attribute("version")
            ?? (root.declares("my.netscape.com") || root.declares("channel.netscape") ? "0.90" : "1.0")
    }

    private func atomVersion(_ root: XMLNode) -> String? {
        if let stated = root.attribute("version") { return ASCII.trimmedText(stated) }
        if root.declares("purl.org/atom/ns") { return "0.3" }
        return root.namespace == .atom ? "1.0" : nil
    }

    func part(_ element: XMLNode, isCut: Bool) {
        guard let known = feed else { return }
        switch (element.local, element.namespace) {
        case ("item", .none), ("item", .atom), ("entry", .atom), ("entry", .none):
            var read = readEntry(element, known)
            if isCut {
                feed?.isCut = true
                guard read.title != nil, read.link != nil || read.id != nil else { return }
                read.warn("truncated_input")
            }
            entry(read, known)
        default:
            if let author = SiteExport.author(element) {
                authors[author.login] = author.name
            } else if known.format == .atom {
                FeedAtom.header(element, base: baseURL, into: &feed)
            } else {
                FeedRSS.header(element, base: baseURL, into: &feed)
            }
        }
    }

    private func readEntry(_ element: XMLNode, _ feed: Feed) -> FeedEntry {
        // Where the file's own address is not known, the feed says it.
        let own = feed.header.links.first { $0.rel == "self" && FeedAddress.isWeb($0.url) }?.url
        let base = baseURL ?? own ?? feed.header.link
        var entry: FeedEntry
        if feed.format == .atom {
            entry = FeedAtom.entry(element, base: base)
            // RFC 4287, 4.1.2 and 4.2.11: an entry without authors has those of the feed it was taken from, else this
            // feed's, which are those of the selection where it was taken from another.
            if entry.authors.isEmpty { entry.authors = entry.source?.authors ?? [] }
            if entry.authors.isEmpty, entry.source == nil { entry.authors = feed.header.authors }
        } else {
            entry = FeedRSS.entry(element, base: base)
        }
        if !authors.isEmpty {
            for index in entry.authors.indices {
                entry.authors[index].name = entry.authors[index].name.map { authors[$0] ?? $0 }
            }
        }
        if entry.language == nil { entry.language = feed.header.language }
        if entry.link == nil {
            entry.link = entry.enclosures.first { $0.type == nil || $0.type == "text/html" }?.url
        }
        if entry.image == nil {
            entry.image = FeedPicture.first(in: entry.content) ?? FeedPicture.first(in: entry.summary)
        }
        if let link = entry.link { entry.link = FeedRedirector.target(link) ?? entry.originalLink(link) }
        return entry
    }
}

extension XMLNode {
    /// Whether the document's root declares a namespace with that text in its URI.
    func declares(_ text: String) -> Bool { tree.rootNamespaces.contains { $0.contains(text) } }
}
