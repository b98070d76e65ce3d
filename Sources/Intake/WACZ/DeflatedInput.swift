internal import Markup
internal import PipelineKit
internal import Synchronization

/// A deflated member of a zip file as an input of its own.
///
/// It is read forward, and again from its start where something is wanted that has gone by, so that no more than what was asked
/// for is in memory.
final class DeflatedInput: InputReader {
    private struct Position {
        var decoder: (any StreamDecoder)?
        /// Packed bytes that the decoder has not seen yet, and where the next ones stand.
        var packed: ArraySlice<UInt8> = []
        var next: Int
        /// What came out and has not gone by, and the offset of its first byte.
        var plain: [UInt8] = []
        var offset = 0
        var isAtEnd = false
    }

    private static let step = 1 << 18
    private static let harmlessBytes = 64 << 20

    private let reader: any InputReader
    private let range: Range<Int>
    private let ratio: Int
    private let position: Mutex<Position>
    let count: Int

    init(_ reader: any InputReader, _ member: ZipDirectory.Member, limits: Decompressor.Limits) {
        self.reader = reader
        range = member.range
        ratio = limits.ratio
        count = member.size
        position = Mutex(Position(next: member.range.lowerBound))
    }

    func read(at offset: Int, count wanted: Int) throws(DocumentFault) -> [UInt8] {
        try position.withLock { (position: inout Position) throws(DocumentFault) -> [UInt8] in
            try read(at: offset, min(wanted, count - offset), &position)
        }
    }

    private func read(
        at offset: Int, _ wanted: Int, _ position: inout Position
    ) throws(DocumentFault) -> [UInt8] {
        guard offset >= 0, wanted > 0 else { return [] }
        if offset < position.offset || position.decoder == nil { restart(&position) }
        while position.offset + position.plain.count < offset + wanted, !position.isAtEnd {
            try unpack(&position)
            let gone = min(position.plain.count, max(0, offset - position.offset))
            position.plain.removeFirst(gone)
            position.offset += gone
        }
        let gone = min(position.plain.count, offset - position.offset)
        position.plain.removeFirst(gone)
        position.offset += gone
        return Array(position.plain.prefix(wanted))
    }

    private func restart(_ position: inout Position) {
        position = Position(next: range.lowerBound)
        position.decoder = Compression.rawDeflate.makeDecoder()
        if position.decoder == nil { position.isAtEnd = true }
    }

    /// Unpacks a little more.
    private func unpack(_ position: inout Position) throws(DocumentFault) {
        if position.packed.isEmpty {
            let left = min(Self.step, range.upperBound - position.next)
            position.packed = try reader.read(at: position.next, count: max(0, left))[...]
            position.next += position.packed.count
        }
        let hasInput = !position.packed.isEmpty
        guard let decoder = position.decoder else { return }
        let (used, state) = decoder.decode(position.packed, into: &position.plain, limit: Self.step)
        position.packed = position.packed.dropFirst(used)
        switch state {
        case .ended, .damaged: position.isAtEnd = true
        case .needsInput: position.isAtEnd = !hasInput
        case .outputFull: break
        }
        let out = position.offset + position.plain.count
        guard out < Self.harmlessBytes || out / ratio <= position.next - range.lowerBound else {
            throw DocumentFault(SourceRefusal(.sizeLimit, "the archive exceeds the decompression limit"))
        }
    }
}
