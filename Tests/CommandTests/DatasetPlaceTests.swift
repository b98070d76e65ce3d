import Foundation
import TestSupport
import Testing

/// Which dataset a command takes, and what of a configuration it refuses.
@Suite struct DatasetPlaceTests {
    private let folder: ScratchFolder

    /// Two pages, a dataset and a state whose names are the configuration's own.
    init() throws {
        folder = try ScratchFolder()
        try configure()
        for name in ["a", "b"] {
            try folder.write("in/\(name).html", NightlyInbox.page("\(name).html", "Story of \(name)"))
        }
    }

    private func configure(output: String = "set", sinks: String = #"{"sink":"jsonl"}"#) throws {
        try folder.write(
            "pipeline.json",
            """
            {"version":1,"resources":"\(Checkout.data)","source":{"source":"directory","options":{"path":"in"}},
             "stages":[{"stage":"fetch"},{"stage":"clean-html"}],"sinks":[\(sinks)],"output":"\(output)","state":"memory"}
            """)
    }

    private func call(_ arguments: String...) throws -> Program.Outcome {
        try Program.run(arguments, in: folder.path)
    }

    @Test func `every command finds what the configuration names`() throws {
        #expect(try call("run", "--run-id", "one").status == 0)
        try folder.write("in/c.html", NightlyInbox.page("c.html", "Story of c"))
        #expect(try call("run", "--run-id", "two").status == 0)
        try folder.write("set/.DS_Store", "x")
        let verified = try call("verify")
        #expect(verified.status == 0 && verified.output.hasPrefix("set: sound; 2 run"), "\(verified)")
        #expect(verified.errors == "copydesk: warning: .DS_Store: is no part of the dataset and ignored\n")
        for place in [["set"], ["pipeline.json"], ["--output", "set"]] {
            #expect(try Program.run(["verify"] + place, in: folder.path).status == 0)
        }
        #expect(try call("restore", "--all").output.split(separator: "\n").count == 3)
        #expect(try call("restore", "--all", "pipeline.json", "--output", "back.jsonl").status == 0)
        for place in [[], ["set"]] {
            #expect(try Program.run(["status"] + place, in: folder.path).output.hasPrefix("set: 2 runs"))
        }
        #expect(try call("upgrade").output == "set is up to date\n")
        #expect(try call("prune", "set", "--keep", "2").output == "nothing to prune\n")
        #expect(try call("compact", "set").output.hasPrefix("merged 2 runs"))
        #expect(try call("verify", "nowhere").status == 66)
        #expect(try call("verify", "nowhere.json").status == 78)
    }

    @Test func `a strict run with a fault publishes nothing and reads it again`() throws {
        try folder.write("in/bad.html", "\u{1}\u{2}\u{0}\u{0}\u{0}\u{3}\u{4}\u{0}")
        for _ in 0..<2 {
            let strict = try call("run", "--strict")
            #expect(strict.status == 65, "\(strict)")
            #expect(strict.errors.contains("nothing was published"))
            #expect(!FileManager.default.fileExists(atPath: folder.file("set")))
        }
        #expect(try call("run").status == 0)
    }

    @Test func `what cannot be meant is refused before anything is read or made`() throws {
        try configure(output: "in/set", sinks: #"{"sink":"jsonl"},{"sink":"jsonl"}"#)
        for command in ["validate", "run", "compact"] {
            let outcome = try call(command)
            #expect(outcome.status == 78)
            for problem in [
                "pipeline.json: output: 'in/set' lies in the inbox 'in'", "sinks[1].sink: 'jsonl'",
            ] {
                #expect(outcome.errors.contains(problem), "\(outcome.errors)")
            }
        }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
                "in", "pipeline.json",
            ])
    }

    @Test func `the state of another dataset is refused`() throws {
        #expect(try call("run").status == 0)
        try configure(output: "other")
        for arguments in [["validate"], ["run"], ["run", "--full"]] {
            let outcome = try Program.run(arguments, in: folder.path)
            #expect(outcome.status == 78, "\(outcome)")
            #expect(outcome.errors.contains("pipeline.json: state: 'memory' is the state of the dataset "))
        }
    }
}
