/// An input that is there and can be read, but is not what it should be; it ends a command with another code than one
/// that is missing.
package struct MalformedInput: Error, Sendable, Equatable {
    package var path: String
    /// Begins with the path, and names the line where there are lines.
    package var message: String

    package init(path: String, line: Int? = nil, _ problem: String) {
        self.path = path
        message = line.map { "\(path): line \($0): \(problem)" } ?? "\(path): \(problem)"
    }
}
