import Markup
import Testing

@testable import Extraction

@Suite struct BlockSegmentationTests {
    private func blocks(_ body: String) throws -> PageBlocks {
        BlockSegmentation.blocks(of: try HTMLParser.parse(Array("<html><body>\(body)</body></html>".utf8)))
    }

    /// The texts as they are held, line ends shown as "/".
    private func texts(_ body: String) throws -> [String] {
        let blocks = try blocks(body)
        return (0..<blocks.count).map {
            String(decoding: blocks[text: $0], as: UTF8.self).replacing("\n", with: "/")
        }
    }

    @Test(
        arguments: [
            ("<p> one  <b>two</b>three\n four </p>", ["one twothree four"]),
            ("one<p>two</p>three", ["one", "two", "three"]),
            ("<p>one<br>two</p>", ["one/two"]), ("<p>one<br><br>two</p>", ["one", "two"]),
            ("<p>one<br>&nbsp;<br>two</p>", ["one", "two"]),
            ("<p><br><br>one<br></p><p>two</p>", ["one", "two"]), ("<p>a&nbsp;b</p>", ["a b"]),
            ("<p>a<hr>b</p>", ["a", "b"]),
            ("<pre>one\n  two</pre>", ["one/two"]), ("<pre>one<br><br>two</pre>", ["one/two"]),
            (
                "<table><tr><td>a</td><td></td><td>b</td></tr><tr><th>c</th><td>d</td></tr></table>",
                ["a | b", "c | d"]
            ),
            ("<table><tr><td></td><td>b</td></tr></table>", ["b"]),
            (
                "<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td><td>d</td></tr></table>",
                ["a", "b | c", "d"]
            ),
            ("<ul><li>a<ul><li>b</li></ul></li></ul>", ["a", "b"]),
            ("<dl><dt>a</dt><dd>b</dd></dl>", ["a", "b"]),
            ("<span>a</span><span>b</span>", ["ab"]), ("<p><a>a</a> <a>b</a></p>", ["a b"]),
        ] as [(String, [String])])
    func `a block is what readers see as one`(body: String, expected: [String]) throws {
        let found = try texts(body)
        #expect(found == expected)
    }

    @Test(
        arguments: [
            ("<p>a <span hidden>note</span> b</p>", ["a b"]),
            ("<p>a<span style='display: none'>note</span>b</p>", ["ab"]),
            ("<p><a href=/x>report<span class=sr-only>opens in a new tab</span></a></p>", ["report"]),
            ("<p>a<i class='u-visuallyHidden'>note</i> b</p>", ["a b"]),
            (
                "<p>a<span class=tooltip>word<em class=tooltip-text>what it means</em></span> b</p>",
                ["aword b"]
            ),
            ("<p>a <del>old</del> <ins>new</ins></p>", ["a new"]),
            ("<p><ruby>東<rp>(</rp><rt>とう</rt><rp>)</rp></ruby>京</p>", ["東京"]),
            ("<div hidden><p>a</p></div>", ["a"]), ("<p class=sr-only>a</p>", ["a"]),
        ] as [(String, [String])])
    func `what no reader reads in a line is not part of it`(body: String, expected: [String]) throws {
        let found = try texts(body)
        #expect(found == expected)
    }

    @Test(
        arguments: [
            ("<p><b>Head</b><br>Text follows.</p>", ["Head", "Text follows."]),
            ("<p><strong>Head</strong> <br> Text <b>more</b></p>", ["Head", "Text more"]),
            ("<p><b>One.</b><br>Two</p>", ["One./Two"]), ("<p><b>One</b><br><b>two</b></p>", ["One/two"]),
            ("<p>One <b>two</b><br>three</p>", ["One two/three"]),
            ("<p><b>Head</b> and text</p>", ["Head and text"]),
            ("<p><b>One<br>two</b><br>three</p>", ["One/two/three"]),
        ] as [(String, [String])])
    func `a short line of bold letters before a break is a heading`(body: String, expected: [String]) throws {
        let found = try texts(body)
        #expect(found == expected)
    }

