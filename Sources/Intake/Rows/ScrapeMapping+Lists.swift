internal import JSON
internal import PipelineKit

extension ScrapeMapping {
    /// Hands over the article that an object is, or those in a list that it holds, as APIs answer; false if it has none.
    func open(
        _ value: JSONValue, _ item: LoadedItem, fault: (DocumentFault) -> Void,
        each: (consuming Document) -> Void
    ) -> Bool {
        // Elasticsearch wraps what was stored.
        let value = value["_source"] ?? value
        if let document = document(value, item) {
            each(document)
            return true
        }
        guard let (name, rows) = list(in: value, depth: 0) else { return false }
        for (index, row) in rows.enumerated() {
            var item = item
            item.input.member = item.input.memberName("\(name)-\(index)")
            if let document = document(row["_source"] ?? row, item) {
                each(document)
            } else {
                fault(
                    DocumentFault(
                        code: "unknown_format", message: "the row has no text", member: item.input.member))
            }
        }
        return true
    }

    /// Deeper lists belong to an article, not to an answer: `hits.hits`, `response.docs`.
    private static let deepestList = 2

    /// The first list of articles in an object.
    private func list(in value: JSONValue, depth: Int) -> (name: String, rows: [JSONValue])? {
        for member in value.members ?? [] {
            if let rows = member.value.elements, rows.contains(where: { isArticle($0["_source"] ?? $0) }) {
                return (member.key, rows)
            }
            if depth + 1 < Self.deepestList, let inner = list(in: member.value, depth: depth + 1) {
                return inner
            }
        }
        return nil
    }

    /// Whether a row has a text and does not say that it is something else.
    func isArticle(_ row: JSONValue) -> Bool {
        row.members != nil && !Self.isEmbed(row)
            && (value(.text, in: row)?.string ?? value(.html, in: row)?.string) != nil
    }

    /// An answer of oEmbed: the markup in it is a frame around what is elsewhere.
    private static func isEmbed(_ row: JSONValue) -> Bool {
        guard let type = row["type"]?.string, row["version"]?.scalarText != nil else { return false }
        return ["rich", "video", "photo", "link"].contains(type)
            && (row["provider_name"] ?? row["provider_url"] ?? row["width"] ?? row["thumbnail_url"]) != nil
    }

    /// Why an object is none of the known forms, with what it has.
    static func refusal(of value: JSONValue) -> String {
        let keys = (value.members ?? []).prefix(4).map { "\"\($0.key.prefix(24))\"" }.joined(separator: ", ")
        return keys.isEmpty
            ? "JSON, but neither a feed, newswire nor a scrape"
            : "JSON with the keys \(keys), which is neither a feed, newswire nor a scrape"
    }
}
