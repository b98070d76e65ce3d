/// Why the bytes of a model cannot be used.
package struct ModelError: Error, Sendable, Equatable {
    package var reason: String

    package init(reason: String) { self.reason = reason }

    package static let truncated = ModelError(reason: "truncated")
}
