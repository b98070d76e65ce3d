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
    package mutating func entities(_ entities: [Entity], withPositions: Bool = false) {
        array { for entity in entities { $0.entity(entity, withPosition: withPositions) } }
    }

    /// Writes a list of quotations.
    package mutating func quotations(_ quotations: [Quotation]) {
        array { list in
            for quotation in quotations {
                list.object { writer in
                    writer.member("text", quotation.text)
                    writer.member("speaker", quotation.speaker)
                    writer.member("start", quotation.start)
                    writer.member("end", quotation.end)
                }
            }
        }
    }

    /// Writes the place that an article is about, or null.
    package mutating func focus(_ focus: Focus?) {
        guard let focus else { return null() }
        object { writer in
            writer.member("name", focus.name)
            writer.member("id", focus.id)
            writer.position(focus.position)
        }
    }

    private mutating func position(_ position: Position?) {
        for (name, value) in [("lat", position?.latitude), ("lon", position?.longitude)] {
            key(name)
            if let value { decimal(Double(value) / 1e5, decimals: 5) } else { null() }
        }
    }

    private mutating func entity(_ entity: Entity, withPosition: Bool) {
        object { writer in
            writer.member("text", entity.text)
            writer.member("type", entity.type)
            writer.member("start", entity.start)
            writer.member("end", entity.end)
            writer.member("name", entity.name)
            writer.member("id", entity.id)
            writer.member("count", entity.count)
            if withPosition { writer.position(entity.position) }
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
