internal import Glibc
internal import TextKit

/// Bytes that many readers share and none changes: a file mapped into memory, or memory laid out like one.
///
/// With `MappedArray` the only place of this stage that touches raw memory.
@safe package final class ResourceBytes: @unchecked Sendable {
    // SAFETY: the memory is written before `init` returns, only read after that, and freed by `deinit`.
    fileprivate let memory: UnsafeMutableRawBufferPointer
    private let isMapping: Bool

    package var count: Int { unsafe memory.count }

    /// Maps a file; its pages are read when they are first looked at, and shared by all processes.
    ///
    /// - Throws: `ResourceError` where the file cannot be opened or is no regular file.
    package init(path: String) throws(ResourceError) {
        let descriptor = try Self.open(path)
        defer { close(descriptor) }
        let size = lseek(descriptor, 0, SEEK_END)
        guard size >= 0 else { throw ResourceError(path: path, message: "is no regular file") }
        guard size > 0 else {
            unsafe memory = .allocate(byteCount: 0, alignment: 16)
            isMapping = false
            return
        }
        guard let start = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0),
            unsafe start != MAP_FAILED
        else { throw Self.failure(.map, path) }
        unsafe memory = UnsafeMutableRawBufferPointer(start: start, count: size)
        isMapping = true
    }

    private static func open(_ path: String) throws(ResourceError) -> Int32 {
        let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(.open, path) }
        return descriptor
    }

    private static func failure(_ operation: FileError.Operation, _ path: String) -> ResourceError {
        ResourceError(FileError(operation: operation, path: path, number: errno), path: path)
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

    /// All bytes, copied.
    package var bytes: [UInt8] { unsafe [UInt8](memory) }

    /// A hash of the bytes from `offset` on.
    package func hash(from offset: Int) -> UInt64 {
        let start = min(max(0, offset), count)
        return unsafe XXH3.hash(UnsafeRawBufferPointer(rebasing: memory[start...]))
    }

    /// Calls `visit` with every line of a file and its number, reading a piece at a time.
    ///
    /// - Throws: `ResourceError` where the file cannot be read, or what `visit` throws.
    package static func forEachLine(
        of path: String, _ visit: (ArraySlice<UInt8>, Int) throws(ResourceError) -> Void
    ) throws(ResourceError) {
        let descriptor = try open(path)
        defer { close(descriptor) }
        var (buffer, line): ([UInt8], Int) = ([], 0)
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let got = unsafe piece.withUnsafeMutableBytes {
                unsafe read(descriptor, $0.baseAddress, $0.count)
            }
            guard got >= 0 else { throw failure(.read, path) }
            if got == 0 { break }
            buffer.append(contentsOf: piece[..<got])
            var start = 0
            while let end = buffer[start...].firstIndex(of: 0x0A) {
                line += 1
                try visit(buffer[start..<end], line)
                start = end + 1
            }
            buffer.removeFirst(start)
        }
        if !buffer.isEmpty { try visit(buffer[...], line + 1) }
    }
}

/// Plain values side by side in shared memory, each look-up checked against the bounds.
@safe @usableFromInline
package struct MappedArray<Element: BitwiseCopyable>: @unchecked Sendable {
    // SAFETY: `owner` keeps the memory for as long as this value lives, and nothing writes to it.
    private let owner: ResourceBytes
    @usableFromInline let start: UnsafePointer<Element>?
    @usableFromInline package let count: Int

    /// `count` values from `offset` on; nil where the file ends before or the offset is not aligned.
    package init?(_ file: ResourceBytes, at offset: Int, count: Int) {
        let stride = MemoryLayout<Element>.stride
        guard offset >= 0, count >= 0, offset <= file.count, count <= (file.count - offset) / stride,
            offset % MemoryLayout<Element>.alignment == 0
        else { return nil }
        owner = file
        self.count = count
        unsafe start = file.memory.baseAddress.map {
            unsafe UnsafePointer(($0 + offset).assumingMemoryBound(to: Element.self))
        }
    }

    /// Copies values made in memory.
    package init(_ values: [Element]) {
        owner = ResourceBytes(values: values)
        count = values.count
        unsafe start = owner.memory.baseAddress.map {
            unsafe UnsafePointer($0.assumingMemoryBound(to: Element.self))
        }
    }

    @inlinable package var isEmpty: Bool { count == 0 }

    @inlinable @inline(__always)
    package subscript(index: Int) -> Element {
        guard index >= 0, index < count, let start = unsafe start else {
            preconditionFailure("index \(index) of \(count)")
        }
        return unsafe start[index]
    }

    /// The values, copied.
    package var values: [Element] { (0..<count).map { self[$0] } }

    /// The values as bytes, for writing a file.
    package var bytes: [UInt8] {
        guard let start = unsafe start else { return [] }
        return unsafe [UInt8](
            UnsafeRawBufferPointer(start: start, count: count * MemoryLayout<Element>.stride))
    }

    /// The bytes of an array of plain values, in the machine's (little-endian) layout.
    package static func bytes(of values: [Element]) -> [UInt8] {
        unsafe values.withUnsafeBytes { unsafe [UInt8]($0) }
    }
}
