internal import Files
internal import RunHost

/// The process that a user starts: for `copydesk run` it only supervises the process that does the work.
enum Supervision {
    /// If the command is a run, does it in a child process and exits with the child's status.
    static func begin() {
        StopSignal.prepare()
        let arguments = CommandLine.arguments
        guard !HostProcess.isSupervised, arguments.dropFirst().first == "run",
            !arguments.contains("--dry-run")
        else { return }
        let supervisor = RunSupervisor(arguments: arguments) { signal in
            Console.log("copydesk: the run was killed by signal \(signal); it is taken up again")
        }
        HostProcess.exit(status(of: supervisor.run()))
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
