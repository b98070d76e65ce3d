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

    /// Writes removed blocks counted by category, as a list of one shape sorted by category: readers that infer types
    /// lose or refuse an object whose keys vary.
    package mutating func counts(byCategory counts: [String: Int]) {
        array { list in
            for (category, count) in counts.sorted(by: { $0.key < $1.key }) {
                list.object { writer in
                    writer.member("category", category)
                    writer.member("count", count)
                }
            }
        }
    }

    /// Writes what a source states about the use of an article, every key.
    package mutating func rights(_ rights: RightsStatement) {
        object { writer in
            writer.member("license", rights.license)
            writer.member("holder", rights.holder)
            writer.key("robots")
            if let robots = rights.robots { writer.strings(robots) } else { writer.null() }
            writer.member("tdm", rights.isMiningReserved)
            writer.member("tdm_policy", rights.miningPolicy)
            writer.member("ai", rights.allowsAI)
            writer.member("free", rights.isFree)
        }
    }
}
