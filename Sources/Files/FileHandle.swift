internal import Glibc

/// An open file, closed when its last reference is released.
package final class FileHandle: Sendable {
    private let descriptor: Int32
    private let path: String

    package init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit { close(descriptor) }

    private func failure(_ operation: FileError.Operation) -> FileError {
        FileError(operation: operation, path: path, errorNumber: errno)
    }

    /// Reads from the file's position; fewer bytes at its end, none after it.
    package func read(upTo count: Int) throws(FileError) -> [UInt8] {
        try FaultInjection.pass(.read, path)
        return try unsafe fill(count) { buffer, size, _ in unsafe Glibc.read(descriptor, buffer, size) }
    }

    /// Reads what there is, or waits until there is something; nothing at the end.
    package func readAvailable(upTo count: Int) throws(FileError) -> [UInt8] {
        var hasRead = false
        return try unsafe fill(count) { buffer, size, _ in
            guard !hasRead else { return 0 }
            let got = unsafe Glibc.read(descriptor, buffer, size)
            hasRead = got >= 0
            return got
        }
    }

    /// Reads from any offset without moving the file's position; fewer bytes at its end, none after it.
    package func read(at offset: Int, count: Int) throws(FileError) -> [UInt8] {
        try unsafe fill(count) { buffer, size, filled in
            unsafe pread(descriptor, buffer, size, off_t(offset + filled))
        }
    }

    /// Another handle of an open file, for a descriptor that somebody else closes.
    package convenience init(duplicating descriptor: Int32, path: String) {
        self.init(descriptor: dup(descriptor), path: path)
    }

    /// Whether it is a terminal.
    package var isTerminal: Bool { isatty(descriptor) == 1 }

    /// What was opened, whatever its name has become since.
    package func status() throws(FileError) -> FileSystem.Status {
        var info = stat()
        guard unsafe fstat(descriptor, &info) == 0 else { throw failure(.lookAt) }
        return FileSystem.status(info)
    }

    /// The file's size.
    package func size() throws(FileError) -> Int { try status().bytes }

    private func fill(
        _ count: Int, _ step: (UnsafeMutableRawPointer?, Int, _ filled: Int) -> Int
    ) throws(FileError) -> [UInt8] {
        var number: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = 0
            while filled < count {
                let got = unsafe step(
                    buffer.baseAddress.map { unsafe UnsafeMutableRawPointer($0 + filled) }, count - filled,
                    filled)
                if got > 0 {
                    filled += got
                } else if got == 0 {
                    break
                } else if errno != EINTR {
                    number = errno
                    break
                }
            }
        }
        guard number == 0 else { throw FileError(operation: .read, path: path, errorNumber: number) }
        return bytes
    }

    /// Reads to the end, but at most `limit` + 1 bytes, so that the caller knows there is more.
    package func readAll(limit: Int) throws(FileError) -> [UInt8] {
        var info = stat()
        let known = unsafe fstat(descriptor, &info) == 0 ? Int(info.st_size) : 0
        var bytes = try read(upTo: min(max(known, 4096), limit) + 1)
        while bytes.count <= limit {
            let more = try read(upTo: min(1 << 20, limit + 1 - bytes.count))
            if more.isEmpty { break }
            bytes += more
        }
        return bytes
    }

    /// Writes all bytes at the file's position.
    package func write(_ bytes: [UInt8]) throws(FileError) {
        try FaultInjection.pass(.write, path)
        var number: Int32 = 0
        unsafe bytes.withUnsafeBytes { buffer in
            var written = 0
            while written < buffer.count {
                let put = unsafe Glibc.write(
                    descriptor, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
                if put >= 0 {
                    written += put
                } else if errno != EINTR {
                    number = errno
                    return
                }
            }
        }
        guard number == 0 else { throw FileError(operation: .write, path: path, errorNumber: number) }
    }

    /// Writes bytes at an offset without moving the position; failures are ignored, because notes are optional.
    package func note(_ bytes: [UInt8], at offset: Int) {
        unsafe bytes.withUnsafeBytes { _ = unsafe pwrite(descriptor, $0.baseAddress, $0.count, offset) }
    }

    /// Takes the file's advisory lock, if it is free.
    package func tryLock() -> Bool { FileSystem.tryLock(descriptor) }

    /// Empties the file and writes bytes.
    package func replaceContent(with bytes: [UInt8]) throws(FileError) {
        guard ftruncate(descriptor, 0) == 0 else { throw failure(.empty) }
        try rewind()
        try write(bytes)
    }

    /// Goes back to the first byte.
    package func rewind() throws(FileError) {
        guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw failure(.rewind) }
    }

    /// Puts every byte on disk.
    package func synchronize() throws(FileError) {
        try FaultInjection.pass(.synchronize, path)
        guard fsync(descriptor) == 0 else { throw failure(.synchronize) }
    }
}

extension FileHandle {
    /// Standard input, duplicated so that closing it leaves the process's own open.
    package static func standardInput() -> FileHandle {
        FileHandle(descriptor: dup(STDIN_FILENO), path: "standard input")
    }

    /// Standard output or error, duplicated so that closing it leaves the process's own open.
    package static func standard(error: Bool) -> FileHandle {
        FileHandle(
            descriptor: dup(error ? STDERR_FILENO : STDOUT_FILENO),
            path: error ? "standard error" : "standard output")
    }
}
