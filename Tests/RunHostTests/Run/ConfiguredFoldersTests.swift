import DatasetIO
import Files
import Foundation
import PipelineKit
import RunHost
import TestSupport
import Testing

/// Configurations that can be read and cannot be meant.
@Suite struct ConfiguredFoldersTests {
    private let pipeline: SmallPipeline

    init() throws { pipeline = try SmallPipeline() }

    /// The problems of a configuration with these places and sinks.
    private func problems(
        inbox: String = "inbox", output: String = "dataset", state: String = "state",
        sinks: [String] = ["jsonl"], overrides: LoadedConfiguration.Overrides = .init()
    ) throws -> [ConfigurationProblem] {
        let list = sinks.map { "{\"sink\": \"\($0)\"}" }.joined(separator: ", ")
        try pipeline.folder.write(
            "pipeline.json",
            """
            {"version": 1, "resources": "\(Checkout.data)",
             "source": {"source": "directory", "options": {"path": "\(inbox)"}},
             "stages": [{"stage": "read-text"}], "sinks": [\(list)], "output": "\(output)", "state": "\(state)"}
            """)
        do throws(ConfigurationError) {
            _ = try pipeline.configuration(overrides)
            return []
        } catch {
            return error.problems
        }
    }

    // statiqdev/Statiq#156, chidiwilliams/buzz#1550, sass/node-sass#2184, ivansaul/CLI-Video-Compressor#28,
    // rl-institut/multi-vector-simulator#673, HaveAGitGat/Tdarr#100: what is written is read again.
    @Test(
        arguments: [
            ("inbox", "inbox/dataset", "state", ["output"]),
            ("inbox", "inbox", "state", ["output", "source.options.path"]),
            ("inbox", "dataset", "inbox/.state", ["state"]),
            ("inbox", "inbox/a/b/c", "inbox/d", ["output", "state"]),
            (".", "dataset", "state", ["output", "state"]),
            ("inbox", "inbox/../inbox/set", "state", ["output"]),
            ("dataset/inbox", "dataset", "state", ["source.options.path"]),
            ("state/inbox", "dataset", "state", ["source.options.path"]),
            ("inbox", "state/dataset", "state", ["output"]),
            ("inbox", "dataset", "dataset/state", ["state"]), ("inbox", "dataset", "dataset", ["state"]),
            ("inbox/a.txt", "inbox", "state", ["source.options.path"]),
        ] as [(String, String, String, [String])])
    func `places that lie in each other are refused`(
        inbox: String, output: String, state: String, expected: [String]
    ) throws {
        let found = try problems(inbox: inbox, output: output, state: state)
        #expect(found.map(\.path) == expected, "\(found)")
        #expect(found.allSatisfy { $0.message.contains("lies in the") })
    }

    @Test(
        arguments: [
            ("inbox", "inbox-dataset", "inbox.state"), ("inbox", "out/dataset", "out/state"),
            ("inbox/a.txt", "inbox/dataset", "inbox/state"),
            ("nowhere", "nothing", "none"), ("inbox", "inbox/../dataset", "state"),
        ])
    func `places beside each other are not`(inbox: String, output: String, state: String) throws {
        #expect(try problems(inbox: inbox, output: output, state: state) == [])
    }

    // stacklok/mecatl#420: a place is the same by whatever name, also where it is not made yet.
    @Test func `a place behind a link is where the link leads`() throws {
        try FileManager.default.createSymbolicLink(
            atPath: pipeline.folder.file("alias"), withDestinationPath: pipeline.folder.file("inbox"))
        #expect(try problems(output: "alias/new/dataset").map(\.path) == ["output"])
        #expect(try problems(inbox: "alias", output: "inbox/dataset").map(\.path) == ["output"])
    }

