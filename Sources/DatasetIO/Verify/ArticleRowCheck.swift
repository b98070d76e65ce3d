internal import JSON
internal import PipelineKit
internal import TextKit

/// What must hold between the fields of one article, beyond the shape of each.
enum ArticleRowCheck {
    /// What is wrong with a row whose fields have the right shapes; nil if it is sound.
    static func fault(in row: JSONValue, domains: RegistrableDomains? = nil) -> String? {
        guard let text = row["text"]?.string, !text.isEmpty else { return "'text' is empty" }
        let words = WordCounter.count(text)
        if let stated = row["word_count"]?.integer, stated != words {
            return "'word_count' is \(stated); the text has \(words) words"
        }
        if row["page_type"] != .null, let kind = row["kind"]?.string, kind != RecordKind.page.rawValue {
            return "'page_type' is stated of a \(kind)"
        }
        return paragraphFault(text)
            ?? entityFault(row["entities"]?.elements ?? [], in: Array(text.unicodeScalars))
            ?? repeated("authors", row) ?? repeated("tags", row) ?? repeated("warnings", row)
            ?? robotsFault(row["rights"]) ?? domainFault(row, domains)
    }

    /// One blank line stands between two paragraphs, and nothing before the first and behind the last.
    private static func paragraphFault(_ text: String) -> String? {
        let isJoined = !text.utf8.contains(0x0D) && text.utf8.first != 0x0A && text.utf8.last != 0x0A
        return isJoined && !hasTwoBlankLines(text.utf8.span)
            ? nil : "'text' is not paragraphs joined by one blank line"
    }

    private static func hasTwoBlankLines(_ text: Span<UInt8>) -> Bool {
        var feeds = 0
        for place in text.indices {
            feeds = text[place] == 0x0A ? feeds + 1 : 0
            if feeds == 3 { return true }
        }
        return false
    }

    private static func robotsFault(_ rights: JSONValue?) -> String? {
        let directives = (rights?["robots"]?.elements ?? []).compactMap(\.string)
        guard directives.allSatisfy({ $0 == $0.lowercased() }) else {
            return "'rights.robots' is not in lower case"
        }
        return Set(directives).count == directives.count ? nil : "'rights.robots' has a value twice"
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

    /// Where a name stands, and as what.
    private struct Mention: Hashable {
        var start: Int
        var end: Int
        var type: String?
    }

    /// What is counted.
    private struct Name: Hashable {
        var name: String?
        var type: String?

        init(_ entity: JSONValue) { (name, type) = (entity["name"]?.string, entity["type"]?.string) }
    }

    private static func entityFault(_ entities: [JSONValue], in text: [Unicode.Scalar]) -> String? {
        var mentions: Set<Mention> = []
        for (index, entity) in entities.enumerated() {
            guard let start = entity["start"]?.integer, let end = entity["end"]?.integer, start < end,
                end <= text.count
            else {
                return "'entities[\(index)]' is outside of the text"
            }
            var words = String.UnicodeScalarView()
            words.append(contentsOf: text[start..<end])
            guard entity["text"]?.string == String(words) else {
                return "'entities[\(index)].text' is not what stands there in the text"
            }
            guard mentions.insert(Mention(start: start, end: end, type: entity["type"]?.string)).inserted
            else { return "'entities[\(index)]' is there twice" }
        }
        return countFault(entities)
    }

    private static func countFault(_ entities: [JSONValue]) -> String? {
        var counts: [Name: Int] = [:]
        for entity in entities { counts[Name(entity), default: 0] += 1 }
        for (index, entity) in entities.enumerated() {
            guard let stated = entity["count"]?.integer, let count = counts[Name(entity)], stated != count
            else { continue }
            return "'entities[\(index)].count' is \(stated); the name is there \(count) times"
        }
        return nil
    }

    private static func repeated(_ key: String, _ row: JSONValue) -> String? {
        let values = (row[key]?.elements ?? []).compactMap(\.string)
        return Set(values).count == values.count ? nil : "'\(key)' has a value twice"
    }
}
