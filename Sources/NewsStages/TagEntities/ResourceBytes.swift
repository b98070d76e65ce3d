internal import Glibc
internal import PipelineKit

/// Whole resource files as bytes, and sections of them as arrays of plain values.
///
/// The only place of this stage that touches raw memory: everything else gets arrays.
enum ResourceBytes {
    /// All bytes of a file.
    ///
    /// - Throws: `ResourceError` where the file cannot be opened or read.
    static func read(_ path: String) throws(ResourceError) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ResourceError(path: path, message: "cannot be opened") }
        defer { close(descriptor) }
        let size = lseek(descriptor, 0, SEEK_END)
        guard size >= 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
            throw ResourceError(path: path, message: "is no regular file")
        }
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
            while count < buffer.count {
                let got = unsafe Glibc.read(
                    descriptor, buffer.baseAddress.map { unsafe $0 + count }, buffer.count - count)
                if got <= 0 { break }
                count += got
            }
        }
        guard bytes.count == Int(size) else {
            throw ResourceError(path: path, message: "could not be read whole")
        }
        return bytes
    }

    /// `count` values of `type` from `offset` on, in the machine's (little-endian) layout; nil past the end.
    static func values<Value: BitwiseCopyable>(
        _ type: Value.Type, in bytes: [UInt8], at offset: Int, count: Int
    ) -> [Value]? {
        let stride = MemoryLayout<Value>.stride
        guard offset >= 0, count >= 0, count <= bytes.count / stride, offset <= bytes.count - count * stride
        else {
            return nil
        }
        return unsafe [Value](unsafeUninitializedCapacity: count) { target, initialized in
            unsafe bytes.withUnsafeBytes { source in
                let section = unsafe UnsafeRawBufferPointer(
                    rebasing: source[offset..<(offset + count * stride)])
                unsafe UnsafeMutableRawBufferPointer(target).copyMemory(from: section)
            }
            initialized = count
        }
    }

    /// The bytes of an array of plain values.
    static func bytes<Value: BitwiseCopyable>(of values: [Value]) -> [UInt8] {
        unsafe values.withUnsafeBytes { unsafe [UInt8]($0) }
    }
}
