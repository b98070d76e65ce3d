package import Files

/// The output cannot be created or written.
package struct OutputError: Error, Sendable, Equatable {
    /// The kind of failure, which determines the exit code.
    package enum Kind: Sendable, Equatable {
        /// The target cannot be created, or is not a dataset: exit code 73.
        case cannotCreate
        /// Reading or writing failed: exit code 74.
        case failed
        /// What is there is not what its manifests say: exit code 65.
        case damaged
    }

    package var kind: Kind
    package var path: String
    package var message: String

    package init(kind: Kind, path: String, message: String) {
        self.kind = kind
        self.path = path
        self.message = message
    }

    /// Converts a file-system error.
    ///
    /// Environmental and permission errors determine the kind; for all others the caller's kind comes before the
    /// operation's.
    package init(_ error: FileError, otherwise kind: Kind? = nil) {
        let kind: Kind =
            switch error.cause {
            case .environment: .failed
            case .permission: .cannotCreate
            case .other: kind ?? (error.operation.kind == .changing ? .cannotCreate : .failed)
            }
        self.init(kind: kind, path: error.path, message: error.description)
    }
}
