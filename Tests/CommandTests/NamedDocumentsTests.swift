import Foundation
import JSON
import TestSupport
import Testing

/// Runs of those who have no configuration: documents named on the command line, and what is said where that cannot be meant.
@Suite struct NamedDocumentsTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
        try folder.write("news/a.txt", Self.story("Sea wall of the harbour town is repaired", "wall"))
        try folder.write("news/deep/b.txt", Self.story("Two bridges over the canal are closed", "bridge"))
        try folder.write("mail/.hidden.txt", Self.story("The library opens on Sundays", "library"))
        try folder.write("mail/other.txt", Self.story("Trams are late on every line", "tram"))
        try folder.write("desk/pipeline.json", "{\"version\": 1}")
    }

    /// Stories of which no two are copies.
    private static func story(_ headline: String, _ thing: String) -> String {
        let sentences = (1...4).map { number in
            "The \(thing) number \(number * thing.count) of \(thing)town was looked at by \(thing) keepers, who wrote "
                + "\(number) pages on every \(thing) that they found there between one winter and the next."
        }
        return headline + "\n\n" + sentences.joined(separator: "\n\n") + "\n"
    }

    private func run(_ arguments: [String], input: Data? = nil) throws -> Program.Outcome {
        try Program.run(
            ["run"] + arguments, in: folder.path, input: input, environment: ["COPYDESK_DATA": Checkout.data])
    }

    private func rows(_ set: String) throws -> [JSONValue] {
        try folder.tree(set).filter { $0.key.hasPrefix("articles/") }.values
            .flatMap { $0.split(separator: 0x0A) }.map { try JSONParser.parse(Array($0)) }
    }

    private func paths(_ set: String) throws -> [String] {
        try rows(set).compactMap { $0["input"]?["path"]?.string }.sorted()
    }

    @Test func `a folder is read by the standard pipeline, and once`() throws {
        let first = try run(["news", "--output", "set"])
        #expect(first.status == 0, "\(first.errors)")
        #expect(try paths("set") == ["a.txt", "deep/b.txt"])
        #expect(try run(["news/", "-o", "set"]).output.hasPrefix("nothing new: 2 inputs unchanged"))
        #expect(try Program.run(["verify", "set"], in: folder.path).status == 0)
    }

    @Test func `files and folders are read by their names below the folder that holds them all`() throws {
        let outcome = try run(["news/deep", "mail/.hidden.txt", "news/deep/b.txt", "--output", "set"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try paths("set") == ["mail/.hidden.txt", "news/deep/b.txt"])
    }

    @Test func `one file is read, and its name is its path`() throws {
        #expect(try run(["news/deep/b.txt", "--output", "set"]).status == 0)
        #expect(try paths("set") == ["b.txt"])
    }

    @Test func `standard input becomes a record on standard output, or an article of a dataset`() throws {
        let story = Data(Self.story("The lighthouse gets a new lamp", "lamp").utf8)
        let printed = try run(["-"], input: story)
        #expect(printed.status == 0, "\(printed.errors)")
        #expect(
            try JSONParser.parse(Array(printed.output.utf8))["title"]?.string
                == "The lighthouse gets a new lamp")
        let outcome = try run(["-", "--output", "set"], input: story)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try paths("set") == ["-"])
        #expect(try run(["-", "--output=set"], input: story).output.hasPrefix("nothing new: 1 input"))
    }

    @Test func `standard input is kept in a folder that is gone at the end`() throws {
        let outcome = try Program.run(
            ["run", "-", "-o", "set"], in: folder.path,
            input: Data(Self.story("The lighthouse gets a new lamp", "lamp").utf8),
            environment: ["COPYDESK_DATA": Checkout.data, "TMPDIR": folder.file("tmp")])
        #expect(outcome.status == 74 && outcome.errors.contains("standard input"), "\(outcome.errors)")
        try FileManager.default.createDirectory(atPath: folder.file("tmp"), withIntermediateDirectories: true)
        let again = try Program.run(
            ["run", "-", "-o", "set"], in: folder.path,
            input: Data(Self.story("The lighthouse gets a new lamp", "lamp").utf8),
            environment: ["COPYDESK_DATA": Checkout.data, "TMPDIR": folder.file("tmp")])
        #expect(again.status == 0, "\(again.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("tmp")).isEmpty)
    }

    @Test(
        arguments: [
            ([], "'copydesk init .' makes one"), (["news"], "copydesk run news --output DIR"),
            (["desk/"], "copydesk run desk/pipeline.json"),
            (["desk", "-o", "set"], "copydesk run desk/pipeline.json"),
            (["https://harbour.example/a", "-o", "set"], "is an address"),
            (["news/a.txt"], "copydesk extract news/a.txt"),
            (["news/c.txt", "-o", "set"], "news/c.txt: no such file or directory"),
            (["news", "desk/pipeline.json", "-o", "set"], "is a configuration, which is given alone"),
            (["news", "mail"], "no place for the dataset; add --output DIR"),
            (["news", "-o", "news/set"], "lies in the inbox"),
        ] as [([String], String)])
    func `what cannot be run says what to write instead`(arguments: [String], advice: String) throws {
        let outcome = try run(arguments)
        #expect(outcome.status == 78)
        #expect(outcome.errors.contains(advice), "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder.file("set")))
    }

    @Test func `a configuration that is broken is told as one, at its line`() throws {
        try folder.write("night.conf", "{ // every night\n \"version\": 1,\n \"stages\" [] }")
        let outcome = try run(["night.conf", "-o", "set"])
        #expect(
            outcome.status == 78 && outcome.errors.contains("night.conf: line 3, column 11"),
            "\(outcome.errors)")
        try folder.write("night.conf", "{ \"versoin\": 1 }")
        #expect(try run(["night.conf"]).errors.contains("did you mean 'version'?"))
    }

    @Test(arguments: [
        (["exract", "a.html"], "did you mean 'extract'?"), (["news/a.txt"], "copydesk extract news/a.txt"),
        (["dedup"], "did you mean 'dedupe'?"), (["xyzzy"], "no command is named 'xyzzy'"),
    ])
    func `a command that does not exist is told, with the nearest`(arguments: [String], said: String) throws {
        let outcome = try Program.run(arguments, in: folder.path)
        #expect(outcome.status == 64 && outcome.errors.contains(said), "\(outcome.errors)")
    }

    @Test(arguments: ["nightly", "corpus", "cc-news", "newsletters", "scrape"])
    func `every recipe is a configuration with comments that is valid as it is`(recipe: String) throws {
        let outcome = try Program.run(
            ["init", recipe, "--recipe", recipe], in: folder.path,
            environment: ["COPYDESK_DATA": Checkout.data])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let text = try folder.read("\(recipe)/pipeline.json")
        #expect(text.hasPrefix("// ") && text.split(separator: "\n").count { $0.contains("// ") } > 10)
        let valid = try Program.run(["validate", "\(recipe)/pipeline.json"], in: folder.path)
        #expect(valid.status == 0, "\(valid.output)\(valid.errors)")
    }
}
