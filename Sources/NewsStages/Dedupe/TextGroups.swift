/// Documents with the same words, one of which stands for all in every comparison.
struct TextGroups: Sendable {
    /// The row that stands for a row; itself where it is alone.
    private(set) var representatives: [Int]
    /// The rows that stand for a text, by rank: published ones first, then by exact key.
    private(set) var ranked: [Int] = []

    init(_ documents: DedupeDocuments, settings: DedupeSettings) {
        representatives = Array(0..<documents.count)
        let headers = documents.table.headers
        let scopes = headers.map { Self.scope($0, settings) }
        let rows = headers.indices.filter { Int(headers[$0].tokenCount) >= settings.minimumTokens }
        let ordered = rows.sorted {
            let (left, right) = (headers[$0], headers[$1])
            if left.exactKey != right.exactKey { return left.exactKey < right.exactKey }
            return scopes[$0] != scopes[$1] ? scopes[$0] < scopes[$1] : documents.precedes($0, $1)
        }
        for row in ordered {
            if let last = ranked.last, headers[last].exactKey == headers[row].exactKey,
                scopes[last] == scopes[row], settings.allows(headers[last], headers[row])
            {
                representatives[row] = last
            } else {
                ranked.append(row)
            }
        }
        ranked = ranked.filter { documents.isPublished[$0] } + ranked.filter { !documents.isPublished[$0] }
    }

    /// Documents of different scopes are never compared.
    private static func scope(_ header: SignatureTable.Header, _ settings: DedupeSettings) -> UInt64 {
        (settings.withinSource ? header.sourceKey : 0)
            ^ (settings.withinLanguage ? header.languageKey &* 3 : 0)
    }
}

extension DedupeSettings {
    /// Whether two documents are in each other's scope.
    func allows(_ left: SignatureTable.Header, _ right: SignatureTable.Header) -> Bool {
        if withinSource && left.sourceKey != right.sourceKey { return false }
        if withinLanguage && left.languageKey != right.languageKey { return false }
        guard let windowDays, left.minute != Int32.min, right.minute != Int32.min else { return true }
        return abs(Int(left.minute) - Int(right.minute)) <= windowDays * 1440
    }
}
