internal import TextKit

/// RSS 0.90 to 2.0.
enum FeedRSS {
    // MARK: Entries

    static func entry(_ item: XMLNode, base: String?) -> FeedEntry {
        var entry = FeedEntry()
        for child in item.children where child.namespace == .none || child.namespace == .xhtml {
            field(child, base: base, into: &entry)
        }
        for child in item.children where child.namespace != .none {
            FeedExtensions.field(child, base: base, into: &entry)
        }
        FeedExtensions.finish(&entry)
        complete(&entry, item, base: base)
        return entry
    }

    private static func complete(_ entry: inout FeedEntry, _ item: XMLNode, base: String?) {
        let about = item.attribute("about").map(ASCII.trimmedText)
        if entry.id == nil, let about, !about.isEmpty { entry.id = about }
        if entry.link == nil {
            entry.link = entry.links.first { $0.rel == "alternate" || $0.rel == nil }?.url
        }
        if entry.link == nil, let permalink = permalink(item, base: base) { entry.link = permalink }
        if entry.link == nil, let about, FeedAddress.isWeb(about) { entry.link = about }
        if entry.language == nil { entry.language = entry.content?.language ?? item.language }
        if entry.image == nil {
            entry.image = entry.enclosures.first { $0.type?.hasPrefix("image/") == true }?.url
        }
    }

    /// The guid as a link, unless it states that it is not one.
    private static func permalink(_ item: XMLNode, base: String?) -> String? {
        guard let guid = item.children.first(where: { $0.local == "guid" && $0.namespace == .none }),
            let value = guid.value
        else { return nil }
        let flag = guid.attribute("ispermalink").map { ASCII.trimmedText($0).lowercased() }
        if flag == "false" { return nil }
        if flag == nil && !FeedAddress.isWeb(value) { return nil }
        let url = FeedAddress.resolve(value, against: guid.base ?? base)
        return FeedAddress.isWeb(url) ? url : nil
    }

    /// A field that entry and channel share.
    private static func field(_ child: XMLNode, base: String?, into entry: inout FeedEntry) {
        switch child.local {
        case "title": if entry.title == nil { entry.title = text(child, base: base) }
        case "description": description(child, base: base, into: &entry)
        case "link": link(child, base: base, into: &entry)
        case "guid", "id": if entry.id == nil { entry.id = child.value }
        case "pubdate", "published", "issued": if entry.published == nil { entry.published = child.value }
        case "lastbuilddate", "modified", "updated": if entry.updated == nil { entry.updated = child.value }
        case "author", "managingeditor": author(child, into: &entry)
        case "category": entry.addCategory(text(child, base: base)?.plainText)
        case "keywords", "tags":
            for term in (child.value ?? "").split(separator: ",") { entry.addCategory(String(term)) }
        case "comments":
            entry.comments =
                entry.comments ?? child.value.map { FeedAddress.resolve($0, against: child.base ?? base) }
        case "enclosure":
            if let link = enclosure(child, base: base) {
                entry.enclosures.append(link)
                entry.links.append(link)
            }
        case "source": source(child, base: base, into: &entry)
        case "copyright", "rights": if entry.rights == nil { entry.rights = text(child, base: base) }
        case "language": if entry.language == nil { entry.language = child.value }
        case "body", "fullitem", "content":
            if entry.content == nil { entry.content = markup(child, base: base) }
        case "summary": description(child, base: base, into: &entry)
        case "image", "thumbnail": if entry.image == nil { entry.image = image(child, base: base) }
        default: break
        }
    }

    /// A second description is the longer text that some feeds put there.
    private static func description(_ child: XMLNode, base: String?, into entry: inout FeedEntry) {
        guard let text = text(child, base: base) else { return }
        if entry.summary == nil { entry.summary = text } else if entry.content == nil { entry.content = text }
    }

