internal import PipelineKit

/// What a stage decides about a document or an article.
public enum Verdict: Sendable, Equatable {
    /// It goes on.
    case keep
    /// It is healthy but unwanted: the manifest counts it by the reason.
    case drop(DropReason)
    /// Something is wrong with it: a row of `quarantine/`, and the run goes on.
    case quarantine(Fault)
}

/// Why a healthy document is no article: a short, stable code in snake_case, which the manifest counts by.
public struct DropReason: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The code.
    public var code: String

    /// Makes a reason of a code.
    public init(_ code: String) { self.code = code }

    /// Makes a reason of a literal.
    public init(stringLiteral code: String) { self.code = code }
}

/// What is wrong with one document or input: a value, not an error, since the run goes on.
public struct Fault: Sendable, Equatable {
    /// Short and stable, in snake_case: operators count by it.
    public var code: String
    /// What failed and, where it helps, what to do.
    public var message: String

    /// Says what is wrong.
    public init(code: String, message: String) {
        self.code = code
        self.message = message
    }

    var documentFault: DocumentFault { DocumentFault(code: code, message: message) }
}

extension Verdict {
    /// The verdict as the engine knows it.
    func inEngine() throws(DocumentFault) -> PipelineKit.Verdict {
        switch self {
        case .keep: return .keep
        case .drop(let reason): return .drop(PipelineKit.DropReason(reason.code))
        case .quarantine(let fault): throw fault.documentFault
        }
    }
}
