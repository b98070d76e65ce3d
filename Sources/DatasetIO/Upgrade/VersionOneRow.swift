internal import JSON
internal import PipelineKit
internal import TextKit

/// An article as a row of schema version 1.
struct VersionOneRow {
    let json: JSONValue

    var id: String { json["id"]?.string ?? "" }
    var revision: Int { json["revision"]?.integer ?? 0 }
    var text: String { RowCells.unguarded(json["text"]?.string ?? "") }

    /// The record as far as identity, catalog and index look at it.
    var record: Record {
        let input = json["input"]
        var record = Record(
            kind: json["kind"]?.string.flatMap(RecordKind.init) ?? .page,
            input: InputReference(
                path: input?["path"]?.string ?? "", member: input?["member"]?.string,
                offset: input?["offset"]?.integer,
                sha256: input?["sha256"]?.string.flatMap { $0.isEmpty ? nil : $0 },
                bytes: input?["bytes"]?.integer ?? 0))
        record.url = json["url"]?.string
        record.canonicalURL = json["canonical_url"]?.string
        record.source = json["source"]?.string
        record.title = json["title"]?.string.map(RowCells.unguarded)
        record.published = json["published"]?.string
        record.modified = json["modified"]?.string
        record.text = text
        record.identity.link = .shared
        return record
    }

    // MARK: Version 2

    private static let rights = JSONValue.object(
        DatasetTables.rights.map { .init(key: $0.name, value: .null) })

    /// The row as version 2 writes it, as the article that it is; nil if version 1 would not have written it.
    func upgraded(as article: ArticleSplit.Place, columns: [RecordSchema.Column]) -> JSONValue? {
        var members: [JSONValue.Member] = []
        for column in columns {
            guard let value = value(of: column, as: article) else { return nil }
            members.append(.init(key: column.name, value: value))
        }
        return .object(members)
    }

    private func value(of column: RecordSchema.Column, as article: ArticleSplit.Place) -> JSONValue? {
        let name = column.name
        return switch name {
        case "id": .string(article.id)
        case "revision": .number(String(article.revision))
        case "cluster_id", "story_id": .string(followed(name, article))
        case "guid", "page_type", "fetched", "origin": .null
        case "rights": Self.rights
        case "word_count": .number(String(WordCounter.count(text)))
        case "authors", "tags": Self.unique(json[name]?.elements ?? [])
        case "warnings":
            Self.unique(
                (json[name]?.elements ?? []) + (article.sharesAddress ? [.string("address_shared")] : []))
        // Version 1 took over what a feed states without a look at it: "en_US".
        case "language": json[name].map { column.field.fault(in: $0) == nil ? $0 : Self.language($0) }
        case "entities": entities
        case "removed": removed
        default: json[name].map(column.field.mended)
        }
    }

    /// Where an article pointed to itself it still does.
    func followed(_ name: String, _ article: ArticleSplit.Place) -> String {
        let pointer = json[name]?.string ?? id
        return pointer == id ? article.id : pointer
    }

    private static func language(_ stated: JSONValue) -> JSONValue {
        let parts = (stated.string ?? "").split { $0 == "-" || $0 == "_" }.map(String.init)
        guard let first = parts.first, (2...3).contains(first.utf8.count),
            parts.allSatisfy({ $0.utf8.count <= 8 && $0.utf8.allSatisfy(ASCII.isLetter) })
        else { return .null }
        return .string(([first.lowercased()] + parts.dropFirst()).joined(separator: "-"))
    }

    private static func unique(_ values: [JSONValue]) -> JSONValue {
        .array(values.enumerated().filter { !values[..<$0.offset].contains($0.element) }.map(\.element))
    }

    /// An entity whose words a later stage had cut from the text is none any more, and does not count.
    private var entities: JSONValue {
        let scalars = Array(text.unicodeScalars)
        return Self.counted(
            (json["entities"]?.elements ?? []).filter { entity in
                let (start, end) = (entity["start"]?.integer ?? 0, entity["end"]?.integer ?? 0)
                guard start >= 0, start < end, end <= scalars.count else { return false }
                var words = String.UnicodeScalarView()
                words.append(contentsOf: scalars[start..<end])
                return entity["text"]?.string == String(words)
            }.map { Field.mended($0, DatasetTables.entity) })
    }

    private static func counted(_ entities: [JSONValue]) -> JSONValue {
        func key(_ entity: JSONValue) -> [String?] { [entity["type"]?.string, entity["name"]?.string] }
        var counts: [[String?]: Int] = [:]
        for entity in entities { counts[key(entity), default: 0] += 1 }
        return .array(entities.map { $0.setting("count", to: .number(String(counts[key($0)] ?? 1))) })
    }

    /// `{"ad":1}` as `[{"category":"ad","count":1}]`, sorted.
    private var removed: JSONValue {
        let counts = (json["removed"]?.members ?? []).sorted {
            $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
        }
        return .array(
            counts.map {
                .object([
                    .init(key: "category", value: .string($0.key)), .init(key: "count", value: $0.value),
                ])
            })
    }
}
