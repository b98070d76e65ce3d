/// A resource that a stage needs is missing or damaged.
package struct ResourceError: Error, Sendable, Equatable {
    /// Relative to the resource folder.
    package var path: String
    package var message: String
    /// Whether the path is one that the configuration names, instead of one in the resource folder.
    package var isOwn = false
    /// Whether the machine could not read it now, and nothing is known to be wrong with it.
    package var isOfMachine = false
    /// What else was found at the same time, so that a user sees all of it at once.
    package var others: [ResourceError] = []

    package init(path: String, message: String, isOwn: Bool = false, isOfMachine: Bool = false) {
        self.isOfMachine = isOfMachine
        self.path = path
        self.message = message
        self.isOwn = isOwn
    }
}