    private static func link(_ child: XMLNode, base: String?, into entry: inout FeedEntry) {
        let stated = child.value ?? child.attribute("href")
        guard let stated, let url = FeedAddress.link(stated, against: child.base ?? base) else { return }
        if let rel = child.attribute("rel"), rel != "alternate" {
            entry.links.append(FeedLink(url, rel: rel, type: child.attribute("type")))
        } else {
            entry.link = url
        }
    }

    private static func author(_ child: XMLNode, into entry: inout FeedEntry) {
        if child.hasElements {
            entry.addAuthor(FeedAtom.person(child, base: nil))
        } else {
            entry.addAuthor(child.value.flatMap { FeedPerson(text: $0) })
        }
    }

    static func enclosure(_ child: XMLNode, base: String?) -> FeedLink? {
        let stated = child.attribute("url") ?? child.attribute("href") ?? child.value
        guard let stated, let url = FeedAddress.link(stated, against: child.base ?? base) else { return nil }
        return FeedLink(
            url, rel: "enclosure", type: child.attribute("type"),
            length: child.attribute("length").flatMap { Int(ASCII.trimmedText($0)) })
    }

    private static func source(_ child: XMLNode, base: String?, into entry: inout FeedEntry) {
        let link = child.attribute("url").map { FeedAddress.resolve($0, against: child.base ?? base) }
        entry.source = FeedSource(title: child.value, link: link)
    }

    private static func image(_ child: XMLNode, base: String?) -> String? {
        let stated =
            child.child("url")?.value ?? child.attribute("href") ?? child.attribute("url")
            ?? child.attribute("resource") ?? (child.hasElements ? nil : child.value)
        return stated.flatMap { FeedAddress.link($0, against: child.base ?? base) }
    }

    /// Text that may hold escaped markup, or real markup inside.
    static func text(_ node: XMLNode, base: String?) -> FeedText? {
        if node.hasElements { return markup(node, base: base) }
        guard let value = node.value else { return nil }
        return FeedText(value, kind: .unstated, base: node.base ?? base, language: node.language)
    }

    static func markup(_ node: XMLNode, base: String?) -> FeedText? {
        let value = node.hasElements ? node.innerMarkup : node.text
        let trimmed = ASCII.trimmedText(value)
        guard !trimmed.isEmpty else { return nil }
        return FeedText(trimmed, kind: .html, base: node.base ?? base, language: node.language)
    }

    // MARK: The channel

    static func header(_ child: XMLNode, base: String?, into feed: inout Feed?) {
        guard var changed = feed else { return }
        feed = nil
        defer { feed = changed }
        let isField = child.namespace == .none || child.namespace == .xhtml
        guard isField else {
            FeedExtensions.header(child, base: base, into: &changed)
            return
        }
        switch child.local {
        case "generator": changed.generator = changed.generator ?? child.value
        case "webmaster":
            if changed.header.publisher == nil { changed.header.publisher = text(child, base: base) }
            if let person = child.value.flatMap({ FeedPerson(text: $0) }) {
                changed.webmasters.append(person)
            }
        case "ttl": changed.timeToLive = changed.timeToLive ?? child.value
        case "image": image(child, base: base, into: &changed)
        case "textinput", "items", "cloud", "docs", "skiphours", "skipdays", "guid", "body", "enclosure":
            break
        case "tagline", "subtitle":
            if changed.header.summary == nil { changed.header.summary = text(child, base: base) }
        default:
            if changed.ownFields.insert(child.local).inserted { forget(child.local, in: &changed.header) }
            field(child, base: base, into: &changed.header)
        }
    }

    /// Clears a field that an extension has set, for the channel's own element.
    private static func forget(_ field: String, in header: inout FeedEntry) {
        switch field {
        case "title": header.title = nil
        case "description": header.summary = nil
        case "copyright": header.rights = nil
        default: break
        }
    }

    private static func image(_ child: XMLNode, base: String?, into feed: inout Feed) {
        guard feed.header.image == nil else { return }
        feed.header.image = image(child, base: base)
    }
}
