internal import DatasetIO
internal import Files
package import PipelineKit

/// Ends a run before the disk is full, so that other programs still have room.
package struct SpaceGuard: Sendable {
    /// The interval of checks: a system call costs about a microsecond, and rows are small compared with the minimum.
    private static let interval = 64

    private let folders: [String]
    private let minimumBytes: Int
    private var calls = 0

    /// Watches the file systems of existing folders.
    package init(folders: [String], minimumBytes: Int) {
        self.folders = folders
        self.minimumBytes = minimumBytes
    }

    /// Checks now.
    ///
    /// - Throws: `OutputError` if a file system has less free space than the minimum.
    package func check() throws(OutputError) {
        for folder in folders {
            let free = try DatasetLayout.attempt(.failed) { () throws(FileError) in
                try FileSystem.freeBytes(at: folder)
            }
            guard free < minimumBytes else { continue }
            throw OutputError(
                kind: .failed, path: folder,
                message: "low disk space: \(free) bytes free at \(folder), less than limits.minimumFreeBytes "
                    + "(\(minimumBytes)); nothing was published")
        }
    }

    /// Checks once every so many calls.
    ///
    /// - Throws: as `check`.
    package mutating func checkPeriodically() throws(OutputError) {
        calls += 1
        if calls.isMultiple(of: Self.interval) { try check() }
    }
}
