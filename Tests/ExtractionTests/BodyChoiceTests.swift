import Markup
import PipelineKit
import TestSupport
import Testing

@testable import Extraction

/// The steps around the trees: what is added to their choice, what is set beside it, and how blocks are written.
@Suite struct BodyChoiceTests {
    private let fixture: HarbourPages

    init() throws { fixture = try HarbourPages() }

    private static func caption(_ number: Int, _ length: Int = 90) -> String {
        let text = "Picture \(number) shows the harbour "
        return
            "<figure><img src=\(number).jpg><figcaption>\(text)\(String(repeating: "a", count: length - text.count - 1)).</figcaption></figure>"
    }

    private func captions(_ lengths: [Int]) throws -> BodyExtraction {
        let figures = lengths.enumerated().map { Self.caption($0.offset + 1, $0.element) }.joined()
        return try fixture.extract("<html><body><div class=gallery>\(figures)</div></body></html>")
    }

    @Test(
        arguments: [
            ([90, 90, 90], 3), ([90, 90], 0), ([84, 84, 83], 3), ([84, 83, 83], 0), ([130, 130, 39], 0),
            ([130, 130, 40], 3),
        ] as [([Int], Int)])
    func `a page of hardly anything but captions is a gallery`(lengths: [Int], count: Int) throws {
        #expect(try captions(lengths).blocks.count { $0.text.hasPrefix("Picture") } == count)
    }

