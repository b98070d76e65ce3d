internal import JSON
internal import Markup
internal import TextKit

/// What a page states of itself for machines that tells its type.
struct PageStatements: Sendable, Equatable {
    private(set) var numbers = NamedNumbers()
    /// `og:type`, in lower case.
    private(set) var graphType = ""
    /// The schema.org types of its nodes, in lower case.
    private(set) var types: Set<String> = []
    /// Those of the node that describes the page's article.
    private(set) var articleTypes: Set<String> = []
    /// Whether the page states for machines that it is an article, and when that was published.
    private(set) var isDatedArticle = false

    init() {}

    init(_ evidence: PageEvidence, data: StructuredData) {
        graphType = evidence.meta.first("og:type")?.lowercased() ?? ""
        for node in data.nodes { types.formUnion(LinkedData.types(of: node)) }
        types.formUnion(Self.markedTypes(evidence.tree))
        articleTypes = LinkedData.types(of: evidence.linkedData.article)
        addTypes()
        addArticle(evidence)
        addHints(evidence)
        addTitle(evidence, data)
        numbers.append(AddressShape.numbers(of: evidence.url))
    }

    /// The types of microdata.
    private static func markedTypes(_ tree: HTMLTree) -> [String] {
        guard tree.attributes.contains(where: { $0.name == .itemtype }) else { return [] }
        return tree.attributes.lazy.filter { $0.name == .itemtype }.map { attribute in
            let value = String(decoding: tree.bytes[attribute.range], as: UTF8.self)
            return String(value.lowercased().split(separator: "/").last ?? "")
        }
    }

    private mutating func addTypes() {
        for (name, wanted) in Self.groups { numbers.add(name, !types.isDisjoint(with: wanted)) }
        numbers.add("data: none", types.isEmpty)
        for (name, start) in Self.graphTypes { numbers.add(name, graphType.hasPrefix(start)) }
        numbers.add("og:type none", graphType.isEmpty)
    }

    private static let articles: Set<String> = [
        "newsarticle", "article", "blogposting", "reportagenewsarticle",
    ]
    private static let groups: [(String, Set<String>)] = [
        (
            "news",
            [
                "newsarticle", "reportagenewsarticle", "opinionnewsarticle", "analysisnewsarticle",
                "liveblogposting",
                "backgroundnewsarticle", "reviewnewsarticle", "newsvideo",
            ]
        ),
        (
            "article",
            ["article", "blogposting", "report", "scholarlyarticle", "recipe", "review", "criticreview"]
        ),
        ("manual", ["techarticle", "apireference", "howto", "softwaresourcecode", "learningresource"]),
        ("product", ["product", "productgroup", "individualproduct", "productmodel"]),
        ("offer", ["offer", "aggregateoffer", "aggregaterating"]),
        ("list", ["itemlist", "collectionpage", "searchresultspage", "offercatalog", "datafeed"]),
        ("profile", ["profilepage"]),
        ("thread", ["discussionforumposting", "qapage", "question", "answer"]),
        ("questions", ["faqpage"]),
        (
            "company",
            [
                "localbusiness", "service", "professionalservice", "softwareapplication", "course", "event",
                "jobposting", "webapplication",
            ]
        ),
        ("organization", ["organization", "corporation", "newsmediaorganization"]),
        ("video", ["videoobject"]),
        ("gallery", ["imagegallery", "mediagallery"]),
        ("trail", ["breadcrumblist"]),
        ("page", ["webpage", "itempage"]),
    ].map { ("data: \($0)", $1) }
    private static let graphTypes: [(String, String)] = [
        ("article", "article"), ("website", "website"), ("product", "product"), ("og:product", "og:product"),
        ("video", "video"),
        ("profile", "profile"), ("object", "object"),
    ].map { ("og:type \($0)", $1) }

