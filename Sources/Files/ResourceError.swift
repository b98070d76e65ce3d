/// A resource that a stage needs is missing or damaged.
package struct ResourceError: Error, Sendable, Equatable {
    /// Relative to the resource folder.
    package var path: String
    package var message: String
    /// Whether the path is one that the configuration names, instead of one in the resource folder.
    package var isOwn = false
    /// Whether the machine could not read it now, and nothing is known to be wrong with it.
    package var isEnvironmental = false
    /// What else was found at the same time, so that a user sees all of it at once.
    package var others: [ResourceError] = []

    package init(path: String, message: String, isOwn: Bool = false, isEnvironmental: Bool = false) {
        self.isEnvironmental = isEnvironmental
        self.path = path
        self.message = message
        self.isOwn = isOwn
    }

    /// A failed call of the file system on a resource, by the name that the user knows it by.
    package init(_ error: FileError, path: String, isOwn: Bool = false) {
        self.init(
            path: path, message: error.reason, isOwn: isOwn, isEnvironmental: error.isEnvironmental)
    }
}
