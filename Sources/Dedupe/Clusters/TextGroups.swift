/// Documents with the same words, one of which represents all in every comparison.
struct TextGroups: Sendable {
    /// The row that represents a row; itself where it is the only one.
    private(set) var representatives: [Int]
    /// The representative rows that are compared with others, by exact key; the index is the rank.
    private(set) var ranked: [Int] = []
    /// Documents of the index that have a row's text, by representative row.
    private(set) var twins: [Int: UInt64] = [:]

    init(_ documents: DedupeDocuments, settings: DedupeSettings, earlier: DedupeIndex) {
        representatives = Array(0..<documents.count)
        let headers = documents.table.headers
        let scopes = headers.map { Self.scope($0, settings) }
        let rows = headers.indices.filter { Int(headers[$0].tokenCount) >= settings.minimumTokens }
        let ordered = rows.sorted {
            let (left, right) = (headers[$0], headers[$1])
            if left.exactKey != right.exactKey { return left.exactKey < right.exactKey }
            return scopes[$0] != scopes[$1] ? scopes[$0] < scopes[$1] : documents.precedes($0, $1)
        }
        var last: Int?
        for row in ordered {
            if let last, headers[last].exactKey == headers[row].exactKey,
                scopes[last] == scopes[row], settings.allows(headers[last], headers[row])
            {
                representatives[row] = last
                continue
            }
            last = row
            if let twin = Self.twin(headers[row], settings, earlier) {
                twins[row] = twin
            } else {
                ranked.append(row)
            }
        }
    }

    /// The first document of the index with the same text and in scope.
    private static func twin(
        _ header: SignatureTable.Header, _ settings: DedupeSettings, _ earlier: DedupeIndex
    ) -> UInt64? {
        guard !earlier.isEmpty else { return nil }
        return earlier.numbers(exactKey: header.exactKey).first { number in
            earlier.view(number).map { settings.allows(header, $0.header) } ?? false
        }
    }

    /// Documents of different scopes are never compared.
    private static func scope(_ header: SignatureTable.Header, _ settings: DedupeSettings) -> UInt64 {
        (settings.withinSource ? UInt64(header.sourceKey) << 16 : 0)
            | (settings.withinLanguage ? UInt64(header.languageKey) : 0)
    }
}

extension DedupeSettings {
    /// Whether two documents are in each other's scope.
    func allows(_ left: SignatureTable.Header, _ right: SignatureTable.Header) -> Bool {
        if withinSource && left.sourceKey != right.sourceKey { return false }
        if acrossSources && left.sourceKey == right.sourceKey && left.sourceKey != 0 { return false }
        if withinLanguage && left.languageKey != right.languageKey { return false }
        guard let windowDays, left.minute != Int32.min, right.minute != Int32.min else { return true }
        return abs(Int(left.minute) - Int(right.minute)) <= windowDays * 1440
    }
}
