extension ScrapeMapping {
    static let trafilatura: [Field: [String]] = [
        .id: ["id", "fingerprint"], .url: ["url", "source"], .title: ["title"], .authors: ["author"],
        .published: ["date"], .text: ["text", "raw_text"], .summary: ["excerpt", "description"],
        .source: ["source-hostname", "sitename", "hostname"], .section: ["categories"],
        .tags: ["tags", "categories"], .language: ["language"], .image: ["image"],
        .fetchedAt: ["filedate"],
    ]

    static let newsPlease: [Field: [String]] = [
        .url: ["url"], .title: ["title", "title_page", "title_rss"], .authors: ["authors"],
        .published: ["date_publish"], .modified: ["date_modify"], .text: ["maintext", "text"],
        .summary: ["description"], .source: ["source_domain", "sourceDomain"], .language: ["language"],
        .image: ["image_url"], .fetchedAt: ["date_download"],
    ]

    static let newspaper: [Field: [String]] = [
        .url: ["url"], .canonicalURL: ["canonical_link"], .title: ["title"], .authors: ["authors"],
        .published: ["publish_date"], .text: ["text", "text_cleaned"], .html: ["html", "article_html"],
        .summary: ["summary", "meta_description"], .source: ["meta_site_name", "source_url"],
        .tags: ["keywords", "tags", "meta_keywords"], .language: ["language", "meta_lang"],
        .image: ["top_image", "meta_img"],
    ]

    /// What the answers of news services and the programs of sites call their fields: The Guardian, The New York Times, NewsAPI,
    /// WordPress, Ghost, Drupal, Contentful, Strapi.
    static let services: [Field: [String]] = [
        .url: ["webUrl", "web_url", "URL"], .title: ["webTitle"],
        .authors: ["_embedded.author", "primary_author"],
        .published: ["date_gmt", "webPublicationDate", "dateTimePub", "publishDate", "publishedDate"],
        .modified: ["modified_gmt", "lastModified", "updatedAt", "changed"],
        .summary: ["trailText", "standfirst", "custom_excerpt"],
        .source: ["source.title"], .section: ["sectionName", "section_name", "primary_tag"],
        .language: ["langcode", "locale"],
        .image: ["urlToImage", "feature_image", "featured_image", "jetpack_featured_media_url"],
    ]

    static let general: [Field: [String]] = [
        .id: ["guid", "id", "sys.id", "_id"], .url: ["link", "uri", "page_url", "alternate"],
        .canonicalURL: ["canonical_url", "canonical"], .title: ["headline", "name"],
        .subtitle: ["subtitle", "deck", "subheadline"], .authors: ["byline", "creator"],
        .published: [
            "published", "published_at", "publishedat", "publishedAt", "datePublished", "pub_date", "pubDate",
            "dateTime", "firstpublished", "firstcreated", "created", "created_at",
        ],
        .modified: ["modified", "updated", "updated_at", "dateModified", "versioncreated"],
        .text: [
            "article", "body", "content", "articleBody", "article_text", "full_text", "bodyText",
        ],
        .html: ["raw_html", "body_html", "content_html", "content.content", "summary.content"],
        .summary: ["abstract", "lead", "snippet"],
        .source: ["publisher.name", "source.name", "publisher", "publication", "site"],
        .section: ["section", "category"], .language: ["lang"], .image: ["image_url", "thumbnail"],
        .fetchedAt: ["fetched_at", "crawled_at", "retrieved"],
    ]

    /// The services come first: their names say more of a date than "date" does.
    static let tables = [services, trafilatura, newsPlease, newspaper, general]

    /// The keys that may hold a text, for recognising tables.
    static let textNames = Set(
        tables.flatMap { ($0[.text] ?? []) + ($0[.html] ?? []) })

    /// The keys that may hold an address.
    static let addressNames = Set(
        tables.flatMap { ($0[.url] ?? []) + ($0[.canonicalURL] ?? []) }
    ).subtracting(["source"])

    /// The keys of all fields.
    static let allNames = Set(
        tables.flatMap { $0.values.flatMap { $0 } })

    /// The columns of a table as it is configured.
    var columns: ColumnNames {
        let lowered: ([String]) -> Set<String> = { Set($0.map { $0.lowercased() }) }
        return ColumnNames(
            texts: lowered((names[.text] ?? []) + (names[.html] ?? [])),
            all: Self.allNames.union(lowered(names.values.flatMap { $0 })))
    }

    /// By which names the header of a table is known.
    struct ColumnNames: Sendable {
        /// Those of columns that may hold a text.
        var texts: Set<String>
        var all: Set<String>

        static let usual = ColumnNames(texts: textNames, all: allNames)
    }
}
