internal import PipelineKit
internal import TextKit

/// What an article says of where its publisher is, and what its places mean by that: kept until the run knows.
package struct PlaceNotes: RecordAttachment, Equatable {
    package static let name = "tag-entities.places"

    /// The divisions that it names.
    var areas: [PlaceEvidence.Area] = []
    /// The answers for entities whose identifier the publisher's home may change, by their index.
    var open: [(entity: Int, answers: AnswersByHome)] = []

    init() {}

    package static func == (first: PlaceNotes, second: PlaceNotes) -> Bool { first.encoded == second.encoded }

    package init?(encoded: [UInt8]) {
        guard encoded.count.isMultiple(of: 8), !encoded.isEmpty else { return nil }
        var reader = LittleEndianReader(encoded)
        var left = encoded.count / 8
        func next() -> UInt64? {
            left -= 1
            return left >= 0 ? reader.read() : nil
        }
        guard let count = next(), count <= left else { return nil }
        areas = (0..<count).compactMap { _ in next() }.map {
            PlaceEvidence.Area(order: UInt32(truncatingIfNeeded: $0))
        }
        while left > 0 {
            guard let entity = next(), let count = next(), count * 2 <= left else { return nil }
            var answers = AnswersByHome()
            for _ in 0..<count {
                guard let order = next(), let bits = next() else { return nil }
                answers[PlaceEvidence.Area(order: UInt32(truncatingIfNeeded: order))] = EntityIdentifier(
                    bits: bits)
            }
            open.append((Int(entity), answers))
        }
    }

    package var encoded: [UInt8] {
        var words = [UInt64(areas.count)] + areas.map { UInt64($0.order) }
        for (entity, answers) in open {
            let sorted = answers.identifiers.sorted { $0.key.order < $1.key.order }
            words += [UInt64(entity), UInt64(sorted.count)]
            words += sorted.flatMap { [UInt64($0.key.order), $0.value.bits] }
        }
        var writer = LittleEndianWriter(capacity: words.count * 8)
        for word in words { writer.write(word) }
        return writer.bytes
    }

    /// The entities as they are where the publisher is at home there, with names and counts anew where an identifier changes.
    func settled(_ entities: [Entity], home: PlaceEvidence.Area?) -> [Entity] {
        guard let home else { return entities }
        var settled = entities
        var changed: Set<String> = []
        for (index, answers) in open where settled.indices.contains(index) {
            guard let identifier = answers[home] else { continue }
            let id = identifier.text(in: nil)
            guard id != settled[index].id else { continue }
            changed.formUnion([settled[index].id, id].compactMap(\.self))
            settled[index].id = id
            settled[index].name = Self.joined(settled[index].text)
        }
        return changed.isEmpty ? entities : Entity.counted(Self.named(settled, changed))
    }

    /// One identifier has one name in an article: its longest.
    private static func named(_ entities: [Entity], _ changed: Set<String>) -> [Entity] {
        var names: [String: String] = [:]
        for entity in entities {
            guard let id = entity.id, changed.contains(id) else { continue }
            let name = joined(entity.text)
            if name.unicodeScalars.count > names[id]?.unicodeScalars.count ?? 0 { names[id] = name }
        }
        return entities.map { entity in
            var entity = entity
            if let id = entity.id, let name = names[id] { entity.name = name }
            return entity
        }
    }

    /// A mention with any run of blanks as one space.
    private static func joined(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
