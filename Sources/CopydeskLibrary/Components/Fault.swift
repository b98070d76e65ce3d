internal import PipelineKit

/// What is wrong with one document or input: a value, not an error, because the run continues.
public struct Fault: Sendable, Equatable {
    /// Short and stable, in snake_case; operators count by it.
    public var code: String
    /// What failed and, if helpful, what to do.
    public var message: String

    /// Creates a fault.
    public init(code: String, message: String) {
        self.code = code
        self.message = message
    }

    var documentFault: DocumentFault { DocumentFault(code: code, message: message) }
}
