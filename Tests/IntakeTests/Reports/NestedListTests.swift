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
