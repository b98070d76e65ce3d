internal import CLinux
package import Dispatch

/// SIGINT or SIGTERM as cancellation: the run drains, leaves nothing half-written, and reports how it ended.
package enum StopSignal: Sendable {
    case interrupt, terminate

    private static let terminateNumber = Int32(COPYDESK_TERMINATE)

    /// The last signal received, if any.
    package static var last: StopSignal? {
        switch copydesk_stop() {
        case 0: nil
        case terminateNumber: .terminate
        default: .interrupt
        }
    }

    /// Sets how this process and its children handle signals; to be called before any thread starts.
    package static func prepare() { copydesk_prepare_signals() }

    /// Runs an operation that a stop signal cancels whenever it arrives: handlers are installed before it begins.
    ///
    /// Documents in flight have `drain` to finish; then `overdue` is called, which ends the process as if killed.
    /// Nothing that was sealed is lost.
    package static func cancelling<Result: Sendable>(
        drain: DispatchTimeInterval, overdue: @escaping @Sendable () -> Void,
        operation: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let event = copydesk_catch_stops()
        let task = Task { try await operation() }
        guard event >= 0 else { return try await task.value }
        // A separate queue, because documents may keep all other threads busy.
        let queue = DispatchQueue(label: "stop", qos: .userInitiated)
        let source = DispatchSource.makeReadSource(fileDescriptor: event, queue: queue)
        source.setEventHandler {
            task.cancel()
            source.cancel()
            queue.asyncAfter(deadline: .now() + drain, execute: overdue)
        }
        source.resume()
        defer { source.cancel() }
        return try await task.value
    }
}
