/// What a caller decides about one run, beside its configuration.
package struct RunRequest: Sendable {
    /// Name of the run; by default its time.
    package var runID: String?
    /// The program's version, for the manifest: another version does not go on with unfinished work.
    package var version: String
    /// Documents in work at once.
    package var jobs: Int
    /// Reads at most this many inputs.
    package var limit: Int?
    /// Reads every input again and replaces the dataset whole.
    package var isFull = false
    /// For how long to wait for another run to end.
    package var wait = Duration.zero
    package var clock = RunClock.system
    /// How the process deals with documents that end or stall it; nil where it must not end by them.
    package var isolation: ProcessIsolation?

    package init(version: String, jobs: Int) {
        self.version = version
        self.jobs = jobs
    }
}
