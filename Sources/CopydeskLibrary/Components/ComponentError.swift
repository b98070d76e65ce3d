internal import Files

/// A component cannot do its work: a file is missing, a service refuses, an address is invalid.
public struct ComponentError: Error, Sendable, Equatable {
    /// The file or address concerned, if there is one.
    public var path: String?
    /// What is wrong, in words that follow the path: "is not valid JSON".
    public var message: String
    /// Whether the machine failed and the configuration may be valid, which has another exit code.
    var isEnvironmental = false

    /// Creates an error about a file or address.
    public init(path: String? = nil, message: String) {
        self.path = path
        self.message = message
    }
}

extension ComponentError {
    init(_ error: ResourceError) {
        self.init(path: error.path, message: error.message)
        isEnvironmental = error.isEnvironmental
    }

    /// The error in the engine's form.
    var resourceError: ResourceError {
        ResourceError(path: path ?? "", message: message, isUserFile: true, isEnvironmental: isEnvironmental)
    }

    /// Path and message in one text.
    var text: String { (path.map { "\($0): " } ?? "") + message }
}
