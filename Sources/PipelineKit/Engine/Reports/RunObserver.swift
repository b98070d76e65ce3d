/// Receives a run's events; only the runner reports them.
package protocol RunObserver: Sendable {
    func progress(_ progress: RunProgress)
    func quarantined(_ entry: QuarantineEntry)
}
