internal import JSON
internal import TextKit

/// What must hold between the fields of one article, beyond the shape of each.
enum ArticleRowCheck {
    /// What is wrong with a row whose fields have the right shapes; nil if it is sound.
    static func fault(in row: JSONValue, domains: RegistrableDomains? = nil) -> String? {
        let text = row["text"]?.string ?? ""
        if text.isEmpty { return "'text' is empty" }
        let words = WordCounter.count(text)
        if let stated = row["word_count"]?.integer, stated != words {
            return "'word_count' is \(stated); the text has \(words) words"
        }
        if row["page_type"] != .null, row["kind"]?.string != "page" {
            return "'page_type' is stated of a \(row["kind"]?.string ?? "")"
        }
        return entityFault(row["entities"]?.elements ?? [], in: Array(text.unicodeScalars))
            ?? repeated("tags", row) ?? repeated("warnings", row) ?? domainFault(row, domains)
    }

    /// The domain is a part of the canonical address's host; the list of public suffixes tells which.
    private static func domainFault(_ row: JSONValue, _ domains: RegistrableDomains?) -> String? {
        guard let domain = row["domain"]?.string else { return nil }
        guard let address = row["canonical_url"]?.string else {
            return "'domain' is '\(domain)', without a 'canonical_url'"
        }
        let host = WebAddress.host(ofCanonical: address)
        let isPart = host == domain || host.hasSuffix("." + domain)
        guard isPart, domains.map({ $0.registrable(host) == domain }) ?? true else {
            return "'domain' is '\(domain)', which is not the registrable domain of '\(host)'"
        }
        return nil
    }

    private static func entityFault(_ entities: [JSONValue], in text: [Unicode.Scalar]) -> String? {
        for (index, entity) in entities.enumerated() {
            let (start, end) = (entity["start"]?.integer ?? 0, entity["end"]?.integer ?? 0)
            guard start < end, end <= text.count else {
                return "'entities[\(index)]' is outside of the text"
            }
            var words = String.UnicodeScalarView()
            words.append(contentsOf: text[start..<end])
            guard entity["text"]?.string == String(words) else {
                return "'entities[\(index)].text' is not what stands there in the text"
            }
        }
        return nil
    }

    private static func repeated(_ key: String, _ row: JSONValue) -> String? {
        let values = (row[key]?.elements ?? []).compactMap(\.string)
        return Set(values).count == values.count ? nil : "'\(key)' has a value twice"
    }
}
