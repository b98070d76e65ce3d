internal import PipelineKit

/// A part of an input as an input of its own.
struct InputWindow: InputReader {
    private let reader: any InputReader
    private let start: Int
    let count: Int

    init(_ reader: any InputReader, _ range: Range<Int>) {
        self.reader = reader
        start = range.lowerBound
        count = min(range.upperBound, reader.count) - start
    }

    func read(at offset: Int, count wanted: Int) throws(DocumentFault) -> [UInt8] {
        guard offset >= 0, offset < count else { return [] }
        return try reader.read(at: start + offset, count: min(wanted, count - offset))
    }
}
