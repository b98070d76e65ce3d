internal import Files
internal import Foundation
package import PipelineKit
internal import Synchronization

/// Reports when a document exceeds its time or memory; only the whole process can be stopped reliably.
package final class Watchdog: Sendable {
    /// A limit of a document.
    package enum Bound: Sendable, Equatable {
        /// What is in flight for too long, and what it is guilty of.
        case time([CrashingDocument])
        case memory

        /// The exit status of a process that tries documents alone, and one exceeded it.
        package var exitStatus: Int32 {
            switch self {
            case .time: 98
            case .memory: 99
            }
        }
    }

    private static let interval = 0.2
    private let isOver = Mutex(false)

    /// Watches until `stop`; `exceeded` is called on a separate thread, which no document can keep busy.
    package init(
        _ journal: InFlightJournal, limits: DocumentLimits, patience: Patience,
        exceeded: @escaping @Sendable (Bound) -> Void
    ) {
        Thread.detachNewThread { [watchdog = self] in
            while !watchdog.isOver.withLock({ $0 }) {
                Thread.sleep(forTimeInterval: Self.interval)
                let overdue = Self.overdue(journal, patience)
                if !overdue.isEmpty { exceeded(.time(overdue)) }
                if limits.maximumMemoryBytes > 0, HostProcess.residentBytes > limits.maximumMemoryBytes {
                    exceeded(.memory)
                }
            }
        }
    }

    private static func overdue(_ journal: InFlightJournal, _ patience: Patience) -> [CrashingDocument] {
        guard !journal.overdue(after: patience.seconds).isEmpty else { return [] }
        return journal.overdue(after: patience.secondsBesideAnother).map { place, seconds in
            CrashingDocument(place: place, fault: patience.fault(after: patience.seconds), seconds: seconds)
        }
    }

    /// Stops watching.
    package func stop() { isOver.withLock { $0 = true } }
}
