internal import Files
internal import Foundation
package import PipelineKit
internal import Synchronization

/// Reports when a document exceeds its time or memory; only the whole process can be stopped reliably.
package final class Watchdog: Sendable {
    /// A limit of a document; the raw value is the exit status of a process whose document exceeded it.
    package enum Bound: Int32, Sendable {
        case time = 98
        case memory = 99
    }

    private static let interval = 0.2
    private let isOver = Mutex(false)

    /// Watches until `stop`; `exceeded` is called on a separate thread, which no document can keep busy.
    package init(
        _ journal: InFlightJournal, limits: DocumentLimits, exceeded: @escaping @Sendable (Bound) -> Void
    ) {
        Thread.detachNewThread { [watchdog = self] in
            while !watchdog.isOver.withLock({ $0 }) {
                Thread.sleep(forTimeInterval: Self.interval)
                if journal.longest > .seconds(limits.maximumSeconds) { exceeded(.time) }
                if limits.maximumMemoryBytes > 0, HostProcess.residentBytes > limits.maximumMemoryBytes {
                    exceeded(.memory)
                }
            }
        }
    }

    /// Stops watching.
    package func stop() { isOver.withLock { $0 = true } }
}
