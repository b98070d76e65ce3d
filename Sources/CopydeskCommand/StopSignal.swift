internal import Dispatch
internal import Glibc
internal import Synchronization

/// SIGINT and SIGTERM as cancellation: the run drains, leaves nothing half-written, and says how it ended.
enum StopSignal {
    private static let number = Mutex<Int32>(0)

    /// How a cancelled run ends.
    static var received: ExitStatus { number.withLock { $0 == SIGTERM } ? .terminated : .interrupted }

    /// Runs an operation that a signal cancels.
    static func cancelling<Result: Sendable>(
        _ operation: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let task = Task { try await operation() }
        let sources = [SIGINT, SIGTERM].map { signalNumber in
            _ = signal(signalNumber, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: signalNumber, queue: .global())
            source.setEventHandler {
                number.withLock { $0 = signalNumber }
                task.cancel()
            }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        return try await task.value
    }
}
