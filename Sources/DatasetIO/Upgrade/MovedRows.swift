internal import JSON

/// Which rows of other tables follow an article to its new id.
struct MovedRows {
    /// Articles by old id, run and input: the blocks removed from each.
    private var articles: [String: String] = [:]
    /// Articles by old id and place in the inbox, whichever run read it: the copies of themselves.
    private var documents: [String: String] = [:]
    private var dropped: Set<String> = []

    private static func key(_ row: JSONValue, run: Int) -> String {
        var writer = JSONWriter()
        writer.value(row["input"] ?? .null)
        return "\(row["id"]?.string ?? "") \(run) \(writer.text)"
    }

    private static func document(_ row: JSONValue) -> String {
        let input = row["input"]
        return
            "\(row["id"]?.string ?? "")\n\(input?["path"]?.string ?? "")\n\(input?["member"]?.string ?? "")"
    }

    /// Notes that an article has a new id.
    mutating func move(_ row: VersionOneRow, run: Int, to id: String) {
        articles[Self.key(row.json, run: run)] = id
        documents[Self.document(row.json)] = id
    }

    /// Notes that an article is none any more.
    mutating func drop(_ row: VersionOneRow, run: Int) { dropped.insert(Self.key(row.json, run: run)) }

    /// The row of a table as it is now; nil for what was removed from an article that is none any more.
    func row(_ row: JSONValue, of table: String, run: Int) -> JSONValue? {
        guard table == "removed" else { return table == "duplicates" ? duplicate(row) : row }
        let key = Self.key(row, run: run)
        guard !dropped.contains(key) else { return nil }
        return articles[key].map { row.setting("id", to: .string($0)) } ?? row
    }

    /// A document that was read again unchanged is a copy of the article that it is itself.
    private func duplicate(_ row: JSONValue) -> JSONValue {
        guard row["id"] == row["duplicate_of"], let id = documents[Self.document(row)] else { return row }
        return row.setting("id", to: .string(id)).setting("duplicate_of", to: .string(id))
    }
}
