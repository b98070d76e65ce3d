internal import TextKit

/// What other vocabularies add to entries and feeds.
///
/// A feed's own elements come first; these fill what is missing.
enum FeedExtensions {
    static func field(_ child: XMLNode, base: String?, into entry: inout FeedEntry) {
        switch child.namespace {
        case .dublinCore, .dublinCoreTerms: dublinCore(child, base: base, into: &entry)
        case .content:
            if child.local == "encoded" || child.local == "items" { encoded(child, base: base, into: &entry) }
        case .xhtml:
            if child.local == "body" || child.local == "div", entry.content == nil {
                entry.content = FeedRSS.markup(child, base: base)
            }
        case .atom: atom(child, base: base, into: &entry)
        case .media: media(child, base: base, into: &entry)
        case .itunes, .googlePlay: itunes(child, base: base, into: &entry)
        case .creativeCommons:
            if child.local == "license", entry.license == nil {
                entry.license = (child.attribute("resource") ?? child.value).map {
                    FeedAddress.resolve($0, against: child.base ?? base)
                }
            }
        case .slash: if child.local == "comments" { entry.commentCount = child.value.flatMap { Int($0) } }
        case .wellFormedWeb:
            if child.local.hasPrefix("commentrss") { entry.commentsFeed = child.value }
            if child.local == "comment", entry.comments == nil { entry.comments = child.value }
        case .threading: if child.local == "total" { entry.commentCount = child.value.flatMap { Int($0) } }
        case .georss: if child.local == "point" { entry.point = child.value }
        case .feedburner: if child.local == "origlink" { entry.origin = child.value }
        case .podcast: podcast(child, into: &entry)
        default: SiteExport.field(child, into: &entry)
        }
    }

    /// Content takes precedence over a description that says the same; called once all children are seen.
    static func finish(_ entry: inout FeedEntry) {
        if entry.image == nil {
            entry.image =
                entry.media.first { $0.rel == "thumbnail" || $0.type?.hasPrefix("image/") == true }?.url
        }
    }

    private static func encoded(_ child: XMLNode, base: String?, into entry: inout FeedEntry) {
        guard child.local == "encoded", let text = FeedRSS.markup(child, base: base) else { return }
        entry.content = text
    }

    private static func dublinCore(_ child: XMLNode, base: String?, into entry: inout FeedEntry) {
        switch child.local {
        case "title": if entry.title == nil { entry.title = FeedRSS.text(child, base: base) }
        case "creator", "author":
            entry.addAuthor(child.value.flatMap { FeedPerson(text: $0) } ?? nested(child))
        case "contributor":
            if let person = child.value.flatMap({ FeedPerson(text: $0) }) {
                entry.contributors.append(person)
            }
        case "publisher": if entry.publisher == nil { entry.publisher = FeedRSS.text(child, base: base) }
        case "rights", "rightsholder":
            if child.local == "rightsholder", entry.holder == nil { entry.holder = child.value }
            if entry.rights == nil { entry.rights = FeedRSS.text(child, base: base) }
        case "license":
            if entry.license == nil { entry.license = child.attribute("resource") ?? child.value }
        case "subject": entry.addCategory(FeedRSS.text(child, base: base)?.plainText)
        case "description", "abstract":
            if entry.summary == nil { entry.summary = FeedRSS.text(child, base: base) }
        case "date": if entry.date == nil { entry.date = child.value }
        case "issued": if entry.published == nil { entry.published = child.value }
        case "created": if entry.created == nil { entry.created = child.value }
        case "modified": if entry.updated == nil { entry.updated = child.value }
        case "language": if entry.language == nil { entry.language = child.value }
        case "identifier": if entry.id == nil { entry.id = child.value }
        default: break
        }
    }

    private static func nested(_ child: XMLNode) -> FeedPerson? {
        child.descendants("name").first?.value.map { FeedPerson(name: $0) }
    }

    private static func atom(_ child: XMLNode, base: String?, into entry: inout FeedEntry) {
        switch child.local {
        case "title" where entry.title != nil, "rights" where entry.rights != nil, "source": return
        case "author" where !entry.authors.isEmpty: return
        default: FeedAtom.field(child, base: base, into: &entry)
        }
    }

    // MARK: Media RSS

    private static func media(_ child: XMLNode, base: String?, into entry: inout FeedEntry) {
        switch child.local {
        case "group": inside(child, base: base, into: &entry)
        case "content":
            if let link = mediaLink(child, base: base) { entry.media.append(link) }
            inside(child, base: base, into: &entry)
        case "thumbnail":
            if var link = mediaLink(child, base: base) {
                link.rel = "thumbnail"
                entry.media.append(link)
            }
        case "title": if entry.title == nil { entry.title = FeedRSS.text(child, base: base) }
        case "description", "text":
            if entry.summary == nil { entry.summary = FeedRSS.text(child, base: base) }
        case "keywords": addKeywords(child, into: &entry)
        case "category": entry.addCategory(child.value)
        case "credit":
            let role = child.attribute("role")?.lowercased()
            if role == nil || role == "author", entry.authors.isEmpty {
                entry.addAuthor(child.value.flatMap { FeedPerson(text: $0) })
            }
        case "copyright": if entry.mediaRights == nil { entry.mediaRights = FeedRSS.text(child, base: base) }
        case "license": if entry.mediaLicense == nil { entry.mediaLicense = child.attribute("href") }
        case "rating": if child.value?.lowercased() == "adult" { entry.isExplicit = true }
        default: break
        }
    }

