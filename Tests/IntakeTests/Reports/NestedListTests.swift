import PipelineKit
import TestSupport
import Testing

@testable import Intake

/// Articles at several depths of one answer, and several answers in one file.
@Suite struct NestedListTests {
    private static func article(_ name: String, more: String = "") -> String {
        "{\"title\":\"\(name)\",\"url\":\"https://n.example/\(name)\",\"text\":\"\(name) left at dawn.\"\(more)}"
    }
    private static let (a, b, c) = (article("A"), article("B"), article("C"))

    @Test(arguments: [
        "{\"articles\":[\(a)],\"sport\":{\"articles\":[\(b),\(c)]}}",
        "{\"lead\":\(a),\"sections\":[{\"name\":\"x\",\"articles\":[\(b)]},{\"articles\":[\(c)]}]}",
        "{\"data\":{\"hero\":\(a),\"more\":{\"items\":[\(b)],\"deep\":{\"items\":[\(c)]}}}}",
        "{\"x\":\(a),\"y\":\(b),\"sport\":{\"articles\":[\(c)]}}",
        "{\"list\":[\(a),{\"name\":\"sport\",\"articles\":[\(b),\(c)]}]}",
        "{\"title\":\"Site\",\"text\":\"About us.\",\"articles\":[\(a),\(b),\(c)]}",
    ])
    func `every article is read at whatever depth`(text: String) {
        let opened = ContainerTests.open(Array(text.utf8), "a.json")
        #expect(opened.titles.compactMap { $0 }.filter { $0 != "Site" }.sorted() == ["A", "B", "C"])
        #expect(opened.codes == [])
        #expect(Set(opened.members).count == opened.members.count)
    }

    @Test(arguments: [
        article("A", more: ",\"related\":[\(b)],\"children\":[\(c)]"),
        article("A", more: ",\"items\":[{\"node\":\(article("B", more: ",\"next\":\(c)"))}]"),
        article("A", more: ",\"more\":{\"lists\":{\"x\":[\(b)],\"y\":\(c)}}"),
    ])
    func `whole articles within an article are read`(text: String) {
        for (text, name) in [
            (text, "a.json"), (text + "\n" + Self.article("D"), "a.jsonl"), ("[\(text)]", "a.json"),
        ] {
            let opened = ContainerTests.open(Array(text.utf8), name)
            #expect(Set(opened.titles.compactMap { $0 }).subtracting(["D"]) == ["A", "B", "C"])
            #expect(opened.codes == [])
            #expect(Set(opened.members).count == opened.members.count)
        }
    }

    @Test func `what an article has besides is no article`() {
        let note = "{\"title\":\"N\",\"url\":\"https://n.example/n\",\"text\":\"A note.\"}"
        let same = "{\"title\":\"N\",\"url\":\"https://n.example/A\",\"text\":\"A note.\"}"
        let cut = "{\"title\":\"N\",\"url\":\"https://n.example/n\",\"text\":\"A note… [+120 chars]\"}"
        for more in [
            "comments\":[\(note)]", "versions\":[\(note)]", "images\":[\(note)]", "old\":\(same)",
            "r\":[\(cut)]",
        ] {
            let text = "{\"articles\":[\(Self.article("A", more: ",\"" + more))]}"
            #expect(ContainerTests.open(Array(text.utf8), "a.json").titles == ["A"], Comment(rawValue: more))
        }
    }

    @Test func `teasers within an article are none`() {
        let teaser =
            ",\"related\":[{\"title\":\"T\",\"url\":\"https://n.example/t\"}],\"children\":[{\"title\":\"U\"}]"
        let text = "{\"articles\":[\(Self.article("A", more: teaser))]}"
        let opened = ContainerTests.open(Array(text.utf8), "a.json")
        #expect(opened.titles == ["A"])
        #expect(opened.codes == [])
    }

    private static func feed(_ name: String) -> String {
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"F\",\"items\":[{\"id\":\"\(name)\",\"title\":\"\(name)\",\"content_text\":\"\(name) left.\"}]}"
    }

    @Test(arguments: ["\n", "", "\n\n", " "], ["a.jsonl", "a.json", "a"])
    func `feeds one behind the other are all read`(between: String, name: String) {
        let text = ["A", "B", "C"].map(Self.feed).joined(separator: between)
        let opened = ContainerTests.open(Array(text.utf8), name)
        #expect(opened.titles == ["A", "B", "C"])
        #expect(opened.records.allSatisfy { $0.kind == .feedEntry })
        #expect(opened.codes == [])
    }

    /// Read in pieces, as a file of more than eight megabytes is.
    private static func inPieces(_ text: String, _ kind: RowKind, _ format: SourceFormat) throws
        -> ContainerTests.Opened
    {
        var opened = ContainerTests.Opened()
        let container = Container(
            reader: MemoryInput(Array(text.utf8)), format: format, input: InputReference(path: "a.json"))
        let opener = DocumentOpener()
        try opener.openPieces(
            of: RowSplitter(container, kind, opener: opener), { opened.add($0) },
            { opened.codes.append($0.cause.code) })
        return opened
    }

    @Test(arguments: ["\n", "", ",", "\n\n"])
    func `large feeds one behind the other are all read, each with its own title`(between: String) throws {
        let text = ["A", "B", "C"].map { Self.feed($0).replacing("\"F\"", with: "\"Feed \($0)\"") }.joined(
            separator: between)
        let opened = try Self.inPieces(text, .entries(.jsonFeed), .jsonFeed)
        #expect(opened.titles == ["A", "B", "C"])
        #expect(opened.records.map(\.source) == ["Feed A", "Feed B", "Feed C"])
        #expect(opened.codes == [])
    }

    @Test func `every list of a large answer is read`() throws {
        let text =
            "{\"articles\":[\(Self.a)],\"meta\":{\"n\":[1,{\"items\":[]}]},\"sport\":{\"articles\":[\(Self.b)]},\"end\":{\"items\":[\(Self.c)]}}"
        let opened = try Self.inPieces(text, .members, .json)
        #expect(opened.titles == ["A", "B", "C"])
        #expect(opened.codes == [])
    }

    @Test func `items that are associated with a newswire's are read where they have a text`() {
        let item = { (name: String, more: String) in
            "{\"uri\":\"urn:n:\(name)\",\"type\":\"text\",\"versioncreated\":\"2026-05-12T08:00:00Z\",\"headline\":\"\(name)\"\(more)}"
        }
        let text = item(
            "A",
            ",\"body_text\":\"A left.\",\"associations\":{\"b\":\(item("B", ",\"body_text\":\"B left.\"")),\"p\":\(item("P", ",\"description_text\":\"A ship\""))}"
        )
        #expect(ContainerTests.open(Array(text.utf8), "a.json").titles == ["A", "B"])
    }

    @Test(arguments: ["a.jsonl", "a.json", "a"])
    func `items of a newswire one a line are read`(name: String) {
        let text = ["A", "B", "C"].map {
            "{\"uri\":\"urn:n:\($0)\",\"type\":\"text\",\"versioncreated\":\"2026-05-12T08:00:00Z\",\"headline\":\"\($0)\",\"body_text\":\"\($0) left.\"}\n"
        }.joined()
        let opened = ContainerTests.open(Array(text.utf8), name)
        #expect(opened.titles == ["A", "B", "C"])
        #expect(opened.records.allSatisfy { $0.kind == .newswire })
        #expect(opened.codes == [])
    }
}
