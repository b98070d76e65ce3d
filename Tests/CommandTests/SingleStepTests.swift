import Foundation
import JSON
import TestSupport
import Testing

/// The commands that run one step on what they are given.
@Suite struct SingleStepTests {
    private func rows(_ output: String) throws -> [JSONValue] {
        try output.utf8.split(separator: 0x0A).map { try JSONParser.parse(Array($0)) }
    }

    private let page = """
        <!DOCTYPE html><html lang="en"><head><title>Harbour wall to be repaired</title></head><body><article>
        <h1>Harbour wall to be repaired</h1>
        <p>The council of the harbour town voted on Tuesday to repair the old sea wall before the winter storms.</p>
        <p>Engineers told the meeting in Lisbon that the work would take eight months and cost four million euros.</p>
        </article></body></html>
        """

    @Test func `extract takes a page from standard input`() throws {
        let outcome = try Program.run(["extract", "-"], in: Checkout.root, input: Data(page.utf8))
        #expect(outcome.status == 0, "\(outcome.errors)")
        let record = try #require(try rows(outcome.output).first)
        #expect(record["title"]?.string == "Harbour wall to be repaired")
        #expect(record["input"]?["path"]?.string == "-")
        #expect(record["text"]?.string?.components(separatedBy: "\n\n").count == 2)
        #expect(record["entities"]?.elements?.contains { $0["text"]?.string == "Lisbon" } == true)
    }

