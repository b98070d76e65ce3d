/// The run is clearly faulty and must not be published.
package struct RunRefused: Error, Sendable, Equatable {
    /// What it is that is faulty.
    package enum Cause: Sendable {
        /// More documents are in quarantine than the caller or the configuration allows.
        case documents
        /// The inbox is not what it was: most of it cannot be read, or most of the dataset would be gone.
        case inbox
    }

    package var cause: Cause
    package var message: String
}

/// What is asked of a run that has read everything, before it is published.
struct PublishingCheck {
    let report: RunReport
    let unreadableInputs: Int
    /// Articles whose first text this run publishes: all of them, in a run that replaces the dataset.
    let firstRevisions: Int

    /// What speaks against publishing; nil where nothing does.
    func refusal(_ options: RunOptions, _ limits: DocumentLimits) -> RunRefused? {
        unreadable() ?? quarantined(options, limits) ?? shrunk(options, limits)
    }

    /// An inbox that is not mounted, or another one in its place, must not become the dataset.
    private func unreadable() -> RunRefused? {
        guard unreadableInputs * 2 > report.inputs else { return nil }
        return RunRefused(
            cause: .inbox,
            message: "\(unreadableInputs) of \(report.inputs) inputs cannot be read; nothing was published")
    }

    private func quarantined(_ options: RunOptions, _ limits: DocumentLimits) -> RunRefused? {
        let counts = "\(report.quarantinedTotal) of \(report.documents) documents are in quarantine, "
        if options.isStrict, report.quarantinedTotal > 0 {
            return RunRefused(
                cause: .documents, message: counts + "which --strict does not allow; nothing was published")
        }
        let share = Double(report.quarantinedTotal) / Double(max(1, report.documents))
        guard share > limits.quarantineRatio else { return nil }
        return RunRefused(
            cause: .documents,
            message: counts + "more than limits.quarantineRatio (\(limits.quarantineRatio)) allows; "
                + "nothing was published")
    }

    private func shrunk(_ options: RunOptions, _ limits: DocumentLimits) -> RunRefused? {
        guard let shrinking = options.shrinking, firstRevisions < shrinking.least else { return nil }
        return RunRefused(
            cause: .inbox,
            message: "the run has \(firstRevisions) articles in place of \(shrinking.published), less than "
                + "limits.shrinkRatio (\(limits.shrinkRatio)) allows; nothing was published; --force publishes it"
        )
    }
}
