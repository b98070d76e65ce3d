package import PipelineKit

/// Bytes that are read in order and once.
package protocol ByteSource {
    /// The next bytes, at most `count` of them; none at the end.
    mutating func read(_ count: Int) throws(SourceRefusal) -> [UInt8]
}

/// Bytes in memory.
package struct MemoryByteSource: ByteSource {
    private let bytes: [UInt8]
    private var position = 0

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    package mutating func read(_ count: Int) -> [UInt8] {
        let end = min(bytes.count, position + max(0, count))
        defer { position = end }
        return Array(bytes[position..<end])
    }
}

/// An input, from any offset on.
package struct InputByteSource: ByteSource {
    private let reader: any InputReader
    private var position: Int

    package init(_ reader: any InputReader, offset: Int = 0) {
        self.reader = reader
        position = max(0, offset)
    }

    package mutating func read(_ count: Int) throws(SourceRefusal) -> [UInt8] {
        do throws(DocumentFault) {
            let bytes = try reader.read(at: position, count: count)
            position += bytes.count
            return bytes
        } catch {
            throw SourceRefusal(.unreadable, error.cause.message)
        }
    }
}
