internal import Files
internal import Foundation
package import PipelineKit
internal import Synchronization

/// Tells when a document takes too long or too much: only a process of its own can be stopped for sure.
package final class Watchdog: Sendable {
    /// What a document may not exceed; the raw value is the exit status of a process that a document has worn out.
    package enum Bound: Int32, Sendable {
        case time = 98
        case memory = 99
    }

    private static let interval = 0.2
    private let isOver = Mutex(false)

    /// Watches until `stop`; `exceeded` is called on a thread of its own, which no document can keep busy.
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

    /// Ends the watch.
    package func stop() { isOver.withLock { $0 = true } }
}
