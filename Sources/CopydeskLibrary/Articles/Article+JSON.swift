internal import JSON
internal import PipelineKit

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
        writer.member("authors", authors)
        writer.texts([("published", published), ("modified", modified), ("section", section)])
        writer.member("tags", tags)
        writer.texts([("language", language), ("text", text), ("summary", summary)])
        writer.member("word_count", wordCount)
        writer.texts([("image", image), ("kind", kind)])
    }

    private func writeFindings(to writer: inout JSONWriter) {
        writer.key("entities")
        writer.entities(entities.map(Entity.init))
        writer.member("cluster_id", clusterID)
        if let storyID { writer.member("story_id", storyID) }
        writer.member("revision", revision)
        writer.key("removed")
        writer.object { writer in
            for category in removedCategories { writer.member(category, removed[category]) }
        }
        writer.member("warnings", warnings)
        writer.key("input")
        writer.input(InputReference(input))
    }

    /// In the order in which the categories are declared; those that a later version adds come last.
    private var removedCategories: [String] {
        let known = BlockCategory.allCases.map(\.rawValue)
        return known.filter { removed[$0] != nil } + removed.keys.filter { !known.contains($0) }.sorted()
    }
}

extension Entity {
    init(_ name: Article.Name) {
        self.init(
            text: name.text, type: name.type, start: name.start, end: name.end, name: name.name, id: name.id,
            count: name.count)
    }
}

extension InputReference {
    init(_ input: Article.Input) {
        self.init(
            path: input.path, member: input.member, offset: input.offset, sha256: input.sha256,
            bytes: input.bytes)
    }
}

extension JSONWriter {
    fileprivate mutating func texts(_ members: [(name: String, value: String?)]) {
        for (name, value) in members { member(name, value) }
    }
}
