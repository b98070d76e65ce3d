import DatasetIO
import Foundation
import TestSupport
import Testing

/// The main job, run as its user runs it; what is killed or stopped is in `BusyRunTests`.
@Suite struct MainJobTests {
    @Test func `the samples give the dataset that is committed, byte for byte`() throws {
        let folder = try ScratchFolder()
        let outcome = try SampleRuns.run(folder, output: "set")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let expected = try FileTree.read(Checkout.data + "/expected")
        let made = SampleRuns.data(try folder.tree("set"))
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
        let first = try SampleRuns.run(folder, output: "jobs1", ["--jobs", "1"])
        #expect(first.status == 0, "\(first.errors)")
        let expected = SampleRuns.data(try folder.tree("jobs1"))
        for jobs in ["2", "7"] {
            _ = try SampleRuns.run(folder, output: "jobs\(jobs)", ["--jobs", jobs])
            #expect(SampleRuns.data(try folder.tree("jobs\(jobs)")) == expected, "--jobs \(jobs)")
        }
        try folder.copy(Checkout.data + "/samples", as: "elsewhere")
        _ = try SampleRuns.run(folder, output: "moved", ["--input", folder.file("elsewhere")])
        #expect(SampleRuns.data(try folder.tree("moved")) == expected)
        _ = try SampleRuns.run(folder, output: "jobs1", ["--jobs", "2", "--full"])
        #expect(SampleRuns.rows(try folder.tree("jobs1")) == SampleRuns.rows(expected))
    }

    @Test func `bad inputs end in quarantine with their own codes, and the run continues`() throws {
        let folder = try ScratchFolder()
        var generator = SeededGenerator(seed: 3)
        try folder.write("inbox/good.txt", SampleRuns.article("A good story"))
        try folder.write("inbox/empty.html", "")
        try folder.write("inbox/large.html", Data(repeating: 0x61, count: 60 << 20))
        try folder.write(
            "inbox/random.html", Data((0..<5000).map { _ in UInt8.random(in: 0...255, using: &generator) }))
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("inbox/unreadable.html"), withDestinationPath: "/nonexistent")
        let outcome = try SampleRuns.inbox(folder, run: "r")
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
        #expect(try SampleRuns.inbox(folder, run: "s", ["--strict", "--full"]).status == 65)
    }

    @Test func `a dry run writes nothing`() throws {
        let folder = try ScratchFolder()
        let outcome = try SampleRuns.run(folder, output: "set", ["--dry-run", "--limit", "5"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("nothing written"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
}
