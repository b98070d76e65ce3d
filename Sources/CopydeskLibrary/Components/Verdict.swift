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

extension Verdict {
    /// The verdict in the engine's form.
    func inEngine() throws(DocumentFault) -> PipelineKit.Verdict {
        switch self {
        case .keep: return .keep
        case .drop(let reason): return .drop(PipelineKit.DropReason(code: reason.code))
        case .quarantine(let fault): throw fault.documentFault
        }
    }
}
