import Markup
import Testing

@Suite struct HTMLParserTests {
    /// The tree in brackets: `p[#text(…)]`.
    private func outline(_ html: String) throws -> String {
        let tree = try HTMLParser.parse(Array(html.utf8))
        func describe(_ node: Int) -> String {
            if tree.nodes[node].isText {
                return "'" + String(decoding: tree.text(of: node), as: UTF8.self) + "'"
            }
            let inner = tree.children(of: node).map(describe).joined(separator: " ")
            return tree.tagName(of: node) + (inner.isEmpty ? "" : "[" + inner + "]")
        }
        guard let body = tree.first(.body) else { return "no body" }
        return tree.children(of: body).map(describe).joined(separator: " ")
    }

    @Test(arguments: [
        ("<p>one<p>two", "p['one'] p['two']"),
        ("<p>a <b>b</b> c</p>", "p['a ' b['b'] ' c']"),
        ("<p>a &amp; b &lt;c&gt; &hellip; &NewLine;&#146;&rsquor;</p>", "p['a & b <c> …  ’’']"),
        ("<p>x &amp;amp; y</p>", "p['x &amp; y']"),
        ("<p>text<figure><img src=a></figure>more", "p['text'] figure[img] 'more'"),
        ("<div><span>a</div>b", "div[span['a']] 'b'"),
        ("<!doctype html><html><head></head><body>a</body></html><p>after</p>", "'a' p['after']"),
        ("a < b and 1 <2", "'a < b and 1 <2'"),
        ("<p>a<script>var x = '<p>no</p>';</script>b<style>p{}</style>c</p>", "p['abc']"),
        ("<p>a<!-- <p> no -->b<!-->c<!-- open > d", "p['abc d']"),
        ("<ul> <li>a</li> <li>b</ul>", "ul[li['a'] li['b']]"),
        ("<svg><title>no</title><svg></svg><text>no</text></svg><p>yes</p>", "p['yes']"),
        ("<pre>a\r\n  b</pre>", "pre['a\n  b']"),
        ("<x-card>a</x-card>", "x-card['a']"),
        ("<p title=\"a>b\">c", "p['c']"),
        ("<p title=\"never closed>c</p><p>d", "p['c'] p['d']"),
        ("</div></p>a", "'a'"),
        ("<article><div>a</article>b", "article[div['a']] 'b'"),
        ("<p><span>a</p><p>b</p>", "p[span['a']] p['b']"),
        ("<p><b>a<div>b</div>", "p[b['a']] div['b']"),
        ("<b><div>a</b>b</div>c", "b[div['ab'] 'c']"),
        ("<a href=x><div>a</a>b", "a[div['a']] 'b'"),
        ("<ul><li>a<ul><li>b<li>c</ul><li>d</ul>", "ul[li['a' ul[li['b'] li['c']]] li['d']]"),
        ("<table><tr><td>a<td>b<tr><td><p>c</table>d", "table[tr[td['a'] td['b']] tr[td[p['c']]]] 'd'"),
        ("<table><tr><td></div>a</table>", "table[tr[td['a']]]"),
        ("<h1>a</h2>b", "h1['a'] 'b'"),
        ("<x-a>a<x-b>b</x-a>c", "x-a['a' x-b['b']] 'c'"),
        ("<noscript><div>no</noscript>yes<noscript><img src=a></noscript>", "'yes' img"),
        ("<template><div>no</template>yes", "'yes'"),
        ("<svg>cut <p>a", "'cut ' p['a']"),
    ])
    func `the tree has the shape a browser would build`(_ html: String, _ expected: String) throws {
        #expect(try outline(html) == expected)
    }

    @Test func `a subtree is a range and children are found in it`() throws {
        let tree = try HTMLParser.parse(
            Array("<div id=a><p>x</p><p>y <b>z</b></p></div><div id=b>w</div>".utf8))
        let divs = tree.descendants(of: 0).filter { tree.nodes[$0].tag == .div }
        #expect(divs.count == 2)
        #expect(tree.attributeString(.id, of: divs[1]) == "b")
        #expect(Array(tree.children(of: divs[0])).map { tree.nodes[$0].tag } == [.p, .p])
        #expect(tree.nextSibling(of: divs[0]) == divs[1])
        #expect(tree.nextSibling(of: divs[1]) == nil)
        #expect(tree.textContent(of: divs[0]) == "x y z")
        let bold = try #require(tree.first(.b))
        #expect(tree.ancestors(of: bold).map { tree.nodes[$0].tag } == [.p, .div, .body, .html])
        #expect(tree.isInside(bold, divs[0]) && !tree.isInside(bold, divs[1]))
    }

