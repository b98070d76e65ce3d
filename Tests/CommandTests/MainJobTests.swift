import DatasetIO
import Foundation
import TestSupport
import Testing

/// The main job, run as its user runs it.
@Suite struct MainJobTests {
    private let config = Checkout.root + "/pipeline.json"

    private func run(
        _ folder: ScratchFolder, output: String, _ arguments: [String] = []
    ) throws -> Program.Outcome {
        try Program.run(
            ["run", config, "--output", output, "--run-id", "sample"] + arguments, in: folder.path)
    }

    /// The data files of a dataset; the manifest holds times.
    private func data(_ files: [String: Data]) -> [String: Data] {
        files.filter { !$0.key.hasPrefix("runs/") }
    }

    /// Without the changes, whose numbers go on where a full run replaces a dataset.
    private func rows(_ files: [String: Data]) -> [String: Data] {
        data(files).filter { !$0.key.hasPrefix("changes/") }
    }

    @Test func `the samples give the dataset that is committed, byte for byte`() throws {
        let folder = try ScratchFolder()
        let outcome = try run(folder, output: "set")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let expected = try FileTree.read(Checkout.data + "/expected")
        let made = data(try folder.tree("set"))
        #expect(made.keys.sorted() == expected.keys.sorted())
        for (path, bytes) in expected.sorted(by: { $0.key < $1.key }) {
            #expect(made[path] == bytes, "\(path) differs; scripts/golden-update shows how")
        }
        let verified = try Program.run(["verify", "set"], in: folder.path)
        #expect(verified.status == 0, "\(verified.errors)")
        #expect(verified.output.hasPrefix("set: sound"))
    }

    @Test func `the bytes do not depend on workers, place or time`() throws {
        let folder = try ScratchFolder()
        let first = try run(folder, output: "jobs1", ["--jobs", "1"])
        #expect(first.status == 0, "\(first.errors)")
        let expected = data(try folder.tree("jobs1"))
        for jobs in ["2", "7"] {
            _ = try run(folder, output: "jobs\(jobs)", ["--jobs", jobs])
            #expect(data(try folder.tree("jobs\(jobs)")) == expected, "--jobs \(jobs)")
        }
        try folder.copy(Checkout.data + "/samples", as: "elsewhere")
        _ = try run(folder, output: "moved", ["--input", folder.file("elsewhere")])
        #expect(data(try folder.tree("moved")) == expected)
        _ = try run(folder, output: "jobs1", ["--jobs", "2", "--full"])
        #expect(rows(try folder.tree("jobs1")) == rows(expected))
    }

    @Test func `killed at any moment, a run leaves the old dataset or the new one`() throws {
        let folder = try ScratchFolder()
        var generator = SeededGenerator(seed: 7)
        try folder.write("inbox/old.txt", Self.article("An old story"))
        let old = try inbox(folder, run: "old")
        #expect(old.status == 0, "\(old.errors)")
        let whole = try ContinuousClock().measure { _ = try run(folder, output: "measure") }
        for attempt in 0..<TestEffort.kills(oneIn: 2) {
            let running = try Program.start(
                ["run", config, "--output", "set", "--run-id", "run\(attempt)"], in: folder.path)
            Thread.sleep(
                forTimeInterval: Double.random(in: 0...1.1, using: &generator) * (whole / .seconds(1)))
            kill(running.process.processIdentifier, SIGKILL)
            running.process.waitUntilExit()
            _ = running.outcome()
            let findings = try DatasetVerifier.verify(folder.file("set"))
            #expect(findings.problems == [], "attempt \(attempt)")
            #expect((1...2).contains(findings.runs))
        }
        let last = try run(folder, output: "set", ["--full"])
        #expect(last.status == 0)
        #expect(rows(try folder.tree("set")) == rows(try folder.tree("measure")))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(!names.contains { $0.contains("staging") || $0.contains("previous") })
    }

    static func article(_ title: String) -> String {
        """
        \(title)

        The council of the harbour town voted on Tuesday to repair the old sea wall before the winter storms arrive.

        Engineers told the meeting that the work would take eight months and cost about four million euros in all.

        """
    }

    private func inbox(
        _ folder: ScratchFolder, run: String, _ arguments: [String] = []
    ) throws -> Program.Outcome {
        try Program.run(
            ["run", config, "--input", folder.file("inbox"), "--output", "set", "--run-id", run] + arguments,
            in: folder.path)
    }

    @Test func `bad inputs end in quarantine with their own codes, and the run continues`() throws {
        let folder = try ScratchFolder()
        var generator = SeededGenerator(seed: 3)
        try folder.write("inbox/good.txt", Self.article("A good story"))
        try folder.write("inbox/empty.html", "")
        try folder.write("inbox/large.html", Data(repeating: 0x61, count: 60 << 20))
        try folder.write(
            "inbox/random.html", Data((0..<5000).map { _ in UInt8.random(in: 0...255, using: &generator) }))
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("inbox/unreadable.html"), withDestinationPath: "/nonexistent")
        let outcome = try inbox(folder, run: "r")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let rows = try folder.read("set/quarantine/run=r/part-00000.jsonl").split(separator: "\n")
        for (path, code) in [
            ("empty.html", "empty_input"), ("large.html", "too_large"), ("random.html", "binary_input"),
            ("unreadable.html", "unreadable"),
        ] {
            #expect(
                rows.contains { $0.contains("\"path\":\"\(path)\"") && $0.contains("\"code\":\"\(code)\"") },
                "\(path)")
        }
        #expect(rows.count == 4)
        #expect(try folder.read("set/articles/run=r/part-00000.jsonl").split(separator: "\n").count == 1)
        #expect(try inbox(folder, run: "s", ["--strict", "--full"]).status == 65)
    }

    /// An inbox that keeps a run busy for a while.
    private func busyInbox(_ folder: ScratchFolder) throws {
        for number in 0..<800 { try folder.write("inbox/\(number).txt", Self.article("Story \(number)")) }
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
                "run", config, "--input", folder.file("inbox"), "--output", "set", "--run-id", "a", "--jobs",
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
        let second = try inbox(folder, run: "b")
        first.process.waitUntilExit()
        #expect(first.outcome().status == 0)
        #expect(second.status == 75)
        #expect(second.errors.contains("process \(first.process.processIdentifier) on "))
        #expect(second.errors.contains(" since 20"))
    }

    @Test func `a dry run writes nothing`() throws {
        let folder = try ScratchFolder()
        let outcome = try run(folder, output: "set", ["--dry-run", "--limit", "5"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("nothing written"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
}
