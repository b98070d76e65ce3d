internal import DatasetIO
internal import Files
internal import PipelineKit
internal import TextKit

/// The entries of one chunk of a log, each proven undamaged as it is read.
///
/// A chunk begins with the checksum of the entry before its first, in eight bytes. Before each entry stand its length and
/// its checksum, seeded with that of the entry before: it stands for everything up to there, so that nothing can be
/// missing, exchanged or of another pass.
struct LogEntries {
    private static let headerBytes = 8
    private static let headBytes = 16
    private static let bufferBytes = 1 << 20

    private let path: String
    private let handle: FileHandle
    /// Bytes of the file: a damaged length must not make anybody allocate more.
    private let size: Int
    private var buffer: [UInt8] = []
    private var position = 0
    /// Bytes of the file before the last entry, and before the next.
    private(set) var start = 0
    private var offset = 0
    /// That of the last entry.
    private(set) var checksum: UInt64 = 0

    /// Opens a chunk, which continues what has this checksum; nil takes the chunk's word for it.
    init(path: String, after checksum: UInt64?) throws(OutputError) {
        self.path = path
        (handle, size) = try DatasetLayout.attempt(.failed) { () throws(FileError) in
            let handle = try FileSystem.openToRead(Array(path.utf8))
            return (handle, try handle.size())
        }
        guard let header = try take(Self.headerBytes) else { throw Self.damaged(path) }
        self.checksum = Self.number(header[...])
        offset = Self.headerBytes
        guard checksum == nil || checksum == self.checksum else { throw Self.damaged(path) }
    }

    /// The next entry; nil after the last.
    mutating func next() throws(OutputError) -> [UInt8]? {
        guard offset < size else { return nil }
        guard let head = try take(Self.headBytes), let count = Self.length(head, within: size - offset),
            let entry = try take(count), XXH3.hash(entry, seed: checksum) == Self.number(head[8...])
        else { throw Self.damaged(path) }
        checksum = Self.number(head[8...])
        start = offset
        offset += Self.headBytes + count
        return entry
    }

    /// Reads all that is left, for what it proves.
    mutating func readToEnd() throws(OutputError) {
        while try next() != nil {}
    }

    /// The entry at an offset.
    static func entry(path: String, at offset: Int, after checksum: UInt64) throws(OutputError) -> [UInt8] {
        let (head, entry) = try DatasetLayout.attempt(.failed) { () throws(FileError) in
            let handle = try FileSystem.openToRead(Array(path.utf8))
            let head = try handle.read(at: offset, count: headBytes)
            let count = length(head, within: try handle.size() - offset) ?? 0
            return (head, try handle.read(at: offset + headBytes, count: count))
        }
        guard head.count == headBytes, XXH3.hash(entry, seed: checksum) == number(head[8...]) else {
            throw damaged(path)
        }
        return entry
    }

    /// What a chunk begins with.
    static func header(after checksum: UInt64) -> [UInt8] {
        var writer = LittleEndianWriter()
        writer.write(checksum)
        return writer.bytes
    }

    /// What stands before an entry.
    static func head(of entry: [UInt8], checksum: UInt64) -> [UInt8] {
        var writer = LittleEndianWriter()
        writer.write(UInt64(entry.count))
        writer.write(checksum)
        return writer.bytes
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var reader = LittleEndianReader(bytes)
        return reader.read(UInt64.self)
    }

    /// The length of an entry; nil if the file ends before it.
    private static func length(_ head: [UInt8], within rest: Int) -> Int? {
        guard head.count == headBytes else { return nil }
        return Int(exactly: number(head[..<8])).flatMap { $0 <= rest - headBytes ? $0 : nil }
    }

    private static func damaged(_ path: String) -> OutputError {
        OutputError(
            kind: .failed, path: path,
            message: "\(path): the run's log is damaged; the next run makes it again from there")
    }

    /// The next bytes; nil where the file ends before.
    private mutating func take(_ count: Int) throws(OutputError) -> [UInt8]? {
        if buffer.count - position < count {
            buffer.removeFirst(position)
            position = 0
            let (handle, wanted) = (handle, max(Self.bufferBytes, count - buffer.count))
            buffer += try DatasetLayout.attempt(.failed) { () throws(FileError) in
                try handle.read(upTo: wanted)
            }
        }
        guard buffer.count - position >= count else { return nil }
        defer { position += count }
        return Array(buffer[position..<position + count])
    }
}
