internal import PipelineKit
internal import TextKit

/// A record's paragraphs as numbers, hashed on the worker; nil for one without a word.
struct ParagraphKeys: RecordAttachment {
    static let name = "strip-boilerplate"
    let keys: [BlockKeys?]

    init(_ paragraphs: [String]) { keys = paragraphs.map { BlockKeys($0) } }

    init?(encoded: [UInt8]) {
        guard !encoded.isEmpty, encoded.count.isMultiple(of: BlockKeys.size) else { return nil }
        var reader = LittleEndianReader(encoded)
        keys = (0..<encoded.count / BlockKeys.size).map { _ in
            let keys = BlockKeys(from: &reader)
            return keys.bytes == 0 ? nil : keys
        }
    }

    var encoded: [UInt8] {
        var writer = LittleEndianWriter(capacity: keys.count * BlockKeys.size)
        for keys in keys { (keys ?? BlockKeys(exact: 0, near: 0, other: 0, bytes: 0)).write(to: &writer) }
        return writer.bytes
    }
}
