import RunHost
import Synchronization
import Testing

/// What a supervisor makes of the ends of its children.
@Suite struct RunSupervisorTests {
    /// Supervises children that end in order, the last again and again; answers with the signals of restarts as well.
    private func supervise(
        _ ends: [RunSupervisor.ChildEnd], stop: StopSignal? = nil
    ) -> (outcome: RunSupervisor.Outcome, signals: [Int32]) {
        let signals = Mutex<[Int32]>([])
        let supervisor = RunSupervisor {
            ends[min($0, ends.count - 1)]
        } stop: {
            stop
        } willRestart: { signal in
            signals.withLock { $0.append(signal) }
        }
        return (supervisor.run(), signals.withLock { $0 })
    }

    @Test func `a child's status is the run's`() {
        #expect(supervise([.exited(65)]) == (.exited(65), []))
    }

    @Test func `a run whose process crashes is restarted until it ends`() {
        #expect(supervise([.crashed(signal: 4), .crashed(signal: 11), .exited(0)]) == (.exited(0), [4, 11]))
    }

    @Test func `a stopped run is not restarted`() {
        #expect(supervise([.crashed(signal: 2)], stop: .interrupt) == (.stopped(.interrupt), []))
        #expect(supervise([.exited(143)], stop: .terminate) == (.exited(143), []))
    }

    @Test func `a process that cannot be started is not tried again`() {
        #expect(supervise([.notStarted]) == (.notStarted, []))
    }

    @Test func `a run that only crashes is tried three times more, and given up`() {
        let (outcome, signals) = supervise([.crashed(signal: 9)])
        #expect(outcome == .crashesAgainAndAgain(signal: 9))
        #expect(signals == [9, 9, 9])
    }

    @Test func `a hundred documents that end the process do not end the run, since each is found out`() {
        let starts = Mutex<[Int]>([])
        let supervisor = RunSupervisor {
            let restarts = $0
            let number = starts.withLock {
                $0.append(restarts); return $0.count
            }
            if number > 200 { return .exited(0) }
            return number.isMultiple(of: 2) ? .exited(RunSupervisor.takeUpAgain) : .crashed(signal: 11)
        } stop: {
            nil
        } willRestart: { _ in
        }
        #expect(supervisor.run() == .exited(0))
        #expect(starts.withLock { $0 }.max() == 1)
    }

    @Test func `a stopped run is not taken up again`() {
        #expect(
            supervise([.exited(RunSupervisor.takeUpAgain)], stop: .terminate) == (.stopped(.terminate), []))
    }
}
