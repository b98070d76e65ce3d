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
            ("guid", guid), ("url", url), ("canonical_url", canonicalURL), ("source", source),
            ("domain", domain),
            ("title", title), ("subtitle", subtitle),
        ])
        writer.member("authors", authors)
        writer.texts([("published", published), ("modified", modified), ("section", section)])
        writer.member("tags", tags)
        writer.texts([("language", language), ("text", text), ("summary", summary)])
        writer.member("word_count", wordCount)
        writer.texts([
            ("image", image), ("kind", kind), ("page_type", pageType), ("fetched", fetched),
            ("origin", origin),
        ])
        writer.key("rights")
        writer.rights(RightsStatement(rights))
    }

    private func writeFindings(to writer: inout JSONWriter) {
        writer.key("entities")
        writer.entities(
            entities.map(Entity.init), withPositions: optionalColumns.contains(.coordinates))
        writer.member("cluster_id", clusterID)
        writer.member("revision", revision)
        writer.key("removed")
        writer.counts(byCategory: Dictionary(removed.map { ($0.category, $0.count) }, uniquingKeysWith: +))
        writer.member("warnings", warnings)
        writer.key("input")
        writer.input(InputReference(input))
        writeOptionalColumns(to: &writer)
    }

    private func writeOptionalColumns(to writer: inout JSONWriter) {
        if let storyID { writer.member("story_id", storyID) }
        if optionalColumns.contains(.quotes) {
            writer.key("quotes")
            writer.quotations(quotes.map(Quotation.init))
        }
        if optionalColumns.contains(.focus) {
            writer.key("focus")
            writer.focus(focus.map(PipelineKit.Focus.init))
        }
    }
}

extension RightsStatement {
    init(_ rights: Article.Rights) {
        self.init()
        (license, holder, robots) = (rights.license, rights.holder, rights.robots)
        (isMiningReserved, miningPolicy) = (rights.tdm, rights.tdmPolicy)
        (allowsAI, isFree) = (rights.ai, rights.free)
    }
}

extension Entity {
    init(_ name: Article.Name) {
        self.init(
            text: name.text, type: name.type, start: name.start, end: name.end, name: name.name, id: name.id,
            count: name.count)
        position = Position(north: name.lat, east: name.lon)
    }
}

extension Quotation {
    init(_ quote: Article.Quote) {
        self.init(text: quote.text, speaker: quote.speaker, start: quote.start, end: quote.end)
    }
}

extension PipelineKit.Focus {
    init(_ focus: Article.Focus) {
        self.init(name: focus.name, id: focus.id, position: Position(north: focus.lat, east: focus.lon))
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
