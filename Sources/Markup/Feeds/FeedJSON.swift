internal import JSON
internal import TextKit

/// JSON Feed 1.0 and 1.1.
enum FeedJSON {
    static func read(_ bytes: [UInt8], baseURL: String?, entry: (FeedEntry, Feed) -> Void) -> Feed? {
        var isRepaired = false
        let value: JSONValue
        do {
            value = try JSONParser.parse(bytes)
        } catch {
            guard let recovered = try? JSONParser.parse(bytes, lenient: true) else { return nil }
            value = recovered
            isRepaired = true
        }
        if let channel = value["rss"]?["channel"] {
            return FeedRSSInJSON.read(
                channel, version: value["rss"]?["version"]?.scalarText, baseURL: baseURL, entry: entry)
        }
        guard case .object = value, isFeed(value) else { return nil }
        var feed = header(value, base: baseURL)
        feed.isRepaired = isRepaired || hasRepeatedKeys(value)
        for item in value["items"]?.elements ?? [] {
            guard case .object = item else {
                feed.isRepaired = true
                continue
            }
            if hasRepeatedKeys(item) { feed.isRepaired = true }
            var read = self.item(item, base: baseURL)
            if read.language == nil { read.language = feed.header.language }
            if read.authors.isEmpty { read.authors = feed.header.authors }
            entry(read, feed)
        }
        return feed
    }

    static func isFeed(_ value: JSONValue) -> Bool {
        let version = value["version"]?.string ?? ""
        return version.contains("jsonfeed.org")
            || (value["items"]?.elements != nil && (value["title"] ?? value["version"])?.string != nil)
    }

    private static func hasRepeatedKeys(_ value: JSONValue) -> Bool {
        let keys = value.members?.map(\.key) ?? []
        return Set(keys).count != keys.count
    }

    private static func header(_ value: JSONValue, base: String?) -> Feed {
        let stated = value["version"]?.string ?? ""
        let version =
            stated.hasSuffix("1.1") ? "1.1" : stated.hasSuffix("/1") || stated.hasSuffix("1.0") ? "1.0" : nil
        var feed = Feed(format: .jsonFeed, version: version)
        feed.header.title = text(value["title"])
        feed.header.summary = text(value["description"])
        feed.header.link = url(value["home_page_url"], base) ?? url(value["feed_url"], base)
        if let own = url(value["feed_url"], base) { feed.header.links.append(FeedLink(own, rel: "self")) }
        feed.header.id = scalar(value["feed_url"])
        feed.icon = url(value["favicon"], base)
        feed.logo = url(value["icon"], base)
        feed.header.image = feed.logo
        feed.header.language = scalar(value["language"])
        feed.header.authors = people(value, base)
        addRights(value, to: &feed.header)
        return feed
    }

    private static func item(_ value: JSONValue, base: String?) -> FeedEntry {
        var entry = FeedEntry()
        entry.id = scalar(value["id"])
        entry.link = url(value["url"], base) ?? url(value["external_url"], base)
        if let external = url(value["external_url"], base) {
            entry.links.append(FeedLink(external, rel: "related"))
        }
        entry.title = text(value["title"])
        entry.summary = text(value["summary"])
        let html = value["content_html"]?.string.map { FeedText($0, kind: .html, base: entry.link ?? base) }
        entry.content = html ?? text(value["content_text"])
        entry.image =
            url(value["image"], base) ?? url(value["banner_image"], base) ?? FeedPicture.first(in: html)
        entry.published = scalar(value["date_published"])
        entry.updated = scalar(value["date_modified"])
        entry.authors = people(value, base)
        entry.language = scalar(value["language"])
        addRights(value, to: &entry)
        for tag in value["tags"]?.elements ?? [] { entry.addCategory(tag.scalarText) }
        for attachment in value["attachments"]?.elements ?? [] {
            guard let link = url(attachment["url"], base) else { continue }
            entry.enclosures.append(
                FeedLink(
                    link, rel: "enclosure", type: scalar(attachment["mime_type"]),
                    length: attachment["size_in_bytes"]?.integer, title: scalar(attachment["title"])))
            if entry.duration == nil { entry.duration = scalar(attachment["duration_in_seconds"]) }
        }
        if case .some(.object) = value["id"] { entry.warn("field_type") }
        return entry
    }

    /// The format has no members for rights; these are the names that are in use.
    private static func addRights(_ value: JSONValue, to entry: inout FeedEntry) {
        entry.license = scalar(value["license"]) ?? scalar(value["content_license"])
        entry.rights = text(value["copyright"]) ?? text(value["rights"])
    }

    private static func people(_ value: JSONValue, _ base: String?) -> [FeedPerson] {
        var list = value["authors"]?.elements ?? []
        if let single = value["author"] { list.append(single) }
        return list.compactMap { element in
            if let name = element.string { return FeedPerson(text: name) }
            let person = FeedPerson(name: scalar(element["name"]), uri: url(element["url"], base))
            return person == FeedPerson() ? nil : person
        }
    }

    private static func scalar(_ value: JSONValue?) -> String? {
        guard let text = value?.scalarText.map(ASCII.trimmedText), !text.isEmpty else { return nil }
        return text
    }

    private static func text(_ value: JSONValue?) -> FeedText? {
        guard let text = value?.string.map(ASCII.trimmedText), !text.isEmpty else { return nil }
        return FeedText(text)
    }

    private static func url(_ value: JSONValue?, _ base: String?) -> String? {
        value?.string.flatMap { FeedAddress.link($0, against: base) }
    }
}
