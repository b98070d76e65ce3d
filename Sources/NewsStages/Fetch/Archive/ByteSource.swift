#if canImport(Glibc)
    internal import Glibc
#endif

/// Bytes that come in order and once.
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

/// A file, from any offset on.
package final class FileByteSource: ByteSource {
    private let descriptor: Int32

    /// Opens a file for reading.
    package init(path: String, offset: Int = 0) throws(SourceRefusal) {
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SourceRefusal(.unreadableFormat, "the file cannot be opened") }
        if offset > 0, lseek(descriptor, off_t(offset), SEEK_SET) < 0 {
            throw SourceRefusal(.unreadableFormat, "the file has no such offset")
        }
    }

    deinit { close(descriptor) }

    package func read(_ count: Int) throws(SourceRefusal) -> [UInt8] {
        var failed = false
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialised in
            let got = unsafe Glibc.read(descriptor, buffer.baseAddress, count)
            failed = got < 0
            initialised = max(0, got)
        }
        if failed { throw SourceRefusal(.unreadableFormat, "the file cannot be read") }
        return bytes
    }
}
