internal import CLinux

/// One run at a time on a dataset: an advisory lock that the system drops when its holder ends, however it ends.
package final class RunLock: Sendable {
    /// Another run holds the lock.
    package struct Held: Error, Sendable, Equatable {
        package var path: String
        /// What the holder wrote about itself.
        package var holder: String
    }

    private let handle: FileHandle

    /// Takes the lock.
    ///
    /// - Throws: `Held` if another process has it, `FileError` if the lock file cannot be made.
    package init(path: String) throws {
        handle = try FileSystem.openLock(path)
        guard handle.tryLock() else {
            let holder = try FileSystem.read(path)
            throw Held(path: path, holder: String(decoding: holder, as: UTF8.self))
        }
        try handle.replaceContent(with: Array("process \(copydesk_process())".utf8))
    }
}
