import Files
import Foundation
import PipelineKit
import TestSupport
import Testing

@testable import Entities

@Suite struct UserNamesTests {
    private func entities(
        _ text: String, _ change: (inout EntityTaggerOptions) -> Void, folder: String = ""
    ) throws -> [Entity] {
        var options = EntityTaggerOptions()
        change(&options)
        let tagger = try EntityTagger(
            resources: EntityResources(lists: []), options: options, folder: folder)
        return tagger.tag(text, language: "en").entities
    }

    private func folder(_ files: [String: String]) throws -> ScratchFolder {
        let folder = try ScratchFolder()
        for (name, content) in files {
            try content.write(toFile: folder.path + "/" + name, atomically: true, encoding: .utf8)
        }
        return folder
    }

    @Test(arguments: [
        ("own.csv", "name,type,id,aliases\r\n\"Acme, Inc\",ORG,acme:1,Acme|Acme Rockets\r\n"),
        ("own.tsv", "aliases\tname\tid\nAcme|Acme Rockets\tAcme, Inc\tacme:1\n"),
        ("own.jsonl", "{\"name\":\"Acme, Inc\",\"id\":\"acme:1\",\"aliases\":[\"Acme\",\"Acme Rockets\"]}"),
    ])
    func `names come from files of each format`(name: String, content: String) throws {
        let folder = try folder([name: content])
        let found = try entities(
            "So Acme Rockets, once Acme, Inc, left.", { $0.nameFiles = [.init(path: name)] },
            folder: folder.path)
        #expect(found.map(\.text) == ["Acme Rockets", "Acme, Inc"])
        #expect(found.map(\.id) == ["acme:1", "acme:1"])
        #expect(found.map(\.type) == ["ORG", "ORG"])
    }

    @Test(arguments: [
        (EntityTaggerOptions.CaseRule.capital, ["Gap", "GAP"]), (.exact, ["Gap"]),
        (.ignore, ["Gap", "gap", "GAP"]),
    ])
    func `case rules decide how a text must write a name`(rule: EntityTaggerOptions.CaseRule, found: [String])
        throws
    {
        let names = try entities("Gap, gap and GAP") {
            $0.names = [.init(name: "Gap", type: .organization, caseRule: rule)]
        }
        #expect(names.map(\.text) == found)
    }

    @Test func `block-lists of options and files take names out`() throws {
        let folder = try folder(["blocked.txt": "# never\nAcme\r\n"])
        let change: (inout EntityTaggerOptions) -> Void = {
            $0.names = ["Beta Corp", "Gamma Corp"].map { .init(name: $0, type: .organization) }
            $0.blocked = ["delta"]
            $0.blockedFiles = ["blocked.txt"]
        }
        let text = "Mr. Acme met Delta at Beta Corp. and at Gamma Corp"
        #expect(try entities(text, change, folder: folder.path).map(\.text) == ["Beta Corp.", "Gamma Corp"])
    }

    @Test func `all problems of all files are reported at once`() throws {
        let folder = try folder([
            "a.csv": "name,kind\nX,Y\n",
            "b.jsonl": "{\"name\":\"A\",\"type\":\"PRE\"}\n{]\n{\"id\":\"x:1\"}\n",
        ])
        var options = EntityTaggerOptions()
        options.nameFiles = ["a.csv", "b.jsonl", "c.txt", "d.csv"].map { .init(path: $0) }
        options.blockedFiles = ["e.txt"]
        do throws(ResourceError) {
            _ = try UserNames(options, folder: folder.path)
            Issue.record("no error")
        } catch {
            let messages = ([error] + error.others).map { "\($0.path): \($0.message)" }
            #expect(messages.count >= 7)
            #expect(messages.contains { $0.contains("a.csv: line 1: unknown column 'kind'") })
            #expect(
                messages.contains { $0.contains("b.jsonl: line 1: unknown type 'PRE'; did you mean 'PER'?") })
            #expect(messages.contains { $0.contains("b.jsonl: line 2: is not valid JSON") })
            #expect(messages.contains { $0.contains("b.jsonl: line 3: has no name") })
            #expect(messages.contains { $0.contains("c.txt: must end in") })
            #expect(messages.contains { $0.contains("d.csv: no such file") })
            #expect(messages.contains { $0.contains("e.txt: no such file") })
        }
    }

    @Test func `a file of many names is found again name by name`() throws {
        let lines = (0..<5_000).map { "Firm \($0) Holding,x:\($0)" }.joined(separator: "\n")
        let folder = try folder(["many.csv": "name,id\n" + lines])
        let text = (0..<50).map { "Firm \($0 * 97) Holding" }.joined(separator: ", ")
        let found = try entities(text, { $0.nameFiles = [.init(path: "many.csv")] }, folder: folder.path)
        #expect(found.map(\.id) == (0..<50).map { "x:\($0 * 97)" })
    }
}