    @Test func `extract keeps paths as given, in order, and reports what gave no record`() throws {
        let folder = try ScratchFolder()
        try folder.write("b/2.html", page)
        try folder.write("b/1.html", page)
        try folder.write("a.html", "")
        let data = ["--data", Checkout.data]
        let outcome = try Program.run(
            ["extract", "b", "a.html", "b/2.html", "--jobs", "2"] + data, in: folder.path)
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("a.html: empty_input"))
        let paths = try rows(outcome.output).map { $0["input"]?["path"]?.string }
        #expect(paths == ["b/1.html", "b/2.html", "b/2.html"])
        let text = try Program.run(["extract", "--text", "b/1.html"] + data, in: folder.path)
        #expect(text.output.hasPrefix("Harbour wall to be repaired\n\n"))
    }

    @Test func `a reader that goes away is not an error`() throws {
        let folder = try ScratchFolder()
        for number in 0..<200 { try folder.write("pages/\(number).html", page) }
        try folder.write(
            "pipe.sh",
            "\"\(Program.path)\" extract pages --without tag-entities --data \"\(Checkout.data)\" | head -c 10 >/dev/null\n"
                + "exit ${PIPESTATUS[0]}\n")
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["pipe.sh"]
        process.currentDirectoryURL = URL(filePath: folder.path)
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func `parse shows a feed and refuses anything else, one line each`() throws {
        let folder = try ScratchFolder()
        try folder.write(
            "feed.xml",
            "<rss version=\"2.0\"><channel><title>T</title><item><title>One</title></item></channel></rss>")
        try folder.write("empty.xml", "")
        let outcome = try Program.run(["parse", "feed.xml", "empty.xml"], in: folder.path)
        let lines = try rows(outcome.output)
        #expect(lines.count == 2)
        #expect(lines[0]["entries"]?.elements?.first?["title"]?.string == "One")
        #expect(lines[1]["error_class"]?.string == "rejected")
    }

    @Test func `classify-blocks gives a verdict for every block`() throws {
        let blocks = """
            {"id":"a","text":"Sign up for our free daily newsletter and never miss a story.","tag":"p","lang":"en"}
            {"id":"b","text":"The minister told parliament on Monday that the law would be changed in spring.","lang":"en"}

            """
        let outcome = try Program.run(
            ["classify-blocks", "--input", "-"], in: Checkout.root, input: Data(blocks.utf8))
        let verdicts = try rows(outcome.output)
        #expect(verdicts.map { $0["id"]?.string } == ["a", "b"])
        #expect(verdicts.map { $0["keep"]?.bool } == [false, true])
        #expect(verdicts.first?["category"]?.string == "newsletter")
    }

    @Test func `features for training need no weights, which may be those of an older version`() throws {
        let folder = try ScratchFolder()
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/data/models", withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            atPath: "\(Checkout.root)/data/rules", toPath: "\(folder.path)/data/rules")
        let outcome = try Program.run(
            ["boilerplate-features", "--data", "data", "--input", "-"], in: folder.path,
            program: "copydesk-train",
            input: Data("{\"id\":\"a\",\"text\":\"Advertisement\",\"lang\":\"en\"}\n".utf8))
        let lines = try rows(outcome.output)
        #expect(lines.count == 3, "the names, then the block with its markup and without")
        let names = lines.first?.elements?.compactMap(\.string) ?? []
        #expect(names.count == lines.last?["features"]?.elements?.count)
        #expect(names.contains("label.exact"))
    }

    @Test func `tag gives offsets in scalars`() throws {
        let text = "😀 Kofi Annan spoke in Geneva."
        let outcome = try Program.run(
            ["tag"], in: Checkout.root, input: Data("{\"id\":1,\"text\":\"\(text)\"}\n".utf8))
        let row = try #require(try rows(outcome.output).first)
        #expect(row["id"]?.string == "1")
        let scalars = Array(text.unicodeScalars)
        for entity in row["entities"]?.elements ?? [] {
            let (start, end) = (try #require(entity["start"]?.integer), try #require(entity["end"]?.integer))
            var words = String.UnicodeScalarView()
            words.append(contentsOf: scalars[start..<end])
            #expect(entity["text"]?.string == String(words))
        }
        #expect(row["entities"]?.elements?.contains { $0["id"]?.string == "geonames:2660646" } == true)
    }

    @Test func `language tells each row's language, and null where a text does not tell`() throws {
        let german = "Der Rat hat am Dienstag beschlossen, die Mauer vor dem Winter zu reparieren."
        let outcome = try Program.run(
            ["language", "--data", "data", "--input", "-"], in: Checkout.root,
            input: Data("{\"id\":1,\"text\":\"\(german)\"}\n{\"id\":\"b\",\"text\":\"12:30\"}\n".utf8))
        let lines = try rows(outcome.output)
        #expect(lines.map { $0["id"]?.string } == ["1", "b"])
        #expect(lines.first?["language"]?.string == "de" && lines.first?["script"]?.string == "Latn")
        #expect(lines.last?["language"] == .null && lines.last?["script"] == .null)
        #expect(lines.allSatisfy { $0["second"] == .null && $0["confidence"] != nil })
    }

    @Test func `language refuses rows that are none with their lines, and answers the others`() throws {
        let text = "The council voted on Tuesday to repair the wall before the storms of the winter."
        let input = [
            "{\"id\":\"a\",\"text\":\"\(text)\"}", "{\"id\":\"b\"}", "{\"text\":\"\(text)\"}", "not json",
            "{\"id\":\"c\",\"text\":7}", "[1]", "{\"id\":true,\"text\":\"\(text)\"}", "",
            "{\"id\":2,\"text\":\"\(text)\"}",
        ]
        let outcome = try Program.run(
            ["language", "--data", "data"], in: Checkout.root,
            input: Data((input.joined(separator: "\n") + "\n").utf8))
        #expect(outcome.status == 65)
        let lines = try rows(outcome.output)
        #expect(lines.map { $0["id"]?.string } == ["a", "2"])
        #expect(lines.allSatisfy { $0["language"]?.string == "en" })
        for (line, problem) in [
            (2, "\"text\" is missing"), (3, "\"id\" is missing"), (4, "column 1"),
            (5, "\"text\" is of another type"),
            (6, "is not a JSON object"), (7, "\"id\" is of another type"),
        ] {
            #expect(outcome.errors.contains("line \(line): \(problem)"), "\(outcome.errors)")
        }
        #expect(outcome.errors.contains("6 rows were refused"))
    }

    @Test func `inspect shows who says which language a document is in`() throws {
        let paragraph = "Der Rat hat am Dienstag beschlossen, die Mauer vor dem Winter zu reparieren. "
        let folder = try ScratchFolder()
        _ = try folder.write(
            "page.html",
            "<html lang=en><head><title>Mauer</title><meta property=og:locale content=de_DE></head><body><article>"
                + "<h1>Die Mauer</h1>" + String(repeating: "<p>\(paragraph)\(paragraph)</p>", count: 4)
                + "</article></body></html>")
        let outcome = try Program.run(["inspect", folder.path + "/page.html"], in: Checkout.root)
        #expect(outcome.output.contains("language: de-DE"))
        #expect(outcome.output.contains("language by: html lang: en"))
        #expect(outcome.output.contains("language by: og:locale: de_DE, which is de-DE"))
        #expect(outcome.output.contains("language by: text: de, certain to"))
        #expect(outcome.output.contains("language_contradicted"))
    }

    @Test func `dedupe gives a decision for every line of any file`() throws {
        let story = SampleRuns.article("A story").split(separator: "\n").joined(separator: " ")
        let lines = """
            {"key":7,"body":"\(story)"}
            {"key":8,"body":"Something else entirely happened in the mountains of the north on that same evening."}
            {"key":9,"body":"\(story)"}

            """
        let outcome = try Program.run(
            ["dedupe", "-", "--text", "body", "--id", "key"], in: Checkout.root, input: Data(lines.utf8))
        let answers = try rows(outcome.output)
        #expect(answers.map { $0["id"]?.string } == ["7", "8", "9"])
        #expect(answers.map { $0["cluster_id"]?.string } == ["7", "8", "7"])
        #expect(answers.last?["duplicate_of"]?.string == "7")
        #expect(answers.first?["duplicate_of"] == .null)
    }

    @Test(arguments: [["dedupe", "-"], ["tag"], ["classify-blocks", "--input", "-"]])
    func `a row that is not valid JSON is reported with its line`(command: [String]) throws {
        let outcome = try Program.run(command, in: Checkout.root, input: Data("{}\n{x\n".utf8))
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("line 2"))
    }

    @Test(arguments: [["dedupe"], ["tag", "--input"], ["classify-blocks", "--input"]])
    func `rows that are missing end with another code than rows that are malformed`(command: [String]) throws
    {
        let outcome = try Program.run(command + ["nowhere.jsonl"], in: Checkout.root)
        #expect(outcome.status == 66)
    }

    @Test(arguments: [
        ("PER,PERSON", "'PERSON'"), ("per", "did you mean 'PER'?"), ("ORG,LOCC", "did you mean 'LOC'?"),
    ])
    func `an entity type that does not exist is told, with the nearest`(types: String, said: String) throws {
        let outcome = try Program.run(["tag", "--types", types], in: Checkout.root, input: Data("{}\n".utf8))
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(said))
        #expect(outcome.output.isEmpty)
    }
}
