import Foundation
import Intake
import PipelineKit
import Testing

/// Bodies that editors keep as trees of blocks, as users have reported them of exports of sites and messengers, with words of our own.
@Suite struct EditorTextReportTests {
    private static let first = "The ferry left at dawn."
    private static let second = "It came back at noon & late."

    private static func quoted(_ json: String) -> String {
        "\"" + json.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
            + "\""
    }

    private static let lexical =
        "{\"root\":{\"type\":\"root\",\"children\":[{\"type\":\"paragraph\",\"children\":[{\"type\":\"extended-text\",\"text\":\"\(first)\"}]},{\"type\":\"paragraph\",\"children\":[{\"type\":\"extended-text\",\"text\":\"It came \"},{\"type\":\"link\",\"url\":\"https://l.example\",\"children\":[{\"type\":\"extended-text\",\"text\":\"back\"}]},{\"type\":\"extended-text\",\"text\":\" at noon & late.\"}]}]}}"
    private static let mobiledoc =
        "{\"version\":\"0.3.1\",\"markups\":[],\"atoms\":[],\"cards\":[[\"markdown\",{\"markdown\":\"\(second)\"}]],\"sections\":[[1,\"p\",[[0,[],0,\"The ferry \"],[0,[],0,\"left at dawn.\"]]],[10,0]]}"
    private static let slate =
        "[{\"type\":\"paragraph\",\"children\":[{\"text\":\"\(first)\"}]},{\"type\":\"paragraph\",\"children\":[{\"text\":\"\(second)\"}]}]"
    private static let proseMirror =
        "{\"type\":\"doc\",\"content\":[{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"\(first)\"}]},{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"\(second)\"}]}]}"
    private static let richText =
        "{\"nodeType\":\"document\",\"data\":{},\"content\":[{\"nodeType\":\"paragraph\",\"content\":[{\"nodeType\":\"text\",\"value\":\"\(first)\"}]},{\"nodeType\":\"paragraph\",\"content\":[{\"nodeType\":\"text\",\"value\":\"\(second)\"}]}]}"
    private static let portable =
        "[{\"_type\":\"block\",\"style\":\"normal\",\"children\":[{\"_type\":\"span\",\"text\":\"\(first)\"}]},{\"_type\":\"image\",\"asset\":{}},{\"_type\":\"block\",\"children\":[{\"_type\":\"span\",\"text\":\"\(second)\"}]}]"
    private static let editorBlocks =
        "{\"time\":1,\"blocks\":[{\"type\":\"paragraph\",\"data\":{\"text\":\"\(first)\"}},{\"type\":\"paragraph\",\"data\":{\"text\":\"It came back at noon &amp; late.\"}}],\"version\":\"2.19\"}"
    private static let draft =
        "{\"blocks\":[{\"key\":\"a\",\"text\":\"\(first)\",\"type\":\"unstyled\",\"data\":{}},{\"key\":\"b\",\"text\":\"\(second)\",\"type\":\"unstyled\"}],\"entityMap\":{}}"
    private static let inserts =
        "{\"ops\":[{\"insert\":\"\(first)\\n\"},{\"insert\":{\"image\":\"a.jpg\"}},{\"insert\":\"It came \"},{\"insert\":\"back\",\"attributes\":{\"bold\":true}},{\"insert\":\" at noon & late.\\n\"}]}"
    private static let elements =
        "[{\"type\":\"text\",\"content\":\"\(first)\"},{\"type\":\"image\",\"url\":\"https://l.example/a.jpg\"},{\"type\":\"text\",\"content\":\"It came <b>back</b> at noon &amp; late.\"}]"

