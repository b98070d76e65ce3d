internal import CLinux
internal import Files
internal import Glibc

/// Has a run done by a child process and taken up again if that dies: a crash must not take the night down.
///
/// The child continues from its last seal, and has what was in work tried alone before it goes on.
package struct RunSupervisor {
    /// How a child ended.
    package enum ChildEnd: Sendable, Equatable {
        case exited(Int32)
        case crashed(signal: Int32)
        case notStarted
    }

    /// How the run ended.
    package enum Outcome: Sendable, Equatable {
        case exited(Int32)
        case stopped(StopSignal)
        case notStarted
        case crashesAgainAndAgain
    }

    /// Each start finds a document or ends for good after a few; this bounds what neither does.
    private static let maximumRestarts = 100

    private let start: (_ restarts: Int) -> ChildEnd
    private let stop: () -> StopSignal?
    private let willRestart: (_ signal: Int32) -> Void

    /// Supervises children that `start` makes; `willRestart` hears which signal ended one.
    package init(
        start: @escaping (_ restarts: Int) -> ChildEnd, stop: @escaping () -> StopSignal?,
        willRestart: @escaping (_ signal: Int32) -> Void
    ) {
        self.start = start
        self.stop = stop
        self.willRestart = willRestart
    }

    /// Supervises this program with the same arguments; to be made and run before there are threads.
    package init(arguments: [String], willRestart: @escaping (_ signal: Int32) -> Void) {
        self.init(
            start: { Self.runChild(arguments, restarts: $0) }, stop: { StopSignal.last },
            willRestart: willRestart)
    }

    /// How often the run of this process, which is supervised, has been taken up.
    package static var restarts: Int {
        HostProcess.environment(HostProcess.restartsVariable).flatMap { Int($0) } ?? 0
    }

    /// Runs children until one ends for good.
    package func run() -> Outcome {
        for restarts in 0...Self.maximumRestarts {
            switch start(restarts) {
            case .exited(let status): return .exited(status)
            case .notStarted: return .notStarted
            case .crashed(let signal):
                if let stop = stop() { return .stopped(stop) }
                willRestart(signal)
            }
        }
        return .crashesAgainAndAgain
    }

    private static func runChild(_ arguments: [String], restarts: Int) -> ChildEnd {
        _ = unsafe setenv(HostProcess.restartsVariable, "\(restarts)", 1)
        var pointers = unsafe arguments.map { unsafe strdup($0) } + [nil]
        defer { unsafe pointers.forEach { unsafe free($0) } }
        let status = unsafe copydesk_run_supervised(&pointers)
        guard status >= 0 else { return .notStarted }
        let signal = status & 0x7F
        return signal == 0 ? .exited((status >> 8) & 0xFF) : .crashed(signal: signal)
    }
}
