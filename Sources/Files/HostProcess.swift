internal import CLinux
internal import Glibc

/// This process and the machine it runs on.
package enum HostProcess {
    /// The variable that tells a supervised process how often its run has been restarted.
    package static let restartsVariable = "COPYDESK_WATCHED"

    /// Whether another process of this program supervises this one.
    package static var isSupervised: Bool { environment(restartsVariable) != nil }

    /// The process that a user sees and can stop: the supervisor, if there is one.
    package static var userFacingID: Int32 { isSupervised ? copydesk_parent() : copydesk_process() }

    /// This process's number.
    package static var id: Int32 { copydesk_process() }

    /// Ends this process when the one that started it ends, whatever ends that.
    package static func dieWith(_ parent: Int32) {
        if copydesk_die_with(parent) != 0 { exit(1) }
    }

    /// The machine's name, for messages.
    package static var hostName: String {
        var name = [CChar](repeating: 0, count: 256)
        guard unsafe gethostname(&name, name.count - 1) == 0 else { return "this machine" }
        return FileSystem.displayName(name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) })
    }

    /// A variable of the environment; nil if it is not set.
    package static func environment(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }

    /// Resident bytes of this process; 0 where the system does not report them.
    package static var residentBytes: Int { Int(copydesk_resident_bytes()) }

    /// Whether the system tells a process about itself: where it does not, arguments cannot be read nor children started.
    package static var knowsItself: Bool {
        FileSystem.linkTarget(unsafe String(cString: copydesk_executable())) != nil
    }

    /// The file that this process runs from.
    ///
    /// - Throws: `FileError` if it no longer exists.
    package static func executable() throws(FileError) -> String {
        try FileSystem.realPath(unsafe String(cString: copydesk_executable()))
    }

    /// Runs this program again as a child that dies with it: the status as `waitpid` gives it; nil if it was not started.
    ///
    /// What the child writes to standard error comes to `listen` by a descriptor, if that is given. To be called before
    /// any thread starts.
    package static func runSupervised(
        _ arguments: [String], restarts: Int, listen: (@convention(c) (Int32) -> Void)? = nil
    ) -> Int32? {
        _ = unsafe setenv(restartsVariable, "\(restarts)", 1)
        var pointers = unsafe arguments.map { unsafe strdup($0) } + [nil]
        defer { unsafe pointers.forEach { unsafe free($0) } }
        let status = unsafe copydesk_run_supervised(&pointers, listen)
        return status < 0 ? nil : status
    }

    /// Sets a variable that this process and its children see; to be called before any thread starts.
    package static func setEnvironment(_ name: String, _ value: String) { _ = unsafe setenv(name, value, 1) }

    /// Makes a folder that only this user may enter, for files that are gone when the process ends.
    package static func makeTemporaryFolder() throws(FileError) -> String {
        let parent = environment("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        var name = FileSystem.path(Array("\(parent)/copydesk-XXXXXX".utf8))
        guard unsafe mkdtemp(&name) != nil else { throw FileSystem.failure(.makeFolder, Array(parent.utf8)) }
        return FileSystem.displayName(name.dropLast().map { UInt8(bitPattern: $0) })
    }

    /// Ends this process.
    package static func exit(_ status: Int32) -> Never { Glibc.exit(status) }

    /// Ends this process without what it has registered for its end, while other threads may still be at work.
    package static func exitAtOnce(_ status: Int32) -> Never { _exit(status) }

    /// Turns a write to a closed pipe into an error to handle instead of a signal that kills.
    package static func ignoreBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }

    /// Kills this process, as the system does that of a machine out of memory.
    package static func killAlone() -> Never {
        _ = Glibc.kill(copydesk_process(), SIGKILL)
        while true { pause() }
    }

    /// Kills this process and its supervisor, as SIGKILL from outside would.
    static func kill() -> Never {
        if isSupervised { _ = Glibc.kill(copydesk_parent(), SIGKILL) }
        killAlone()
    }
}

extension FileSystem {
    /// Exchanges two names atomically; false where the file system cannot.
    package static func exchange(_ first: String, _ second: String) throws(FileError) -> Bool {
        try FaultInjection.pass(.exchange, Array(first.utf8))
        let code = unsafe copydesk_exchange(path(Array(first.utf8)), path(Array(second.utf8)))
        if code == 0 { return true }
        if errno == EINVAL || errno == ENOSYS || errno == EXDEV { return false }
        throw failure(.exchange, Array(first.utf8))
    }

    /// Opens a file below an open folder by the system's own call for it; below zero as that says.
    static func openBeneath(_ folder: Int32, _ name: [UInt8], followingLinks: Bool) -> Int32 {
        unsafe copydesk_open_beneath(folder, path(name), followingLinks ? 1 : 0)
    }

    /// Whether something is mounted at a name; nil where the system does not tell.
    package static func isMountPoint(_ name: String) -> Bool? {
        let answer = unsafe copydesk_is_mount_point(path(Array(name.utf8)))
        return answer < 0 ? nil : answer == 1
    }

    /// When the content of a file was last written, in nanoseconds since 1970; nil if that is no number.
    static func modified(_ info: stat) -> Int? {
        let time = unsafe withUnsafePointer(to: info) { unsafe copydesk_modified($0) }
        let (nanoseconds, isBeyond) = Int(time.seconds).multipliedReportingOverflow(by: 1_000_000_000)
        return isBeyond ? nil : nanoseconds &+ Int(time.nanoseconds)
    }

    /// The flag by which a mapped file is read at once.
    static var prefaulting: Int32 { copydesk_prefault() }

    /// Takes the advisory lock of an open file, if it is free.
    static func tryLock(_ descriptor: Int32) -> Bool { copydesk_try_lock(descriptor) == 0 }
}
