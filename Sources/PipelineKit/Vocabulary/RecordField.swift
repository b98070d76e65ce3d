package import JSON

/// The columns of the dataset: one list for every sink, in the order of the contract.
package enum RecordSchema {
    /// Version of the fields' names, order and meaning.
    package static let version = 1

    /// The shape of a column.
    package enum Kind: String, Sendable { case string, integer, strings, object, objects }

    /// One column.
    package struct Column: Sendable {
        package var name: String
        package var kind: Kind
        package var isOptional: Bool
        package var value: @Sendable (Record) -> Value
    }

    /// A cell.
    package enum Value {
        case text(String?)
        case integer(Int)
        /// JSON in both formats: itself in JSON Lines, a quoted string in CSV.
        case json((inout JSONWriter) -> Void)
    }

    private static func text(_ name: String, _ value: @escaping @Sendable (Record) -> String) -> Column {
        Column(name: name, kind: .string, isOptional: false) { .text(value($0)) }
    }

    private static func optional(_ name: String, _ value: @escaping @Sendable (Record) -> String?) -> Column {
        Column(name: name, kind: .string, isOptional: true) { .text(value($0)) }
    }

    private static func integer(_ name: String, _ value: @escaping @Sendable (Record) -> Int) -> Column {
        Column(name: name, kind: .integer, isOptional: false) { .integer(value($0)) }
    }

    private static func list(_ name: String, _ value: @escaping @Sendable (Record) -> [String]) -> Column {
        Column(name: name, kind: .strings, isOptional: false) { record in .json { $0.strings(value(record)) }
        }
    }

    /// A column that a dataset has only where an option asks for it, and then in every row.
    package enum OptionalField: String, Sendable, CaseIterable {
        /// Option `storyID` of dedupe.
        case storyID = "story_id"
    }

    /// The columns of a dataset with some optional ones, in order.
    package static func columns(with fields: Set<OptionalField>) -> [Column] {
        fields.contains(.storyID)
            ? columns.flatMap { $0.name == "cluster_id" ? [$0, text("story_id", \.storyID)] : [$0] } : columns
    }

    /// Every column that all datasets have, in order.
    package static let columns: [Column] = [
        text("id", \.id), optional("url", \.url), optional("canonical_url", \.canonicalURL),
        optional("source", \.source), optional("domain", \.domain), optional("title", \.title),
        optional("subtitle", \.subtitle), list("authors", \.authors), optional("published", \.published),
        optional("modified", \.modified), optional("section", \.section), list("tags", \.tags),
        optional("language", \.language), text("text", \.text), optional("summary", \.summary),
        integer("word_count", \.wordCount), optional("image", \.image), text("kind", \.kind.rawValue),
        Column(name: "entities", kind: .objects, isOptional: false) { record in
            .json { $0.entities(record.entities) }
        },
        text("cluster_id", \.clusterID), integer("revision", \.revision),
        Column(name: "removed", kind: .object, isOptional: false) { record in
            .json { $0.removedCounts(record.removedBlocks) }
        },
        list("warnings", \.warnings),
        Column(name: "input", kind: .object, isOptional: false) { record in .json { $0.input(record.input) }
        },
    ]
}

extension JSONWriter {
    /// Writes a record as one object, every key, in order.
    package mutating func record(
        _ record: Record, columns: [RecordSchema.Column] = RecordSchema.columns
    ) {
        object { writer in
            for column in columns {
                writer.key(column.name)
                switch column.value(record) {
                case .text(let text): writer.string(text)
                case .integer(let value): writer.integer(value)
                case .json(let body): body(&writer)
                }
            }
        }
    }

    /// Writes where bytes came from.
    package mutating func input(_ input: InputReference) {
        object { writer in
            writer.member("path", input.path)
            writer.key("member")
            writer.string(input.member)
            writer.key("offset")
            writer.integer(input.offset)
            writer.member("sha256", input.sha256)
            writer.key("bytes")
            writer.integer(input.bytes)
        }
    }

    /// Writes a list of entities.
    package mutating func entities(_ entities: [Entity]) {
        array { for entity in entities { $0.entity(entity) } }
    }

    private mutating func entity(_ entity: Entity) {
        object { writer in
            writer.member("text", entity.text)
            writer.member("type", entity.type)
            writer.key("start")
            writer.integer(entity.start)
            writer.key("end")
            writer.integer(entity.end)
            writer.member("name", entity.name)
            writer.key("id")
            writer.string(entity.id)
            writer.key("count")
            writer.integer(entity.count)
        }
    }

    /// Writes removed blocks counted by category, categories in the order of their declaration.
    fileprivate mutating func removedCounts(_ blocks: [RemovedBlock]) {
        object { writer in
            for category in BlockCategory.allCases {
                let count = blocks.count { $0.category == category }
                guard count > 0 else { continue }
                writer.key(category.rawValue)
                writer.integer(count)
            }
        }
    }
}
