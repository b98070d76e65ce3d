import Testing

@testable import Extraction

/// Boxes inside a text: what stands between two paragraphs, what opens and closes, what is offered.
@Suite struct SettledBoxesTests {
    private static func paragraphs(_ numbers: ClosedRange<Int>) -> String {
        numbers.map {
            "<p>Sentence \($0) tells of the \($0 * 7 + 3) boats that left, of crew \($0 * 11 + 5) and of its cargo.</p>"
        }.joined()
    }

    /// What of a page's blocks is text besides its sentences; those that begin with "maybe" are nearly likely enough.
    private func others(_ body: String) throws -> [String] {
        let measured = try MeasuredPage(
            "<html><head><title>Ferry leaves earlier</title></head><body>\(body)</body></html>")
        let probabilities = measured.texts.map { text -> Float in
            text.hasPrefix("Sentence") || text.hasPrefix("sure") ? 0.9 : text.hasPrefix("maybe") ? 0.42 : 0.1
        }
        let choice = BodyChoice(measured.page, in: measured.tree, probabilities, threshold: 0.5)
        return choice.blocks.map { measured.texts[$0] }.filter { !$0.hasPrefix("Sentence") }
    }

    @Test(arguments: [
        "<pre>maybe 0814 BAT LOW</pre>", "<blockquote>maybe we go</blockquote>",
        "<blockquote><p>maybe we go</p></blockquote>",
        "<table><tr><td>maybe Arlen</td><td>4</td></tr></table>",
        "<dl><dt>maybe Arlen</dt><dd>maybe the gate</dd></dl>",
        "<ul><li>maybe Arlen</li></ul>",
    ])
    func `a structure between two paragraphs of one element is like them`(structure: String) throws {
        let inside = "<div>\(Self.paragraphs(1...3))\(structure)\(Self.paragraphs(4...6))</div>"
        #expect(try !others(inside).isEmpty)
        let outside = "<div>\(Self.paragraphs(1...3))</div>\(structure)<div>\(Self.paragraphs(4...6))</div>"
        #expect(try others(outside).isEmpty)
        #expect(try others(inside.replacing("maybe", with: "never")).isEmpty)
    }

    @Test func `links to other articles between two paragraphs are no part of them`() throws {
        let links =
            "<ul><li><a href=/1>maybe Arlen pier is mended</a></li><li><a href=/2>maybe Borran quay is not</a></li></ul>"
        #expect(try others("<div>\(Self.paragraphs(1...3))\(links)\(Self.paragraphs(4...6))</div>").isEmpty)
    }

    @Test(arguments: [
        "<div class=accordion><div><h5>sure of this?</h5><div><p>maybe so</p></div></div></div>",
        "<div class=accordion><div><h5><button>maybe this?</button></h5><div><p>sure it is</p></div></div></div>",
        "<details><summary>sure of this?</summary><p>maybe so</p></details>",
        "<amp-accordion><section><h4>sure of this?</h4><p>maybe so</p></section></amp-accordion>",
        "<div class='faq-item'><h3>sure of this?</h3><p>maybe so</p></div>",
        "<div role=tabpanel><h4>sure of this?</h4><p>maybe so</p></div>",
    ])
    func `of a part that opens and closes heading and content go together`(part: String) throws {
        #expect(try others(Self.paragraphs(1...5) + part).count == 2)
        #expect(try others(Self.paragraphs(1...5) + part.replacing("maybe", with: "never")).count == 1)
        #expect(try others(Self.paragraphs(1...5) + part.replacing("sure", with: "never")).isEmpty)
    }

    @Test(arguments: [
        "<div class=unit><h3>sure offer</h3><p>sure it ends soon</p><button>Subscribe</button></div>",
        "<section><h4>sure letter</h4><p>sure every morning</p><form><input type=email><button>Send</button></form></section>",
        "<div><div><h3>sure offer</h3><p>sure it ends</p></div><div><button>Take it</button></div></div>",
    ])
    func `a small headed box that ends in a button between two parts of the text is an offer`(box: String)
        throws
    {
        #expect(
            try others("<div>\(Self.paragraphs(1...3))</div>\(box)<div>\(Self.paragraphs(4...6))</div>")
                .isEmpty)
    }

    @Test(arguments: [
        "<div class=accordion><h5><button>sure heading</button></h5><p>sure content</p></div>",
        "<div><h3>sure heading</h3><p>sure content</p></div>",
        "<div><button>Listen</button><h3>sure heading</h3><p>sure content</p></div>",
        "<ul><li><h3>sure heading</h3><p>sure content</p><button>Copy</button></li></ul>",
        "<div><h3>sure heading</h3><p>sure content</p><form><input name=place><button>Find</button></form></div>",
        "<div><h3>sure heading</h3>\(paragraphs(11...15))<p>sure content</p><button>Share</button></div>",
    ])
    func `a part of the text with a heading or a button is none`(box: String) throws {
        #expect(
            try others("<div>\(Self.paragraphs(1...3))</div>\(box)<div>\(Self.paragraphs(4...6))</div>").count
                == 2)
    }

    @Test func `a series of boxes with buttons is what the page is about`() throws {
        let boxes = (1...3).map {
            "<div class=unit><h3>sure plan \($0)</h3><p>sure it holds \($0)</p><button>View</button></div>"
        }
        func page(_ count: Int) -> String {
            "<div>\(Self.paragraphs(1...3))</div>\(boxes.prefix(count).joined(separator: Self.paragraphs(7...7)))<div>\(Self.paragraphs(4...6))</div>"
        }
        #expect(try others(page(1)).isEmpty)
        #expect(try others(page(2)).count == 4)
    }

    @Test func `a line that all but counts goes with the list it announces`() throws {
        let list =
            "<ul><li><a href=/1>maybe Arlen pier</a></li><li><a href=/2>maybe Borran quay</a></li></ul>"
        let lead = "<p>maybe these stops are served again:</p>"
        #expect(try others("<div>\(Self.paragraphs(1...3))\(lead)\(list)</div>").count == 3)
        #expect(
            try others("<div>\(Self.paragraphs(1...3))\(lead.replacing(":", with: "."))\(list)</div>").isEmpty
        )
        #expect(try others("<div>\(Self.paragraphs(1...3))\(lead)</div><p>Foot of it</p>").isEmpty)
    }
}
