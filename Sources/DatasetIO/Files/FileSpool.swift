package import PipelineKit

/// Encoded records in one temporary file: a length of eight bytes, then the record.
package struct FileSpool: RecordSpool {
    private static let bufferBytes = 1 << 20

    private let path: String
    private let handle: FileHandle
    private var buffer: [UInt8] = []
    private var written = 0
    /// Place of the next unread byte in `buffer` while reading; nil while writing.
    private var readPosition: Int?

    package init(path: String) throws(OutputError) {
        self.path = path
        do throws(FileError) {
            handle = try FileSystem.create(path)
        } catch {
            throw OutputError(kind: .cannotCreate, path: path, message: error.description)
        }
    }

    package mutating func append(_ bytes: [UInt8]) throws(OutputError) -> Int {
        precondition(readPosition == nil, "a spool is written first and read then")
        for shift in stride(from: 0, to: 64, by: 8) {
            buffer.append(UInt8(truncatingIfNeeded: bytes.count >> shift))
        }
        buffer += bytes
        let place = written
        written += 8 + bytes.count
        if buffer.count >= Self.bufferBytes { try flush() }
        return place
    }

    package func record(at place: Int) throws(OutputError) -> [UInt8] {
        try use { (handle) throws(FileError) in
            let header = try handle.read(at: place, count: 8)
            let count = header.reversed().reduce(0) { $0 << 8 | Int($1) }
            return try handle.read(at: place + 8, count: min(count, written - place - 8))
        }
    }

    package mutating func next() throws(OutputError) -> [UInt8]? {
        if readPosition == nil {
            try flush()
            try use { (handle) throws(FileError) in try handle.rewind() }
            readPosition = 0
        }
        guard let header = try take(8) else { return nil }
        let count = header.reversed().reduce(0) { $0 << 8 | Int($1) }
        return try take(count)
    }

    /// The next `count` bytes; nil at the end of the file.
    private mutating func take(_ count: Int) throws(OutputError) -> [UInt8]? {
        let position = readPosition ?? 0
        if buffer.count - position < count {
            buffer.removeFirst(position)
            let wanted = max(Self.bufferBytes, count)
            buffer += try use { (handle) throws(FileError) in try handle.read(upTo: wanted)
            }
            readPosition = 0
        }
        let start = readPosition ?? 0
        guard buffer.count - start >= count else { return nil }
        readPosition = start + count
        return Array(buffer[start..<start + count])
    }

    private mutating func flush() throws(OutputError) {
        let pending = buffer
        try use { (handle) throws(FileError) in try handle.write(pending) }
        buffer.removeAll(keepingCapacity: true)
    }

    private func use<Result>(
        _ body: (FileHandle) throws(FileError) -> Result
    ) throws(OutputError) -> Result {
        do throws(FileError) {
            return try body(handle)
        } catch {
            throw OutputError(kind: .failed, path: path, message: error.description)
        }
    }
}
