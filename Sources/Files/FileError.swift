internal import Glibc

/// An errno with what was tried on which file.
package struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
    package var operation: String
    package var path: String
    package var number: Int32

    package init(operation: String, path: String, number: Int32) {
        self.operation = operation
        self.path = path
        self.number = number
    }

    /// The system's words for the error number, without the locale.
    package var reason: String {
        switch number {
        case ENOENT: "no such file or directory"
        case EACCES, EPERM: "permission denied"
        case ENOSPC, EDQUOT: "no space left on the device"
        case EIO: "input/output error"
        case EMFILE, ENFILE: "too many open files"
        case EISDIR: "is a directory"
        case ENOTDIR: "is not a directory"
        case ELOOP: "too many levels of symbolic links"
        case ENAMETOOLONG: "the name is too long"
        case EROFS: "the file system is read-only"
        case EEXIST, ENOTEMPTY: "exists already"
        case EPIPE: "the reader has gone"
        default: "error number \(number)"
        }
    }

    /// Whether the machine failed or ran out of something: trying again later may do.
    package var isOfMachine: Bool { [ENOSPC, EDQUOT, EIO, EMFILE, ENFILE, ENOMEM].contains(number) }

    /// Whether the process ran out of something that no file is to blame for.
    package var isExhaustion: Bool { [EMFILE, ENFILE, ENOMEM].contains(number) }

    /// Whether it is not allowed: trying again will not do.
    package var isRefusal: Bool { [EACCES, EPERM, EROFS].contains(number) }

    package var description: String { "cannot \(operation) \(path): \(reason)" }
}

/// Work on files: throws what the system said.
package typealias FileWork<Result> = () throws(FileError) -> Result
