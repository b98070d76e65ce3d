internal import CLinux
internal import Dispatch
internal import Glibc

/// SIGINT and SIGTERM as cancellation: the run drains, leaves nothing half-written, and says how it ended.
enum StopSignal {
    /// How a cancelled run ends.
    static var received: ExitStatus {
        // Where the shim's functions are inlined into another file, they get variables of their own there.
        @inline(never) get { copydesk_stop() == SIGTERM ? .terminated : .interrupted }
    }

    @inline(never) private static func catchStops() -> Int32 { copydesk_catch_stops() }

    /// Runs an operation that a signal cancels, whenever it comes: handlers stand before the operation begins.
    ///
    /// What is in work has `drain` to end. After that the process ends as one that is killed, which loses nothing that
    /// was sealed; `overdue` is called before.
    static func cancelling<Result: Sendable>(
        drain: DispatchTimeInterval, overdue: @escaping @Sendable () -> Void,
        operation: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let event = catchStops()
        let task = Task { try await operation() }
        guard event >= 0 else { return try await task.value }
        // A queue of its own, for documents may keep all other threads busy.
        let queue = DispatchQueue(label: "stop", qos: .userInitiated)
        let source = DispatchSource.makeReadSource(fileDescriptor: event, queue: queue)
        source.setEventHandler {
            task.cancel()
            source.cancel()
            queue.asyncAfter(deadline: .now() + drain) {
                overdue()
                _exit(received.rawValue)
            }
        }
        source.resume()
        defer { source.cancel() }
        return try await task.value
    }
}
