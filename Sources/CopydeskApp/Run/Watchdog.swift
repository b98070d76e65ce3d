internal import Files
internal import Foundation
internal import PipelineKit
internal import RunHost
internal import Synchronization

/// Ends the process when a document takes too long or too much: only a process of its own can be stopped for sure.
final class Watchdog: Sendable {
    /// How a process ends that a document has worn out.
    enum End: Int32 {
        case tooSlow = 98
        case tooMuchMemory = 99
    }

    private static let interval = 0.2
    private let isOver = Mutex(false)

    /// Watches until `stop`; `end` is called on a thread of its own, which no document can keep busy.
    init(_ journal: InFlightJournal, limits: DocumentLimits, end: @escaping @Sendable (End) -> Void) {
        Thread.detachNewThread { [isOver = self] in
            while !isOver.isOver.withLock({ $0 }) {
                Thread.sleep(forTimeInterval: Self.interval)
                if journal.longest > .seconds(limits.maximumSeconds) { end(.tooSlow) }
                if limits.maximumMemoryBytes > 0, FileSystem.residentBytes > limits.maximumMemoryBytes {
                    end(.tooMuchMemory)
                }
            }
        }
    }

    func stop() { isOver.withLock { $0 = true } }
}
