internal import Files
internal import Glibc
internal import RunHost

/// The process that a user starts: of `copydesk run` it only watches over the one that does the work.
enum Supervision {
    /// Does a command's run in a child process if it is one; ends this process with the child's status then.
    static func begin() {
        StopSignal.prepare()
        let arguments = CommandLine.arguments
        guard !HostProcess.isSupervised, arguments.dropFirst().first == "run",
            !arguments.contains("--dry-run")
        else { return }
        let supervisor = RunSupervisor(arguments: arguments) { signal in
            Console.log("copydesk: the run ended by signal \(signal); it is taken up again")
        }
        exit(status(of: supervisor.run()))
    }

    private static func status(of outcome: RunSupervisor.Outcome) -> Int32 {
        switch outcome {
        case .exited(let status): status
        case .stopped: ExitStatus.stopped.rawValue
        case .notStarted: ExitStatus.systemError.rawValue
        case .crashesAgainAndAgain: ExitStatus.software.rawValue
        }
    }
}
