internal import TextKit

/// Atom 0.3 and 1.0.
enum FeedAtom {
    // MARK: Entries

    static func entry(_ node: XMLNode, base: String?) -> FeedEntry {
        var entry = FeedEntry()
        for child in node.children where child.namespace == .atom || child.namespace == .none {
            field(child, base: base, into: &entry)
        }
        for child in node.children where child.namespace != .atom && child.namespace != .none {
            FeedExtensions.field(child, base: base, into: &entry)
        }
        FeedExtensions.finish(&entry)
        chooseLink(&entry)
        if entry.link == nil, let id = entry.id, FeedAddress.isWeb(id) { entry.link = id }
        if entry.language == nil { entry.language = entry.content?.language ?? node.language }
        return entry
    }

    static func field(_ child: XMLNode, base: String?, into entry: inout FeedEntry) {
        switch child.local {
        case "title": if entry.title == nil { entry.title = text(child, base: base) }
        case "summary", "subtitle", "tagline":
            if entry.summary == nil { entry.summary = text(child, base: base) }
        case "content": content(child, base: base, into: &entry)
        case "id":
            if entry.id == nil { (entry.id, entry.statedID) = (identifier(child), child.value) }
        case "link": link(child, base: base, into: &entry)
        case "updated", "modified": entry.updated = child.value ?? entry.updated
        case "published", "issued": entry.published = child.value ?? entry.published
        case "created": if entry.created == nil { entry.created = child.value }
        case "author": entry.addAuthor(person(child, base: base))
        case "contributor": if let person = person(child, base: base) { entry.contributors.append(person) }
        case "rights", "copyright": if entry.rights == nil { entry.rights = text(child, base: base) }
        case "category" where SiteExport.kind(child) != nil:
            if SiteExport.kind(child).map(SiteExport.otherKinds.contains) == true {
                entry.absence = .noArticle
            }
        case "category":
            let term = child.attribute("term") ?? child.attribute("label") ?? child.value
            entry.addCategory(term)
        case "source": entry.source = source(child, base: base)
        default: break
        }
    }

    /// RFC 4287 requires an absolute IRI; a relative one is resolved where the feed itself states a base.
    private static func identifier(_ child: XMLNode) -> String? {
        child.value.map { value in child.base.map { FeedAddress.resolve(value, against: $0) } ?? value }
    }

    private static func content(_ child: XMLNode, base: String?, into entry: inout FeedEntry) {
        if let reference = child.attribute("src"),
            let url = FeedAddress.link(reference, against: child.base ?? base)
        {
            entry.links.append(FeedLink(url, rel: "content", type: child.attribute("type")))
        }
        if entry.content == nil { entry.content = text(child, base: base) }
    }

    private static func link(_ child: XMLNode, base: String?, into entry: inout FeedEntry) {
        let stated = child.attribute("href") ?? child.value ?? ""
        let url = FeedAddress.link(stated, against: child.base ?? base) ?? ""
        if url.isEmpty && child.attributes.isEmpty { return }
        let link = FeedLink(
            url, rel: relation(child.attribute("rel")), type: child.attribute("type"),
            length: child.attribute("length").flatMap { Int(ASCII.trimmedText($0)) },
            title: child.attribute("title"),
            language: child.attribute("hreflang"))
        switch link.rel {
        case "enclosure": if !url.isEmpty { entry.enclosures.append(link) }
        case "license": if entry.license == nil && !url.isEmpty { entry.license = url }
        case "replies":
            if entry.comments == nil, link.type?.contains("html") != false, !url.isEmpty {
                entry.comments = url
            }
        default: break
        }
        entry.links.append(link)
    }

    /// The registered name of a relation, which may be written as a URL.
    private static func relation(_ stated: String?) -> String {
        guard let stated = stated.map(ASCII.trimmedText), !stated.isEmpty else { return "alternate" }
        let registry = "http://www.iana.org/assignments/relation/"
        return stated.hasPrefix(registry) ? String(stated.dropFirst(registry.utf8.count)) : stated
    }

    /// The page of an entry: of several alternates, the first that is HTML.
    static func chooseLink(_ entry: inout FeedEntry) {
        guard entry.link == nil else { return }
        let alternates = entry.links.filter { $0.rel == "alternate" && !$0.url.isEmpty }
        let page = alternates.first { $0.type == nil || $0.type?.contains("html") == true }
        entry.link = (page ?? alternates.first)?.url
    }

