internal import PipelineKit
internal import TextKit

/// A record's paragraphs as numbers, hashed on the worker; one without a word has none.
struct ParagraphKeys: RecordAttachment {
    static let name = "strip-boilerplate"
    let keys: [BlockKeys?]

    init(_ paragraphs: [String]) { keys = paragraphs.map { BlockKeys($0) } }

    init?(encoded: [UInt8]) {
        guard !encoded.isEmpty, encoded.count.isMultiple(of: BlockKeys.size) else { return nil }
        keys = stride(from: 0, to: encoded.count, by: BlockKeys.size).map { start in
            let keys = BlockKeys(encoded[start..<start + BlockKeys.size])
            return keys.bytes == 0 ? nil : keys
        }
    }

    var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(keys.count * BlockKeys.size)
        for keys in keys { (keys ?? BlockKeys(exact: 0, near: 0, other: 0, bytes: 0)).append(to: &bytes) }
        return bytes
    }
}

extension BlockKeys {
    /// Bytes of one block in a record's attachment and in the state.
    fileprivate static let size = 28

    fileprivate func append(to bytes: inout [UInt8]) {
        for number in [exact, near, other] { bytes.append(number: number, bytes: 8) }
        bytes.append(number: UInt64(clamping: self.bytes), bytes: 4)
    }

    fileprivate init(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        (exact, near, other) = (rest.takeNumber(8), rest.takeNumber(8), rest.takeNumber(8))
        self.bytes = Int(rest.takeNumber(4))
    }
}

extension Repetition {
    /// Tells this file and its version.
    private static let mark = Array("copydesk counts 1\n".utf8)
    private static let digestBytes = 64

    /// All that was observed, for the state; the same observations give the same bytes.
    package func encoded() -> [UInt8] {
        var bytes = Self.mark
        bytes.append(number: UInt64(limit), bytes: 4)
        bytes.append(number: UInt64(sources.count), bytes: 8)
        for (source, sample) in sources.sorted(by: { $0.key < $1.key }) {
            bytes.append(number: UInt64(source.utf8.count), bytes: 4)
            bytes.append(contentsOf: source.utf8)
            bytes.append(number: UInt64(sample.documents.count), bytes: 4)
            for document in sample.documents {
                bytes.append(number: UInt64(document.keys.count), bytes: 4)
                for keys in document.keys { keys.append(to: &bytes) }
            }
        }
        return bytes + Array(ContentDigest.sha256(bytes).utf8)
    }

    /// Reads what `encoded` wrote; nil if it is damaged.
    package init?(decoding bytes: [UInt8], blockBudget: Int = Self.standardBudget) {
        self.init(blockBudget: blockBudget)
        guard bytes.count >= Self.mark.count + Self.digestBytes, bytes.starts(with: Self.mark) else {
            return nil
        }
        let content = bytes.dropLast(Self.digestBytes)
        guard bytes.suffix(Self.digestBytes).elementsEqual(ContentDigest.sha256(Array(content)).utf8) else {
            return nil
        }
        var rest = content.dropFirst(Self.mark.count)
        lower(limit: Int(rest.takeNumber(4)))
        for _ in 0..<rest.takeNumber(8) {
            let source = String(decoding: rest.take(Int(rest.takeNumber(4))), as: UTF8.self)
            for _ in 0..<rest.takeNumber(4) {
                let keys = (0..<rest.takeNumber(4)).map { _ in BlockKeys(rest.take(BlockKeys.size)) }
                insert(SampledDocument(keys), source)
            }
        }
    }
}

extension [UInt8] {
    /// Appends a number, smallest byte first.
    fileprivate mutating func append(number: UInt64, bytes count: Int) {
        for shift in 0..<count { append(UInt8(truncatingIfNeeded: number >> (8 * UInt64(shift)))) }
    }
}

extension ArraySlice<UInt8> {
    /// Takes bytes off the front; fewer than asked for only at the end.
    fileprivate mutating func take(_ count: Int) -> ArraySlice<UInt8> {
        let taken = prefix(Swift.max(0, count))
        removeFirst(taken.count)
        return taken
    }

    /// Takes a number off the front, smallest byte first; missing bytes are zero.
    fileprivate mutating func takeNumber(_ count: Int) -> UInt64 {
        var number: UInt64 = 0
        for (shift, byte) in take(count).enumerated() { number |= UInt64(byte) << (8 * UInt64(shift)) }
        return number
    }
}
