internal import JSON
package import Markup
internal import TextKit

/// Reads ninjs 1.x and 2.x, the newswire's JSON.
///
/// The two differ in the case of their keys, and 2.x has lists where 1.x has one text.
package enum NinjsReader {
    /// Reads one item, or a list of them; nil if the bytes are not JSON, or none of it is an item.
    package static func read(_ bytes: [UInt8], baseURL: String? = nil) -> FeedReader.Contents? {
        var isRepaired = false
        var parsed = try? JSONParser.parse(bytes)
        if parsed == nil {
            isRepaired = true
            parsed = try? JSONParser.parse(bytes, lenient: true)
        }
        guard let value = parsed else { return nil }
        var feed = Feed(format: .ninjs, version: nil)
        feed.isRepaired = isRepaired
        let items = value.elements ?? value["items"]?.elements ?? [value]
        let entries = items.flatMap { self.items(of: $0, base: baseURL) }
        // What has neither a text nor a summary under the newswire's names, and other keys, is another service's answer.
        let hasText = entries.contains { $0.content != nil || $0.summary != nil }
        guard hasText || items.contains(where: isItem) else { return nil }
        return FeedReader.Contents(feed: feed, entries: entries)
    }

    /// Whether a value has an address and no key but those of the standard (versions 1.0 to 3.1).
    private static func isItem(_ value: JSONValue) -> Bool {
        guard let members = value.members, value["uri"] != nil else { return false }
        return members.allSatisfy { member in
            let key = member.key.lowercased()
            return vocabulary.contains(key.prefix { $0 != "_" }.filter { $0 != "$" })
        }
    }

    private static let vocabulary = Set(
        """
        advices altids associations bodies body by byline charcount contactinfo contentcreated copyrightholder copyrightnotice
        description descriptions digitalsourcetype ednote embargoed event eventdetails events expires firstcreated genre genres
        headline headlines infosource infosources language located mimetype object objects organisation organisations people
        person place places plannedcoverage profile pubstatus renditions representationtype rightsinfo signal slugline standard
        subject subjects title trustindicator trustindicators type uri urgency usageterms version versioncreated wordcount
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// An item, and those with a text that are associated with it; of pictures and of what is only referred to there is none.
    private static func items(of value: JSONValue, base: String?, depth: Int = 4) -> [FeedEntry] {
        guard let outer = item(value, base: base) else { return [] }
        let associated = value["associations"].map { $0.elements ?? $0.members?.map(\.value) ?? [] } ?? []
        let inner = depth > 0 ? associated.flatMap { items(of: $0, base: base, depth: depth - 1) } : []
        return [outer] + inner.filter { $0.content != nil }
    }

    private static func item(_ value: JSONValue, base: String?) -> FeedEntry? {
        guard let members = value.members else { return nil }
        var item: [String: JSONValue] = [:]
        for member in members { item[member.key.lowercased()] = member.value }
        var entry = FeedEntry()
        entry.id = text(item["uri"]) ?? text(item["guid"])
        entry.title = plain(item["headline"]) ?? first(item["headlines"])
        entry.summary = plain(item["description_text"]) ?? first(item["descriptions"])
        entry.content = body(item)
        if let status = text(item["pubstatus"]), FeedEntry.isWithdrawn(status) {
            entry.absence = .unpublished
        }
        entry.updated = text(item["versioncreated"])
        entry.published = text(item["firstcreated"]) ?? text(item["contentcreated"])
        entry.language = text(item["language"])
        entry.rights = plain(item["copyrightnotice"])
        entry.holder = text(item["copyrightholder"])
        entry.terms = plain(item["usageterms"])
        entry.license = text(item["rightsinfo"]?["linkedrights"] ?? item["rightsinfo"]?["linkedRights"])
        entry.setByline(text(item["byline"]) ?? text(item["by"]))
        entry.dateline = text(item["located"])
        let names = (item["subjects"] ?? item["subject"])?.elements ?? []
        for subject in names {
            let name = text(subject["name"]) ?? text(subject["literal"]) ?? subject.string
            entry.addCategory(name ?? text(subject["code"]) ?? text(subject["uri"]))
        }
        addRenditions(item["renditions"], &entry, base: base)
        return entry
    }

    private static func body(_ item: [String: JSONValue]) -> FeedText? {
        for key in ["body_xhtml", "body_html"] {
            if let markup = text(item[key]) { return FeedText(markup, kind: .html) }
        }
        if let plain = plain(item["body_text"]) { return plain }
        for body in item["bodies"]?.elements ?? [] {
            guard let value = text(body["value"]) else { continue }
            let type = text(body["contenttype"] ?? body["contentType"]) ?? ""
            return FeedText(value, kind: type == "text/plain" ? .plain : .html)
        }
        return nil
    }

    /// Renditions are an object in 1.x and a list in 2.x.
    private static func addRenditions(_ value: JSONValue?, _ entry: inout FeedEntry, base: String?) {
        let renditions = value?.elements ?? value?.members?.map(\.value) ?? []
        for rendition in renditions {
            guard let link = text(rendition["href"]).flatMap({ FeedAddress.link($0, against: base) }) else {
                continue
            }
            let type = text(rendition["mimetype"] ?? rendition["contenttype"] ?? rendition["contentType"])
            let size = (rendition["sizeinbytes"] ?? rendition["sizeInBytes"])?.integer
            entry.enclosures.append(FeedLink(link, rel: "enclosure", type: type, length: size))
            if entry.image == nil, type?.hasPrefix("image/") == true { entry.image = link }
        }
    }

    private static func text(_ value: JSONValue?) -> String? {
        guard let text = value?.scalarText.map(ASCII.trimmedText), !text.isEmpty else { return nil }
        return text
    }

    private static func plain(_ value: JSONValue?) -> FeedText? { text(value).map { FeedText($0) } }

    private static func first(_ value: JSONValue?) -> FeedText? {
        plain(value?.elements?.first?["value"]) ?? plain(value?.elements?.first)
    }
}
