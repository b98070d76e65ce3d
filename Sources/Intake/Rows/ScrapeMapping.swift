internal import JSON
internal import Markup
internal import TextKit

/// Where the rows of an earlier scrape have the fields of an article.
package struct ScrapeMapping: Sendable {
    /// The tool that exported the rows.
    package enum Preset: String, Sendable, CaseIterable {
        case auto, trafilatura
        case newsPlease = "news-please"
        case newspaper, none
    }

    /// A field of the record to make.
    package enum Field: String, Sendable, CaseIterable {
        case id, url
        case canonicalURL = "canonical_url"
        case title, subtitle, authors, published, modified, text, html, summary, source, section, tags
        case language, image
        case fetchedAt = "fetched_at"
    }

    /// Keys to look up; the first with a value wins; a dot descends into an object.
    private(set) var names: [Field: [String]]
    /// Whether the configuration names the key of the id.
    private let hasOwnID: Bool
    /// Whether keys that no option names are looked up under their usual names.
    private let hasPreset: Bool

    package init(preset: Preset = .auto, fields: [Field: [String]] = [:]) {
        names = Self.names(of: preset)
        hasPreset = preset != .none
        hasOwnID = fields[.id]?.isEmpty == false
        for (field, own) in fields where !own.isEmpty { names[field] = own }
    }

    private static func names(of preset: Preset) -> [Field: [String]] {
        switch preset {
        case .auto:
            return [trafilatura, newsPlease, newspaper, general].reduce(into: [:]) { all, one in
                all.merge(one) { $0 + $1.filter { [known = $0] name in !known.contains(name) } }
            }
        case .trafilatura: return trafilatura
        case .newsPlease: return newsPlease
        case .newspaper: return newspaper
        case .none: return [:]
        }
    }

    private static let trafilatura: [Field: [String]] = [
        .id: ["id", "fingerprint"], .url: ["url", "source"], .title: ["title"], .authors: ["author"],
        .published: ["date"], .text: ["text", "raw_text"], .summary: ["excerpt", "description"],
        .source: ["source-hostname", "sitename", "hostname"], .section: ["categories"],
        .tags: ["tags", "categories"], .language: ["language"], .image: ["image"],
        .fetchedAt: ["filedate"],
    ]

    private static let newsPlease: [Field: [String]] = [
        .url: ["url"], .title: ["title", "title_page", "title_rss"], .authors: ["authors"],
        .published: ["date_publish"], .modified: ["date_modify"], .text: ["maintext", "text"],
        .summary: ["description"], .source: ["source_domain", "sourceDomain"], .language: ["language"],
        .image: ["image_url"], .fetchedAt: ["date_download"],
    ]

    private static let newspaper: [Field: [String]] = [
        .url: ["url"], .canonicalURL: ["canonical_link"], .title: ["title"], .authors: ["authors"],
        .published: ["publish_date"], .text: ["text", "text_cleaned"], .html: ["html", "article_html"],
        .summary: ["summary", "meta_description"], .source: ["meta_site_name", "source_url"],
        .tags: ["keywords", "tags", "meta_keywords"], .language: ["language", "meta_lang"],
        .image: ["top_image", "meta_img"],
    ]

    private static let general: [Field: [String]] = [
        .id: ["guid", "id", "_id"], .url: ["link", "uri", "page_url"],
        .canonicalURL: ["canonical_url", "canonical"], .title: ["headline", "name"],
        .subtitle: ["subtitle", "deck", "subheadline"], .authors: ["byline", "creator"],
        .published: [
            "published", "published_at", "publishedat", "publishedAt", "datePublished", "pub_date", "pubDate",
        ],
        .modified: ["modified", "updated", "updated_at", "dateModified"],
        .text: ["article", "body", "content", "articleBody", "article_text", "full_text"],
        .html: ["raw_html", "body_html", "content_html"], .summary: ["abstract", "lead", "snippet"],
        .source: ["publisher.name", "source.name", "publisher", "publication", "site"],
        .section: ["section", "category"], .language: ["lang"], .image: ["image_url", "thumbnail"],
        .fetchedAt: ["fetched_at", "crawled_at", "retrieved"],
    ]

    /// The keys that may hold a text, for recognising tables.
    static let textNames = Set(
        [trafilatura, newsPlease, newspaper, general].flatMap { ($0[.text] ?? []) + ($0[.html] ?? []) })

    // MARK: Reading

    /// The value of a field in a row.
    func value(_ field: Field, in row: JSONValue) -> JSONValue? {
        for name in names[field] ?? [] {
            // A key that stands twice counts where it has a value, and the last time of those.
            let stated = row.members?.last { $0.key == name && !$0.value.isBlankValue }?.value
            if let stated { return stated }
            guard name.contains(".") else { continue }
            let value = name.split(separator: ".").reduce(Optional(row)) { $0?[String($1)] }
            if let value, !value.isBlankValue { return value }
        }
        return nil
    }

    /// The text of a field in a row.
    func text(_ field: Field, in row: JSONValue) -> String? {
        guard let value = value(field, in: row) else { return nil }
        return (value.scalarText ?? value["name"]?.scalarText ?? value.elements?.first?.scalarText)
            .map(ASCII.trimmedText)
    }

    /// The article's own id in a row: not a digest of its text or a database's key, and not a bare number under "id",
    /// which may count rows; any value of a key that the configuration names.
    func guid(in row: JSONValue) -> String? {
        if hasOwnID { return text(.id, in: row) }
        let keys = (names[.id] ?? []).filter { !Self.ownKeys.contains($0) }
        for name in keys.filter({ $0 == "guid" }) + keys.filter({ $0 != "guid" }) {
            guard let id = row[name]?.scalarText.map(ASCII.trimmedText), !JSONValue.string(id).isBlankValue
            else {
                continue
            }
            if name == "guid" || !id.utf8.allSatisfy(ASCII.isDigit) { return id }
        }
        return nil
    }

    /// The licence that the program which made the row has found.
    func license(in row: JSONValue) -> String? {
        guard hasPreset else { return nil }
        return (row["license"] ?? row["licence"])?.string.flatMap { LicenseStatement.license($0, base: nil) }
    }

    /// Keys of the row and not of the article.
    private static let ownKeys: Set<String> = ["fingerprint", "_id"]

    /// The list of a field in a row; one text may list several, separated by semicolons.
    func list(_ field: Field, in row: JSONValue, separators: String) -> [String] {
        guard let value = value(field, in: row) else { return [] }
        let texts: [String]
        if let elements = value.elements {
            texts = elements.compactMap { $0.scalarText ?? $0["name"]?.scalarText }
        } else {
            texts = ListText.items(
                value.scalarText ?? value["name"]?.scalarText ?? "", separators: separators)
        }
        var seen: Set<String> = []
        return texts.map(ASCII.trimmedText).filter { !$0.isEmpty && seen.insert($0).inserted }
    }
}

/// Lists written as one text: "A; B", or as Python prints them: "['A', 'B']".
private enum ListText {
    static func items(_ text: String, separators: String) -> [String] {
        let text = ASCII.trimmedText(text)
        guard text.hasPrefix("["), text.hasSuffix("]") else {
            return text.split { separators.contains($0) }.map(String.init)
        }
        var items: [String] = []
        var item = ""
        var quote: Character?
        var isEscaped = false
        for character in text.dropFirst().dropLast() {
            if let open = quote {
                if isEscaped {
                    item.append(character)
                    isEscaped = false
                } else if character == "\\" {
                    isEscaped = true
                } else if character == open {
                    items.append(item)
                    item = ""
                    quote = nil
                } else {
                    item.append(character)
                }
            } else if character == "'" || character == "\"" {
                quote = character
            }
        }
        return items
    }
}

extension JSONValue {
    /// Null, an empty text or list, or one of the words that exporters write for null.
    fileprivate var isBlankValue: Bool {
        switch self {
        case .null: true
        case .string(let text):
            ["", "none", "null", "nan", "n/a", "[]"].contains(ASCII.trimmedText(text).lowercased())
        case .array(let values): values.isEmpty
        default: false
        }
    }
}
