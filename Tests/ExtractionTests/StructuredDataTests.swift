import JSON
import Markup
import Testing

@testable import Extraction

@Suite struct StructuredDataTests {
    private func data(_ scripts: String..., head: String = "") throws -> StructuredData {
        let markup = scripts.map { "<script type=\"application/ld+json\">\($0)</script>" }.joined()
        return StructuredData(try HTMLParser.parse(Array("<head>\(head)\(markup)</head><body>x".utf8)))
    }

    /// A value inside so many lists.
    private func nested(_ value: String, _ depth: Int) -> String {
        String(repeating: "[", count: depth) + value + String(repeating: "]", count: depth)
    }

    @Test func `texts are gathered from every node, in the order of the page`() throws {
        let data = try data(
            #"{"headline":"a","mentions":[{"headline":"b","articleBody":"c"}],"description":"d"}"#,
            #"[{"headline":"e","articleBody":["f"]}]"#, "no JSON")
        #expect(data.headlines == ["a", "b", "e"])
        #expect(data.articleBodies == ["c"])
        #expect(data.descriptions == ["d"])
    }

    @Test func `nodes are those that may be the article's`() throws {
        let data = try data(
            #"{"@id":"1","mainEntity":{"@id":"2"},"itemListElement":[{"@id":"3"}],"@graph":[{"@id":"4"}]}"#)
        #expect(data.nodes.map { $0["@id"]?.string } == ["1", "2", "4"])
    }

    @Test func `depth is bounded for each kind of finding`() throws {
        let node = #"{"@type":"LiveBlogPosting","headline":"x"}"#
        for (depth, isLive, isNode, isText) in [
            (0, true, true, true), (2, true, true, true), (3, false, true, true), (7, false, true, true),
            (8, false, false, true), (12, false, false, true), (13, false, false, false),
        ] {
            let data = try data(nested(node, depth))
            #expect(data.isLiveBlog == isLive, "\(depth)")
            #expect(data.nodes.isEmpty == !isNode, "\(depth)")
            #expect(data.headlines.isEmpty == !isText, "\(depth)")
        }
    }

    @Test(arguments: [
        (#"{"@type":["Thing","LiveBlogPosting"]}"#, true),
        (#"{"@graph":[{"@type":"LiveBlogPosting"}]}"#, true),
        (#"{"mainEntity":{"@type":"LiveBlogPosting"}}"#, false), (#"{"@type":"NewsArticle"}"#, false),
    ])
    func `a page is a live blog if its own node says so`(json: String, expected: Bool) throws {
        #expect(try data(json).isLiveBlog == expected)
    }

    @Test func `the head's elements are found once, and where the body begins`() throws {
        let tree = try HTMLParser.parse(
            Array(
                """
                <head><meta name=a content=b><title>t</title><link rel="icon x" href=""><link rel=icon href=i>
                </head><body><p>x<meta itemprop=c content=d></p><link rel=icon href=j>
                """.utf8))
        let head = HeadElements(tree)
        #expect(head.nodes.map { tree.nodes[$0].tag } == [.meta, .title, .link, .link, .meta, .link])
        #expect(tree.nodes[head.bodyStart].tag == .body)
        #expect(head.link("icon", in: tree) == "i")
        #expect(head.link("canonical", in: tree) == nil)
        #expect(MetaTags(tree, head: head).first("c", "a") == "d")
    }
}
