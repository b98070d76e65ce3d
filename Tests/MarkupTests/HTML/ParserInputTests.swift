import TestSupport
import Testing
import TextKit

@testable import Markup

/// What of a page libxml2 gets to see, and that the tree does not depend on it.
@Suite struct ParserInputTests {
    private func feed(_ html: String) -> String {
        var scanner = ByteScanner(Array(html.utf8), limits: HTMLParser.Limits())
        scanner.run()
        return String(decoding: scanner.parserInput.bytes, as: UTF8.self)
    }

    private func texts(_ html: String) throws -> [String] {
        let tree = try HTMLParser.parse(Array(html.utf8))
        return tree.nodes.indices.filter { tree.nodes[$0].isText }
            .map { String(decoding: tree.text(of: $0), as: UTF8.self) }
    }

    @Test(arguments: [
        ("<body><p>One <a href=x>two <b>three</b></a><img src=y> four</p>", "<body><p>A</p>"),
        ("<body>\n<ul>\n <li>a</li>\n</ul>", "<body><ul><li>A</li></ul>"),
        ("<body>a <a href=x>b<div>c</div>d</a>", "<body>A<a>B<div>C</div>D</a>"),
        ("<body><a>b<i>c<h2>d</h2></i></a>e", "<body><a>A<i>B<h2>C</h2></i></a>D"),
    ])
    func `the parser sees blocks, and one letter for the content between their tags`(
        _ html: String, _ fed: String
    ) {
        #expect(feed(html) == fed)
    }

    @Test(arguments: [
        ("<p>a <!-- c --> b</p>", ["a b"]),
        ("<p>\n\ta\n\tb\n</p>", [" a b "]),
        ("<p>\r\n  plain text, kept in place \n</p>", [" plain text, kept in place "]),
        ("<body><p>a<body>b</p>", ["ab"]),
        ("<p>a\u{1}b &lt;c</p>", ["ab <c"]),
        ("<p><a>x</a> <a>y</a></p>", ["x", " ", "y"]),
    ])
    func `text is folded in place or rewritten, and split texts are joined`(
        _ html: String, _ expected: [String]
    )
        throws
    {
        #expect(try texts(html) == expected)
    }

    @Test func `more letters than the alphabet has find their texts`() throws {
        let numbers = (0..<1000).map { "t\($0)" }
        let page = numbers.map { "<p>\($0)</p>" }.joined()
        #expect(try texts("<body>" + page) == numbers)
    }

    @Test func `searches by eight bytes find what searches by one find`() {
        var generator = SeededGenerator(seed: 7)
        let letters: [UInt8] = [
            0x20, 0x20, 0x41, 0x61, 0x21, 0x3C, 0x26, 0x7F, 0x0A, 0x1F, 0x3D, 0xC2, 0xA0, 0x80,
        ]
        for round in 0..<2000 {
            // Few of the bytes that stop a search, so that it gets over a word's end.
            let bytes = (0..<(round % 40)).map { _ in
                Int.random(in: 0..<12, using: &generator) == 0
                    ? letters.randomElement(using: &generator) ?? 0x20 : UInt8(ascii: "b")
            }
            let start = bytes.isEmpty ? 0 : Int.random(in: 0..<bytes.count, using: &generator)
            let range = start..<bytes.count
            func first(where test: (UInt8) -> Bool) -> Int { range.first { test(bytes[$0]) } ?? bytes.count }
            func doubled(_ place: Int) -> Bool {
                place > start && bytes[place] == 0x20 && bytes[place - 1] == 0x20
            }
            #expect(ByteSearch.endOfASCII(in: bytes, from: start) == first { $0 >= 0x80 })
            #expect(
                ByteSearch.endOfPlainValue(in: bytes, range)
                    == first { $0 < 0x20 || $0 == 0x26 || $0 == 0x7F })
            let text = range.first {
                bytes[$0] < 0x20 || [0x3C, 0x26, 0x7F].contains(bytes[$0]) || doubled($0)
            }
            #expect(ByteSearch.endOfPlainText(in: bytes, range) == text ?? bytes.count)
            let folded = range.first { bytes[$0] < 0x20 || bytes[$0] == 0xC2 || doubled($0) }
            #expect(ByteSearch.endOfFoldedText(in: bytes, range) == folded ?? bytes.count)
        }
    }
}
