internal import PipelineKit
internal import TextKit

extension Repetition {
    /// Identifies this file format and its version.
    private static let mark = Array("copydesk counts 1\n".utf8)

    /// All observations, for the state; the same observations give the same bytes.
    package func encoded() -> [UInt8] {
        var writer = LittleEndianWriter()
        writer.write(Self.mark)
        writer.write(UInt32(limit))
        writer.write(UInt64(sources.count))
        for (source, sample) in sources.sorted(by: { $0.key < $1.key }) {
            writer.write(UInt32(source.utf8.count))
            writer.write(source.utf8)
            writer.write(UInt32(sample.documents.count))
            for document in sample.documents {
                writer.write(UInt32(document.keys.count))
                for keys in document.keys { keys.write(to: &writer) }
            }
        }
        return SealedBytes.sealed(writer.bytes)
    }

    /// Reads what `encoded` wrote; nil if it is corrupt.
    package init?(decoding bytes: [UInt8], blockBudget: Int = Self.standardBudget) {
        self.init(blockBudget: blockBudget)
        guard let content = SealedBytes.opened(bytes), content.starts(with: Self.mark) else { return nil }
        var reader = LittleEndianReader(content.dropFirst(Self.mark.count))
        lower(limit: Int(reader.read(UInt32.self)))
        for _ in 0..<reader.read(UInt64.self) {
            let source = String(decoding: reader.take(Int(reader.read(UInt32.self))), as: UTF8.self)
            for _ in 0..<reader.read(UInt32.self) {
                let count = Int(reader.read(UInt32.self))
                guard reader.canHold(count, of: BlockKeys.size), !reader.isPastEnd else { return nil }
                insert(SampledDocument((0..<count).map { _ in BlockKeys(from: &reader) }), source)
            }
            if reader.isPastEnd { return nil }
        }
    }
}