    @Test(
        arguments: [
            ("<h5><button>Is it safe?</button></h5><p>a</p>", ["Is it safe?", "a"]),
            ("<details><summary><button>More</button></summary>a</details>", ["More", "a"]),
            ("<dl><dt><span><button>Who</button></span></dt><dd>a</dd></dl>", ["Who", "a"]),
            ("<p>a <button>Share</button></p>", ["a"]),
        ] as [(String, [String])])
    func `a button is text where it is the heading of a part`(body: String, expected: [String]) throws {
        let found = try texts(body)
        #expect(found == expected)
    }

    @Test(
        arguments: [
            ("Denk\u{AD}mal\u{AD}schutz", "Denkmalschutz"), ("&shy;a&shy;", "a"), ("a \u{AD} b", "a b"),
            ("a\u{200B}b\u{2060}c\u{FEFF}", "abc"), ("می\u{200C}خواهم", "می\u{200C}خواهم"),
        ] as [(String, String)])
    func `characters without width leave the text, joiners stay`(text: String, expected: String) throws {
        let found = try blocks("<p>\(text)</p>")
        #expect(found.string(0) == expected)
    }

    @Test(
        arguments: [
            "* * *", "…", "→", "©", "😀", "--", "« »",
        ] as [String])
    func `punctuation alone is not a block`(text: String) throws {
        #expect(try texts("<p>\(text)</p>").isEmpty)
        let found = try texts("<p>a</p><p>\(text)</p><p>b</p>")
        #expect(found == ["a", "b"])
    }

    @Test(arguments: ["7", "é", "ß", "桥", "Ω", "x…"] as [String])
    func `a letter or digit of any script makes a block`(text: String) throws {
        let found = try texts("<p>\(text)</p>")
        #expect(found == [text])
    }

    @Test(
        arguments: [
            "script", "select", "button", "iframe", "svg", "noscript", "textarea", "amp-ad", "amp-embed",
        ] as [String])
    func `controls and advertisements are not text`(name: String) throws {
        let found = try texts("<p>a</p><\(name)>b</\(name)><p>c</p>")
        #expect(found == ["a", "c"])
    }

    @Test(arguments: ["amp-img", "amp-story", "custom-text", "span"] as [String])
    func `other components are`(name: String) throws {
        let found = try texts("<\(name)>b</\(name)>")
        #expect(found == ["b"])
    }

    /// A button, its text and line breaks.
    @Test(arguments: [(397, []), (398, ["b"])] as [(Int, [String])])
    func `a control that holds hundreds of nodes was never closed`(breaks: Int, expected: [String]) throws {
        let found = try texts("<button>\(String(repeating: "<br>", count: breaks))b</button>")
        #expect(found == expected)
    }

    @Test(
        arguments: [
            ("<nav>x</nav>", PageBlocks.Context.nav), ("<header>x</header>", .header),
            ("<footer>x</footer>", .footer),
            ("<aside>x</aside>", .aside), ("<article>x</article>", .article), ("<main>x</main>", .main),
            ("<figure>x</figure>", .figure),
            ("<form>x</form>", .form), ("<table><tr><td>x</td></tr></table>", .table),
            ("<ol><li>x</li></ol>", .list), ("<dl><dd>x</dd></dl>", .list),
            ("<blockquote>x</blockquote>", .quote), ("<a href=/>x</a>", .link),
            ("<figcaption>x</figcaption>", .caption),
            ("<pre>x</pre>", .preformatted), ("<h1>x</h1>", [.heading, .headline]), ("<h4>x</h4>", .heading),
            ("<div itemprop=articleBody>x</div>", .articleBody),
            ("<div style='display:none'>x</div>", .hidden),
            ("<div aria-hidden=true>x</div>", .ariaHidden), ("<p><a aria-hidden=true>x</a></p>", .link),
            ("<table><tr><td><img src=a><br>x</td></tr></table>", [.table, .caption]), ("<p>x</p>", []),
        ] as [(String, PageBlocks.Context)])
    func `a block knows the elements around it`(body: String, expected: PageBlocks.Context) throws {
        let found = try blocks(body).entries.first?.context
        #expect(found == expected)
    }

