package import PipelineKit

/// How a process that a document may crash, and that is then restarted, finds that document.
package struct ProcessIsolation: Sendable {
    /// How a process ends itself, to be started anew: nothing else stops a document's thread reliably.
    package enum End: Sendable, Equatable {
        /// It is known and noted why.
        case explained
        case unexplained
    }

    /// How often in a row the run has been restarted after a crash that nothing explains.
    package var restarts: Int
    package var trial: any SuspectTrial
    package var endProcess: @Sendable (End) -> Void

    package init(
        restarts: Int, trial: any SuspectTrial, endProcess: @escaping @Sendable (End) -> Void
    ) {
        self.restarts = restarts
        self.trial = trial
        self.endProcess = endProcess
    }
}

/// Retries documents that were in flight when a process crashed, where another crash does no harm.
package protocol SuspectTrial: Sendable {
    /// The first of them that crashes the process it is retried in; nil if all of them succeed.
    func crashingDocument(
        among suspects: [WorkPosition], of work: RunCheckpoint, limits: DocumentLimits
    ) throws -> CrashingDocument?
}
