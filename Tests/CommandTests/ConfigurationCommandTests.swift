import Foundation
import TestSupport
import Testing

@Suite struct ConfigurationCommandTests {
    private let config = Checkout.root + "/pipeline.json"

    private let mistakes = """
        {
          "version": 1,
          "resource": "data",
          "source": { "source": "directory", "options": { "path": 3 } },
          "stages": [
            { "stage": "fetch" },
            { "stage": "clean-htm" },
            { "stage": "dedupe", "options": { "windowDay": 3, "mode": "fuzzy" } }
          ],
          "sinks": [{ "sink": "jsonl" }],
          "output": "set"
        }
        """

    @Test func `five mistakes are reported at once, with path and nearest name, before the run begins`()
        throws
    {
        let folder = try ScratchFolder()
        try folder.write("pipeline.json", mistakes)
        try folder.write("inbox/a.txt", "text")
        let outcome = try Program.run(["run"], in: folder.path)
        #expect(outcome.status == 78)
        for problem in [
            "resource: unknown key; did you mean 'resources'?", "source.options.path: must be a string",
            "stages[1].stage: unknown stage 'clean-htm'; did you mean 'clean-html'?",
            "stages[2].options.windowDay: unknown key; did you mean 'windowDays'?",
            "stages[2].options.mode: must be one of 'off', 'exact', 'near'",
        ] {
            #expect(outcome.errors.contains("pipeline.json: \(problem)"), "\(outcome.errors)")
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names == ["inbox", "pipeline.json"])
    }

    @Test(
        arguments: [
            ("{", "line 1, column 2: unexpected end of text"), ("[]", "must be an object"),
            ("{\"version\":2}", "version: must be an integer from 1 to 1"), ("{}", "stages: is required"),
        ])
    func `an invalid configuration is reported with its place`(text: String, problem: String) throws {
        let folder = try ScratchFolder()
        try folder.write("pipeline.json", text)
        let outcome = try Program.run(["validate"], in: folder.path)
        #expect(outcome.status == 78)
        #expect(outcome.errors.contains(problem), "\(outcome.errors)")
    }

    @Test(arguments: ["open:3", "map:1"])
    func `a resource that is temporarily unreadable is not a configuration problem`(call: String) throws {
        let folder = try ScratchFolder()
        let outcome = try Program.run(
            ["validate", config], in: folder.path, environment: ["COPYDESK_FAULTS": "\(call):EMFILE:on"])
        #expect(outcome.status == 74, "\(outcome.errors)")
        #expect(outcome.errors.contains("too many open files"), "\(outcome.errors)")
    }

    @Test func `a missing resource is a configuration problem too`() throws {
        let folder = try ScratchFolder()
        try folder.write("pipeline.json", try String(contentsOfFile: config, encoding: .utf8))
        let outcome = try Program.run(["validate"], in: folder.path)
        #expect(outcome.status == 78)
        #expect(outcome.errors.contains("stages[1]: resource"), "\(outcome.errors)")
    }

    @Test func `the resolved plan can be printed`() throws {
        let plan = try Program.run(["validate", config, "--print"], in: Checkout.root)
        #expect(plan.status == 0, "\(plan.errors)")
        #expect(plan.output.contains("\"windowDays\":0"))
        #expect(plan.output.contains("\"resourceDigests\""))
    }

    @Test func `the committed schema is the one the program prints`() throws {
        let printed = try Program.run(["schema"], in: Checkout.root)
        let committed = try String(contentsOfFile: Checkout.data + "/pipeline.schema.json", encoding: .utf8)
        #expect(printed.output == committed)
    }

    @Test func `a folder made by init runs as it is`() throws {
        let folder = try ScratchFolder()
        #expect(try Program.run(["init", "desk"], in: folder.path).status == 0)
        try folder.write("desk/inbox/a.txt", SampleRuns.article("A story"))
        let outcome = try Program.run(["run", "desk/pipeline.json"], in: folder.path)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(FileManager.default.fileExists(atPath: folder.file("desk/dataset/articles")))
        #expect(try Program.run(["init", "desk"], in: folder.path).status == 73)
    }

    @Test func `every source, stage and sink has a page that names each of its options`() throws {
        let listing = try Program.run(["stages"], in: Checkout.root).output
        var page = ""
        for line in listing.split(separator: "\n").map(String.init) where !line.hasPrefix("        ") {
            let word = line.split(separator: " ").first.map(String.init) ?? ""
            if line.hasSuffix("  (stage)") {
                page = try String(contentsOfFile: "\(Checkout.root)/docs/stages/\(word).md", encoding: .utf8)
            } else if line.hasSuffix("  (source)") || line.hasSuffix("  (sink)") {
                page = try String(
                    contentsOfFile: "\(Checkout.root)/docs/sources-and-sinks.md", encoding: .utf8)
            } else if line.hasPrefix("    "), line.contains(", default ") {
                #expect(page.contains("`\(word)`"), "\(word) is not documented")
            }
        }
        #expect(!page.isEmpty)
    }

    @Test(
        arguments: [
            ["run", "--jobs", "0"], ["run", "--run-id", "../x"], ["nonsense"], ["parse"], ["run", "--nope"],
        ])
    func `wrong usage exits with 64`(arguments: [String]) throws {
        #expect(try Program.run(arguments, in: Checkout.root).status == 64)
    }

    @Test(arguments: [("EMFILE", Int32(74), "too many open files"), ("EACCES", 78, "permission denied")])
    func `a model that temporarily cannot be mapped is not a configuration problem`(
        error: String, status: Int32, message: String
    ) throws {
        let outcome = try Program.run(
            ["validate", config], in: Checkout.root, environment: ["COPYDESK_FAULTS": "map:1:\(error)"])
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }

    @Test func `missing input and foreign output have their own codes`() throws {
        let folder = try ScratchFolder()
        try folder.write("home/thesis.txt", "years of work")
        let input = try Program.run(
            ["run", config, "--input", "nowhere", "--output", "set"], in: folder.path)
        #expect(input.status == 66)
        let output = try Program.run(["run", config, "--output", "home"], in: folder.path)
        #expect(output.status == 73)
        #expect(try folder.read("home/thesis.txt") == "years of work")
    }
}
