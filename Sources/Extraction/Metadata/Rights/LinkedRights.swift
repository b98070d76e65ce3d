internal import JSON
internal import TextKit

/// What the page's JSON-LD states about use: of the article, and of the page that shows it.
struct LinkedRights {
    /// What one of the two states.
    struct Level {
        var licenses: [String] = []
        var holder: String?
        var notices: [String] = []
    }

    private(set) var article = Level()
    private(set) var page = Level()
    /// Public licences that are stated as terms of use.
    private(set) var usage: [String] = []
    /// Every statement on whether the article is free to read.
    private(set) var free: [Bool] = []
    /// What `conditionsOfAccess` says in words that leave no doubt.
    private(set) var access: Bool?

    init(_ evidence: PageEvidence, title: TitleChoice.Title?) {
        let data = evidence.linkedData
        let pages = data.pages(at: evidence.url)
        // The node that was chosen may be a film or an event that the page shows, or an article that it refers to.
        let isOwn =
            LinkedData.types(of: data.article).isDisjoint(with: Self.media) && Self.isOfPage(evidence, title)
        let articles = isOwn ? [data.article] : []
        article = Self.level(articles, data, evidence.url)
        page = Self.level(pages, data, evidence.url)
        for node in articles + pages where node != .null {
            free += Self.free(node)
            usage += LinkedData.list(node["usageInfo"]).compactMap(Self.address).filter(
                LicenseStatement.isPublic)
            access = access ?? LinkedData.list(node["conditionsOfAccess"]).lazy.compactMap(Self.access).first
        }
    }

    private static let media: Set<String> = [
        "videoobject", "newsvideo", "audioobject", "imageobject", "podcastepisode", "event", "product",
    ]

    /// Whether the article names this page or no page, or has the headline that the page shows or gives to others.
    private static func isOfPage(_ evidence: PageEvidence, _ title: TitleChoice.Title?) -> Bool {
        let data = evidence.linkedData
        let stated = data.places(of: data.article)
        let canonical = [evidence.head.canonical(in: evidence.tree), evidence.meta.first("og:url")]
        let own = canonical.compactMap { $0.flatMap { WebAddress($0) } } + [evidence.url].compactMap { $0 }
        if stated.isEmpty || own.isEmpty || own.contains(where: { stated.contains(LinkedData.place($0)) }) {
            return true
        }
        let headline = PlainText.key(data.text("headline") ?? data.text("name") ?? "")
        let shown = [title?.node == nil ? nil : title?.text, evidence.meta.first("og:title")]
        return !headline.isEmpty
            && shown.contains { $0.map { PlainText.key($0).hasPrefix(headline) } == true }
    }

    private static func level(_ nodes: [JSONValue], _ data: LinkedData, _ base: WebAddress?) -> Level {
        var level = Level()
        for node in nodes {
            level.licenses += LinkedData.list(node["license"]).compactMap(address)
                .compactMap { LicenseStatement.license($0, base: base) }
            level.notices += LinkedData.list(node["copyrightNotice"]).compactMap(LinkedData.text)
            if level.holder == nil { level.holder = holder(node, data) }
        }
        return level
    }

    /// The address or name of a licence, which may be a node of its own.
    private static func address(_ value: JSONValue) -> String? {
        value.string ?? value["url"]?.string ?? value["@id"]?.string ?? value["name"]?.string
    }

    /// The names of all holders; a reference to a node that the page does not have names nobody, and an empty name none.
    private static func holder(_ node: JSONValue, _ data: LinkedData) -> String? {
        var names: [String] = []
        for value in LinkedData.list(node["copyrightHolder"]) {
            let holder = data.resolved(value)
            if (holder.string ?? holder["name"]?.string)?.trimmedBlanks.isEmpty == true { continue }
            guard let text = LinkedData.text(of: holder),
                let name = CopyrightNotice.holder(named: text)
            else { return nil }
            if !names.contains(name) { names.append(name) }
        }
        return names.isEmpty ? nil : names.joined(separator: "; ")
    }

    // MARK: Free

    /// What a node says of itself, and that a part of it is not free.
    private static func free(_ node: JSONValue) -> [Bool] {
        var stated = LinkedData.list(node["isAccessibleForFree"]).compactMap(bool)
        for part in LinkedData.list(node["hasPart"]) where isSection(part) {
            stated += LinkedData.list(part["isAccessibleForFree"]).compactMap(bool).filter { !$0 }
        }
        return stated
    }

    /// A section of the page, as Google's paywall markup has it, and not another work.
    private static func isSection(_ part: JSONValue) -> Bool {
        let types = LinkedData.types(of: part)
        return types.isEmpty || types.contains("webpageelement") || part["cssSelector"] != nil
    }

    /// A boolean as one, as a word, or as schema.org's address of one.
    private static func bool(_ value: JSONValue) -> Bool? {
        if let value = value.bool { return value }
        let text = value.string ?? value["@value"]?.string ?? value["@id"]?.string ?? ""
        return Self.bool(text)
    }

    static func bool(_ text: String) -> Bool? {
        switch text.lowercased().split(separator: "/").last.map({ $0.trimmedBlanks }) ?? "" {
        case "true", "yes": true
        case "false", "no": false
        default: nil
        }
    }

    private static func access(_ value: JSONValue) -> Bool? {
        switch value.string.map({ $0.trimmedBlanks.lowercased() }) ?? "" {
        case "free", "open access", "free access", "free to read": true
        case "subscription", "subscription required", "subscribers only", "subscriber only", "paywall",
            "members only":
            false
        default: nil
        }
    }
}
