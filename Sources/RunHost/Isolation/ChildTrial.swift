internal import Files
internal import Foundation
package import PipelineKit

/// Retries suspects in a child process, which runs this program with other arguments.
package struct ChildTrial: SuspectTrial {
    /// How a child ended that did not finish its trial.
    private enum Crash {
        case signal(Int32)
        case exceeded(Watchdog.Bound)

        var fault: Fault {
            switch self {
            case .signal(let number):
                Fault(.crashed, "the process that retried it alone was killed by signal \(number)")
            case .exceeded(.time):
                Fault(.tooSlow, "took longer than limits.maximumSeconds")
            case .exceeded(.memory):
                Fault(.tooMuchMemory, "used more memory than limits.maximumMemoryBytes")
            }
        }
    }

    /// The arguments with which the program does a `TrialRun` of these suspects.
    private let arguments: @Sendable (RunCheckpoint, [WorkPosition]) -> [String]

    package init(arguments: @escaping @Sendable (RunCheckpoint, [WorkPosition]) -> [String]) {
        self.arguments = arguments
    }

    package func crashingDocument(among suspects: [WorkPosition], of work: RunCheckpoint) throws
        -> CrashingDocument?
    {
        guard let crash = try run(arguments(work, suspects)),
            let place = InFlightJournal.suspects(path: work.trialPath).first
        else { return nil }
        return CrashingDocument(place: place, fault: crash.fault)
    }

    private func run(_ arguments: [String]) throws -> Crash? {
        let child = Process()
        child.executableURL = URL(filePath: try HostProcess.executable())
        child.arguments = arguments
        child.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) {
            $1
        }
        child.standardOutput = Foundation.FileHandle.nullDevice
        // What ended it is told by its status; a trace of it would be no line of anybody's log.
        child.standardError = Foundation.FileHandle.nullDevice
        try child.run()
        child.waitUntilExit()
        guard child.terminationReason != .uncaughtSignal else { return .signal(child.terminationStatus) }
        return Watchdog.Bound(rawValue: child.terminationStatus).map(Crash.exceeded)
    }
}
