package import PipelineKit

/// How a process that may be ended by a document, and started again, finds the document that did it.
package struct ProcessIsolation: Sendable {
    /// How often the run has been taken up after such an end.
    package var restarts: Int
    package var trial: any SuspectTrial
    /// Ends the process, to be started again: nothing else stops a document's thread for sure.
    package var endProcess: @Sendable () -> Void

    package init(restarts: Int, trial: any SuspectTrial, endProcess: @escaping @Sendable () -> Void) {
        self.restarts = restarts
        self.trial = trial
        self.endProcess = endProcess
    }
}

/// Tries documents that were in work when a process ended, where another crash does no harm.
package protocol SuspectTrial: Sendable {
    /// The first of them that ends the process it is tried in; nil if all of them stand.
    func culprit(among suspects: [WorkPlace], of work: RunCheckpoint) throws -> CrashingDocument?
}
