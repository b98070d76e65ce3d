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

    /// Writes where bytes came from; the contract has an empty digest for those that were not read.
    package mutating func input(_ input: InputReference) {
        object { writer in
            writer.member("path", input.path)
            writer.member("member", input.member)
            writer.member("offset", input.offset)
            writer.member("sha256", input.sha256 ?? "")
            writer.member("bytes", input.bytes)
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
            writer.member("start", entity.start)
            writer.member("end", entity.end)
            writer.member("name", entity.name)
            writer.member("id", entity.id)
            writer.member("count", entity.count)
        }
    }

    /// Writes removed blocks counted by category, categories in the order of their declaration.
    mutating func removedCounts(_ blocks: [RemovedBlock]) {
        object { writer in
            for category in BlockCategory.allCases {
                let count = blocks.count { $0.category == category }
                guard count > 0 else { continue }
                writer.member(category.rawValue, count)
            }
        }
    }
}
