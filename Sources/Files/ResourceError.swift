/// A resource that a stage needs is missing or corrupt.
package struct ResourceError: Error, Sendable, Equatable {
    /// Relative to the resource folder.
    package var path: String
    package var message: String
    /// Whether it is a user's file named by the configuration, not one in the resource folder.
    package var isUserFile = false
    /// Whether the machine failed to read it, without a known problem in it.
    package var isEnvironmental = false
    /// Further errors found at the same time, so that a user sees all of them at once.
    package var others: [ResourceError] = []

    package init(path: String, message: String, isUserFile: Bool = false, isEnvironmental: Bool = false) {
        self.isEnvironmental = isEnvironmental
        self.path = path
        self.message = message
        self.isUserFile = isUserFile
    }

    /// A failed file-system call on a resource, under the path that the user knows.
    package init(_ error: FileError, path: String, isUserFile: Bool = false) {
        self.init(
            path: path, message: error.reason, isUserFile: isUserFile, isEnvironmental: error.isEnvironmental)
    }
}