    @Test func `the context of a closed element is forgotten`() throws {
        let contexts = try blocks("<nav><p>a</p></nav><p>b</p><aside><p>c</p>d</aside>e").entries.map(
            \.context)
        #expect(contexts == [.nav, [], .aside, .aside, []])
    }

    @Test func `a block names its element and the innermost one around its first word`() throws {
        let tree = try HTMLParser.parse(Array("<body><div><p><b>one</b> two</p><i>three</i></div>".utf8))
        let entries = BlockSegmentation.blocks(of: tree).entries
        #expect(entries.map { tree.tagName(of: Int($0.node)) } == ["p", "div"])
        #expect(entries.map { tree.tagName(of: Int($0.leaf)) } == ["b", "i"])
    }

    @Test func `letters in links are counted, blanks are not`() throws {
        let entries = try blocks("<p>see <a>thé old\nboat</a> and <a>b</a></p><p>none</p>").entries
        #expect(entries.map(\.linkScalars) == [11, 0])
    }

    @Test func `two breaks end a block, an element does otherwise`() throws {
        let found = try blocks("<p>a<br><br>b<br>c</p><p>d</p>").entries.map(\.endsAtBreak)
        #expect(found == [true, false, false])
    }

    @Test func `a block is one line for later stages, unless its lines are its own`() throws {
        #expect(try blocks("<p>a<br>b</p>").string(0) == "a b")
        let found = try blocks("<pre>a\nb</pre>").string(0)
        #expect(found == "a\nb")
    }
}

@Suite struct LayoutTablesTests {
    private func use(_ content: String) throws -> LayoutTables.Use {
        let tree = try HTMLParser.parse(Array("<body><table><tr>\(content)</tr></table>".utf8))
        var tables = LayoutTables()
        return tables.enter(try #require(tree.first(.table)), in: tree)
    }

    @Test(
        arguments: [
            ("<td>\(String(repeating: "a", count: 400))</td>", LayoutTables.Use.data),
            ("<td>\(String(repeating: "a", count: 401))</td>", .layout),
            (
                "<td>\(String(repeating: "a", count: 300))</td><td>\(String(repeating: "a", count: 300))</td>",
                .data
            ),
            (
                "<td>\(String(repeating: "a", count: 300))<b>\(String(repeating: "a", count: 300))</b></td>",
                .layout
            ),
            ("<td>a<br>b<br>c</td>", .data), ("<td>a<br>b<br>c<br>d</td>", .layout),
            ("<td>a<br>b</td><td>a<br>b</td>", .data),
            ("<th>a</th><td>a<br>b<br>c<br>d</td>", .data),
            ("<td><table><tr><td>a</td></tr></table></td>", .layout),
            ("<td><h2>a</h2></td>", .layout), ("<td><form></form></td>", .layout),
            ("<td><h4>a</h4></td>", .data),
            ("<td><img src=a><br>By the sea</td>", .picture), ("<td><img src=a><img src=b></td>", .data),
            ("<td><img src=a></td><td>By the sea</td>", .data), ("<td>By the sea</td>", .data),
        ] as [(String, LayoutTables.Use)])
    func `what a table holds says what it is for`(content: String, expected: LayoutTables.Use) throws {
        let found = try use(content)
        #expect(found == expected)
    }

    @Test func `a cell belongs to the innermost table around it`() throws {
        let html =
            "<body><table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</td></tr></table><p>d</p>"
        let tree = try HTMLParser.parse(Array(html.utf8))
        let all = tree.nodes.indices.filter { tree.nodes[$0].tag == .table }
        let cells = tree.nodes.indices.filter { tree.nodes[$0].tag == .td }
        var tables = LayoutTables()
        let outer = tables.enter(all[0], in: tree)
        let first = tables.contains(cells[0])
        let inner = tables.enter(all[1], in: tree)
        let others = [cells[1], cells[2], tree.nodes.count - 1].map { tables.contains($0) }
        #expect(outer == .layout && inner == .data)
        #expect([first] + others == [true, false, true, false])
    }
}