    @Test(arguments: [
        ("TryGhost/Ghost#17167", "\"html\":null,\"lexical\":\(quoted(lexical))"),
        ("eloyesp/jekyll_ghost_importer#9", "\"html\":null,\"mobiledoc\":\(quoted(mobiledoc))"),
        ("a tree, not its text", "\"lexical\":\(lexical)"), ("Slate", "\"content\":\(slate)"),
        ("Slate as a text", "\"content\":\(quoted(slate))"), ("ProseMirror", "\"content\":\(proseMirror)"),
        ("Contentful", "\"body\":\(richText)"), ("Sanity", "\"body\":\(portable)"),
        ("Editor.js", "\"body\":\(editorBlocks)"), ("Draft.js", "\"content\":\(draft)"),
        ("Draft.js as a text", "\"content\":\(quoted(draft))"), ("Quill", "\"body\":\(inserts)"),
        ("Arc", "\"content_elements\":\(elements)"),
    ])
    func `a body kept as blocks is one article with the text of the blocks`(thread: String, body: String) {
        let row = "{\"title\":\"A\",\"url\":\"https://l.example/a\",\(body)}"
        for file in ["{\"posts\":[\(row)]}", "[\(row)]", row] {
            let opened = ContainerTests.open(Array(file.utf8), "a.json")
            #expect(opened.titles == ["A"], Comment(rawValue: thread))
            #expect(opened.codes == [], Comment(rawValue: thread))
            let text = opened.texts.joined()
            #expect(text.contains(Self.first), Comment(rawValue: thread))
            let end = text.replacingOccurrences(of: "</?b>", with: "", options: .regularExpression)
                .replacingOccurrences(of: "&amp;", with: "&")
            #expect(end.contains(Self.second), Comment(rawValue: thread + ": " + text))
            #expect(!text.contains("type") && !text.contains("{"), Comment(rawValue: thread))
        }
    }

    @Test func `a message in pieces is one message`() {
        // telegramdesktop/tdesktop#25000
        let message =
            "{\"id\":2,\"type\":\"message\",\"date\":\"2026-05-12T08:00:00\",\"from\":\"Log\",\"text\":[{\"type\":\"bold\",\"text\":\"The ferry\"},\" left at \",{\"type\":\"link\",\"text\":\"dawn\"},\".\"]}"
        let file = "{\"name\":\"Log\",\"type\":\"public_channel\",\"messages\":[\(message)]}"
        let opened = ContainerTests.open(Array(file.utf8), "result.json")
        #expect(opened.texts == ["The ferry left at dawn."])
        #expect(opened.codes == [])
    }

    @Test(arguments: [
        (
            "FreshRSS, starred",
            "\"alternate\":[{\"href\":\"https://l.example/a\"}],\"summary\":{\"content\":\"<p>The ferry left at dawn.</p>\"}"
        ),
        (
            "Karakeep",
            "\"url\":\"https://l.example/a\",\"content\":{\"type\":\"text\",\"text\":\"The ferry left at dawn.\"}"
        ),
    ])
    func `a text one object deeper is the row's`(thread: String, fields: String) {
        let file = "{\"bookmarks\":[{\"title\":\"A\",\(fields)}]}"
        let opened = ContainerTests.open(Array(file.utf8), "a.json")
        #expect(opened.titles == ["A"], Comment(rawValue: thread))
        #expect(opened.texts.joined().contains("The ferry left at dawn."), Comment(rawValue: thread))
        #expect(opened.records.map(\.url) == ["https://l.example/a"], Comment(rawValue: thread))
    }

    @Test(arguments: ["{}", "{\"blocks\":[]}", "{\"a\":1}", "[1,2]", "{\"root\":{\"children\":[]}}"])
    func `a tree without texts is no text, and its row is told`(body: String) {
        let row = "{\"title\":\"A\",\"url\":\"https://l.example/a\",\"lexical\":\(body)}"
        let opened = ContainerTests.open(Array("[\(row)]".utf8), "a.json")
        #expect(opened.titles == [])
        #expect(opened.codes.isEmpty == false)
    }

    @Test func `articles in a list that has kinds are articles, not the blocks of one`() {
        let article = { (name: String) in
            "{\"type\":\"article\",\"title\":\"\(name)\",\"url\":\"https://l.example/\(name)\",\"text\":\"\(name) left at dawn.\"}"
        }
        let file = "{\"content\":[\(article("A")),\(article("B"))]}"
        let opened = ContainerTests.open(Array(file.utf8), "a.json")
        #expect(opened.titles == ["A", "B"])
    }
}