    private mutating func addArticle(_ evidence: PageEvidence) {
        let article = evidence.linkedData.article
        numbers.add("data: headline", article["headline"] != nil)
        numbers.add("data: published", article["datePublished"] != nil)
        let isArticle = graphType == "article" || !articleTypes.isDisjoint(with: Self.articles)
        numbers.add("data: author", article["author"] != nil)
        let published = evidence.meta.first(
            "article:published_time", "datepublished", "pubdate", "publish-date", "dc.date.issued")
        numbers.add("meta: published", published != nil)
        isDatedArticle = isArticle && (published != nil || article["datePublished"] != nil)
        numbers.add(
            "meta: author", evidence.meta.first("author", "article:author", "dc.creator", "byl") != nil)
        numbers.add(
            "meta: section", evidence.meta.first("article:section", "article:tag", "news_keywords") != nil)
        numbers.add(
            "meta: price", evidence.meta.first("product:price:amount", "og:price:amount", "price") != nil)
    }

    /// What the title says of a list, whether the address repeats it, and how many articles are described.
    private mutating func addTitle(_ evidence: PageEvidence, _ data: StructuredData) {
        let title = (evidence.documentTitle ?? "").lowercased()
        let repeated = AddressShape.repeated(title, in: evidence.url)
        numbers.add("title words in address", Float(min(10, repeated.count)))
        numbers.add("share of address in title", Float(repeated.count), of: Float(repeated.words))
        numbers.add("says index", PageLexicon.saysIndex(title))
        let described = data.nodes.count { !LinkedData.types(of: $0).isDisjoint(with: Self.articles) }
        numbers.add("articles described", Float(min(5, described)))
        numbers.add("data: collection", !types.isDisjoint(with: ["collectionpage", "searchresultspage"]))
    }

    /// Names on `html` and `body`, the system that made the page, and neighbours in a series.
    private mutating func addHints(_ evidence: PageEvidence) {
        let tree = evidence.tree
        var names: [UInt8] = []
        for node in [tree.first(.html), tree.first(.body)].compactMap({ $0 }) {
            for name in [HTMLAttribute.class, .id] {
                names += (tree.attribute(name, of: node) ?? []) + [0x20]
            }
        }
        for (name, words) in Self.bodyNames { numbers.add(name, words.occurs(in: names[...])) }
        let generator = Array((evidence.meta.first("generator") ?? "").utf8)[...]
        for (name, words) in Self.systems { numbers.add(name, words.occurs(in: generator)) }
        numbers.add(
            "next or previous page",
            evidence.head.link("next", in: tree) != nil || evidence.head.link("prev", in: tree) != nil)
    }

    private static let bodyNames: [(String, ByteWords)] = [
        (
            "article",
            ByteWords(["single", "article", "story", "postid", "post-template", "node-type-article"])
        ),
        (
            "index",
            ByteWords([
                "archive", "category", "tag-", "author-", "search", "collection", "listing", "section-front",
                "home", "blog ",
            ])
        ),
        ("product", ByteWords(["product", "woocommerce", "shop", "pdp"])),
        ("missing", ByteWords(["error404", "error-404", "not-found", "notfound", "page-404"])),
        ("page", ByteWords(["page-template", "page-id", "landing", "service", "page-node"])),
        ("thread", ByteWords(["forum", "topic", "thread", "question", "crawler", "discourse"])),
    ].map { ("body: \($0)", $1) }
    private static let systems: [(String, ByteWords)] = [
        (
            "forum",
            ByteWords([
                "discourse", "phpbb", "vbulletin", "xenforo", "mybb", "invision", "flarum", "vanilla", "smf",
                "nodebb",
            ])
        ),
        (
            "manual",
            ByteWords([
                "sphinx", "docusaurus", "mkdocs", "hugo", "gitbook", "jekyll", "docfx", "doxygen",
                "vitepress", "mdbook",
            ])
        ),
        ("shop", ByteWords(["shopify", "woocommerce", "magento", "prestashop", "opencart", "bigcommerce"])),
        ("blog", ByteWords(["wordpress", "blogger", "ghost", "drupal", "joomla", "typo3"])),
    ].map { ("system: \($0)", $1) }
}
