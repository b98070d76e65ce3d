internal import Files

/// A component cannot do its work: a file is missing, a service refuses, an address is none.
public struct ComponentError: Error, Sendable, Equatable {
    /// The file or place it is about; empty where there is none.
    public var path: String
    /// What is wrong, as the end of a sentence that begins with the path: "is not valid JSON".
    public var message: String
    /// The machine failed, and the configuration may be sound: another exit code.
    var isEnvironmental = false

    /// Says what is wrong with what.
    public init(path: String = "", message: String) {
        self.path = path
        self.message = message
    }
}

extension ComponentError {
    init(_ error: ResourceError) {
        self.init(path: error.path, message: error.message)
        isEnvironmental = error.isEnvironmental
    }

    /// The error as the engine tells it.
    var resourceError: ResourceError {
        ResourceError(path: path, message: message, isUserFile: true, isEnvironmental: isEnvironmental)
    }

    /// Path and message as one.
    var text: String { path.isEmpty ? message : "\(path): \(message)" }
}
