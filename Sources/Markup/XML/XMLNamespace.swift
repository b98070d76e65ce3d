/// The vocabularies that the readers of this package know.
package enum XMLNamespace: UInt8, Sendable {
    /// No namespace, or one that only says "this is RSS".
    case none
    case atom, rdf, xml, xhtml
    case dublinCore, dublinCoreTerms, content, media, itunes, podcast, googlePlay, slash, georss,
        wellFormedWeb
    case threading, syndication, creativeCommons, administration, feedburner, activity, atomPublishing,
        portable
    case sitemap, sitemapNews, sitemapImage, sitemapVideo
    case newsML, nitf
    case other

    /// The vocabulary of a namespace, by its URI and then, for a misspelt URI, by its usual prefix.
    static func named(uri: String, prefix: String) -> XMLNamespace {
        let key = normalised(uri)
        if uri.isEmpty { return prefix.isEmpty ? .none : named(prefix: prefix) }
        if let known = byURI[key] { return known }
        if key.hasPrefix("iptc.org/std/nar") { return .newsML }
        if key.hasPrefix("iptc.org/std/nitf") { return .nitf }
        if key.contains("rss") && prefix.isEmpty { return .none }
        return prefix.isEmpty ? .other : named(prefix: prefix)
    }

    /// The vocabulary that a prefix conventionally means if nothing declares it.
    static func named(prefix: String) -> XMLNamespace { byPrefix[prefix.lowercased()] ?? .other }

    /// Removes what publishers vary: scheme, "www.", case, and a trailing slash or hash.
    private static func normalised(_ uri: String) -> String {
        var key = Substring(uri.lowercased())
        for scheme in ["http://", "https://", "www."] where key.hasPrefix(scheme) {
            key = key.dropFirst(scheme.utf8.count)
        }
        while let last = key.utf8.last, last == 0x2F || last == 0x23 || last == 0x20 { key = key.dropLast() }
        return String(key)
    }

    private static let byURI: [String: XMLNamespace] = [
        "": .none,
        "backend.userland.com/rss": .none, "blogs.law.harvard.edu/tech/rss": .none,
        "my.netscape.com/rdf/simple/0.9": .none, "channel.netscape.com/rdf/simple/0.9": .none,
        "purl.org/rss/1.0": .none, "purl.org/net/rss1.1": .none, "backend.userland.com/rss2": .none,
        "rssnamespace.org/feeds/rss": .none, "backend.userland.com/rss091": .none,
        "w3.org/2005/atom": .atom, "purl.org/atom/ns": .atom, "example.com/newformat": .atom,
        "example.com/necho": .atom, "purl.org/echo": .atom, "uri/of/echo/namespace": .atom,
        "purl.org/pie": .atom, "w3.org/2005/11/its": .other,
        "w3.org/1999/02/22-rdf-syntax-ns": .rdf, "w3.org/xml/1998/namespace": .xml,
        "w3.org/1999/xhtml": .xhtml, "w3.org/tr/rec-html40": .xhtml,
        "purl.org/dc/elements/1.0": .dublinCore, "purl.org/dc/elements/1.1": .dublinCore,
        "purl.org/dc/terms": .dublinCoreTerms,
        "purl.org/rss/1.0/modules/content": .content, "purl.org/rss/1.0/modules/slash": .slash,
        "purl.org/rss/1.0/modules/syndication": .syndication,
        "search.yahoo.com/mrss": .media, "video.search.yahoo.com/mrss": .media,
        "itunes.com/dtds/podcast-1.0.dtd": .itunes, "example.com/dtds/podcast-1.0.dtd": .itunes,
        "podcastindex.org/namespace/1.0": .podcast,
        "github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": .podcast,
        "google.com/schemas/play-podcasts/1.0": .googlePlay,
        "georss.org/georss": .georss, "wellformedweb.org/commentapi": .wellFormedWeb,
        "purl.org/syndication/thread/1.0": .threading,
        "backend.userland.com/creativecommonsrssmodule": .creativeCommons,
        "cyber.law.harvard.edu/rss/creativecommonsrssmodule.html": .creativeCommons,
        "web.resource.org/cc": .creativeCommons, "creativecommons.org/ns": .creativeCommons,
        "webns.net/mvcb": .administration, "rssnamespace.org/feedburner/ext/1.0": .feedburner,
        "activitystrea.ms/spec/1.0": .activity, "w3.org/2007/app": .atomPublishing,
        "purl.org/atom/app": .atomPublishing, "portablecontacts.net/spec/1.0": .portable,
        "sitemaps.org/schemas/sitemap/0.9": .sitemap, "sitemaps.org/schemas/sitemap/0.84": .sitemap,
        "google.com/schemas/sitemap/0.84": .sitemap, "google.com/schemas/sitemap/0.9": .sitemap,
        "google.com/schemas/sitemap-news/0.9": .sitemapNews,
        "google.com/schemas/sitemap-image/1.1": .sitemapImage,
        "google.com/schemas/sitemap-video/1.1": .sitemapVideo,
    ]

    private static let byPrefix: [String: XMLNamespace] = [
        "atom": .atom, "atom10": .atom, "atom03": .atom, "a10": .atom, "rdf": .rdf, "xml": .xml,
        "xhtml": .xhtml, "dc": .dublinCore, "dcterms": .dublinCoreTerms, "dct": .dublinCoreTerms,
        "content": .content, "media": .media, "itunes": .itunes, "podcast": .podcast,
        "googleplay": .googlePlay, "slash": .slash, "georss": .georss, "wfw": .wellFormedWeb,
        "thr": .threading, "sy": .syndication, "cc": .creativeCommons, "creativecommons": .creativeCommons,
        "admin": .administration, "feedburner": .feedburner, "activity": .activity, "app": .atomPublishing,
        "news": .sitemapNews, "rss": .none,
    ]
}
