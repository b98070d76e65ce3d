import Markup
import PipelineKit
import Testing

@testable import Extraction

/// Bodies for machines: which state holds one, and when it is taken in place of what the page shows.
@Suite struct StatedBodyTests {
    /// A sentence of ten words and 50 bytes.
    private static let sentence = "The old boat came in late, and no one waited here."

    private static func text(_ sentences: Int) -> String {
        Array(repeating: sentence, count: sentences).joined(separator: " ")
    }

    private func state(_ script: String) throws -> String? {
        EmbeddedStateBodies.longest(
            in: try HTMLParser.parse(
                Array("<body><script type='application/json'>\(script)</script></body>".utf8)))
    }

    @Test(
        arguments: [
            #"window.state = {"article":{"body":"TEXT"}};"#, #"{"a":[1,{"contentHTML":"TEXT"}]}"#,
            #"{"props":{"full_text":"TEXT"}}"#,
            #"var a = {"x":"}{]["}, b = {"story":"TEXT"}"#, #"{"x":"\"}", "rendered":"TEXT"}"#,
        ] as [String])
    func `a body-like name with running text is one`(script: String) throws {
        let text = Self.text(12)
        #expect(try state(script.replacing("TEXT", with: text)) == text)
    }

    @Test(
        arguments: [
            #"{"headline":"TEXT"}"#, #"{"body":{"x":"TEXT"}}"#, "var a = 'TEXT'", #"{"body":"TEXT"#,
        ] as [String])
    func `other names and invalid JSON are ignored`(script: String) throws {
        #expect(try state(script.replacing("TEXT", with: Self.text(12))) == nil)
    }

    @Test func `a list of elements is one text of paragraphs`() throws {
        let rows = (0..<6).map { #"{"type":"text","content":"\#($0) \#(Self.text(2))"}"# }.joined(
            separator: ",")
        let found = try state(#"{"content_elements":[\#(rows),{"type":"image"},"\#(Self.text(2))"]}"#)
        #expect(found?.hasPrefix("<p>0 The old boat") == true)
        #expect(found?.split(separator: "<p>").count == 7)
    }

    @Test(arguments: [(9, false), (10, true)] as [(Int, Bool)])
    func `a body has five hundred bytes`(sentences: Int, isBody: Bool) throws {
        // Each but the last is followed by a blank; the padding makes ten sentences 500 bytes.
        let text = String(Self.text(sentences).prefix(499)) + (isBody ? "." : "")
        #expect(try (state(#"{"padding":"","body":"\#(text)"}"#) != nil) == isBody)
    }

    @Test(
        arguments: [
            // Sixty words a sentence at most, and more than forty words.
            (59, 1, true), (61, 1, false), (240, 4, true), (260, 3, false),
        ] as [(Int, Int, Bool)])
    func `a body reads like sentences`(words: Int, ends: Int, isProse: Bool) throws {
        let word = "harbourmaster"
        var list = Array(repeating: word, count: words)
        for end in 1...ends { list[words * end / ends - 1] += "." }
        let text = list.joined(separator: " ")
        #expect(try (state(#"{"body":"\#(text)"}"#) != nil) == isProse)
    }

    @Test func `a list of keys is not a body`() throws {
        #expect(
            try state(
                #"{"body":"\#(Array(repeating: String(repeating: "a", count: 40) + ".", count: 20).joined(separator: " "))"}"#
            ) == nil)
    }

