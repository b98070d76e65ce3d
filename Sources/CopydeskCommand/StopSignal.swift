internal import CLinux
internal import Dispatch
internal import Glibc

/// SIGINT and SIGTERM as cancellation: the run drains, leaves nothing half-written, and says how it ended.
enum StopSignal {
    /// How a cancelled run ends.
    static var received: ExitStatus { copydesk_stop() == SIGTERM ? .terminated : .interrupted }

    /// Runs an operation that a signal cancels, whenever it comes: handlers stand before the operation begins.
    static func cancelling<Result: Sendable>(
        _ operation: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let event = copydesk_catch_stops()
        let task = Task { try await operation() }
        guard event >= 0 else { return try await task.value }
        let source = DispatchSource.makeReadSource(fileDescriptor: event, queue: .global())
        source.setEventHandler {
            task.cancel()
            source.cancel()
        }
        source.resume()
        defer { source.cancel() }
        return try await task.value
    }
}
