internal import JSON
internal import PipelineKit

extension ScrapeMapping {
    /// Articles that one value holds: a list, or objects by their keys.
    private struct Rows {
        /// What they are called, each with its value.
        var members: [(name: String, row: JSONValue)]

        /// The same behind the names of what they lie in.
        func named(_ path: String) -> Rows { Rows(members: members.map { (path + $0.name, $0.row) }) }
    }

    /// Whether an object is an article, or holds some.
    func holdsArticles(_ value: JSONValue) -> Bool {
        let value = Self.unwrapped(value)
        return isArticle(value) || columns(in: value) != nil || !rows(in: value).isEmpty
    }

    /// Whether a row says that its site does not show it.
    private static func isUnpublished(_ row: JSONValue) -> Bool {
        row["status"]?.string.map {
            ["draft", "auto-draft", "trash", "scheduled", "pending"].contains($0.lowercased())
        }
            == true
    }

    /// Hands over the article that an object is, or those that it holds, as APIs answer; false if it has none.
    func open(
        _ value: JSONValue, _ item: LoadedItem, fault: (DocumentFault) -> Void,
        each: (consuming Document) -> Void
    ) -> Bool {
        let value = Self.unwrapped(value)
        if let columns = columns(in: value) {
            hand(columns, item, fault: fault, each: each)
            return true
        }
        if let document = document(value, item) {
            if Self.isUnpublished(value) {
                fault(.drop(.notPublished, member: document.record.input.member))
            } else {
                each(document)
            }
            // A site's own words may stand above its articles.
            for rows in (value.members ?? []).compactMap(titled) + [enclosed(in: value, apartFrom: titled)] {
                hand(rows, item, fault: fault, each: each)
            }
            return true
        }
        let rows = rows(in: value)
        for rows in rows { hand(rows, item, fault: fault, each: each) }
        return !rows.isEmpty
    }

    private func hand(
        _ rows: Rows, _ item: LoadedItem, fault: (DocumentFault) -> Void, each: (consuming Document) -> Void
    ) {
        for (name, row) in rows.members {
            var item = item
            item.input.member = item.input.memberName(name)
            if let document = document(row, item) {
                if Self.isUnpublished(Self.unwrapped(row)) {
                    fault(.drop(.notPublished, member: document.record.input.member))
                    continue
                }
                each(document)
                hand(enclosed(in: Self.unwrapped(row)), item, fault: fault, each: each)
                continue
            }
            let inner = self.rows(in: Self.unwrapped(row))
            for rows in inner { hand(rows, item, fault: fault, each: each) }
            if inner.isEmpty {
                fault(
                    DocumentFault(.unknownFormat, "the row has no text", member: item.input.member))
            }
        }
    }

    // MARK: Where they are

    /// Deeper lists belong to an article, not to an answer: `hits.hits`, `response.docs`, `data.page.items`, `data.a.b.edges`.
    private static let deepestRows = 4

    /// What readers have said of an article is none.
    private static let replies: Set<String> = ["comment", "comments", "replies", "reactions"]
    /// What an article has that may have a title, an address and a text, and is none.
    private static let parts = replies.union([
        "author", "authors", "image", "images", "media", "annotations", "highlights", "versions", "revisions",
        "review", "reviews",
    ])

    /// All rows at whatever depth; what lies within a row is that row's.
    private func rows(in value: JSONValue) -> [Rows] {
        var level: [(path: String, value: JSONValue)] = [("", value)]
        var found: [Rows] = []
        for _ in 0..<Self.deepestRows {
            var deeper: [(path: String, value: JSONValue)] = []
            for (path, value) in level {
                let (rows, rest) = rows(among: value)
                found += rows.map { found.isEmpty ? $0 : $0.named(path) }
                deeper += rest.map { (path + $0.key + "/", $0.value) }
            }
            level = deeper
        }
        return found
    }

    /// The rows among what an object has, and the objects in which there may be others.
    private func rows(among value: JSONValue) -> (rows: [Rows], rest: [JSONValue.Member]) {
        let members = (value.members ?? []).filter { !Self.replies.contains($0.key) }
        let keyed = keyed(value)
        let taken = Set(keyed?.members.map(\.name) ?? [])
        var (rows, rest): ([Rows], [JSONValue.Member]) = ([], [])
        for member in members where !(member.value.members != nil && taken.contains(member.key)) {
            if let listed = listed(member) {
                rows.append(listed)
            } else if let elements = member.value.elements {
                let named = elements.enumerated().map { ("\(member.key)-\($0)", $1) }
                rest += named.filter { $1.members != nil }.map { JSONValue.Member(key: $0, value: $1) }
            } else if member.value.members != nil {
                rest.append(member)
            }
        }
        return (rows + [keyed].compactMap { $0 }, rest)
    }

    /// Names of lists that an article has for nothing but other articles.
    private static let lists: Set<String> = ["articles", "entries", "stories", "news", "posts"]

    /// The rows of a list beside a text: with titles of their own.
    private func titled(_ member: JSONValue.Member) -> Rows? {
        guard Self.lists.contains(member.key), let rows = listed(member),
            rows.members.contains(where: {
                isStated($0.row) && value(.title, in: Self.unwrapped($0.row)) != nil
            })
        else { return nil }
        return rows
    }

    // MARK: Articles within an article

