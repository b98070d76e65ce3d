import Extraction
import Markup
import PipelineKit
import Testing

@Suite struct BodyFragmentTests {
    private func blocks(_ markup: String) throws -> [Block] {
        BodyExtractor.extract(fragment: try HTMLParser.parse(Array(markup.utf8))).blocks
    }

    @Test(arguments: [
        ("<p>One</p><p>Two</p>", ["One", "Two"]),
        ("One<br>Two<br><br>Three", ["One Two", "Three"]),
        ("One&nbsp;<br>&nbsp;<br>Two&nbsp;words", ["One", "Two words"]),
        (
            "<table><tr><td>Home<br>Local<br>Sport<br>Ads</td><td>News</td></tr></table>",
            ["Home Local Sport Ads", "News"]
        ),
        (
            "<table><tr><td>Left</td><td><table><tr><td>In</td></tr></table>Right</td></tr></table>",
            ["Left", "In", "Right"]
        ),
        (
            "<table><caption>Rain</caption><tr><th>Day<th>Sum</tr><tr><td>Mon<br>a<br>b<br>c<td>4</table>",
            ["Rain", "Day | Sum", "Mon a b c | 4"]
        ),
        ("<p>One <b>bold</b>,\n  <i>two</i></p>tail", ["One bold, two", "tail"]),
        (
            "<table><tr><td>Gold</td><td>Ida</td></tr><tr><td>Silver<td>Bo</table>",
            ["Gold | Ida", "Silver | Bo"]
        ),
        ("<table><tr><td><p>In a cell</p></td></tr></table>", ["In a cell"]),
        ("<ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul>", ["a", "b", "c"]),
        ("<pre>let a\n\n  = 1</pre>", ["let a\n= 1"]),
        ("<div>text<p>inner</p>rest</div>", ["text", "inner", "rest"]),
        ("<p>—</p><p>a</p><hr>", ["a"]),
        ("<p style='display:none'>gone</p><p>kept</p>", ["kept"]),
        ("<button>Share</button><p>kept</p>", ["kept"]),
        ("", []),
    ])
    func `markup becomes blocks as a reader sees them`(markup: String, texts: [String]) throws {
        #expect(try blocks(markup).map(\.text) == texts)
    }

    @Test(arguments: [
        ("<h2>a</h2>", Block.Role.heading), ("<li>a</li>", .listItem),
        ("<blockquote><p>a</p></blockquote>", .quote),
        ("<table><tr><td>a</td></tr></table>", .tableRow), ("<pre>a</pre>", .preformatted),
        ("<p>a</p>", .paragraph),
        ("<ul><li><p>a</p></li></ul>", .listItem),
    ])
    func `a block's role follows its elements`(markup: String, role: Block.Role) throws {
        #expect(try blocks(markup).map(\.role) == [role])
    }

    @Test func `captions are kept apart`() throws {
        let tree = try HTMLParser.parse(
            Array("<figure><figcaption>A pier</figcaption></figure><p>a</p>".utf8))
        let result = BodyExtractor.extract(fragment: tree)
        #expect(result.blocks.map(\.text) == ["a"])
        #expect(result.rejected.map(\.category) == [.creditCaption])
    }

    @Test func `a table of a picture and its line is a caption`() throws {
        let table =
            "<table align=right><tr><td><img src=a.gif><br><font>The pier in 1961.<br><i>Archive</i></font>"
        let tree = try HTMLParser.parse(Array("\(table)</td></tr></table><p>a</p>".utf8))
        let result = BodyExtractor.extract(fragment: tree)
        #expect(result.blocks.map(\.text) == ["a"])
        #expect(result.rejected.map(\.text) == ["The pier in 1961. Archive"])
    }

    @Test func `an unclosed button does not swallow the page`() throws {
        let items = (0..<300).map { "<p>Paragraph \($0)</p>" }.joined()
        #expect(try blocks("<button><div>Menu<div>\(items)").count == 301)
    }
}
