package import PipelineKit

/// Receives the events of a run in addition to those of its runner; a run itself prints nothing.
package protocol RunHostObserver: RunObserver {
    /// Readers take a file of the dataset's folder for rows, and no manifest lists it.
    func unlisted(_ path: String)
    /// The catalog was damaged; the run, which needs nothing of it, has begun a new one. The old one has this name now.
    func beganAnew(damagedCatalog: String)
    /// Rows of a run whose manifest is lost were left out of the dataset that the run has made anew.
    func leftOut(_ path: String)
    /// The run resumes what an earlier process left.
    func resumed(run: String)
    /// The previous process crashed with so many documents in flight, which are now retried alone.
    func interrupted(inFlight: Int)
    /// A document that crashes the process is quarantined; `input` is its path, or states which record of a pass it is.
    func crashingDocument(_ input: String, fault: Fault)
    /// So many sealed parts of unfinished work were damaged: their inputs are read again.
    func discarded(parts: Int)
    /// The run uses more memory than it may; the process is about to end.
    func exceededMemory()
}
