internal import Files
internal import RunHost

/// The process that a user starts: for `copydesk run` it only supervises the process that does the work.
enum Supervision {
    /// If the command is a run, does it in a child process and exits with the child's status.
    static func begin() {
        StopSignal.prepare()
        guard HostProcess.knowsItself else {
            Console.log("copydesk: cannot run without /proc; mount it")
            HostProcess.exit(ExitStatus.systemError.rawValue)
        }
        let arguments = CommandLine.arguments
        guard !HostProcess.isSupervised, arguments.dropFirst().first == "run",
            !arguments.contains("--dry-run")
        else { return }
        let format = format(arguments)
        let kept = keepStandardInput(arguments)
        let supervisor = RunSupervisor(arguments: arguments, listen: format == .json ? listen : nil) {
            signal in
            let text = "the run was killed by signal \(signal); it is taken up again"
            Console.log(LogLine.message(text, "killed", format))
        }
        let outcome = supervisor.run()
        StandardInputFile.forget(kept)
        if case .crashesAgainAndAgain(let signal) = outcome {
            Console.log(LogLine.message(reason(signal), "crashes", format))
        }
        HostProcess.exit(status(of: outcome))
    }

    /// Keeps standard input if it is among the documents of a run, which may have to begin anew.
    private static func keepStandardInput(_ arguments: [String]) -> String? {
        let names = ["--output", "-o"]
        let hasOutput = arguments.contains { names.contains($0) || $0.hasPrefix("--output=") }
        guard hasOutput, arguments.contains(StandardInputFile.name) else { return nil }
        do throws(FileError) {
            return try StandardInputFile.keep()
        } catch {
            Console.log("copydesk: standard input: \(error)")
            HostProcess.exit(ExitStatus.inputOutput.rawValue)
        }
    }

    /// The format of the log, before anybody has parsed the arguments.
    private static func format(_ arguments: [String]) -> LogFormat {
        let isJSON =
            arguments.contains("--log-format=json")
            || zip(arguments, arguments.dropFirst()).contains { $0 == ("--log-format", "json") }
        return isJSON ? .json : .text
    }

    /// Whatever ends up on standard error is JSON, also what the runtime writes of a crash.
    private static let listen: @convention(c) (Int32) -> Void = { descriptor in
        LogLine.passOn(from: FileHandle(duplicating: descriptor, path: "the run's standard error"))
    }

    /// The kernel's signal to a process that takes memory which nobody has.
    private static let outOfMemory: Int32 = 9

    private static func reason(_ signal: Int32) -> String {
        let times = RunSupervisor.maximumRestarts + 1
        guard signal != outOfMemory else {
            return
                "the run was killed \(times) times in a row, each time with half of the workers: there is too little memory, "
                + "or somebody kills it; nothing was published"
        }
        return
            "the run crashed \(times) times in a row, but every document in flight succeeds when it is tried alone; "
            + "nothing was published"
    }

    private static func status(of outcome: RunSupervisor.Outcome) -> Int32 {
        switch outcome {
        case .exited(let status): status
        case .stopped: ExitStatus.stopped.rawValue
        case .notStarted: ExitStatus.systemError.rawValue
        case .crashesAgainAndAgain(outOfMemory): ExitStatus.inputOutput.rawValue
        case .crashesAgainAndAgain: ExitStatus.software.rawValue
        }
    }
}
