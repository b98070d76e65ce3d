import DateKit
import Markup
import Testing

@testable import Extraction

/// How surely a date in the visible part is the article's own.
@Suite struct ShownDateTests {
    private func evidence(_ body: String) throws -> PageEvidence { try pageEvidence(head: "", body: body) }

    private func find(_ body: String, hasTitle: Bool = true) throws -> ShownDate.Candidate? {
        let evidence = try evidence(body)
        return ShownDate.find(evidence, titleNode: hasTitle ? evidence.tree.first(.h1) : nil)
    }

    private static let stamp = "<time datetime=2023-05-06>x</time>"

    @Test(
        arguments: [
            (stamp, 8), ("<abbr title=2023-05-06>x</abbr>", 8),
            ("<span itemprop=datePublished>2023-05-06</span>", 10),
            ("<span itemprop=dateCreated content=2023-05-06>x</span>", 10), ("<b pubdate>2023-05-06</b>", 10),
            ("<p>Published \(stamp)</p>", 10), ("<p>Updated \(stamp)</p>", 4),
            ("<p class=updated>\(stamp)</p>", 4),
            ("<p>6 May 2023</p>", 6), ("<p>06 May 2023!</p>", 6), ("<p>Mon 06 May 2023</p>", 4),
            ("<p class=date>6 May 2023</p>", 9), ("<div class=date><div><p>6 May 2023</p></div></div>", 9),
            ("<div class=date><div><div><p>6 May 2023</p></div></div></div>", 6),
            ("<p>Posted on 6 May 2023 at noon</p>", 6), ("<p>Edited on 6 May 2023 at noon</p>", 0),
            ("<p>The ferry of 6 May 2023 and the one before it came late, as all know.</p>", 0),
            ("<p>6 May 2023 \(String(repeating: "a", count: 89))</p>", 4),
            ("<p>6 May 2023 \(String(repeating: "a", count: 90))</p>", 2),
            ("<p>6 May 2023 – \(String(repeating: "word ", count: 40))</p>", 3),
            ("<p>6 May 2023 \(String(repeating: "word ", count: 40))</p>", 0),
            (
                "<p>6 May 2023 – The port has <a>a pier that</a> is older than the town and all its houses are.</p>",
                3
            ),
            ("<ul><li>6 May 2023: the line opens</li></ul>", 0), ("<ul><li>6 May 2023</li></ul>", 6),
            ("<p>6 May 2023, as all know, was the day on which the pier gave way to the storm.</p>", 0),
        ] as [(String, Int)])
    func `place, markup, label and length add up`(body: String, score: Int) throws {
        let found = try find("<h1>Head line</h1>" + body)
        #expect((found?.score ?? 0) == score)
        if score > 0 { #expect(found?.stamp.rfc3339 == "2023-05-06") }
    }

    /// The nodes between the title's text and the date are line breaks.
    @Test(arguments: [(0, 8), (77, 8), (78, 6), (247, 6), (248, 5)] as [(Int, Int)])
    func `farther below the title a date is worth less`(breaks: Int, score: Int) throws {
        let found = try find("<h1>T</h1>" + String(repeating: "<br>", count: breaks) + Self.stamp)
        #expect(found?.score == score)
        #expect(found?.distance == breaks + 2)
    }

    @Test(arguments: [(0, 8), (13, 8), (14, 7), (58, 7), (59, 4)] as [(Int, Int)])
    func `farther above the title it is worth less too`(breaks: Int, score: Int) throws {
        let found = try find(Self.stamp + String(repeating: "<br>", count: breaks) + "<h1>T</h1>")?.score
        #expect(found == score)
    }

    @Test func `without a title every place is the same`() throws {
        #expect(try find(Self.stamp, hasTitle: false)?.score == 5)
        let found = try find("<p>6 May 2023</p>", hasTitle: false)?.score
        #expect(found == 1)
    }

    @Test func `of equal dates the first after the title counts, of unequal ones the surer`() throws {
        let first = "<time datetime=2023-05-01>x</time>"
        #expect(try find("<h1>T</h1>" + first + Self.stamp)?.stamp.rfc3339 == "2023-05-01")
        #expect(try find("<h1>T</h1><p>2 May 2023</p>" + Self.stamp)?.stamp.rfc3339 == "2023-05-06")
        let found = try find("<h1>T</h1>" + first + "<i itemprop=datePublished>2023-05-06</i>")?.isMicrodata
        #expect(found == true)
    }

    @Test(
        arguments: [
            ("<nav>\(stamp)</nav>", true), ("<blockquote>\(stamp)</blockquote>", true),
            ("<footer>\(stamp)</footer>", true),
            ("<article><footer>\(stamp)</footer></article>", false),
            ("<div class=comments>\(stamp)</div>", true),
            ("<div id=sidebar>\(stamp)</div>", true), ("<aside>\(stamp)</aside>", false),
            ("\(String(repeating: "<br>", count: 59))<aside>\(stamp)</aside>", true),
            ("\(String(repeating: "<br>", count: 58))<aside>\(stamp)</aside>", false),
            ("<div class=\"\(String(repeating: "x", count: 192))comments\">\(stamp)</div>", false),
            ("<div class=\"\(String(repeating: "x", count: 191))comments\">\(stamp)</div>", true),
            ("<script>var a = 1</script>\(stamp)", false),
        ] as [(String, Bool)])
    func `another article's date and a comment's are foreign`(body: String, isForeign: Bool) throws {
        let found = try find("<h1>T</h1>" + body)
        #expect((found == nil) == isForeign)
    }

    @Test func `what also holds the title is not foreign`() throws {
        #expect(try find("<div class=latest><h1>T</h1>\(Self.stamp)</div>") != nil)
        #expect(try find("<div class=latest><h1>T</h1></div>\(Self.stamp)") != nil)
    }

    @Test(
        arguments: [
            "<p>12 boats of 20</p>", "<p>May 23</p>", "<time>soon</time>", "<title>6 May 2023</title>",
            "<p>6 May 1985</p>", "<time datetime=1985-05-06>x</time>",
        ] as [String])
    func `anything but a whole day in the years of the web is not a date`(body: String) throws {
        let found = try find("<h1>T</h1>" + body)
        #expect(found == nil)
    }

    @Test(arguments: [(157, true), (158, false)] as [(Int, Bool)])
    func `a change is read near the title alone`(breaks: Int, isFound: Bool) throws {
        let evidence = try evidence(
            "<h1>T</h1>" + String(repeating: "<br>", count: breaks) + "Updated 6 May 2023")
        let found = ShownDate.findChange(evidence, titleNode: evidence.tree.first(.h1))
        #expect((found?.rfc3339 == "2023-05-06") == isFound)
        #expect(ShownDate.findChange(evidence, titleNode: nil) == nil)
    }

    @Test(
        arguments: [
            ("<p>6 May 2023</p>", true), ("<p>Mon 06 May 2023</p>", false),
            (String(repeating: "<br>", count: 77) + stamp, true),
            (String(repeating: "<br>", count: 78) + stamp, false),
        ] as [(String, Bool)])
    func `a date in a list right after the title must be marked or bare`(body: String, isFound: Bool) throws {
        let evidence = try evidence(
            "<h1>T</h1><div class=latest>\(body)</div>".replacing("<div class=latest><br>", with: "<br>"))
        #expect((ShownDate.findListed(evidence, titleNode: evidence.tree.first(.h1)) != nil) == isFound)
        #expect(ShownDate.findListed(evidence, titleNode: nil) == nil)
    }

    @Test(
        arguments: [
            // A card above the headline, as a link, an item or by its class; a permalink holds the day alone.
            ("<div><a href=/x><span>Also new</span>\(stamp)<b>Old station gets a clock</b></a></div>", true),
            ("<ul><li><a href=/x>Old station gets a clock</a>\(stamp)</li></ul>", true),
            ("<div class=promo><a href=/x>Old station gets a clock</a>\(stamp)</div>", true),
            (
                "<article><a href=/x><h3>Old station gets a clock</h3></a>\(stamp)</article>", true
            ),
            ("<div class=card__meta>\(stamp)</div>", false), ("<a href=/own>\(stamp)</a>", false),
            ("<ul><li><a href=/author/a>Ann van der Leeuwenhoek</a>\(stamp)</li></ul>", false),
        ] as [(String, Bool)])
    func `a card's day is another article's`(body: String, isForeign: Bool) throws {
        let found = try find(body + "<h1>T</h1>")
        #expect((found == nil) == isForeign)
    }

    @Test func `the words that lead up to a marked day make it one of the text`() throws {
        let lead = "<p>The first visit to the village on the hill took place on "
        #expect(try find("<h1>T</h1>\(lead)\(Self.stamp)</p>")?.score == 4)
        #expect(try find("<h1>T</h1>\(lead)6 May 2023, as all know.</p>") == nil)
    }

    @Test(
        arguments: [
            ("<p>Updated: 6 May 2023</p>", "2023-05-06"),
            ("<p>Posted 4 May 2023 | Edited 6 May 2023</p>", "2023-05-06"),
            ("<i itemprop=dateModified content=2023-05-06>x</i>", "2023-05-06"),
            ("<time class=updated datetime=2023-05-06>x</time>", "2023-05-06"),
            ("<time class='published updated' datetime=2023-05-06>x</time>", nil), ("<p>6 May 2023</p>", nil),
        ] as [(String, String?)])
    func `the last change is what is marked or called so`(body: String, expected: String?) throws {
        let evidence = try evidence("<h1>T</h1>" + body)
        let found = ShownDate.findModified(evidence, titleNode: evidence.tree.first(.h1))
        #expect(found?.rfc3339 == expected)
    }
}
