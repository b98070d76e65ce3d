internal import Glibc

/// The C library's search for a byte, which looks at 32 of them at a time.
package enum ByteSearch {
    /// The first place of a byte from `start` on, or the end.
    package static func first(_ byte: UInt8, in bytes: [UInt8], from start: Int) -> Int {
        guard start < bytes.count else { return bytes.count }
        return unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return bytes.count }
            let found = unsafe memchr(base + start, Int32(byte), buffer.count - start)
            guard let found = unsafe found else { return bytes.count }
            return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
        }
    }
}
