internal import Glibc
internal import TextKit

/// Shared immutable bytes: a file mapped into memory, or memory laid out like one.
///
/// With `MappedArray` the only owner of such memory. Whoever maps a file checks its size, digest or header before
/// trusting it.
@safe @usableFromInline
package final class MappedBytes: @unchecked Sendable {
    // SAFETY: the memory is written before `init` returns, only read after that, and freed by `deinit`.
    @usableFromInline let memory: UnsafeMutableRawBufferPointer
    private let isMapping: Bool

    @inlinable package var count: Int { unsafe memory.count }

    /// Maps a file that is never changed again.
    ///
    /// Its pages are shared by all processes and read on first access, or at once if `isPrefaulted`, for a file that
    /// will be read as a whole.
    ///
    /// - Throws: `FileError` where the file cannot be opened or mapped.
    package init(mapping path: String, isPrefaulted: Bool = false) throws(FileError) {
        try FaultInjection.pass(.map, path)
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileError(operation: .open, path: path, errorNumber: errno) }
        defer { close(descriptor) }
        var info = stat()
        guard unsafe fstat(descriptor, &info) == 0 else {
            throw FileError(operation: .map, path: path, errorNumber: errno)
        }
        // Mapping a folder fails with ENOMEM, which would blame the machine.
        guard info.st_mode & S_IFMT == S_IFREG else {
            throw FileError(operation: .map, path: path, errorNumber: ENODEV)
        }
        let size = Int(info.st_size)
        guard size > 0 else {
            unsafe memory = .allocate(byteCount: 0, alignment: 16)
            isMapping = false
            return
        }
        let flags = isPrefaulted ? MAP_PRIVATE | FileSystem.prefaulting : MAP_PRIVATE
        guard let start = unsafe mmap(nil, size, PROT_READ, flags, descriptor, 0), unsafe start != MAP_FAILED
        else { throw FileError(operation: .map, path: path, errorNumber: errno) }
        unsafe memory = UnsafeMutableRawBufferPointer(start: start, count: size)
        isMapping = true
    }

    /// Copies bytes made in memory.
    package init(copying bytes: [UInt8]) {
        unsafe memory = .allocate(byteCount: bytes.count, alignment: 16)
        unsafe memory.copyBytes(from: bytes)
        isMapping = false
    }

    /// Copies plain values made in memory.
    package init<Value: BitwiseCopyable>(values: [Value]) {
        unsafe memory = .allocate(byteCount: values.count * MemoryLayout<Value>.stride, alignment: 16)
        isMapping = false
        unsafe values.withUnsafeBytes { unsafe memory.copyMemory(from: $0) }
    }

    deinit {
        if isMapping {
            unsafe munmap(memory.baseAddress, memory.count)
        } else {
            unsafe memory.deallocate()
        }
    }

    /// A plain value at any offset, aligned or not; nil past the end.
    @inlinable @inline(__always)
    package func load<Value: BitwiseCopyable>(_ offset: Int, as type: Value.Type) -> Value? {
        guard offset >= 0, offset <= count - MemoryLayout<Value>.size else { return nil }
        return unsafe memory.loadUnaligned(fromByteOffset: offset, as: type)
    }

    /// A copy of all bytes.
    package var bytes: [UInt8] { bytes(0..<count) }

    /// A copy of a range, which is clamped to the bytes.
    package func bytes(_ range: Range<Int>) -> [UInt8] {
        unsafe [UInt8](memory[range.clamped(to: 0..<count)])
    }

    /// XXH3-64 of a range, which is clamped to the bytes.
    package func hash(_ range: Range<Int>) -> UInt64 {
        unsafe XXH3.hash(UnsafeRawBufferPointer(rebasing: memory[range.clamped(to: 0..<count)]))
    }
}
