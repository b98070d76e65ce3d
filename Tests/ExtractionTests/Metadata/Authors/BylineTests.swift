import Markup
import Testing

@testable import Extraction

/// Names in the visible page: from which marks, how far from the title, and what ends a byline.
@Suite struct BylineTests {
    private func find(_ body: String) throws -> [String] {
        let evidence = try pageEvidence(head: "", body: body)
        return Byline.find(evidence, titleNode: evidence.tree.first(.h1))
    }

    private func below(_ body: String) throws -> [String] { try find("<h1>The ferry is back</h1>" + body) }

    private static func breaks(_ count: Int) -> String { String(repeating: "<br>", count: count) }

    @Test(
        arguments: [
            // The surest first: a link's relation, microdata, marks, links to authors, what is said.
            ("<p class=author>Bo Ek</p><a rel=author>Ann Lee</a>", ["Ann Lee"]),
            ("<p class=author>Bo Ek</p><i itemprop=author>Ann Lee</i>", ["Ann Lee"]),
            ("<p>By Bo Ek</p><p class=author>Ann Lee</p>", ["Ann Lee"]),
            ("<p>By Bo Ek</p><a href='/author/x'>Ann Lee</a>", ["Ann Lee"]),
            // What is marked may be a login or a brand; "By" and a full name is surer.
            ("<p>By Bo Ek</p><p class=author>annlee</p>", ["Bo Ek"]),
            ("<p class=author>annlee</p>", ["annlee"]),
            ("<p class=author>Ann Lee</p><p class=author>Bo Ek</p>", ["Ann Lee", "Bo Ek"]),
            ("<p class=author>Ann Lee</p><p>edited by</p><p class=author>Bo Ek</p>", ["Ann Lee"]),
            ("<p class=author>Ann Lee</p>\(breaks(40))<p class=author>Bo Ek</p>", ["Ann Lee", "Bo Ek"]),
            ("<p class=author>Ann Lee</p>\(breaks(41))<p class=author>Bo Ek</p>", ["Ann Lee"]),
            ("<p class=author-bio>Ann Lee</p>", []), ("<p id=byline>Ann Lee</p>", ["Ann Lee"]),
            ("<p data-testid=byline>Ann Lee</p>", ["Ann Lee"]),
            ("<p class=author>Ann Lee<br>Reporter in Turku</p>", ["Ann Lee"]),
            ("<p class=author>\(String(repeating: "a ", count: 97))Ann Lee</p>", []),
            ("<div class=author>\(breaks(197))Ann Lee</div>", ["Ann Lee"]),
            ("<div class=author>\(breaks(199))Ann Lee</div>", []),
            (
                "<div class=byline><a href='/people/a'>Ann Lee</a> in Turku, <a href='/people/b'>Bo Ek</a></div>",
                ["Ann Lee", "Bo Ek"]
            ),
        ] as [(String, [String])])
    func `marks count before words, full names before logins`(body: String, expected: [String]) throws {
        let found = try below(body)
        #expect(found == expected)
    }

    @Test(
        arguments: [
            ("<p>By Ann Lee</p>", ["Ann Lee"]), ("<p>– By Ann Lee</p>", ["Ann Lee"]),
            ("<p>By the river</p>", []),
            ("<p>Photo by Ann Lee</p>", []),
            ("<p>Posted by harbourcat</p>", ["harbourcat"]), ("<p>By harbourcat</p>", []),
            ("<p>By Ann Lee \(String(repeating: "a", count: 109))</p>", []),
            ("\(breaks(147))<p>By Ann Lee</p>", ["Ann Lee"]), ("\(breaks(149))<p>By Ann Lee</p>", []),
            ("\(breaks(149))<p>Written by Ann Lee</p>", ["Ann Lee"]),
            ("<div class=related><h3>More</h3><p>By Ann Lee</p></div>", []),
            ("<p>By \(String(repeating: "<i></i>", count: 20))Ann Lee</p>", ["Ann Lee"]),
            ("<p>By \(String(repeating: "<i></i>", count: 21))Ann Lee</p>", []),
        ] as [(String, [String])])
    func `a lead-in is short, near and followed by a name`(body: String, expected: [String]) throws {
        let found = try below(body)
        #expect(found == expected)
    }

