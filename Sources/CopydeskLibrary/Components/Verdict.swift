internal import PipelineKit

/// What a stage decides about a document or an article.
public enum Verdict: Sendable, Equatable {
    /// It continues.
    case keep
    /// It is healthy but unwanted; the manifest counts it by reason.
    case drop(DropReason)
    /// Something is wrong with it: it becomes a row of `quarantine/`, and the run continues.
    case quarantine(Fault)
}

/// Why a healthy document is dropped: a short, stable code in snake_case, by which the manifest counts.
public struct DropReason: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The code.
    public var code: String

    /// Creates a reason.
    public init(_ code: String) { self.code = code }

    /// Creates a reason from a literal.
    public init(stringLiteral code: String) { self.code = code }
}

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

extension Verdict {
    /// The verdict in the engine's form.
    func inEngine() throws(DocumentFault) -> PipelineKit.Verdict {
        switch self {
        case .keep: return .keep
        case .drop(let reason): return .drop(PipelineKit.DropReason(reason.code))
        case .quarantine(let fault): throw fault.documentFault
        }
    }
}
