internal import Files

/// One run at a time on a dataset: an advisory lock that the system releases however its holder ends.
package final class RunLock: Sendable {
    /// Another run holds the lock.
    package struct Held: Error, Sendable, Equatable {
        package var path: String
        /// What the holder wrote about itself.
        package var holder: String
    }

    private let handle: FileHandle

    /// Takes the lock, waiting for its holder if necessary.
    ///
    /// - Throws: `Held` if another process still has it then, `FileError` if the lock file cannot be made, or
    ///   `CancellationError`.
    package init(path: String, started: String = "", wait: Duration = .zero) async throws {
        handle = try FileSystem.openLock(path)
        let deadline = ContinuousClock.now + wait
        while !handle.tryLock() {
            guard ContinuousClock.now < deadline else { throw try Self.held(path) }
            try await Task.sleep(for: min(.milliseconds(100), deadline - ContinuousClock.now))
        }
        try write(started)
    }

    /// Takes the lock or fails at once.
    ///
    /// - Throws: `Held` if another process has it, `FileError` if the lock file cannot be made.
    package init(path: String) throws {
        handle = try FileSystem.openLock(path)
        guard handle.tryLock() else { throw try Self.held(path) }
        try write("")
    }

    private static func held(_ path: String) throws(FileError) -> Held {
        Held(path: path, holder: String(decoding: try FileSystem.read(path), as: UTF8.self))
    }

    private func write(_ started: String) throws(FileError) {
        let since = started.isEmpty ? "" : " since \(started)"
        let holder = "process \(HostProcess.userFacingID) on \(HostProcess.hostName)\(since)"
        try handle.replaceContent(with: Array(holder.utf8))
    }
}