    static func person(_ node: XMLNode, base: String?) -> FeedPerson? {
        var person = FeedPerson()
        for child in node.children {
            switch child.local {
            case "name": person.name = person.name ?? child.value.map(HTMLEntities.decode)
            case "email": person.email = person.email ?? child.value
            case "uri", "url", "homepage":
                person.uri =
                    person.uri ?? child.value.map { FeedAddress.resolve($0, against: child.base ?? base) }
            default: break
            }
        }
        if person == FeedPerson() { return node.value.flatMap { FeedPerson(text: $0) } }
        if person.email == nil, let name = person.name, name.utf8.contains(UInt8(ascii: "@")),
            let split = FeedPerson(text: name), split.email != nil
        {
            person.name = split.name ?? person.name
            person.email = split.email
        }
        return person
    }

    private static func source(_ node: XMLNode, base: String?) -> FeedSource {
        var inner = FeedEntry()
        for child in node.children { field(child, base: base, into: &inner) }
        chooseLink(&inner)
        return FeedSource(
            title: inner.title?.plainText, link: inner.link ?? inner.links.first?.url, id: inner.id,
            updated: inner.updated, rights: inner.rights, license: inner.license, authors: inner.authors)
    }

    // MARK: Text constructs

    static func text(_ node: XMLNode, base: String?) -> FeedText? {
        let type = node.attribute("type").map { ASCII.trimmedText($0).lowercased() } ?? ""
        let mode = node.attribute("mode").map { ASCII.trimmedText($0).lowercased() } ?? ""
        let kind: FeedText.Kind
        var value: String
        if node.hasElements {
            kind = .html
            value = node.innerMarkup
        } else {
            value = node.text
            kind = Self.kind(type: type, mode: mode)
            if isBase64(type: type, mode: mode), let decoded = Base64.text(value) { value = decoded }
        }
        value = ASCII.trimmedText(value)
        guard !value.isEmpty else { return nil }
        return FeedText(value, kind: kind, base: node.base ?? base, language: node.language)
    }

    private static func kind(type: String, mode: String) -> FeedText.Kind {
        if type == "html" || type == "xhtml" || type.contains("html") {
            return mode == "xml" ? .unstated : .html
        }
        if type.isEmpty || type == "text" || type == "text/plain" {
            return mode == "escaped" ? .unstated : .plain
        }
        return .plain
    }

    /// Atom 0.3 says so; Atom 1.0 means it for any type that is neither text nor XML.
    private static func isBase64(type: String, mode: String) -> Bool {
        if mode == "base64" { return true }
        guard mode.isEmpty, type.utf8.contains(UInt8(ascii: "/")) else { return false }
        return
            !(type.hasPrefix("text/") || type.hasSuffix("+xml") || type.hasSuffix("/xml")
            || type.contains("html"))
    }

    // MARK: The feed

    static func header(_ child: XMLNode, base: String?, into feed: inout Feed?) {
        guard var changed = feed else { return }
        feed = nil
        defer { feed = changed }
        guard child.namespace == .atom || child.namespace == .none else {
            FeedExtensions.header(child, base: base, into: &changed)
            return
        }
        switch child.local {
        case "generator": changed.generator = changed.generator ?? generator(child)
        case "icon":
            changed.icon =
                changed.icon ?? child.value.map { FeedAddress.resolve($0, against: child.base ?? base) }
        case "logo":
            changed.logo =
                changed.logo ?? child.value.map { FeedAddress.resolve($0, against: child.base ?? base) }
        case "info": if changed.header.content == nil { changed.header.content = text(child, base: base) }
        default:
            field(child, base: base, into: &changed.header)
            if child.local == "link" { chooseLink(&changed.header) }
        }
    }

    private static func generator(_ child: XMLNode) -> String? {
        let version = child.attribute("version").map { "v" + $0 }
        let words = [child.value, version, child.attribute("uri") ?? child.attribute("url")]
        let text = words.compactMap { $0 }.joined(separator: " ")
        return text.isEmpty ? nil : text
    }
}