    @Test(arguments: [(28, ["Ann Lee"]), (29, [])] as [(Int, [String])])
    func `a byline above the title is close to it`(breaks: Int, expected: [String]) throws {
        let found = try find("<p>By Ann Lee</p>" + Self.breaks(breaks) + "<h1>The ferry is back</h1>")
        #expect(found == expected)
    }

    @Test(
        arguments: [
            ("<b>Author:</b> <i>Ann Lee</i>", ["Ann Lee"]),
            ("<b>Author</b><i></i><i></i><i></i><i></i><i></i><i></i><i>Ann Lee</i>", []),
            ("<b>Author</b><i></i><i></i><i></i><i></i><i></i><i>Ann Lee</i>", ["Ann Lee"]),
            ("<b>Writer</b><i>Ann Lee</i>", []), ("<b>Author</b><i>ann lee</i>", []),
            ("<b>Author</b><i>\(String(repeating: "x", count: 74))Ann Lee</i>", []),
            ("\(breaks(296))<b>Text</b><i>Ann Lee</i>", ["Ann Lee"]),
            ("\(breaks(297))<b>Text</b><i>Ann Lee</i>", []),
            ("\(breaks(297))<b>Author</b><i>Ann Lee</i>", ["Ann Lee"]),
        ] as [(String, [String])])
    func `a label alone is followed by a name`(body: String, expected: [String]) throws {
        let found = try below(body)
        #expect(found == expected)
    }

    @Test(
        arguments: [
            ("<p>11.12.2019 - Ann Lee</p>", ["Ann Lee"]),
            ("<p>Ann Lee | Reporter | 11 December 2019</p>", ["Ann Lee"]),
            ("<p>Ann Lee 2019</p>", []), ("<p>Ann Lee | 12 boats</p>", []),
            ("<p>A | B | C | D | 11.12.2019</p>", []), ("<p>11.12.2019 - Annlee</p>", []),
            ("\(breaks(37))<p>11.12.2019 - Ann Lee</p>", ["Ann Lee"]),
            ("\(breaks(38))<p>11.12.2019 - Ann Lee</p>", []),
            ("<p>\(String(repeating: "a", count: 99)) | 11.12.2019 | Ann Lee</p>", []),
        ] as [(String, [String])])
    func `a name beside a date is a writer's`(body: String, expected: [String]) throws {
        let found = try below(body)
        #expect(found == expected)
    }

    @Test(
        arguments: [
            ("<div class=author-box><h3>Ann Lee</h3></div>", ["Ann Lee"]),
            ("<div class=author-box><h3>Annlee</h3></div>", []),
            ("<div class=box><h3>Ann Lee</h3></div>", []),
            ("<div class=author-box><a href='/team/x'>Ann Lee</a><h3>Bo Ek</h3></div>", ["Ann Lee"]),
            ("<div class=author-box>\(breaks(39))<h3>Ann Lee</h3></div>", ["Ann Lee"]),
            ("<div class=author-box>\(breaks(40))<h3>Ann Lee</h3></div>", []),
            (
                "<div class='author-box \(String(repeating: "a", count: 188))'><h3>Ann Lee</h3></div>",
                ["Ann Lee"]
            ),
            ("<div class='author-box \(String(repeating: "a", count: 189))'><h3>Ann Lee</h3></div>", []),
        ] as [(String, [String])])
    func `an author's box names one`(body: String, expected: [String]) throws {
        let found = try below(body)
        #expect(found == expected)
    }

