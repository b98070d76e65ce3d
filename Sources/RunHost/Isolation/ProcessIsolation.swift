package import PipelineKit

/// How a process that a document may crash, and that is then restarted, finds that document.
package struct ProcessIsolation: Sendable {
    /// How often the run has been restarted after a crash.
    package var restarts: Int
    package var trial: any SuspectTrial
    /// Ends the process, to be restarted: nothing else stops a document's thread reliably.
    package var endProcess: @Sendable () -> Void

    package init(restarts: Int, trial: any SuspectTrial, endProcess: @escaping @Sendable () -> Void) {
        self.restarts = restarts
        self.trial = trial
        self.endProcess = endProcess
    }
}

/// Retries documents that were in flight when a process crashed, where another crash does no harm.
package protocol SuspectTrial: Sendable {
    /// The first of them that crashes the process it is retried in; nil if all of them succeed.
    func crashingDocument(among suspects: [WorkPosition], of work: RunCheckpoint) throws -> CrashingDocument?
}
