/// Records as bytes between two passes: lengths as LEB128, text as UTF-8, fields in the order of `Record`.
///
/// Private to one run and one version; other programs read the dataset.
package enum RecordCoder {
    /// Encodes a record with its attachments.
    package static func encode(_ record: Record) -> [UInt8] {
        var encoder = Encoder()
        encoder.bytes.reserveCapacity(record.text.utf8.count + 1024)
        encoder.record(record)
        return encoder.bytes
    }

    /// Decodes the result of `encode`; nil if the bytes are corrupt.
    package static func decode(_ bytes: [UInt8]) -> Record? {
        var decoder = Decoder(bytes: bytes)
        let record = decoder.record()
        return decoder.isDamaged || decoder.position != bytes.count ? nil : record
    }

    struct Encoder {
        var bytes: [UInt8] = []

        mutating func integer(_ value: Int) {
            var rest = UInt64(bitPattern: Int64(value))
            while rest >= 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
                rest >>= 7
            }
            bytes.append(UInt8(rest))
        }

        mutating func raw(_ value: [UInt8]) {
            integer(value.count)
            bytes += value
        }

        mutating func string(_ value: String) {
            integer(value.utf8.count)
            bytes.append(contentsOf: value.utf8)
        }

        mutating func optional(_ value: String?) {
            bytes.append(value == nil ? 0 : 1)
            if let value { string(value) }
        }

        mutating func optional(_ value: Int?) {
            bytes.append(value == nil ? 0 : 1)
            if let value { integer(value) }
        }

        mutating func list<Element>(_ values: [Element], _ each: (inout Encoder, Element) -> Void) {
            integer(values.count)
            for value in values { each(&self, value) }
        }

        mutating func record(_ record: Record) {
            list(record.ids.map { [$0] } ?? []) { $0.ids($1) }
            for value in [record.text, record.kind.rawValue] { string(value) }
            for value in [
                record.url, record.canonicalURL, record.source, record.domain, record.title, record.subtitle,
                record.published, record.modified, record.section, record.language, record.summary,
                record.image, record.guid, record.pageType?.rawValue, record.fetched, record.origin,
            ] { optional(value) }
            rights(record.rights)
            for values in [record.authors, record.tags, record.warnings] { list(values) { $0.string($1) } }
            integer(record.wordCount)
            integer(record.revision)
            input(record.input)
            list(record.entities) { $0.entity($1) }
            list(record.quotations) { $0.quotation($1) }
            list(record.focus.map { [$0] } ?? []) { $0.focus($1) }
            list(record.removedBlocks) { $0.removed($1) }
            list(record.nearMisses) { $0.string($1.rawValue) }
            list(record.attachments.entries) { encoder, entry in
                encoder.string(entry.name)
                encoder.raw(entry.bytes)
            }
            integer(record.isReference ? 1 : 0)
            integer(record.identity.link.rawValue)
            let identity = record.identity
            for value in [identity.guidScope, identity.previousPage, identity.address] { optional(value) }
            integer(identity.rank)
        }

        mutating func rights(_ rights: RightsStatement) {
            for value in [rights.license, rights.holder, rights.miningPolicy] { optional(value) }
            for value in [rights.isMiningReserved, rights.allowsAI, rights.isFree] {
                integer(value.map { $0 ? 1 : 0 } ?? 2)
            }
            list(rights.robots.map { [$0] } ?? []) { $0.list($1) { $0.string($1) } }
        }

        mutating func ids(_ ids: RecordIDs) {
            for value in [ids.article, ids.cluster, ids.story] { string(value) }
        }

        mutating func input(_ input: InputReference) {
            string(input.path)
            optional(input.member)
            optional(input.offset)
            optional(input.sha256)
            integer(input.bytes)
        }

        mutating func entity(_ entity: Entity) {
            for value in [entity.text, entity.type, entity.name] { string(value) }
            optional(entity.id)
            for value in [entity.start, entity.end, entity.count] { integer(value) }
            point(entity.position)
        }

        mutating func quotation(_ quotation: Quotation) {
            string(quotation.text)
            optional(quotation.speaker)
            for value in [quotation.start, quotation.end] { integer(value) }
        }

        mutating func focus(_ focus: Focus) {
            for value in [focus.name, focus.id] { string(value) }
            point(focus.position)
        }

        mutating func point(_ position: Position?) {
            for value in [position?.latitude, position?.longitude] { optional(value.map(Int.init)) }
        }

        mutating func removed(_ block: RemovedBlock) {
            for value in [block.category.rawValue, block.rule, block.text] { string(value) }
            decimal(block.score)
            optional(block.place)
            for signals in [block.cues, block.facts] { list(signals) { $0.signal($1) } }
        }

        mutating func signal(_ signal: BlockSignal) {
            string(signal.name)
            decimal(signal.weight)
        }

        mutating func decimal(_ value: Double) { integer(Int(bitPattern: UInt(value.bitPattern))) }
    }

    struct Decoder {
        let bytes: [UInt8]
        var position = 0
        var isDamaged = false

        mutating func integer() -> Int {
            var value: UInt64 = 0
            var shift: UInt64 = 0
            while position < bytes.count, shift < 64 {
                let byte = bytes[position]
                position += 1
                value |= UInt64(byte & 0x7F) << shift
                if byte < 0x80 { return Int(truncatingIfNeeded: value) }
                shift += 7
            }
            isDamaged = true
            return 0
        }

        mutating func count() -> Int {
            let count = integer()
            guard count >= 0, count <= bytes.count - position else {
                isDamaged = true
                return 0
            }
            return count
        }

        mutating func raw() -> ArraySlice<UInt8> {
            let length = count()
            defer { position += length }
            return bytes[position..<position + length]
        }

        mutating func string() -> String { String(decoding: raw(), as: UTF8.self) }

        mutating func optional() -> String? { hasValue() ? string() : nil }

        mutating func optional() -> Int? { hasValue() ? integer() : nil }

        private mutating func hasValue() -> Bool {
            guard position < bytes.count else {
                isDamaged = true
                return false
            }
            position += 1
            return bytes[position - 1] != 0
        }

        mutating func list<Element>(_ each: (inout Decoder) -> Element) -> [Element] {
            (0..<count()).map { _ in each(&self) }
        }

        mutating func record() -> Record {
            let (ids, text) = (list { $0.ids() }.first, string())
            var record = Record(
                kind: RecordKind(rawValue: string()) ?? .page, input: InputReference(path: ""))
            (record.ids, record.text) = (ids, text)
            for field: WritableKeyPath<Record, String?> in [
                \.url, \.canonicalURL, \.source, \.domain, \.title, \.subtitle, \.published, \.modified,
                \.section, \.language, \.summary, \.image, \.guid,
            ] { record[keyPath: field] = optional() }
            record.pageType = (optional() as String?).flatMap(PageType.init)
            (record.fetched, record.origin) = (optional(), optional())
            record.rights = rights()
            for field: WritableKeyPath<Record, [String]> in [\.authors, \.tags, \.warnings] {
                record[keyPath: field] = list { $0.string() }
            }
            record.wordCount = integer()
            record.revision = integer()
            record.input = input()
            record.entities = list { $0.entity() }
            record.quotations = list { $0.quotation() }
            record.focus = list { $0.focus() }.first
            record.removedBlocks = list { $0.removed() }
            record.nearMisses = list { BlockCategory(rawValue: $0.string()) ?? .otherBoilerplate }
            record.attachments.entries = list { decoder in
                RecordAttachments.Entry(name: decoder.string(), bytes: Array(decoder.raw()))
            }
            record.isReference = integer() != 0
            record.identity.link = IdentityClaim.Link(rawValue: integer()) ?? .ofArticle
            (record.identity.guidScope, record.identity.previousPage) = (optional(), optional())
            (record.identity.address, record.identity.rank) = (optional(), integer())
            return record
        }

        mutating func rights() -> RightsStatement {
            var rights = RightsStatement()
            (rights.license, rights.holder, rights.miningPolicy) = (optional(), optional(), optional())
            func flag(_ value: Int) -> Bool? { value == 2 ? nil : value == 1 }
            rights.isMiningReserved = flag(integer())
            rights.allowsAI = flag(integer())
            rights.isFree = flag(integer())
            rights.robots = list { $0.list { $0.string() } }.first
            return rights
        }

        mutating func ids() -> RecordIDs {
            let (article, cluster, story) = (string(), string(), string())
            return RecordIDs(article, cluster: cluster, story: story)
        }

        mutating func input() -> InputReference {
            let path = string()
            let member: String? = optional()
            let (offset, digest): (Int?, String?) = (optional(), optional())
            return InputReference(
                path: path, member: member, offset: offset, sha256: digest, bytes: integer())
        }

        mutating func entity() -> Entity {
            let (text, type, name, id): (String, String, String, String?) = (
                string(), string(), string(), optional()
            )
            let (start, end, count) = (integer(), integer(), integer())
            return Entity(
                text: text, type: type, start: start, end: end, name: name, id: id, count: count,
                position: point())
        }

        mutating func quotation() -> Quotation {
            let (text, speaker): (String, String?) = (string(), optional())
            let start = integer()
            return Quotation(text: text, speaker: speaker, start: start, end: integer())
        }

        mutating func focus() -> Focus {
            let (name, id) = (string(), string())
            return Focus(name: name, id: id, position: point())
        }

        mutating func point() -> Position? {
            let (latitude, longitude): (Int?, Int?) = (optional(), optional())
            guard let latitude, let longitude else { return nil }
            return Position(latitude: Int32(clamping: latitude), longitude: Int32(clamping: longitude))
        }

        mutating func removed() -> RemovedBlock {
            let (category, rule, text) = (string(), string(), string())
            let (score, place): (Double, Int?) = (decimal(), optional())
            let (cues, facts) = (list { $0.signal() }, list { $0.signal() })
            return RemovedBlock(
                category: BlockCategory(rawValue: category) ?? .otherBoilerplate, rule: rule, score: score,
                text: text, place: place, cues: cues, facts: facts)
        }

        mutating func signal() -> BlockSignal {
            let name = string()
            return BlockSignal(name: name, weight: decimal())
        }

        mutating func decimal() -> Double { Double(bitPattern: UInt64(UInt(bitPattern: integer()))) }
    }
}
