import JSON
import PipelineKit

/// A page, or an entry of a feed, as a file of the inbox states it in JSON: one object, or an array of entries.
struct StatedDocument {
    var url = ""
    var canonical: String?
    var guid: String?
    var title = ""
    var authors: [String] = []
    var text = ""
    var published: String?
    var modified: String?
    var isSummary = false

    /// Its members; the names are those of the record.
    var json: JSONValue {
        let members: [(String, String?)] = [
            ("url", url), ("canonical", canonical), ("guid", guid), ("title", title),
            ("authors", authors.joined(separator: ";")), ("text", text), ("published", published),
            ("modified", modified), ("summary", isSummary ? "only" : nil),
        ]
        return .object(
            members.compactMap { name, value in
                value.map { JSONValue.Member(key: name, value: .string($0)) }
            })
    }

    static func file(_ documents: [StatedDocument], isFeed: Bool) -> String {
        var writer = JSONWriter()
        writer.value(isFeed ? .array(documents.map(\.json)) : documents[0].json)
        return writer.text
    }

    /// The records of a file; nil if it is none of this form.
    static func documents(_ item: LoadedItem) -> [Record]? {
        guard let first = item.bytes.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
            let json = try? JSONParser.parse(Array(item.bytes))
        else { return nil }
        guard let entries = json.elements else { return [record(json, .page, item.input)] }
        let links = entries.compactMap { $0["url"]?.string }
        return entries.map { entry in
            var record = record(entry, .feedEntry, item.input)
            record.input.member = record.guid ?? record.url
            record.identity.link = claim(record.url ?? "", among: links)
            record.identity.guidScope = "news.example.org"
            return record
        }
    }

    private static func claim(_ link: String, among links: [String]) -> IdentityClaim.Link {
        let page = { (url: String) in url.prefix { $0 != "#" } }
        if links.count(where: { page($0) == page(link) }) == 1 { return .ofArticle }
        let hasOwnPlace = link.contains("#") && links.count(where: { $0 == link }) == 1
        return hasOwnPlace ? .withFragment : .shared
    }

    private static func record(_ json: JSONValue, _ kind: RecordKind, _ input: InputReference) -> Record {
        var record = Record(kind: kind, input: input)
        (record.url, record.canonicalURL) = (json["url"]?.string, json["canonical"]?.string)
        (record.guid, record.title) = (json["guid"]?.string, json["title"]?.string)
        if record.title?.isEmpty == true { record.title = nil }
        (record.text, record.published) = (json["text"]?.string ?? "", json["published"]?.string)
        record.modified = json["modified"]?.string
        record.authors = (json["authors"]?.string ?? "").split(separator: ";").map(String.init)
        if json["summary"] != nil { record.warn("summary_only") }
        return record
    }
}