    @Test(
        arguments: [
            ("<div><p>1</p><p>2</p><p>3</p><p><em>Ann Lee</em></p></div>", ["Ann Lee"]),
            ("<div><p>1</p><p>2</p><p><em>Ann Lee</em></p></div>", []),
            ("<div><p>1</p><p>2</p><p>3</p><p>Ann Lee</p></div>", []),
            ("<div><p>1</p><p>2</p><p>3</p><p><em>Ann Lee</em></p><p>4</p></div>", []),
            ("<div><p>1</p><p>2</p><p>3</p><p><b>Ann Lee</b></p><div>4</div></div>", ["Ann Lee"]),
            ("<div><p>1</p><p>2</p><p>3</p><p><i>Al B</i></p></div>", []),
            ("<div><p>1</p><p>2</p><p>3</p><p><i>Ann Lee, Bo Ek</i></p></div>", []),
            ("<div><p>1</p><p>2</p><p>3</p><p><i>Ann</i><i> Lee</i></p></div>", []),
        ] as [(String, [String])])
    func `an emphasised name that ends a column is a signature`(body: String, expected: [String]) throws {
        let found = try below(body)
        #expect(found == expected)
    }

    @Test(
        arguments: [
            ("Ann Lee", true), ("ann lee", false), ("Ann van der Lee", true), ("dpa", true), ("王小明", true),
            ("Ann lee", false), ("أحمد علي", true),
        ] as [(String, Bool)])
    func `a name is written with capitals, where there are any`(name: String, isWritten: Bool) {
        #expect(Byline.isWritten(name) == isWritten)
    }

    @Test(
        arguments: [
            // Lists of writers, with and without items.
            (
                "<ul class=authors><li>Ann Lee</li><li>Bo Ek</li><li>Cy Orr</li></ul>",
                ["Ann Lee", "Bo Ek", "Cy Orr"]
            ),
            ("<ul class=author-list><li>Ann Lee</li><li>Bo Ek</li></ul>", ["Ann Lee", "Bo Ek"]),
            ("<div class=authors><span>Ann Lee</span><span>Bo Ek</span></div>", ["Ann Lee", "Bo Ek"]),
            (
                "<p class=byline>By <a href=/a>Ann Lee</a> &amp; <a href=/b>Bo Ek</a></p>",
                ["Ann Lee", "Bo Ek"]
            ),
            // What they are, and where.
            (
                "<div class=headline-byline><span>by</span> <a href=/ann>Ann Lee ❤️</a><span class=byline__title>Harbour and Coast Weekly Staff, Finland</span></div>",
                ["Ann Lee"]
            ),
            (
                """
                <div class=meta-author><span class=author-byline><a href=/about/editors/ann-lee>ann lee</a></span></div>
                <div class=attr-job-title><span>Contributing Reporter</span></div>
                """, ["Ann Lee"]
            ),
            ("<p class=author>Contributing Reporter</p>", []),
            // Those who did something else.
            (
                "<div class=author>By <a href=/author/a>Ann Lee</a>. Reviewed by <a href=/author/b>Bo Ek</a></div>",
                ["Ann Lee"]
            ),
            // Of pictures, quotations and customers.
            (
                """
                <figure><figcaption><span class=author>Author: SHUTTERSTOCK, Quayside Studio / CC0</span></figcaption></figure>
                <div class=author-box><a class=name href=/redaktor/ann-lee>Ann Lee</a></div>
                """, ["Ann Lee"]
            ),
            ("<div class=image><span class=author>Photo: Bo Ek</span></div>", []),
            (
                "<div class=testimonials><cite class=author>Bo Ek, founder of a travel company</cite></div>",
                []
            ),
            ("<blockquote>We love it.</blockquote><cite class=author>Bo Ek, engineer</cite>", []),
            ("<blockquote>We love it.</blockquote><p class=author>Bo Ek</p>", []),
            ("<div class=reviews><div><p>Great.</p><span class=author>Bo Ek</span></div></div>", []),
            // A name and a day without "By"; a place is none.
            ("<p>Ann Lee, 11 December 2019</p>", ["Ann Lee"]), ("<p>New York, 11 December 2019</p>", []),
            ("<p>Santa Maria, 11 December 2019</p>", []), ("<p>Turku, 11 December 2019</p>", []),
            ("<p>Ann Lee, updated 11 December 2019</p>", []),
        ] as [(String, [String])])
    func `a byline names those who wrote`(body: String, expected: [String]) throws {
        let found = try below(body)
        #expect(found == expected)
    }
}
