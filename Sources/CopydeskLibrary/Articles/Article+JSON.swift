internal import JSON

extension Article {
    /// The row as one JSON object, its members in the order of the dataset, without a line end.
    ///
    /// The bytes are those of a line of `articles/`; `JSONEncoder` gives the same members in another order.
    public var json: String {
        var writer = JSONWriter()
        writer.object { writer in
            writeStatements(to: &writer)
            writeFindings(to: &writer)
        }
        return writer.text
    }

    private func writeStatements(to writer: inout JSONWriter) {
        writer.member("id", id)
        writer.texts([
            ("url", url), ("canonical_url", canonicalURL), ("source", source), ("domain", domain),
            ("title", title), ("subtitle", subtitle),
        ])
        writer.list("authors", authors)
        writer.texts([("published", published), ("modified", modified), ("section", section)])
        writer.list("tags", tags)
        writer.texts([("language", language), ("text", text), ("summary", summary)])
        writer.number("word_count", wordCount)
        writer.texts([("image", image), ("kind", kind)])
    }

    private func writeFindings(to writer: inout JSONWriter) {
        writer.key("entities")
        writer.array { for name in entities { name.write(to: &$0) } }
        writer.member("cluster_id", clusterID)
        if let storyID { writer.member("story_id", storyID) }
        writer.number("revision", revision)
        writer.key("removed")
        writer.object { writer in
            for category in removedCategories { writer.number(category, removed[category]) }
        }
        writer.list("warnings", warnings)
        writer.key("input")
        input.write(to: &writer)
    }

    /// In the order in which the categories are declared; those that a later version adds come last.
    private var removedCategories: [String] {
        let known = BlockCategory.allCases.map(\.rawValue)
        return known.filter { removed[$0] != nil } + removed.keys.filter { !known.contains($0) }.sorted()
    }
}

extension Article.Name {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.texts([("text", text), ("type", type)])
            writer.number("start", start)
            writer.number("end", end)
            writer.texts([("name", name), ("id", id)])
            writer.number("count", count)
        }
    }
}

extension Article.Input {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.texts([("path", path), ("member", member)])
            writer.number("offset", offset)
            writer.member("sha256", sha256)
            writer.number("bytes", bytes)
        }
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ name: String, _ value: String) {
        key(name)
        string(value)
    }

    fileprivate mutating func texts(_ members: [(name: String, value: String?)]) {
        for member in members {
            key(member.name)
            string(member.value)
        }
    }

    fileprivate mutating func number(_ name: String, _ value: Int?) {
        key(name)
        integer(value)
    }

    fileprivate mutating func list(_ name: String, _ values: [String]) {
        key(name)
        strings(values)
    }
}
