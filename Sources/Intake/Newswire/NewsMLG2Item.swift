internal import Markup
internal import TextKit

/// NewsML-G2: metadata about an item, and the item inline or elsewhere.
enum NewsMLG2Item {
    static func read(_ item: XMLNode, base: String?) -> FeedEntry {
        var entry = FeedEntry()
        let meta = item.child("itemmeta")
        let content = item.child("contentmeta")
        entry.id = item.attribute("guid").map(ASCII.trimmedText)
        let status = meta?.child("pubstatus")?.attribute("qcode")?.lowercased() ?? ""
        if FeedEntry.isWithdrawn(status) { entry.absence = .unpublished }
        entry.updated = meta?.child("versioncreated")?.value
        entry.published = meta?.child("firstcreated")?.value ?? content?.child("contentcreated")?.value
        let headline = content?.child("headline") ?? item.first("headline")
        entry.title = (headline?.line ?? meta?.child("title")?.line).map { FeedText($0) }
        entry.summary = content?.child("description")?.markup
        entry.dateline = content?.child("dateline")?.line
        addRights(item, &entry)
        entry.publisher = name(meta?.child("provider")).map { FeedText($0) }
        entry.language = content?.child("language")?.attribute("tag") ?? item.language
        addPeople(content, &entry)
        addTerms(content, &entry)
        addContent(item.child("contentset"), &entry, base: base)
        return entry
    }

    /// What `rightsInfo` says of the whole item; a part of it, a picture say, has rights in its own `partMeta`.
    private static func addRights(_ item: XMLNode, _ entry: inout FeedEntry) {
        entry.rights = item.first("copyrightnotice")?.line.map { FeedText($0) }
        let stated = item.children.filter { $0.local == "rightsinfo" && $0.attribute("idrefs") == nil }
        guard stated.count == 1, let info = stated.first else { return }
        entry.holder = name(info.child("copyrightholder"))
        entry.terms = info.child("usageterms")?.line.map { FeedText($0) }
        let links = info.children.filter {
            $0.local == "link" && $0.attribute("rel")?.hasSuffix("license") == true
        }
        entry.license = links.first?.attribute("href")
    }

    private static func addPeople(_ content: XMLNode?, _ entry: inout FeedEntry) {
        guard let content else { return }
        if let by = content.child("by")?.line { return entry.setByline(by) }
        for creator in content.children where creator.local == "creator" {
            if let name = name(creator) { entry.authors.append(FeedPerson(name: name)) }
        }
    }

    private static func addTerms(_ content: XMLNode?, _ entry: inout FeedEntry) {
        guard let content else { return }
        for child in content.children {
            switch child.local {
            case "subject":
                entry.addCategory(name(child) ?? child.attribute("qcode") ?? child.attribute("uri"))
            case "keyword": entry.addCategory(child.value)
            default: break
            }
        }
    }

    private static func name(_ node: XMLNode?) -> String? {
        node?.child("name")?.value ?? node?.attribute("literal")
    }

    private static func addContent(_ set: XMLNode?, _ entry: inout FeedEntry, base: String?) {
        guard let set else { return }
        if let inline = set.child("inlinexml") {
            entry.content = (inline.first("body.content") ?? inline.first("body") ?? inline).markup
        } else if let data = set.child("inlinedata"), let text = data.value {
            let isEncoded = data.attribute("encoding") != nil
            entry.content = (isEncoded ? Base64.text(text) : text).map { FeedText($0, kind: .unstated) }
        }
        for remote in set.children where remote.local == "remotecontent" {
            guard let href = remote.attribute("href"), let url = FeedAddress.link(href, against: base) else {
                continue
            }
            entry.enclosures.append(
                FeedLink(
                    url, rel: "enclosure", type: remote.attribute("contenttype"),
                    length: remote.attribute("size").flatMap { Int($0) }))
        }
    }
}
