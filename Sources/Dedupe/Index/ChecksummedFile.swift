internal import Files
internal import PipelineKit
internal import TextKit

/// Writes a file of the index front to back; on disk when `finish` returns.
struct ChecksummedFile {
    /// A checksum is taken of every piece of this size, and one of all of them.
    private static let pieceSize = 1 << 20

    private let handle: FileHandle
    private let path: String
    private let name: String
    private var buffer: [UInt8] = []
    private var pieces = LittleEndianWriter()
    private var written = 0

    /// Creates a file, or truncates an existing one of this name.
    init(_ name: String, in folder: String) throws(OutputError) {
        self.name = name
        path = "\(folder)/\(name)"
        do throws(FileError) {
            handle = try FileSystem.create(path)
        } catch {
            throw OutputError(error)
        }
        buffer.reserveCapacity(Self.pieceSize)
    }

    mutating func write(_ bytes: [UInt8]) throws(OutputError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = rest.prefix(Self.pieceSize - buffer.count)
            buffer.append(contentsOf: part)
            rest = rest.dropFirst(part.count)
            if buffer.count == Self.pieceSize { try flush() }
        }
    }

    /// Writes what was gathered, once it is enough.
    mutating func drain(_ writer: inout LittleEndianWriter, above limit: Int = 1 << 16) throws(OutputError) {
        guard writer.bytes.count > limit else { return }
        try write(writer.bytes)
        writer.removeAll()
    }

    private mutating func flush() throws(OutputError) {
        guard !buffer.isEmpty else { return }
        guard !Task.isCancelled else {
            throw OutputError(kind: .failed, path: path, message: "\(path): the run was stopped")
        }
        pieces.write(XXH3.hash(buffer))
        do throws(FileError) {
            try handle.write(buffer)
        } catch {
            throw OutputError(error)
        }
        written += buffer.count
        buffer.removeAll(keepingCapacity: true)
    }

    /// Synchronizes everything to disk.
    consuming func finish() throws(OutputError) -> IndexSegment.Reference {
        try flush()
        do throws(FileError) {
            try handle.synchronize()
        } catch {
            throw OutputError(error)
        }
        return IndexSegment.Reference(name: name, bytes: written, checksum: XXH3.hash(pieces.bytes))
    }

    /// Maps a file that was finished, and checks that it is the same still.
    ///
    /// - Throws: `ResourceError` if it is missing or corrupt.
    static func open(_ reference: IndexSegment.Reference, in folder: String) throws(ResourceError)
        -> MappedBytes
    {
        let path = "\(folder)/\(reference.name)"
        let file: MappedBytes
        do throws(FileError) {
            file = try MappedBytes(mapping: path)
        } catch {
            throw ResourceError(error, path: path)
        }
        guard file.count == reference.bytes else {
            throw ResourceError(
                path: path, message: "is \(file.count) bytes; the manifest says \(reference.bytes)")
        }
        guard checksum(of: file) == reference.checksum else {
            throw ResourceError(path: path, message: "is corrupt: its checksum differs from the manifest's")
        }
        return file
    }

    private static func checksum(of file: MappedBytes) -> UInt64 {
        var pieces = LittleEndianWriter()
        for start in stride(from: 0, to: file.count, by: pieceSize) {
            pieces.write(file.hash(start..<min(file.count, start + pieceSize)))
        }
        return XXH3.hash(pieces.bytes)
    }
}
