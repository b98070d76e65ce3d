/// The source is missing or cannot be listed.
package struct SourceError: Error, Sendable, Equatable {
    package var path: String
    package var message: String

    package init(path: String, message: String) {
        self.path = path
        self.message = message
    }
}
