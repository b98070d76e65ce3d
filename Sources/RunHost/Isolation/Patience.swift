package import PipelineKit

/// How long the documents of a run may take: less for each that took too long, so that a night of such documents ends.
///
/// The first may take `limits.maximumSeconds`, and none more than half of what is left of `limits.maximumPoisonSeconds`: six of
/// them use up nearly all of it, and every other one has a second.
package struct Patience: Sendable {
    private static let least = 1.0

    private let limits: DocumentLimits
    private let spent: Double

    package init(_ limits: DocumentLimits, after known: CrashingDocuments = CrashingDocuments()) {
        self.limits = limits
        spent = known.all.reduce(0) { $0 + $1.seconds }
    }

    /// Seconds that a document may take.
    package var seconds: Double { min(Double(limits.maximumSeconds), max(Self.least, share)) }

    /// Half of what is left.
    private var share: Double { (Double(limits.maximumPoisonSeconds) - spent) / 2 }

    /// Seconds after which a document is given up beside one that has used up its own: each new start of the process takes time
    /// too, which counts once there is none left.
    package var secondsBesideAnother: Double { isSpent ? seconds / 2 : seconds }

    private var isSpent: Bool { share < Self.least && limits.maximumSeconds > 1 }

    /// What a document is guilty of that took longer; the clock decides, so another machine may decide otherwise.
    package func fault(after seconds: Double) -> Fault {
        guard !isSpent else {
            return Fault(
                .notTried,
                "given up after a second (by_time): documents before it have taken "
                    + "limits.maximumPoisonSeconds; the next run tries it")
        }
        return Fault(
            .tooSlow,
            "took longer than \(Int(seconds)) seconds (by_time); see limits.maximumSeconds")
    }
}