    /// The fields inside a media object; rights and licence there are the object's, not the entry's.
    private static func inside(_ node: XMLNode, base: String?, into entry: inout FeedEntry) {
        let own = (entry.rights, entry.license)
        (entry.rights, entry.license) = (nil, nil)
        for inner in node.children { field(inner, base: base, into: &entry) }
        entry.mediaRights = entry.mediaRights ?? entry.rights
        entry.mediaLicense = entry.mediaLicense ?? entry.license
        (entry.rights, entry.license) = own
    }

    private static func mediaLink(_ child: XMLNode, base: String?) -> FeedLink? {
        let stated = child.attribute("url") ?? child.value
        guard let stated, let url = FeedAddress.link(stated, against: child.base ?? base) else { return nil }
        var link = FeedLink(
            url, type: child.attribute("type"), length: child.attribute("filesize").flatMap { Int($0) })
        if link.type == nil, let medium = child.attribute("medium") {
            link.type = medium == "image" ? "image/*" : nil
        }
        return link
    }

    /// Keywords are one text with commas between them.
    private static func addKeywords(_ child: XMLNode, into entry: inout FeedEntry) {
        for term in (child.value ?? "").split(separator: ",") { entry.addCategory(String(term)) }
    }

    // MARK: Podcasts

    private static func itunes(_ child: XMLNode, base: String?, into entry: inout FeedEntry) {
        switch child.local {
        case "title": if entry.title == nil { entry.title = FeedRSS.text(child, base: base) }
        case "author":
            if entry.authors.isEmpty { entry.addAuthor(child.value.flatMap { FeedPerson(text: $0) }) }
        case "owner": owner(child, into: &entry)
        case "subtitle": if entry.subtitle == nil { entry.subtitle = FeedRSS.text(child, base: base) }
        case "summary": if entry.summary == nil { entry.summary = FeedRSS.text(child, base: base) }
        case "duration": if entry.duration == nil { entry.duration = child.value }
        case "explicit", "block":
            if child.local == "explicit" { entry.isExplicit = flag(child.value) ?? entry.isExplicit }
        case "image", "link":
            if child.local == "link" && child.attribute("rel") != "image" { return }
            let stated = child.attribute("href") ?? child.attribute("url") ?? child.value
            if let url = stated.flatMap({ FeedAddress.link($0, against: child.base ?? base) }) {
                entry.image = url
            }
        case "keywords": addKeywords(child, into: &entry)
        case "category":
            entry.addCategory(child.attribute("text") ?? child.value)
            for inner in child.children { field(inner, base: base, into: &entry) }
        default: break
        }
    }

    private static func owner(_ child: XMLNode, into entry: inout FeedEntry) {
        guard let person = FeedAtom.person(child, base: nil) else { return }
        if entry.publisher == nil, let name = person.name ?? person.email { entry.publisher = FeedText(name) }
    }

    private static func flag(_ text: String?) -> Bool? {
        switch text?.lowercased() {
        case "yes", "true", "explicit": true
        case "no", "false", "clean": false
        default: nil
        }
    }

    private static func podcast(_ child: XMLNode, into entry: inout FeedEntry) {
        if child.local == "person" {
            entry.contributors.append(FeedPerson(name: child.value, uri: child.attribute("href")))
        }
        if child.local == "guid", entry.id == nil { entry.id = child.value }
    }

    // MARK: Feeds

    static func header(_ child: XMLNode, base: String?, into feed: inout Feed) {
        switch (child.namespace, child.local) {
        case (.administration, "generatoragent"):
            feed.generator = feed.generator ?? child.attribute("resource") ?? child.value
        case (.administration, "errorreportsto"):
            feed.header.publisher = feed.header.publisher ?? child.attribute("resource").map { FeedText($0) }
        case (.atom, "logo"), (.atom, "icon"):
            let url = child.value.map { FeedAddress.resolve($0, against: child.base ?? base) }
            if child.local == "icon" { feed.icon = feed.icon ?? url } else { feed.logo = feed.logo ?? url }
        case (.atom, "generator"): feed.generator = feed.generator ?? child.value
        case (.itunes, "subtitle"):
            if feed.header.summary == nil { feed.header.summary = FeedRSS.text(child, base: base) }
            feed.header.subtitle = FeedRSS.text(child, base: base)
        case (.itunes, "image") where feed.header.image != nil: break
        case (.none, _): break
        default:
            field(child, base: base, into: &feed.header)
            finish(&feed.header)
            if child.namespace == .atom && child.local == "link" { FeedAtom.chooseLink(&feed.header) }
        }
    }
}
