internal import Files
internal import Foundation
package import PipelineKit

/// Retries suspects in a child process, which runs this program with other arguments.
package struct ChildTrial: SuspectTrial {
    /// How a child ended that did not finish its trial.
    private enum Crash {
        case signal(Int32)
        case tooSlow, tooMuchMemory

        /// How a child ended by itself; nil if its suspects passed.
        init?(exitStatus: Int32) {
            switch exitStatus {
            case Watchdog.Bound.time([]).exitStatus: self = .tooSlow
            case Watchdog.Bound.memory.exitStatus: self = .tooMuchMemory
            default: return nil
            }
        }

        func fault(_ patience: Patience) -> Fault {
            switch self {
            case .signal(let number):
                Fault(.crashed, "the process that retried it alone was killed by signal \(number)")
            case .tooSlow: patience.fault(after: patience.seconds)
            case .tooMuchMemory:
                Fault(.tooMuchMemory, "used more memory than limits.maximumMemoryBytes")
            }
        }
    }

    /// The arguments with which the program does a `TrialRun` of these suspects.
    private let arguments: @Sendable (RunCheckpoint, [WorkPosition]) -> [String]

    package init(arguments: @escaping @Sendable (RunCheckpoint, [WorkPosition]) -> [String]) {
        self.arguments = arguments
    }

    package func crashingDocument(
        among suspects: [WorkPosition], of work: RunCheckpoint, limits: DocumentLimits
    ) throws
        -> CrashingDocument?
    {
        let patience = Patience(limits, after: work.crashingDocuments())
        guard let crash = try run(arguments(work, suspects)),
            let place = InFlightJournal.suspects(path: work.trialPath).first
        else { return nil }
        let seconds = if case .tooSlow = crash { patience.seconds } else { 0.0 }
        return CrashingDocument(place: place, fault: crash.fault(patience), seconds: seconds)
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
        return Crash(exitStatus: child.terminationStatus)
    }
}
