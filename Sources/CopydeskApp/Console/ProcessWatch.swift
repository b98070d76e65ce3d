internal import CLinux
internal import Files
internal import Glibc

/// Runs `copydesk run` as a child process and takes it up again if it dies: a crash must not take the night down.
///
/// The child continues from its last seal, and tries what was in work alone before it goes on.
enum ProcessWatch {
    /// Tells the child how often it has been taken up.
    static let restarts = "COPYDESK_WATCHED"
    /// Each start convicts a document or ends for good after a few; this bounds what neither does.
    private static let maximumRestarts = 100

    /// Whether this process is such a child.
    static var isWatched: Bool { FileSystem.environment(restarts) != nil }
    /// How often the run has been taken up.
    static var restartCount: Int { FileSystem.environment(restarts).flatMap { Int($0) } ?? 0 }

    /// Watches over the command if it is one to watch over; ends the process with the command's status then.
    static func begin() {
        copydesk_prepare_signals()
        let arguments = CommandLine.arguments
        guard !isWatched, arguments.count > 1, arguments[1] == "run", !arguments.contains("--dry-run") else {
            return
        }
        for count in 0...maximumRestarts {
            _ = unsafe copydesk_set(restarts, "\(count)")
            let status = unsafe copydesk_run_watched(CommandLine.unsafeArgv)
            let signal = status & 0x7F
            guard status >= 0, signal != 0 else { exit(status < 0 ? 71 : (status >> 8) & 0xFF) }
            guard copydesk_stop() == 0 else { exit(128 + copydesk_stop()) }
            Console.log("copydesk: the run ended by signal \(signal); it is taken up again")
        }
        exit(ExitStatus.software.rawValue)
    }
}