    @Test(arguments: [(47, true), (48, false)] as [(Int, Bool)])
    func `a state is searched so deep`(depth: Int, isFound: Bool) throws {
        let inner = #"{"body":"\#(Self.text(12))"}"#
        let nested =
            String(repeating: #"{"x":"#, count: depth - 1) + inner + String(repeating: "}", count: depth - 1)
        #expect(try (state(nested) != nil) == isFound)
    }

    @Test func `the longest body of three objects is taken`() throws {
        let objects = [12, 16, 14, 30].map { #"{"body":"\#(Self.text($0))"}"# }
        #expect(try state(objects.joined(separator: ";")) == Self.text(16))
        // What is small is no state and does not count.
        #expect(try state("{};{};{};" + objects[1]) == Self.text(16))
    }

    private func best(_ bodies: [String], beside shown: Int, page: String = "<p>a</p>") throws -> String? {
        StatedBody.best(
            BodyEvidence(articleBodies: bodies), of: try HTMLParser.parse(Array(page.utf8)), beside: shown)?
            .text
    }

    private static func prose(_ length: Int) -> String { String(repeating: "a", count: length - 1) + "." }

    @Test(
        arguments: [
            (250, 0, false), (251, 0, true), (300, 100, false), (301, 100, true), (301, 101, false),
            (251, 83, true), (251, 84, false),
        ] as [(Int, Int, Bool)])
    func `a stated body has far more running text than the page shows`(length: Int, shown: Int, isTaken: Bool)
        throws
    {
        #expect(try (best([Self.prose(length)], beside: shown) != nil) == isTaken)
    }

    @Test func `the longest counts, its lines are paragraphs, and it says where it is from`() throws {
        #expect(try best([Self.prose(300), Self.prose(400), Self.prose(350)], beside: 0) == Self.prose(400))
        #expect(
            try best([Self.prose(200) + "\n" + Self.prose(200)], beside: 0) == Self.prose(200) + "\n\n"
                + Self.prose(200))
        #expect(
            try best(["<p>\(Self.prose(200))</p><p>\(Self.prose(200))</p>"], beside: 0) == Self.prose(200)
                + "\n\n" + Self.prose(200))
        let body = StatedBody.best(
            BodyEvidence(articleBodies: [Self.prose(300)]), of: try HTMLParser.parse([]), beside: 0)
        #expect(body?.warnings == [BodyExtraction.structuredWarning])
    }

    @Test(arguments: [(399, true), (400, false)] as [(Int, Bool)])
    func `a page that shows enough needs no state`(shown: Int, isTaken: Bool) throws {
        let page = "<script type='application/json'>{\"body\":\"\(Self.text(40))\"}</script>"
        #expect(try (best([], beside: shown, page: page) != nil) == isTaken)
    }

    @Test(
        arguments: [
            ("Read more", 0), ("It sank.", 8), (String(repeating: "a", count: 79), 0),
            (String(repeating: "a", count: 80), 80),
        ] as [(String, Int)])
    func `running text is sentences, or a line too long to be a label`(text: String, length: Int) {
        #expect(RunningText.length(of: [Block(text: text), Block(text: "Menu")]) == length)
    }
}

@Suite struct PlainParagraphsTests {
    @Test(
        arguments: [
            ("a\nb\n\nc", ["a b", "c"]), ("\n\n a \t\n\n\n b\r\n c \n", ["a", "b c"]), ("", []),
            (" \n\t\n", []), ("a", ["a"]),
        ] as [(String, [String])])
    func `a blank line ends a paragraph, a line end does not`(text: String, expected: [String]) {
        #expect(PlainParagraphs.blocks(Array(text.utf8)).map(\.text) == expected)
    }
}

@Suite struct FetchRelativeDateTests {
    private func published(_ body: String, fetchedAt: String? = "2026-03-02T10:00:00Z") throws -> String? {
        let tree = try HTMLParser.parse(Array("<body>\(body)</body>".utf8))
        return FetchRelativeDate.published(tree, titleNode: tree.first(.h1), fetchedAt: fetchedAt)
    }

    private static func breaks(_ count: Int) -> String { String(repeating: "<br>", count: count) }

    @Test(
        arguments: [
            ("<h1>T</h1><p>2 days ago</p>", true), ("<p>2 days ago</p><h1>T</h1>", true),
            ("<p>2 days ago</p>", false), ("<h1>T</h1><p>soon</p>", false),
            ("<h1>T</h1><nav>2 days ago</nav>", false), ("<h1>T</h1>\(breaks(77))2 days ago", true),
            ("<h1>T</h1>\(breaks(78))2 days ago", false),
            ("<p>2 days ago</p>\(breaks(58))<h1>T</h1>", true),
            ("<p>2 days ago</p>\(breaks(60))<h1>T</h1>", false),
        ] as [(String, Bool)])
    func `the time of fetching gives a date near the title its meaning`(body: String, isFound: Bool) throws {
        #expect(try (published(body)?.hasPrefix("2026-02-28") == true) == isFound)
        #expect(try published(body, fetchedAt: nil) == nil)
    }

    @Test func `what follows the title comes first`() throws {
        #expect(
            try published("<p>2 days ago</p><h1>T</h1><p>3 days ago</p>")?.hasPrefix("2026-02-27") == true)
    }
}
