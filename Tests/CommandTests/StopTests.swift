import Foundation
import TestSupport
import Testing

/// Runs that are told to stop, or whose terminal or reader goes.
@Suite struct StopTests {
    private let inbox: NightlyInbox
    private let expected: [String: Data]

    init() throws {
        inbox = try NightlyInbox()
        for number in 10..<70 { try inbox.write("\(number).html", "Story number \(number)") }
        try inbox.write("99.html", "The last story", extra: "POISONED")
        _ = try inbox.run("one")
        expected = try Self.data(inbox)
        for name in ["set", ".set.state"] {
            try FileManager.default.removeItem(atPath: inbox.folder.file(name))
        }
    }

    private static func data(_ inbox: NightlyInbox) throws -> [String: Data] {
        try inbox.folder.tree("set").filter { !$0.key.hasPrefix("runs/") }
    }

    /// A run of one worker that stands at the last page until it is told otherwise.
    private func startHanging(_ more: [String]) throws -> Program.Running {
        let running = try Program.start(
            inbox.arguments("one", ["--jobs", "1"] + more), in: inbox.folder.path,
            environment: [
                "COPYDESK_TRAP": "hang:POISONED", "COPYDESK_SEAL_BYTES": "5000",
                "SWIFT_BACKTRACE": "enable=no",
            ])
        let sealed = inbox.folder.file(".set.state/work/pass-0/chunk-000002")
        while !FileManager.default.fileExists(atPath: sealed), running.process.isRunning {
            Thread.sleep(forTimeInterval: 0.01)
        }
        // From the third part on it is in the last batch, which has the page.
        Thread.sleep(forTimeInterval: 0.3)
        return running
    }

    @Test func `a document that does not end holds up a stopped run for a bound, and costs no sealed work`()
        throws
    {
        let running = try startHanging(["--drain", "1"])
        kill(running.process.processIdentifier, SIGTERM)
        running.process.waitUntilExit()
        let outcome = running.outcome()
        #expect(outcome.status == 143, "\(outcome.errors)")
        #expect(outcome.errors.contains("in flight after 1 seconds"), "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: inbox.folder.file("set")))
        let status = try Program.run(
            [
                "status", inbox.config, "--output", inbox.folder.file("set"), "--input",
                inbox.folder.file("inbox"),
            ],
            in: inbox.folder.path)
        #expect(
            status.output.contains("unfinished run one over 61 inputs"), "\(status.output)\(status.errors)")
        #expect(!status.output.contains("pass 0: 0 sealed parts"), "\(status.output)")
        let last = try inbox.run("one")
        #expect(last.errors.contains("resumed"), "\(last.errors)")
        #expect(try Self.data(inbox) == expected)
        #expect(try inbox.problems() == [])
    }

    @Test func `a killed run resumes from its last sealed part to the same bytes`() throws {
        let running = try startHanging([])
        kill(running.process.processIdentifier, SIGKILL)
        running.process.waitUntilExit()
        _ = running.outcome()
        // What was sealed is not read again: were it, another text would show.
        try inbox.write("10.html", "Story number 10", extra: "A sentence came later.")
        let last = try inbox.run("one")
        #expect(last.errors.contains("resumed"), "\(last.errors)")
        #expect(try Self.data(inbox) == expected)
        #expect(try inbox.problems() == [])
        #expect(try inbox.run("two").output.contains("1 changed"))
    }

    @Test func `a closed terminal stops nothing`() throws {
        let running = try startHanging([])
        for process in try Self.family(of: running.process.processIdentifier) { kill(process, SIGHUP) }
        Thread.sleep(forTimeInterval: 0.3)
        #expect(running.process.isRunning)
        kill(running.process.processIdentifier, SIGKILL)
        running.process.waitUntilExit()
        _ = running.outcome()
    }

    /// A process and those that it has started.
    private static func family(of process: Int32) throws -> [Int32] {
        let children = try String(
            contentsOfFile: "/proc/\(process)/task/\(process)/children", encoding: .utf8)
        return [process] + children.split(separator: " ").compactMap { Int32($0) }
    }

    @Test(arguments: ["run", "extract"])
    func `a reader that has gone is not an error`(command: String) throws {
        let arguments =
            command == "run"
            ? inbox.arguments("one") : ["extract", "--data", Checkout.data, inbox.folder.file("inbox")]
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/bash")
        shell.arguments =
            ["-c", #""$@" 2>/dev/null | true; exit "${PIPESTATUS[0]}""#, "bash", Program.path] + arguments
        shell.currentDirectoryURL = URL(filePath: inbox.folder.path)
        try shell.run()
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 0)
    }
}
