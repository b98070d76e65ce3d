/// The settings of one run that are not part of its configuration.
package struct RunRequest: Sendable {
    /// Name of the run; by default its time.
    package var runID: String?
    /// The program's version, for the manifest; another version does not resume unfinished work.
    package var version: String
    /// How many documents are processed at once.
    package var jobs: Int
    /// Reads at most this many inputs.
    package var limit: Int?
    /// Whether to read every input again and replace the whole dataset.
    package var isFull = false
    /// Whether one document in quarantine is enough to publish nothing.
    package var isStrict = false
    /// Whether a full run may take most articles from the dataset.
    package var isForced = false
    /// How long to wait for another run to end.
    package var wait = Duration.zero
    package var clock = RunClock.system
    /// How to isolate documents that crash or stall the process; nil if the process must not end.
    package var isolation: ProcessIsolation?

    package init(version: String, jobs: Int) {
        self.version = version
        self.jobs = jobs
    }
}
