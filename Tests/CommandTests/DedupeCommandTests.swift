import Foundation
import JSON
import TestSupport
import Testing

/// `copydesk dedupe` over files of anyone's rows, with and without an index that lasts.
@Suite struct DedupeCommandTests {
    private func rows(_ output: String) throws -> [JSONValue] {
        try output.utf8.split(separator: 0x0A).map { try JSONParser.parse(Array($0)) }
    }

    /// A story of its own for every number.
    private func story(_ number: Int, sentences: Int = 20) -> String {
        var generator = SeededGenerator(seed: UInt64(number))
        return (0..<sentences * 12).map { index in
            let word = (0..<3).map { _ in
                ["ba", "ke", "lo", "mi", "nu", "ra", "te"].randomElement(using: &generator) ?? ""
            }
            .joined()
            return index % 12 == 11 ? word + "." : word
        }.joined(separator: " ")
    }

    private func line(_ id: String, _ text: String, url: String? = nil) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("key")
            writer.string(id)
            writer.key("body")
            writer.string(text)
            if let url {
                writer.key("link")
                writer.string(url)
            }
        }
        return writer.text + "\n"
    }

    private let fields = ["--id", "key", "--text", "body", "--url", "link", "--data", Checkout.data]

    @Test func `rows come from standard input, whatever their fields are called`() throws {
        let input = line("a", story(1)) + "\n" + line("b", story(1).uppercased()) + line("c", story(2))
        let outcome = try Program.run(
            ["dedupe", "-"] + fields, in: Checkout.root, input: Data(input.dropLast().utf8))
        #expect(outcome.status == 0, "\(outcome.errors)")
        let found = try rows(outcome.output)
        #expect(found.map { $0["id"]?.string } == ["a", "b", "c"])
        #expect(found.map { $0["duplicate_of"]?.string } == [nil, "a", nil])
        #expect(found[1]["reason"]?.string == "exact")
    }

    @Test func `an index lasts from call to call`() throws {
        let folder = try ScratchFolder()
        try folder.write("one.jsonl", line("a", story(1), url: "https://a.example/1") + line("b", story(2)))
        try folder.write(
            "two.jsonl",
            line("c", story(1, sentences: 16)) + line("d", story(3))
                + line("e", story(1) + " " + story(4, sentences: 2), url: "https://a.example/1"))
        let first = try Program.run(["dedupe", "one.jsonl", "--state", "index"] + fields, in: folder.path)
        #expect(first.status == 0, "\(first.errors)")
        let second = try rows(
            try Program.run(["dedupe", "two.jsonl", "--state", "index"] + fields, in: folder.path).output)
        #expect(second.map { $0["duplicate_of"]?.string } == ["a", nil, nil])
        #expect(second.map { $0["revision"]?.integer } == [0, 0, 1])
        let names = try Set(folder.tree("index").keys)
        #expect(names.contains("g2.json") && !names.contains("g1.json"))
    }

    @Test func `a damaged index ends the call with its name`() throws {
        let folder = try ScratchFolder()
        try folder.write("one.jsonl", line("a", story(1)))
        let arguments = ["dedupe", "one.jsonl", "--state", "index"] + fields
        #expect(try Program.run(arguments, in: folder.path).status == 0)
        var bytes = try Data(contentsOf: URL(filePath: folder.file("index/g1.segment")))
        bytes[100] ^= 1
        try folder.write("index/g1.segment", bytes)
        let outcome = try Program.run(arguments, in: folder.path)
        #expect(outcome.status == 78)
        #expect(outcome.errors.contains("g1.segment: is corrupt"))
    }

    @Test(arguments: [
        (["--mode", "exact"], 1), (["--mode", "off"], 0), (["--strictness", "20"], 1), ([], 2),
        (["--minimum-tokens", "5000"], 0), (["--within-source"], 0), (["--across-sources"], 2),
    ])
    func `options decide what is a copy`(options: [String], copies: Int) throws {
        let input =
            line("a", story(1), url: "https://a.example/1") + line("b", story(1), url: "https://b.example/1")
            + line("c", story(1, sentences: 15), url: "https://c.example/1")
        let outcome = try Program.run(
            ["dedupe", "-"] + options + fields, in: Checkout.root, input: Data(input.utf8))
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try rows(outcome.output).count { $0["duplicate_of"]?.string != nil } == copies)
    }

    @Test func `a row that is not an object ends the call with its line`() throws {
        let outcome = try Program.run(
            ["dedupe", "-"] + fields, in: Checkout.root, input: Data((line("a", "x") + "[1]\n").utf8))
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("line 2"))
    }

    /// The short form of `scripts/check/soak/dedupe-kills`.
    @Test func `a killed call leaves the index before it or after it`() throws {
        let folder = try ScratchFolder()
        var generator = SeededGenerator(seed: 41)
        for slice in 0..<2 {
            let rows = (0..<120).map { line("\(slice)-\($0)", story(slice * 60 + $0)) }
            try folder.write("\(slice).jsonl", rows.joined())
        }
        func arguments(_ slice: Int, _ state: String) -> [String] {
            ["dedupe", "\(slice).jsonl", "--state", state] + fields
        }
        func generation(_ state: String) throws -> [String: Data] {
            let name = try folder.read("\(state)/current").trimmingCharacters(in: .whitespacesAndNewlines)
            let manifest = try JSONParser.parse(
                Array(try folder.read("\(state)/\(name).json").utf8.prefix { $0 != 0x0A }))
            let files = (manifest["segments"]?.elements ?? []) + [manifest["sources"]].compactMap { $0 }
            let tree = try folder.tree(state)
            return tree.filter { entry in
                entry.key == name + ".json" || files.contains { $0["file"]?.string == entry.key }
            }
        }
        for slice in 0..<2 {
            #expect(try Program.run(arguments(slice, "whole"), in: folder.path).status == 0)
            if slice == 0 { try folder.copy(folder.file("whole"), as: "before") }
        }
        let (before, after) = (try generation("before"), try generation("whole"))
        try folder.copy(folder.file("before"), as: "state")
        for _ in 0..<20 {
            let running = try Program.start(arguments(1, "state"), in: folder.path)
            usleep(UInt32.random(in: 0...150_000, using: &generator))
            kill(running.process.processIdentifier, SIGKILL)
            running.process.waitUntilExit()
            _ = running.outcome()
            let found = try generation("state")
            #expect(found == before || found == after)
            guard found != before else { continue }
            try FileManager.default.removeItem(atPath: folder.file("state"))
            try folder.copy(folder.file("before"), as: "state")
        }
        // What was left behind does not stand in the way.
        #expect(try Program.run(arguments(1, "state"), in: folder.path).status == 0)
        #expect(try generation("state") == after)
    }
}
