internal import Glibc

/// An errno with the operation and the file.
package struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was tried; the raw value is the verb that messages use.
    package enum Operation: String, Sendable {
        case open, lookAt = "stat", list, resolve
        case read, write, synchronize, map
        case create, makeFolder = "create folder", rename, exchange, link, remove, empty, rewind

        /// The purpose of an operation, by which callers classify a failure.
        package enum Kind: Sendable { case finding, transferring, changing }

        /// The purpose of this operation.
        package var kind: Kind {
            switch self {
            case .open, .lookAt, .list, .resolve: .finding
            case .read, .write, .synchronize, .map: .transferring
            case .create, .makeFolder, .rename, .exchange, .link, .remove, .empty, .rewind: .changing
            }
        }
    }

    /// Why it failed, as far as it determines what to do.
    package enum Cause: Sendable {
        /// The machine failed or ran out of something: retrying later may succeed.
        case environment
        /// Permission is denied: retrying will not succeed.
        case permission
        case other
    }

    package var operation: Operation
    package var path: String
    package var errorNumber: Int32

    package init(operation: Operation, path: String, errorNumber: Int32) {
        self.operation = operation
        self.path = path
        self.errorNumber = errorNumber
    }

    /// A description of the error number, independent of the locale.
    package var reason: String {
        switch errorNumber {
        case ENOENT: "no such file or directory"
        case EACCES, EPERM: "permission denied"
        case ENOSPC, EDQUOT: "no space left on the device"
        case EIO: "input/output error"
        case EMFILE, ENFILE: "too many open files"
        case ENOMEM: "not enough memory"
        case EISDIR: "is a directory"
        case ENOTDIR: "is not a directory"
        // Nothing that Copydesk makes may be a link.
        case ELOOP where operation == .create: "is a symbolic link"
        case ELOOP: "too many levels of symbolic links"
        case ENAMETOOLONG: "the name is too long"
        case EROFS: "the file system is read-only"
        case EEXIST, ENOTEMPTY: "already exists"
        case ENODEV: "is not a regular file"
        case EBUSY: "is in use, or something is mounted there"
        case EPIPE: "broken pipe"
        default: "error number \(errorNumber)"
        }
    }

    /// Why it failed.
    package var cause: Cause {
        switch errorNumber {
        case ENOSPC, EDQUOT, EIO, EMFILE, ENFILE, ENOMEM: .environment
        case EACCES, EPERM, EROFS: .permission
        default: .other
        }
    }

    /// Whether the machine failed or ran out of something.
    package var isEnvironmental: Bool { cause == .environment }

    /// Whether nobody reads any more what is written.
    package var isBrokenPipe: Bool { errorNumber == EPIPE }

    /// Whether the process ran out of a resource, which is not the file's fault.
    package var isExhaustion: Bool { [EMFILE, ENFILE, ENOMEM].contains(errorNumber) }

    /// Whether the name leads out of the folder below which it was to be opened.
    package var leadsOutside: Bool { operation == .open && errorNumber == EXDEV }

    package var description: String { "cannot \(operation.rawValue) \(path): \(reason)" }
}

/// Work on files that throws the system's error.
package typealias FileWork<Result> = () throws(FileError) -> Result
