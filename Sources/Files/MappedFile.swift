internal import CXXHash
internal import Glibc

/// A file as bytes that the system reads when they are looked at.
///
/// The only place of this stage that touches raw memory. Reading past the end gives zeros, so that a damaged file
/// can give wrong answers at worst; checksums keep it from that.
@safe package final class MappedFile: Sendable {
    package let count: Int
    // SAFETY: the mapping is read-only, private to this value and unmapped with it.
    private nonisolated(unsafe) let base: UnsafeRawPointer

    /// Maps a file that nobody changes any more.
    ///
    /// - Throws: `ResourceError` if it cannot be opened or has another size.
    package init(_ path: String, bytes: Int) throws(ResourceError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure(.open, path) }
        defer { close(descriptor) }
        guard bytes > 0, lseek(descriptor, 0, SEEK_END) == off_t(bytes) else {
            throw ResourceError(path: path, message: "has not the \(bytes) bytes that its manifest states")
        }
        guard let mapped = unsafe mmap(nil, bytes, PROT_READ, MAP_PRIVATE, descriptor, 0),
            unsafe mapped != MAP_FAILED
        else { throw Self.failure(.map, path) }
        count = bytes
        unsafe base = UnsafeRawPointer(mapped)
    }

    private static func failure(_ operation: FileError.Operation, _ path: String) -> ResourceError {
        ResourceError(FileError(operation: operation, path: path, number: errno), path: path)
    }

    deinit { unsafe munmap(UnsafeMutableRawPointer(mutating: base), count) }

    /// XXH3-64 of a range, which is cut to the file.
    package func checksum(_ range: Range<Int>) -> UInt64 {
        let range = range.clamped(to: 0..<count)
        return unsafe XXH3_64bits(base + range.lowerBound, range.count)
    }

    @inline(__always)
    private func load<Value: BitwiseCopyable>(_ offset: Int, _ type: Value.Type, or blank: Value) -> Value {
        guard offset >= 0, offset <= count - MemoryLayout<Value>.size else { return blank }
        return unsafe base.loadUnaligned(fromByteOffset: offset, as: type)
    }

    @inline(__always) package func byte(_ offset: Int) -> UInt8 { load(offset, UInt8.self, or: 0) }
    @inline(__always) package func value16(_ offset: Int) -> UInt16 {
        UInt16(littleEndian: load(offset, UInt16.self, or: 0))
    }
    @inline(__always) package func value24(_ offset: Int) -> UInt32 {
        UInt32(value16(offset)) | UInt32(byte(offset + 2)) << 16
    }
    @inline(__always) package func value32(_ offset: Int) -> UInt32 {
        UInt32(littleEndian: load(offset, UInt32.self, or: 0))
    }
    @inline(__always) package func value64(_ offset: Int) -> UInt64 {
        UInt64(littleEndian: load(offset, UInt64.self, or: 0))
    }

    /// A copy of a range, which is cut to the file.
    package func bytes(_ range: Range<Int>) -> [UInt8] {
        let range = range.clamped(to: 0..<count)
        return unsafe Array(UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count))
    }
}
