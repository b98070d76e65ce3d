internal import Dispatch
internal import Glibc
internal import Synchronization

/// SIGINT and SIGTERM as cancellation: the run drains, leaves nothing half-written, and says how it ended.
enum StopSignal {
    private static let number = Mutex<Int32>(0)

    /// How a cancelled run ends.
    static var received: ExitStatus { number.withLock { $0 == SIGTERM } ? .terminated : .interrupted }

    /// Runs an operation that a signal cancels, whenever it comes: handlers stand before the operation begins.
    static func cancelling<Result: Sendable>(
        _ operation: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        var sources: [any DispatchSourceSignal] = []
        for number in [SIGINT, SIGTERM] { sources.append(await handle(number)) }
        defer { for source in sources { source.cancel() } }
        let task = Task { try await operation() }
        cancel.withLock { $0 = { task.cancel() } }
        if number.withLock({ $0 != 0 }) { task.cancel() }
        return try await task.value
    }

    private static let cancel = Mutex<@Sendable () -> Void>({})

    /// Returns once the signal would be caught: an ignored one would be lost, if it came before that.
    private static func handle(_ signalNumber: Int32) async -> any DispatchSourceSignal {
        let source = DispatchSource.makeSignalSource(signal: signalNumber, queue: .global())
        source.setEventHandler {
            number.withLock { $0 = signalNumber }
            cancel.withLock { $0() }
        }
        await withCheckedContinuation { registered in
            source.setRegistrationHandler { registered.resume() }
            source.resume()
        }
        return source
    }
}
