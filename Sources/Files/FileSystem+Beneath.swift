internal import Glibc

/// Opening what lies below a folder, and nothing else, whatever becomes of the names on the way.
extension FileSystem {
    /// Opens a file below a folder for reading; links that stay in the folder are followed, or none at all.
    ///
    /// - Throws: `FileError`, whose `leadsOutside` tells a name that leads out of the folder.
    package static func openToRead(
        _ name: [UInt8], beneath root: [UInt8], followingLinks: Bool = true
    ) throws(FileError) -> FileHandle {
        try FaultInjection.pass(.open, root + [0x2F] + name)
        let folder = try openFolder(root)
        defer { close(folder) }
        let descriptor = openBeneath(folder, name, followingLinks: followingLinks)
        if descriptor >= 0 { return FileHandle(descriptor: descriptor, path: displayName(name)) }
        // An absolute link counts as leading out, also where its target lies in the folder; older systems and some
        // containers do not have the call.
        guard [EXDEV, ENOSYS, EPERM, EAGAIN].contains(errno) else { throw failure(.open, name) }
        let plain = followingLinks ? try pathWithoutLinks(name, beneath: root) : name
        return try openStepwise(plain, from: folder)
    }

    private static func openFolder(_ root: [UInt8]) throws(FileError) -> Int32 {
        let folder = unsafe open(path(root), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw failure(.open, root) }
        return folder
    }

    /// Where a name leads to, relative to the folder.
    private static func pathWithoutLinks(_ name: [UInt8], beneath root: [UInt8]) throws(FileError) -> [UInt8]
    {
        let (real, realRoot) = (try realPath(root + [0x2F] + name), try realPath(root))
        let prefix = realRoot == [0x2F] ? realRoot : realRoot + [0x2F]
        guard real.starts(with: prefix) else {
            throw FileError(operation: .open, path: displayName(name), errorNumber: EXDEV)
        }
        return Array(real.dropFirst(prefix.count))
    }

    /// Opens folder after folder, none of which may be a link.
    static func openStepwise(_ name: [UInt8], from folder: Int32) throws(FileError) -> FileHandle {
        let names = name.split(separator: 0x2F).map { Array($0) }
        guard !names.contains([0x2E, 0x2E]) else {
            throw FileError(operation: .open, path: displayName(name), errorNumber: EXDEV)
        }
        var current = dup(folder)
        for (index, step) in names.enumerated() {
            let kind = index == names.count - 1 ? O_NONBLOCK : O_DIRECTORY
            let next = unsafe openat(current, path(step), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | kind)
            let number = errno
            close(current)
            guard next >= 0 else {
                throw FileError(operation: .open, path: displayName(name), errorNumber: number)
            }
            current = next
        }
        return FileHandle(descriptor: current, path: displayName(name))
    }
}
