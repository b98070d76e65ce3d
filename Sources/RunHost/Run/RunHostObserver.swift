package import PipelineKit

/// Hears what becomes of a run beside what its runner reports; a run itself prints nothing.
package protocol RunHostObserver: RunObserver {
    /// The run goes on with what an earlier process left.
    func resumed(run: String)
    /// The process before has ended with so many parts of inputs in work, which are tried alone now.
    func interrupted(inWork: Int)
    /// A document that ends the process is left out; `input` is its path, or says which record of a pass it is.
    func leftOut(_ input: String, fault: Fault)
    /// A document takes more than it may; the process is about to be ended.
    func exceeded(_ bound: Watchdog.Bound)
}