    /// Whole articles within another one, under whatever name, with addresses of their own: `related`, `children`.
    private func enclosed(
        in row: JSONValue, apartFrom isRead: (JSONValue.Member) -> Rows? = { _ in nil }
    ) -> Rows {
        let address = text(.url, in: row)
        var rows = Rows(members: [])
        for member in row.members ?? [] where !Self.parts.contains(member.key) && isRead(member) == nil {
            collect(member.value, member.key, Self.deepestRows, address, &rows)
        }
        return rows
    }

    /// Takes a value if it is an article, else those within it; what lies within an article is found when that is read.
    private func collect(
        _ value: JSONValue, _ name: String, _ depth: Int, _ outer: String?, _ rows: inout Rows
    ) {
        guard depth > 0 else { return }
        if isWhole(value, outer) {
            rows.members.append((name, value))
        } else if let elements = value.elements {
            for (index, element) in elements.enumerated() {
                collect(element, "\(name)-\(index)", depth - 1, outer, &rows)
            }
        } else {
            for member in value.members ?? [] where !Self.parts.contains(member.key) {
                collect(member.value, "\(name)/\(member.key)", depth - 1, outer, &rows)
            }
        }
    }

    /// Whether a value is an article by itself: with a title, an address that the one around it does not have, and more text
    /// than a service gives of what is elsewhere.
    private func isWhole(_ value: JSONValue, _ outer: String?) -> Bool {
        guard value.members != nil else { return false }
        let row = Self.unwrapped(value)
        guard let address = text(.url, in: row), address != outer, self.value(.title, in: row) != nil,
            !Self.isEmbed(row), let body = body(in: row)
        else { return false }
        return !body.isCut && !body.isSummary
    }

    /// The rows of a list.
    private func listed(_ member: JSONValue.Member) -> Rows? {
        guard let rows = member.value.elements, rows.contains(where: { isArticle(Self.unwrapped($0)) }) else {
            return nil
        }
        return Rows(members: rows.enumerated().map { ("\(member.key)-\($0)", $1) })
    }

    /// Articles by their keys: `{"a1": {…}, "b2": {…}}`, or one under a name: `{"article": {…}}`.
    private func keyed(_ value: JSONValue) -> Rows? {
        let objects = (value.members ?? []).filter {
            $0.value.members != nil && !Self.replies.contains($0.key)
        }
        let articles = objects.filter { isStated($0.value) }
        guard !articles.isEmpty else { return nil }
        let isMap = articles.count >= 2 && articles.count * 2 >= objects.count
        return Rows(members: (isMap ? objects : articles).map { ($0.key, $0.value) })
    }

    /// Whether an object is an article by more than a text: many things have one.
    private func isStated(_ value: JSONValue) -> Bool {
        let row = Self.unwrapped(value)
        guard isArticle(row) else { return false }
        return [.title, .url, .published].contains { self.value($0, in: row) != nil }
    }

    /// What programs put an article into beside facts about it.
    private static let wrappers = ["attributes", "fields", "node", "row"]

    /// A row with the fields that stand one object deeper: `attributes` of JSON:API, `fields`, `node` of GraphQL.
    static func unwrapped(_ row: JSONValue) -> JSONValue {
        // Elasticsearch wraps what was stored; what stands beside it is the index's.
        if let stored = row["_source"] { return stored }
        for name in wrappers {
            guard let inner = row[name]?.members, let outer = row.members else { continue }
            return .object(outer.filter { $0.key != name } + inner)
        }
        return row
    }

    /// Whether a row has a text and does not say that it is something else.
    func isArticle(_ row: JSONValue) -> Bool {
        row.members != nil && !Self.isEmbed(row) && body(in: row) != nil
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

    // MARK: Tables as objects

    /// The rows of a table that is written by columns: `{"url": ["…"], "text": ["…"]}`, `{"text": {"0": "…"}}` of pandas,
    /// or with its names beside: `{"columns": ["url"], "data": [["…"]]}`.
    private func columns(in value: JSONValue) -> Rows? {
        guard let members = value.members, members.count >= 2 else { return nil }
        let rows = Self.namedRows(value) ?? Self.rows(ofColumns: members)
        guard let rows, rows.contains(where: isArticle) else { return nil }
        return Rows(members: rows.enumerated().map { ("row-\($0)", $1) })
    }

    private static func namedRows(_ value: JSONValue) -> [JSONValue]? {
        guard let names = value["columns"]?.elements?.compactMap(\.string), !names.isEmpty,
            let rows = value["data"]?.elements, rows.allSatisfy({ $0.elements?.count == names.count })
        else { return nil }
        return rows.map { .object(zip(names, $0.elements ?? []).map { .init(key: $0, value: $1) }) }
    }

    /// All members are lists of the same length, or objects with the same keys.
    private static func rows(ofColumns members: [JSONValue.Member]) -> [JSONValue]? {
        let cells = members.map { $0.value.elements ?? $0.value.members?.map(\.value) ?? [] }
        let keys = members.map { $0.value.members?.map(\.key) ?? [] }
        guard let count = cells.first?.count, count > 0, cells.allSatisfy({ $0.count == count }),
            keys.allSatisfy({ $0 == keys[0] }), keys[0].allSatisfy({ $0.allSatisfy(\.isNumber) })
        else { return nil }
        return (0..<count).map { row in
            .object(zip(members, cells).map { .init(key: $0.key, value: $1[row]) })
        }
    }
}
