internal import JSON
internal import TextKit

/// The page's JSON-LD: the node that describes the article, and what the others say about the site.
struct LinkedData {
    /// The article's node; null if there is none.
    private(set) var article = JSONValue.null
    private(set) var siteName: String?
    private var byID: [String: JSONValue] = [:]
    private var candidates: [(node: JSONValue, rank: Int)] = []

    init(_ data: StructuredData, url: WebAddress?) {
        for node in data.nodes { collect(node) }
        choose(for: url)
    }

    // MARK: Collecting

    private static let articleTypes: Set<String> = [
        "newsarticle", "article", "reportagenewsarticle", "blogposting", "liveblogposting",
        "opinionnewsarticle",
        "analysisnewsarticle", "backgroundnewsarticle", "reviewnewsarticle", "askpublicnewsarticle",
        "techarticle",
        "scholarlyarticle", "medicalscholarlyarticle", "socialmediaposting", "advertisercontentarticle",
        "satiricalarticle", "report", "review", "discussionforumposting", "criticreview", "recipe", "howto",
        "qapage",
    ]
    private static let pageTypes: Set<String> = [
        "webpage", "videoobject", "podcastepisode", "itempage", "newsvideo", "creativework", "collectionpage",
        "event",
    ]

    private mutating func collect(_ node: JSONValue) {
        let count = node.members?.count ?? 0
        if let id = node["@id"]?.string, count > 1, byID[id] == nil || count > 3 { byID[id] = node }
        let types = Self.types(of: node)
        if types.contains("website"), siteName == nil, let name = node["name"]?.string {
            siteName = PlainText.clean(name)
        }
        if !types.isDisjoint(with: Self.articleTypes) {
            candidates.append((node, 2))
        } else if !types.isDisjoint(with: Self.pageTypes) {
            candidates.append((node, 1))
        }
    }

    /// The node's types in lower case, without a vocabulary's address.
    static func types(of node: JSONValue) -> Set<String> {
        let names = node["@type"]?.elements?.compactMap(\.string) ?? [node["@type"]?.string].compactMap { $0 }
        return Set(names.map { name in String(name.lowercased().split(separator: "/").last ?? "") })
    }

    // MARK: Choosing

    /// The article is the node that names this page; else the first of the best kind that has a headline and a date.
    private mutating func choose(for url: WebAddress?) {
        let page = url?.canonical
        var best = -1
        for (node, rank) in candidates {
            var score = rank * 10
            if node["headline"] != nil { score += 4 }
            if node["datePublished"] != nil { score += 3 }
            if node["author"] != nil { score += 2 }
            if node["articleBody"] != nil { score += 2 }
            if let page, addresses(of: node).contains(where: { WebAddress($0)?.canonical == page }) {
                score += 8
            }
            if score > best {
                best = score
                article = node
            }
        }
    }

    /// The pages that a node names.
    func places(of node: JSONValue) -> [String] {
        addresses(of: node).compactMap { WebAddress($0).map(Self.place) }
    }

    /// An address without what differs among links to one page: scheme, "www." or "m.", tracking and closing slash.
    static func place(_ address: WebAddress) -> String {
        var place = address.canonical.dropFirst(address.scheme.utf8.count + 3)
        for prefix in ["www.", "m.", "amp."] where place.hasPrefix(prefix) {
            place = place.dropFirst(prefix.utf8.count)
        }
        return String(place.hasSuffix("/") ? place.dropLast() : place)
    }

    private func addresses(of node: JSONValue) -> [String] {
        [
            node["url"]?.string, node["@id"]?.string, node["mainEntityOfPage"]?.string,
            node["mainEntityOfPage"]?["@id"]?.string,
        ].compactMap { $0 }
    }

    // MARK: Reading

    /// The nodes of the page that shows the article, but those that name another address.
    func pages(at url: WebAddress?) -> [JSONValue] {
        candidates.map(\.node).filter { node in
            guard !Self.types(of: node).isDisjoint(with: ["webpage", "itempage"]), node != article else {
                return false
            }
            let own = places(of: node)
            return own.isEmpty || url.map { own.contains(Self.place($0)) } != false
        }
    }

    /// The node a reference refers to, or the value itself.
    func resolved(_ value: JSONValue) -> JSONValue {
        guard let members = value.members, members.count <= 2, let id = value["@id"]?.string else {
            return value
        }
        return byID[id] ?? value
    }

    /// A text member of the article as plain text; of a list its first.
    func text(_ key: String) -> String? {
        guard let value = article[key] else { return nil }
        return Self.text(of: value)
    }

    /// The text of a string, of a list's first element or of an object's name.
    static func text(of value: JSONValue) -> String? {
        let text =
            value.scalarText ?? value.elements?.first.flatMap(Self.text) ?? value["name"]?.string
            ?? value["@value"]?.string
        guard let text else { return nil }
        let clean = PlainText.clean(text)
        return clean.isEmpty ? nil : clean
    }

    /// Every candidate's value for a key, the article's first.
    func values(_ key: String) -> [JSONValue] {
        var values = [article[key]].compactMap { $0 }
        for (node, _) in candidates {
            if let value = node[key], !values.contains(value) { values.append(value) }
        }
        return values
    }

    /// The names of persons or organisations, however deep they are wrapped.
    func names(of value: JSONValue?, depth: Int = 0) -> [String] {
        guard let value, depth < Self.deepestName else { return [] }
        if let text = value.string { return [PlainText.clean(text)] }
        if let elements = value.elements { return elements.flatMap { names(of: $0, depth: depth + 1) } }
        let node = resolved(value)
        for key in ["name", "@value", "@list"] where node[key] != nil {
            return names(of: node[key], depth: depth + 1)
        }
        let parts = ["givenName", "additionalName", "familyName"].compactMap { node[$0]?.string }
        return parts.isEmpty ? [] : [PlainText.clean(parts.joined(separator: " "))]
    }

    private static let deepestName = 6

    /// The members of a list, or the value itself as a list of one.
    static func list(_ value: JSONValue?) -> [JSONValue] {
        guard let value, value != .null else { return [] }
        return value.elements ?? [value]
    }
}
