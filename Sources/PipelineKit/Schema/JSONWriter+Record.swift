package import JSON

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
    mutating func removedCounts(_ blocks: [RemovedBlock]) {
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
