internal import Glibc
internal import TextKit

/// POSIX calls with errors as values.
package enum FileSystem {
    /// What a name refers to.
    package enum Kind: Sendable { case file, folder, link, other }

    /// Kind and size of a file, and which file it is.
    package struct Status: Sendable {
        package var kind: Kind
        package var bytes: Int
        /// When the content was last written, in nanoseconds since 1970; nil if that is no number.
        package var modified: Int?
    }

    package static func path(_ name: [UInt8]) -> [CChar] { name.map { CChar(bitPattern: $0) } + [0] }

    package static func failure(_ operation: FileError.Operation, _ name: [UInt8]) -> FileError {
        FileError(operation: operation, path: displayName(name), errorNumber: errno)
    }

    /// A name as text; bytes that are not UTF-8 appear as `\xFF`, so that no two names look the same.
    package static func displayName(_ name: [UInt8]) -> String {
        String(decoding: displayBytes(name), as: UTF8.self)
    }

    /// The bytes of that text.
    package static func displayBytes(_ name: [UInt8]) -> [UInt8] {
        if name.allSatisfy({ $0 < 0x80 }) || String(validating: name, as: UTF8.self) != nil { return name }
        return name.flatMap { byte -> [UInt8] in
            byte < 0x80 ? [byte] : Array("\\x\(Hexadecimal.text([byte]).uppercased())".utf8)
        }
    }

    // MARK: Looking

    /// The status of a name; of a link's target if `following`, else of the link itself.
    package static func status(_ name: [UInt8], following: Bool = true) throws(FileError) -> Status {
        var info = stat()
        let code = unsafe following ? stat(path(name), &info) : lstat(path(name), &info)
        guard code == 0 else { throw failure(.lookAt, name) }
        return status(info)
    }

    static func status(_ info: stat) -> Status {
        let kind: Kind =
            switch info.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .link
            default: .other
            }
        return Status(kind: kind, bytes: Int(info.st_size), modified: modified(info))
    }

    /// Whether a name exists, links followed.
    package static func exists(_ name: String) -> Bool {
        unsafe access(path(Array(name.utf8)), F_OK) == 0
    }

    /// Whether there is a folder, or a link to one; a link that leads nowhere is none.
    package static func isFolder(_ name: String) -> Bool {
        (try? status(Array(name.utf8)).kind) == .folder
    }

    /// Whether nobody can change a folder's content, because it is mounted read-only.
    package static func isOnReadOnlyMedium(_ name: String) -> Bool {
        unsafe access(path(Array(name.utf8)), W_OK) != 0 && errno == EROFS
    }

    /// What a symbolic link says; nil for anything else.
    package static func linkTarget(_ name: String) -> String? {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = unsafe readlink(path(Array(name.utf8)), &buffer, buffer.count)
        return count < 0 ? nil : displayName(buffer[..<count].map { UInt8(bitPattern: $0) })
    }

    /// The absolute name without links.
    package static func realPath(_ name: [UInt8]) throws(FileError) -> [UInt8] {
        guard let resolved = unsafe realpath(path(name), nil) else { throw failure(.resolve, name) }
        defer { unsafe free(resolved) }
        return unsafe Array(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)))
    }

    /// The absolute name without links, as text.
    package static func realPath(_ name: String) throws(FileError) -> String {
        displayName(try realPath(Array(name.utf8)))
    }

    /// The names in a folder, unsorted, without "." and "..".
    package static func names(in folder: [UInt8]) throws(FileError) -> [[UInt8]] {
        guard let handle = unsafe opendir(path(folder)) else { throw failure(.list, folder) }
        defer { unsafe closedir(handle) }
        var names: [[UInt8]] = []
        while let entry = unsafe readdir(handle) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) {
                unsafe Array($0.prefix { $0 != 0 })
            }
            if name != [0x2E] && name != [0x2E, 0x2E] { names.append(name) }
        }
        return names
    }

    // MARK: Reading

    /// Opens a file for reading; a pipe or device does not block.
    package static func openToRead(_ name: [UInt8]) throws(FileError) -> FileHandle {
        try FaultInjection.pass(.open, name)
        let descriptor = unsafe open(path(name), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure(.open, name) }
        return FileHandle(descriptor: descriptor, path: displayName(name))
    }

    /// Reads a whole file, but at most `limit` + 1 bytes.
    package static func read(_ name: [UInt8], limit: Int = Int.max - 1) throws(FileError) -> [UInt8] {
        try openToRead(name).readAll(limit: limit)
    }

    /// Reads a file named by text.
    package static func read(_ name: String) throws(FileError) -> [UInt8] { try read(Array(name.utf8)) }

    /// Reads standard input to its end.
    package static func readStandardInput() throws(FileError) -> [UInt8] {
        try FileHandle(descriptor: dup(STDIN_FILENO), path: "standard input").readAll(limit: Int.max - 1)
    }

    // MARK: Changing

    /// Creates a file for writing, or truncates an existing one.
    ///
    /// A link that somebody has put in its place is refused, unless the name is one that a user gave for this.
    package static func create(_ name: String, followingLinks: Bool = false) throws(FileError) -> FileHandle {
        let raw = Array(name.utf8)
        try FaultInjection.pass(.create, raw)
        let links = followingLinks ? 0 : O_NOFOLLOW
        let descriptor = unsafe open(path(raw), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | links, 0o644)
        guard descriptor >= 0 else { throw failure(.create, raw) }
        return FileHandle(descriptor: descriptor, path: name)
    }

    /// Opens a lock file, which is never removed: otherwise two holders could lock two files of one name.
    package static func openLock(_ name: String) throws(FileError) -> FileHandle {
        let raw = Array(name.utf8)
        let descriptor = unsafe open(path(raw), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw failure(.create, raw) }
        return FileHandle(descriptor: descriptor, path: name)
    }

    /// Creates a folder and its parents; existing ones are fine.
    package static func makeFolder(_ name: String) throws(FileError) {
        let raw = Array(name.utf8)
        try FaultInjection.pass(.makeFolder, raw)
        if unsafe mkdir(path(raw), 0o755) == 0 { return }
        switch errno {
        case EEXIST:
            guard try status(raw).kind == .folder else {
                throw FileError(operation: .makeFolder, path: name, errorNumber: ENOTDIR)
            }
        case ENOENT:
            guard let slash = name.lastIndex(of: "/"), slash > name.startIndex else {
                throw failure(.makeFolder, raw)
            }
            try makeFolder(String(name[..<slash]))
            guard unsafe mkdir(path(raw), 0o755) == 0 || errno == EEXIST else {
                throw failure(.makeFolder, raw)
            }
        default: throw failure(.makeFolder, raw)
        }
    }

    /// Creates a folder and its parents where they are missing; a power cut does not take away what is then put into it.
    package static func makeDurableFolder(_ name: String) throws(FileError) {
        guard !isFolder(name) else { return }
        if let parent = parent(of: name) { try makeDurableFolder(parent) }
        try makeFolder(name)
        try synchronizeFolder(parent(of: name) ?? ".")
    }

    /// The folder that a path with more than one name leads through.
    private static func parent(of name: String) -> String? {
        var path = name[...]
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path.lastIndex(of: "/").map { $0 > path.startIndex ? String(path[..<$0]) : "/" }
    }

    /// Renames a file or folder, replacing a file.
    package static func rename(_ old: String, to new: String) throws(FileError) {
        try FaultInjection.pass(.rename, Array(old.utf8))
        guard unsafe Glibc.rename(path(Array(old.utf8)), path(Array(new.utf8))) == 0 else {
            throw failure(.rename, Array(old.utf8))
        }
    }

    /// Writes a file atomically: readers see the old content or the new.
    package static func replace(_ name: String, with bytes: [UInt8]) throws(FileError) {
        let new = "\(name).new"
        // What a killed process left, or a link that somebody has put there.
        try remove(Array(new.utf8))
        let file = try create(new)
        do throws(FileError) {
            try file.write(bytes)
            try file.synchronize()
            try rename(new, to: name)
        } catch {
            // What remains is removed by the next attempt.
            try? remove(Array(new.utf8))
            throw error
        }
    }

    /// Gives a file a second name, or copies it where the file system has no hard links.
    package static func link(_ old: String, as new: String) throws(FileError) {
        try FaultInjection.pass(.link, Array(old.utf8))
        if unsafe Glibc.link(path(Array(old.utf8)), path(Array(new.utf8))) == 0 { return }
        guard errno == EPERM || errno == EMLINK || errno == EXDEV || errno == EOPNOTSUPP else {
            throw failure(.link, Array(old.utf8))
        }
        let source = try openToRead(Array(old.utf8))
        let copy = try create(new)
        while true {
            let bytes = try source.read(upTo: 1 << 20)
            if bytes.isEmpty { break }
            try copy.write(bytes)
        }
        try copy.synchronize()
    }

    /// Free bytes for an ordinary user on a folder's file system.
    package static func freeBytes(at folder: String) throws(FileError) -> Int {
        if FaultInjection.hasNoSpace(folder) { return 0 }
        var info = statvfs()
        let raw = Array((folder.isEmpty ? "." : folder).utf8)
        guard unsafe statvfs(path(raw), &info) == 0 else { throw failure(.lookAt, raw) }
        return Int(clamping: UInt64(info.f_bavail) &* UInt64(info.f_frsize))
    }

    /// Puts a folder's entries on disk, so that a rename in it survives a power cut.
    package static func synchronizeFolder(_ name: String) throws(FileError) {
        try openToRead(Array((name.isEmpty ? "." : name).utf8)).synchronize()
    }

    /// Removes a file or a whole folder; a missing one is fine.
    package static func remove(_ name: [UInt8]) throws(FileError) {
        try FaultInjection.pass(.remove, name)
        guard let status = try? status(name, following: false) else {
            return  // Not there, or not to be seen: either way nothing of ours to remove.
        }
        if status.kind == .folder {
            for entry in try names(in: name) { try remove(name + [0x2F] + entry) }
            guard unsafe rmdir(path(name)) == 0 || errno == ENOENT else { throw failure(.remove, name) }
        } else {
            guard unsafe unlink(path(name)) == 0 || errno == ENOENT else { throw failure(.remove, name) }
        }
    }
}
