import Testing

@testable import Extraction

/// What is settled once every block has its probability: what belongs together, what stands twice, what is another article.
@Suite struct SettledBlocksTests {
    /// The texts chosen from a page whose blocks have the probabilities that `probability` gives by their text.
    private func chosen(_ body: String, _ probability: (String) -> Float) throws -> [String] {
        let measured = try MeasuredPage(
            "<html><head><title>Ferry leaves earlier</title></head><body>\(body)</body></html>")
        let choice = BodyChoice(
            measured.page, in: measured.tree, measured.texts.map(probability), threshold: 0.5)
        return choice.blocks.map { measured.texts[$0] }
    }

    private static func sentence(_ number: Int) -> String {
        "Sentence \(number) tells of the \(number * 7 + 3) boats that left, of crew \(number * 11 + 5) and of its cargo, number \(number * 13)."
    }

    private static func paragraphs(_ numbers: ClosedRange<Int>) -> String {
        numbers.map { "<p>\(sentence($0))</p>" }.joined()
    }

    @Test(
        arguments: [
            ("<ul><li>Arlen pier</li><li>Borran pier</li></ul>", ["Arlen pier", "Borran pier"]),
            ("<table><tr><td>Arlen</td><td>4</td></tr></table>", ["Arlen | 4"]),
            ("<dl><dt>Arlen</dt><dd>the eastern gate</dd></dl>", ["Arlen", "the eastern gate"]),
            ("<pre>0814 RISING</pre>", ["0814 RISING"]),
            ("<blockquote>Nobody told us</blockquote>", ["Nobody told us"]),
        ] as [(String, [String])])
    func `a line that ends in a colon announces the whole structure behind it`(
        structure: String, items: [String]
    ) throws {
        let lead = "These are the places that the ship calls at:"
        let found = try chosen("\(Self.paragraphs(1...3))<p>\(lead)</p>\(structure)<p>Foot</p>") {
            $0.hasPrefix("Sentence") || $0 == lead ? 0.9 : 0.1
        }
        #expect(found.suffix(items.count + 1) == [lead] + items)
        let without = try chosen("\(Self.paragraphs(1...3))\(structure)<p>Foot</p>") {
            $0.hasPrefix("Sentence") ? 0.9 : 0.1
        }
        #expect(without == (1...3).map(Self.sentence))
    }

    @Test func `a list of which most is text is text, and of one that is hardly text nothing stays`() throws {
        let list =
            "<ul><li>Arlen pier</li><li>Borran pier</li><li>Merrin quay</li><li>Ulmen lock</li><li>Joltham weir</li></ul>"
        func found(_ taken: Set<String>) throws -> [String] {
            try chosen(Self.paragraphs(1...2) + list) {
                $0.hasPrefix("Sentence") || taken.contains($0) ? 0.9 : 0.1
            }
        }
        #expect(try found(["Arlen pier", "Borran pier", "Merrin quay"]).count == 7)
        #expect(try found(["Arlen pier"]).count == 2)
        #expect(try found(["Arlen pier", "Borran pier"]).count == 4)
    }

    @Test func `of two equal runs the second goes, short lines in it included`() throws {
        let run = Self.paragraphs(1...3) + "<p>At dawn.</p>" + Self.paragraphs(4...5)
        #expect(try chosen(run + "<div>\(run)</div>") { _ in 0.9 }.count == 6)
    }

    @Test func `one paragraph that stands twice stays, and so do many of the same phrases`() throws {
        let quoted = Self.paragraphs(1...4) + "<p>\(Self.sentence(2))</p>" + Self.paragraphs(5...6)
        #expect(try chosen(quoted) { _ in 0.9 }.count == 7)
        let refrain = (0..<30).map { _ in "<p>\(Self.sentence(1))</p>" }.joined()
        #expect(try chosen(refrain) { _ in 0.9 }.count == 30)
    }

    @Test(arguments: [(39, 39), (40, 42)])
    func `in a long text a gap of likely blocks is closed`(paragraphs: Int, expected: Int) throws {
        let half = paragraphs / 2
        let body =
            Self.paragraphs(1...half) + "<p>maybe one</p><p>maybe two</p>"
            + Self.paragraphs(half + 1...paragraphs)
        #expect(try chosen(body) { $0.hasPrefix("maybe") ? 0.3 : 0.9 }.count == expected)
    }

    private static let next =
        "<h1>Orchards under nets</h1><p>Published 2 March 2026 by Ben Rook</p>" + paragraphs(11...12)

    @Test(
        arguments: [
            ("<div>\(next)</div>", false), (next, true),
            ("<div>\(next.replacing("2 March 2026 ", with: ""))</div>", false),
            ("<div>\(next.replacing("Published 2 March 2026 by Ben Rook", with: "Ben Rook"))</div>", true),
            ("<div>\(next.replacing("h1", with: "h2"))</div>", true),
            ("<div>\(next + paragraphs(13...30))</div>", true),
        ] as [(String, Bool)])
    func `what a second headline with a dated byline heads is another article, unless it is most of the page`(
        more: String, stays: Bool
    ) throws {
        let own = "<h1>Ferry leaves earlier</h1>" + Self.paragraphs(1...4)
        let found = try chosen("<article>\(own)\(more)</article>") { $0.hasPrefix("Sentence") ? 0.9 : 0.1 }
        #expect(found.contains(Self.sentence(12)) == stays)
        #expect(found.starts(with: (1...4).map(Self.sentence)))
    }

    @Test(
        arguments: [
            ("<p hidden>note</p>", true), ("<div style='display:none'><p>note</p></div>", true),
            ("<p class=sr-only>note</p>", true),
            ("<div class=accordion hidden><p>note</p></div>", false),
            ("<details><p hidden>note</p></details>", false),
            ("<p>note</p>", false),
        ] as [(String, Bool)])
    func `what is hidden on a page that shows far more is a remark, unless readers can open it`(
        block: String, isRemark: Bool
    ) throws {
        let measured = try MeasuredPage("<html><body>\(Self.paragraphs(1...4))\(block)</body></html>")
        #expect(measured.page.isHiddenRemark(measured.index("note")) == isRemark)
        let hidden = try MeasuredPage(
            "<html><body><p>Shown</p><div hidden>\(Self.paragraphs(1...4))</div></body></html>")
        #expect(!hidden.page.isHiddenRemark(hidden.index("Sentence 1")))
    }
}
