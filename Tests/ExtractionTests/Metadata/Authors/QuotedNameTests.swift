import Markup
import Testing

@testable import Extraction

/// Names that stand in a figure or a quotation, or right under one.
@Suite struct QuotedNameTests {
    private func isQuoted(_ body: String) throws -> Bool {
        let tree = try pageEvidence(head: "", body: body).tree
        let node = try #require(tree.first(.p))
        return QuotedName.isQuoted(node, tree, tree.first(.h1))
    }

    @Test(arguments: [
        ("<p>Ann Lee</p>", false), ("<figure><p>Ann Lee</p></figure>", true),
        ("<figure><figcaption><div><p>Ann Lee</p></div></figcaption></figure>", true),
        ("<blockquote><p>Ann Lee</p></blockquote>", true),
        ("<div class=testimonial><p>Ann Lee</p></div>", true),
        ("<div id=customer-voices><p>Ann Lee</p></div>", true),
        ("<div class=story><p>Ann Lee</p></div>", false),
        // What holds the title holds the whole story.
        ("<div class=quote-of-the-day><h1>The quay</h1><p>Ann Lee</p></div>", false),
        ("<div class=quote-of-the-day><h1>The quay</h1><figure><p>Ann Lee</p></figure></div>", true),
    ])
    func `a name is quoted where a figure, a quotation or a class says so`(body: String, expected: Bool)
        throws
    {
        #expect(try isQuoted(body) == expected)
    }

    @Test(arguments: [
        ("<blockquote>It sails.</blockquote><p>Ann Lee</p>", true), ("<q>It sails.</q> <p>Ann Lee</p>", true),
        ("<blockquote>It sails.</blockquote><hr><p>Ann Lee</p>", false),
        ("<div>It sails.</div><p>Ann Lee</p>", false),
        // Eight nodes are a name with its links; nine are a paragraph of the text.
        ("<blockquote>It sails.</blockquote><p>a<b>b</b>c<b>d</b>e</p>", true),
        ("<blockquote>It sails.</blockquote><p>a<b>b</b>c<b>d</b>e<br></p>", false),
    ])
    func `a short line right behind a quotation signs it`(body: String, expected: Bool) throws {
        #expect(try isQuoted(body) == expected)
    }
}
