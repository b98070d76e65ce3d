internal import Files

/// Does a run in a child process and restarts it after a crash, so that one document cannot end the night's run.
///
/// The child resumes from its last seal, and first retries alone what was in flight.
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
        case crashesAgainAndAgain(signal: Int32)
    }

    /// The exit status of a child that has noted which documents it cannot go on with: each time fewer are left.
    package static let takeUpAgain: Int32 = 97
    /// So often in a row the run is tried again after a crash that nothing explains, each time with half of the workers.
    package static let maximumRestarts = 3

    private let start: (_ restarts: Int) -> ChildEnd
    private let stop: () -> StopSignal?
    private let willRestart: (_ signal: Int32) -> Void

    /// Supervises children started by `start`; `willRestart` receives the signal that killed one.
    package init(
        start: @escaping (_ restarts: Int) -> ChildEnd, stop: @escaping () -> StopSignal?,
        willRestart: @escaping (_ signal: Int32) -> Void
    ) {
        self.start = start
        self.stop = stop
        self.willRestart = willRestart
    }

    /// Supervises this program with the same arguments; to be created and run before any thread starts.
    ///
    /// `listen` reads what children write to standard error, if it is given.
    package init(
        arguments: [String], listen: (@convention(c) (Int32) -> Void)? = nil,
        willRestart: @escaping (_ signal: Int32) -> Void
    ) {
        self.init(
            start: { Self.runChild(arguments, restarts: $0, listen) }, stop: { StopSignal.last },
            willRestart: willRestart)
    }

    /// How often in a row the run of this supervised process has been restarted without an explanation.
    package static var restarts: Int {
        HostProcess.environment(HostProcess.restartsVariable).flatMap { Int($0) } ?? 0
    }

    /// Runs children until one exits without a crash, or nothing more can be done.
    package func run() -> Outcome {
        var crashes = 0
        while true {
            switch start(crashes) {
            case .exited(Self.takeUpAgain):
                if let stop = stop() { return .stopped(stop) }
                crashes = 0
            case .exited(let status): return .exited(status)
            case .notStarted: return .notStarted
            case .crashed(let signal):
                if let stop = stop() { return .stopped(stop) }
                guard crashes < Self.maximumRestarts else { return .crashesAgainAndAgain(signal: signal) }
                willRestart(signal)
                crashes += 1
            }
        }
    }

    private static func runChild(
        _ arguments: [String], restarts: Int, _ listen: (@convention(c) (Int32) -> Void)?
    ) -> ChildEnd {
        guard let status = HostProcess.runSupervised(arguments, restarts: restarts, listen: listen) else {
            return .notStarted
        }
        let signal = status & 0x7F
        return signal == 0 ? .exited((status >> 8) & 0xFF) : .crashed(signal: signal)
    }
}
