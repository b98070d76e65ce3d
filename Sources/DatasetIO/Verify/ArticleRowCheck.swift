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
        let scalars = Array(text.unicodeScalars)
        return paragraphFault(text) ?? entityFault(row["entities"]?.elements ?? [], in: scalars)
            ?? quoteFault(row["quotes"]?.elements ?? [], in: scalars) ?? focusFault(row)
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
            if let fault = placeFault(entity, "entities[\(index)]", in: text) { return fault }
            guard isPoint(entity) else { return "'entities[\(index)]' has one coordinate without the other" }
            let (start, end) = (entity["start"]?.integer ?? 0, entity["end"]?.integer ?? 0)
            guard mentions.insert(Mention(start: start, end: end, type: entity["type"]?.string)).inserted
            else { return "'entities[\(index)]' is there twice" }
        }
        return countFault(entities)
    }

    /// A point has both coordinates, and what is none neither.
    private static func isPoint(_ place: JSONValue) -> Bool {
        (place["lat"] ?? .null == .null) == (place["lon"] ?? .null == .null)
    }

    /// What points into the text has the words that stand there.
    private static func placeFault(_ piece: JSONValue, _ name: String, in text: [Unicode.Scalar]) -> String? {
        guard let start = piece["start"]?.integer, let end = piece["end"]?.integer, start < end,
            end <= text.count
        else { return "'\(name)' is outside of the text" }
        var words = String.UnicodeScalarView()
        words.append(contentsOf: text[start..<end])
        return piece["text"]?.string == String(words)
            ? nil : "'\(name).text' is not what stands there in the text"
    }

    /// Quotations stand in the order of the text and do not overlap.
    private static func quoteFault(_ quotes: [JSONValue], in text: [Unicode.Scalar]) -> String? {
        var end = 0
        for (index, quote) in quotes.enumerated() {
            if let fault = placeFault(quote, "quotes[\(index)]", in: text) { return fault }
            guard let start = quote["start"]?.integer, start >= end else {
                return "'quotes[\(index)]' begins before the one ahead of it ends"
            }
            end = quote["end"]?.integer ?? end
        }
        return nil
    }

    /// An article is about a place that it names, at the same point.
    private static func focusFault(_ row: JSONValue) -> String? {
        guard let focus = row["focus"], focus != .null else { return nil }
        let places = (row["entities"]?.elements ?? []).filter { $0["id"] == focus["id"] }
        guard let place = places.first else { return "'focus.id' is of no entity" }
        guard places.contains(where: { $0["name"] == focus["name"] }) else {
            return "'focus.name' is not the name of an entity with its id"
        }
        guard isPoint(focus) else { return "'focus' has one coordinate without the other" }
        let isElsewhere = ["lat", "lon"].contains { place[$0] != nil && place[$0] != focus[$0] }
        return isElsewhere ? "'focus' is at another point than its entity" : nil
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