    @Test func `attributes outside the list are dropped and values are decoded`() throws {
        let html =
            "<a HREF='/x?a=1&amp;b=2&copy=3' onclick='no' data-foo=1 class=\" One  two \" rel=author>t</a>"
        let tree = try HTMLParser.parse(Array(html.utf8))
        let link = try #require(tree.first(.a))
        #expect(tree.attributes(of: link).map(\.name) == [.href, .class, .rel])
        #expect(tree.attributeString(.href, of: link) == "/x?a=1&b=2&copy=3")
        #expect(
            tree.hasToken("one", in: .class, of: link) && tree.hasToken("two", in: .class, of: link)
                && !tree.hasToken("tw", in: .class, of: link))
    }

    @Test(arguments: [
        ("<div hidden>a</div>", HTMLTree.Flags.hidden),
        ("<div style='color:red; display : NONE'>a</div>", .hidden),
        ("<div style=visibility:hidden><p>a</div>", .hidden),
        ("<div aria-hidden=true>a</div>", .ariaHidden),
        ("<div aria-hidden=false>a</div>", HTMLTree.Flags()),
        ("<template shadowrootmode=open><p>a</template>", HTMLTree.Flags()),
        ("<pre>a</pre>", .preformatted),
    ])
    func `hidden elements are flagged down to their text`(_ html: String, _ flags: HTMLTree.Flags) throws {
        let tree = try HTMLParser.parse(Array(html.utf8))
        let text = try #require(tree.nodes.indices.first { tree.nodes[$0].isText })
        #expect(tree.nodes[text].flags == flags)
    }

    @Test func `data scripts are kept beside the tree`() throws {
        let filler = String(repeating: "x", count: 600)
        let html = """
            <script type="application/ld+json">{"a":"</p>"}</script><script>var x = 1</script>
            <script id="__NEXT_DATA__" type="application/json">{"b":1}</script>
            <script>window.__APOLLO_STATE__ = {"c":"\(filler)"}</script><p>x
            """
        let tree = try HTMLParser.parse(Array(html.utf8))
        #expect(tree.scripts.map(\.kind) == [.jsonLD, .nextData, .state])
        #expect(String(decoding: tree.body(of: tree.scripts[0]), as: UTF8.self) == "{\"a\":\"</p>\"}")
    }

    @Test func `a meta charset does not switch the decoding`() throws {
        let html = "<html><head><meta charset=iso-8859-1><title>é</title></head><body>ü日本"
        #expect(try outline(html) == "'ü日本'")
    }

    @Test func `deep nesting is flattened`() throws {
        let html =
            String(repeating: "<div>", count: 50_000) + "x" + String(repeating: "</div>", count: 50_000)
        let tree = try HTMLParser.parse(Array((html + "<p>after").utf8))
        #expect(tree.textContent(of: 0) == "x after")
    }

    @Test(arguments: [
        "<b>", "<p>", "<p><b>", "<ul><li>", "<table><tr><td>", "<a href=x>", "</span>", "<", "<!--", "<svg>",
        "&",
    ])
    func `endless repetition of one piece of markup does no harm`(_ piece: String) throws {
        let tree = try HTMLParser.parse(Array((String(repeating: piece, count: 100_000) + "x").utf8))
        #expect(tree.nodes[0].subtreeEnd == tree.nodes.count)
    }

    @Test func `huge attributes are cut and many cost little`() throws {
        let long = "<p class=\"" + String(repeating: "é", count: 2_000_000) + "\">x</p>"
        let many = "<p " + (0..<100_000).map { "a\($0)=1" }.joined(separator: " ") + ">y</p>"
        let tree = try HTMLParser.parse(Array((long + many).utf8))
        #expect(tree.textContent(of: 0) == "x y")
        let paragraph = try #require(tree.first(.p))
        #expect(tree.attribute(.class, of: paragraph)?.count == 65536)
    }

    @Test func `limits are errors with a code`() {
        var limits = HTMLParser.Limits()
        limits.maximumNodes = 10
        #expect(throws: MarkupError.self) {
            try HTMLParser.parse(Array(String(repeating: "<p>a", count: 20).utf8), limits: limits)
        }
        limits.maximumBytes = 3
        #expect(throws: MarkupError(.tooLarge, "4 bytes; the limit is 3")) {
            try HTMLParser.parse(Array("<p>a".utf8), limits: limits)
        }
    }

    @Test(arguments: 0..<50)
    func `random bytes give a sound tree`(_ seed: Int) throws {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        let alphabet = Array("<>/=\"'&#;! \n-abpdivtablescriptsvg\u{0}é".utf8)
        let bytes = (0..<4000).map { _ -> UInt8 in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state & 7 == 0
                ? UInt8(truncatingIfNeeded: state >> 8) : alphabet[Int(state >> 8) % alphabet.count]
        }
        let tree = try HTMLParser.parse(bytes)
        for node in tree.nodes.indices.dropFirst() {
            let parent = tree.nodes[node].parent
            #expect(parent < node && tree.isInside(node, parent), "seed \(seed)")
            #expect(tree.nodes[node].subtreeEnd <= tree.nodes[parent].subtreeEnd, "seed \(seed)")
        }
        #expect(UTF8Repair.firstInvalidByte(in: tree.bytes) == nil, "seed \(seed)")
    }

    @Test(arguments: [
        ("a &amp; b", "a & b"), ("<b>a</b>&nbsp;b", "a\u{A0}b"), ("a<script>x</script><p>b", "a b"),
        ("AT&amp;amp;T", "AT&amp;T"), ("a  \n b", "a b"), ("x < y", "x < y"),
    ])
    func `plain text of a fragment is decoded once`(_ html: String, _ text: String) {
        #expect(String(decoding: HTMLText.plainText(ofFragment: Array(html.utf8)), as: UTF8.self) == text)
    }
}

@Suite struct HTMLEntitiesTests {
    @Test(arguments: [
        ("&eacute;&Eacute;", "éÉ"), ("&eacute x", "é x"), ("&notit;", "¬it;"), ("&ampx", "&x"),
        ("&#233;&#xE9;", "éé"),
        ("&#128;&#150;", "€–"), ("&#0;&#xD800;&#x110000;", "\u{FFFD}\u{FFFD}\u{FFFD}"),
        ("&nosuch; & &", "&nosuch; & &"),
        ("&amp;lt;", "&lt;"), ("&ngE;", "\u{2267}\u{338}"), ("&#99999999999999999999;", "\u{FFFD}"),
        ("&CounterClockwiseContourIntegral;", "∳"), ("&", "&"), ("&#;", "&#;"),
    ])
    func `references decode once`(_ text: String, _ expected: String) {
        #expect(HTMLEntities.decode(text) == expected)
    }
}
