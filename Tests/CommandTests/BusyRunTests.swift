import DatasetIO
import Foundation
import TestSupport
import Testing

/// Runs of the main job that somebody kills, stops or doubles while they work.
@Suite struct BusyRunTests {
    @Test func `killed at any moment, a run leaves the old dataset or the new one`() throws {
        let folder = try ScratchFolder()
        var generator = SeededGenerator(seed: 7)
        try folder.write("inbox/old.txt", SampleRuns.article("An old story"))
        let old = try SampleRuns.inbox(folder, run: "old")
        #expect(old.status == 0, "\(old.errors)")
        let whole = try ContinuousClock().measure { _ = try SampleRuns.run(folder, output: "measure") }
        for attempt in 0..<TestEffort.kills(oneIn: 2) {
            let running = try Program.start(
                ["run", SampleRuns.config, "--output", "set", "--run-id", "run\(attempt)"], in: folder.path)
            Thread.sleep(
                forTimeInterval: Double.random(in: 0...1.1, using: &generator) * (whole / .seconds(1)))
            kill(running.process.processIdentifier, SIGKILL)
            running.process.waitUntilExit()
            _ = running.outcome()
            let findings = try DatasetVerifier.verify(folder.file("set"))
            #expect(findings.problems == [], "attempt \(attempt)")
            #expect((1...2).contains(findings.runs))
        }
        let last = try SampleRuns.run(folder, output: "set", ["--full"])
        #expect(last.status == 0)
        #expect(SampleRuns.rows(try folder.tree("set")) == SampleRuns.rows(try folder.tree("measure")))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(!names.contains { $0.contains("staging") || $0.contains("previous") })
    }

    /// An inbox that keeps a run busy for a while.
    private func busyInbox(_ folder: ScratchFolder) throws {
        for number in 0..<800 {
            try folder.write("inbox/\(number).txt", SampleRuns.article("Story \(number)"))
        }
    }

    private func waitForStaging(_ folder: ScratchFolder, _ running: Program.Running) {
        while !FileManager.default.fileExists(atPath: folder.file(".set.staging/a")),
            running.process.isRunning
        {
            Thread.sleep(forTimeInterval: 0.002)
        }
    }

    private func startBusyRun(_ folder: ScratchFolder) throws -> Program.Running {
        try Program.start(
            [
                "run", SampleRuns.config, "--input", folder.file("inbox"), "--output", "set", "--run-id", "a",
                "--jobs",
                "1",
            ],
            in: folder.path)
    }

    @Test(arguments: [(SIGTERM, Int32(143)), (SIGINT, Int32(130))])
    func `a stopped run says so and leaves nothing behind`(signal: Int32, status: Int32) throws {
        let folder = try ScratchFolder()
        try busyInbox(folder)
        let running = try startBusyRun(folder)
        waitForStaging(folder, running)
        kill(running.process.processIdentifier, signal)
        running.process.waitUntilExit()
        let outcome = running.outcome()
        #expect(outcome.status == status, "\(outcome.errors)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names == [".set.lock", ".set.state", "inbox"])
    }

    @Test func `of two runs at once one works and the other reports who holds the lock`() throws {
        let folder = try ScratchFolder()
        try busyInbox(folder)
        let first = try startBusyRun(folder)
        waitForStaging(folder, first)
        let second = try SampleRuns.inbox(folder, run: "b")
        first.process.waitUntilExit()
        #expect(first.outcome().status == 0)
        #expect(second.status == 75)
        #expect(second.errors.contains("process \(first.process.processIdentifier) on "))
        #expect(second.errors.contains(" since 20"))
    }
}