    @Test func `beside a text captions do not count, and repeated ones count once`() throws {
        let figures = (1...3).map { Self.caption($0) }.joined()
        let article = try fixture.extract(
            HarbourPages.page(
                "<article><h1>Harbour</h1>\(HarbourPages.paragraphs.joined())\(figures)</article>"))
        #expect(!article.text.contains("Picture"))
        let same = String(repeating: Self.caption(1), count: 3)
        #expect(
            try fixture.extract("<html><body>\(same)</body></html>").blocks.count {
                $0.text.hasPrefix("Picture")
            } == 0)
    }

    @Test func `only in a live blog does a post's time precede its first words`() throws {
        let posts = HarbourPages.sentences.enumerated().map {
            "<div class=post><time>1\($0.offset):05</time><p>\($0.element)</p></div>"
        }
        func extract(_ type: String) throws -> BodyExtraction {
            let script = linkedData(#"{"@type":"\#(type)","headline":"Harbour"}"#)
            return try fixture.extract(
                HarbourPages.page("<article><h1>Harbour</h1>\(posts.joined())</article>", head: script))
        }
        let live = try extract("LiveBlogPosting")
        #expect(live.blocks.first?.text == "10:05 " + HarbourPages.sentences[0])
        #expect(live.blocks.last?.text == "15:05 " + HarbourPages.sentences[5])
        #expect(!live.rejected.contains { $0.text.contains(":05") })
        #expect(try !extract("NewsArticle").text.contains(":05 The"))
    }

    @Test func `a time is looked for three blocks before the post`() throws {
        func extract(_ between: Int) throws -> String {
            let rows = (0..<between).map { "<figure><figcaption>Boat \($0)</figcaption></figure>" }.joined()
            let posts = HarbourPages.sentences.map { "<div class=post><p>10:05</p>\(rows)<p>\($0)</p></div>" }
                .joined()
            let script = linkedData(#"{"@type":"LiveBlogPosting"}"#)
            return try fixture.extract(
                HarbourPages.page("<article><h1>Harbour</h1>\(posts)</article>", head: script)
            ).text
        }
        let (near, far) = (try extract(2), try extract(3))
        #expect(
            near.hasPrefix("10:05 The harbour board") && far.hasPrefix("The harbour board"), "\(near) \(far)")
    }

    @Test(
        arguments: [
            ("<div class=comments><p>x y</p></div>", BlockCategory.comments),
            ("<div class=related><p>x y</p></div>", .relatedLinks),
            ("<div class=newsletter><p>x y</p></div>", .subscribePaywall),
            ("<div class=share><p>x y</p></div>", .socialShare),
            ("<div class=author><p>x y</p></div>", .authorBio), ("<div class=ads><p>x y</p></div>", .ad),
            ("<div class=menu><p>x y</p></div>", .navigation),
            ("<div class=infobox><p>x y</p></div>", .otherBoilerplate),
            ("<nav><p>x y</p></nav>", .navigation), ("<p class=caption>x y</p>", .creditCaption),
            ("<p><a href=/>x y</a></p>", .relatedLinks), ("<p>x y</p>", .otherBoilerplate),
            ("<div class=menu><div class=related><p>x y</p></div></div>", .relatedLinks),
            ("<div class=related><div><div><p>x y</p></div></div></div>", .relatedLinks),
            ("<div class=related><div><div><div><p>x y</p></div></div></div></div>", .otherBoilerplate),
        ] as [(String, BlockCategory)])
    func `a block left out beside the text is categorised by the names around it`(
        box: String, category: BlockCategory
    ) throws {
        let body = HarbourPages.paragraphs.joined()
        let result = try fixture.extract(
            HarbourPages.page("<h1>Harbour</h1><article>\(body)</article>\(box)"))
        #expect(result.rejected.first { $0.text == "x y" }?.category == category)
    }

    @Test func `three blocks on either side are recorded`() throws {
        let rows = (1...5).map { "<p class=menu>Row \($0)</p>" }.joined()
        let result = try fixture.extract(
            "<html><body>\(rows)<article>\(HarbourPages.paragraphs.joined())</article>\(rows)</body></html>")
        #expect(result.rejected.map(\.text) == ["Row 3", "Row 4", "Row 5", "Row 1", "Row 2", "Row 3"])
        #expect(result.rejected.map(\.place) == [0, 0, 0, 6, 6, 6])
    }

    // MARK: Writing

    private func block(_ body: String, _ index: Int = 0) throws -> Block {
        let measured = try MeasuredPage("<html><body>\(body)</body></html>")
        var writer = BlockWriter(measured.page, in: measured.tree)
        return writer.block(index, probability: 0.25)
    }

    @Test(
        arguments: [
            ("<p>a</p>", Block.Role.paragraph), ("<h3>a</h3>", .heading),
            ("<figure><figcaption>a</figcaption></figure>", .caption), ("<pre>a</pre>", .preformatted),
            ("<ul><li>a</ul>", .listItem), ("<dl><dt>a</dl>", .listItem),
            ("<ul><li><p>a</p></ul>", .listItem), ("<table><tr><td>a</table>", .tableRow),
            ("<blockquote><p>a</p></blockquote>", .quote),
            ("<blockquote><ul><li>a</ul></blockquote>", .listItem),
            ("<ul><li><div><p>a</p></div></ul>", .paragraph),
        ] as [(String, Block.Role)])
    func `a block's role is that of the elements around it`(body: String, role: Block.Role) throws {
        #expect(try block(body).role == role)
    }

    @Test func `a path is the nearest eight elements with their names`() throws {
        let deep = "<div id=a class='b c'>" + String(repeating: "<div>", count: 7) + "<p id='' class=d>x</p>"
        #expect(try block(deep).path == "div>div>div>div>div>div>div>p.d")
        #expect(try block("<div id=a class='b  c'><p>x</p>").path == "body>div#a.b.c>p")
        #expect(try block("<div><p>x</p></div><section><p>y</p></section>", 1).path == "body>section>p")
    }

    @Test func `places run from nought to one`() throws {
        let body = "<p>a</p><p>b</p><p>c</p>"
        #expect(try [0, 1, 2].map { try block(body, $0).position } == [0, 0.5, 1])
        #expect(try block("<p>a</p>").position == 0)
        #expect(try block("<p>a <a>b</a></p>").bodyProbability == 0.25)
    }
}