    @Test func `places that the command line gives count instead of the configured ones`() throws {
        let inbox = pipeline.folder.file("inbox")
        #expect(try problems(overrides: .init(output: inbox + "/set")).map(\.path) == ["output", "state"])
        #expect(
            try problems(output: "inbox/set", overrides: .init(output: pipeline.folder.file("set"))) == [])
        #expect(
            try problems(overrides: .init(input: pipeline.folder.path)).map(\.path) == ["output", "state"])
    }

    @Test func `no sink, and a sink that is there twice, are refused with everything else`() throws {
        #expect(try problems(sinks: []).map(\.path) == ["sinks"])
        #expect(try problems(sinks: ["jsonl", "csv"]) == [])
        let found = try problems(output: "inbox/set", sinks: ["jsonl", "csv", "jsonl", "jsonlines"])
        #expect(found.map(\.path) == ["sinks[3].sink", "sinks[2].sink", "output"], "\(found)")
        #expect(found[1].message.contains("'jsonl' is there already, as sinks[0]"))
    }

    @Test func `a problem that is no file's is told without one`() {
        let problem = ConfigurationProblem(path: "", message: "no resource folder found")
        #expect(ConfigurationError(file: nil, problems: [problem]).description == "no resource folder found")
        let placed = ConfigurationProblem(path: "sinks", message: "there is none")
        #expect(
            ConfigurationError(file: "a.json", problems: [placed]).description
                == "a.json: sinks: there is none")
    }

    // MARK: The state of another dataset

    private func run(_ name: String, output: String, isFull: Bool = false) async throws -> RunSession.Outcome
    {
        var overrides = LoadedConfiguration.Overrides(output: pipeline.folder.file(output))
        overrides.state = pipeline.folder.file("state")
        var request = pipeline.request(name)
        request.isFull = isFull
        return try await RunSession(
            pipeline.configuration(overrides), request, observer: pipeline.events
        ).run()
    }

    @Test(arguments: [true, false])
    func `a state that belongs to another dataset is refused, even to begin anew`(isFull: Bool) async throws {
        try pipeline.write("10", "Story number 10")
        _ = try await run("one", output: "first")
        let error = await #expect(throws: ConfigurationError.self) {
            try await run("two", output: "second", isFull: isFull)
        }
        #expect(error?.problems.map(\.path) == ["state"])
        #expect(error?.problems.first?.message.contains("/first") == true)
        #expect(!pipeline.exists("second"))
        // Where that dataset is gone, the state may begin anew with this one.
        try FileManager.default.removeItem(atPath: pipeline.folder.file("first"))
        await #expect(throws: OutputError.self) { try await run("two", output: "second") }
        #expect(try await run("two", output: "second", isFull: true).report?.articles == 1)
    }

    @Test func `dataset and state may be moved together`() async throws {
        try pipeline.write("10", "Story number 10")
        try await pipeline.run("one")
        for part in ["dataset", "state"] {
            try pipeline.folder.copy(pipeline.folder.file(part), as: "elsewhere/\(part)")
        }
        let configuration = try pipeline.configuration(
            .init(
                output: pipeline.folder.file("elsewhere/dataset"),
                state: pipeline.folder.file("elsewhere/state")))
        let outcome = try await RunSession(configuration, pipeline.request("two"), observer: pipeline.events)
            .run()
        #expect(outcome.nothingNew?.unchanged == 1)
    }

    @Test func `validate compares them without a run`() async throws {
        try pipeline.configuration().requireMatchingState()
        try pipeline.write("10", "Story number 10")
        try await pipeline.run("one")
        try pipeline.configuration().requireMatchingState()
        let other = try pipeline.configuration(
            .init(output: pipeline.folder.file("second"), state: pipeline.folder.file("state")))
        let error = #expect(throws: ConfigurationError.self) { try other.requireMatchingState() }
        #expect(error?.problems.first?.path == "state")
        try FileManager.default.removeItem(atPath: pipeline.folder.file("dataset"))
        #expect(throws: ConfigurationError.self) { try pipeline.configuration().requireMatchingState() }
    }
}
