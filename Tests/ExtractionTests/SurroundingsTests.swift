import Testing

@testable import Extraction

/// What reads like the text and stands around it: replies, teasers with excerpts, biographies, notices of consent.
@Suite struct SurroundingsTests {
    /// The texts chosen where every block with a sentence is likely.
    private func chosen(_ body: String) throws -> [String] {
        let measured = try MeasuredPage(
            "<html><head><title>Ferry leaves earlier</title></head><body><h1>Ferry leaves earlier</h1>\(body)</body></html>"
        )
        let probabilities = measured.texts.map { $0.hasPrefix("Sentence") ? Float(0.9) : 0.1 }
        let choice = BodyChoice(measured.page, in: measured.tree, probabilities, threshold: 0.5)
        return choice.blocks.map { measured.texts[$0] }
    }

    private static func sentence(_ number: Int) -> String {
        "Sentence \(number) tells of the \(number * 7 + 3) boats that left, of crew \(number * 11 + 5) and of its cargo, number \(number * 13)."
    }

    private static func paragraphs(_ numbers: ClosedRange<Int>) -> String {
        numbers.map { "<p>\(sentence($0))</p>" }.joined()
    }

    private static let body = (1...5).map(sentence)

    /// FreshRSS, adbar/trafilatura#850: comments in the same container, under a heading that says so.
    @Test(arguments: [
        "3 comments", "Comments (12)", "2 Kommentare:", "Leave a Reply",
        "2 thoughts on “Ferry leaves earlier”",
        "Комментарии", "コメント", "4 replies", "Laisser un commentaire",
    ])
    func `what follows a heading of comments is not the text`(heading: String) throws {
        let page = "<div>\(Self.paragraphs(1...5))<h3>\(heading)</h3>\(Self.paragraphs(6...7))</div>"
        #expect(try chosen(page) == Self.body)
    }

    @Test(arguments: ["Comments of the council on the plan", "Replies", "Commentary", "The response"])
    func `a heading that is about comments ends nothing`(heading: String) throws {
        let page = "<div>\(Self.paragraphs(1...5))<h3>\(heading)</h3>\(Self.paragraphs(6...7))</div>"
        #expect(try chosen(page).suffix(2) == [Self.sentence(6), Self.sentence(7)])
    }

    @Test func `a heading of comments above the text ends nothing`() throws {
        let page = "<h3>3 comments</h3><div>\(Self.paragraphs(1...5))</div>"
        #expect(try chosen(page) == Self.body)
    }

    private static func teasers(_ numbers: ClosedRange<Int>) -> String {
        numbers.map { "<h4><a href=/\($0)>Old station gets a clock</a></h4><p>\(sentence($0))</p>" }.joined()
    }

    /// omnivore-app/omnivore#3985, adbar/trafilatura#584: related posts with their first sentences.
    @Test func `teasers with excerpts in an element of their own are not the text`() throws {
        let body = "<div>\(Self.paragraphs(1...5))</div>"
        #expect(try chosen(body + "<div>\(Self.teasers(6...8))</div>") == Self.body)
        // One linked headline with a paragraph, or a list in the text's own element, may be the article's.
        #expect(try chosen(body + "<div>\(Self.teasers(6...6))</div>").count == 6)
        #expect(try chosen("<div>\(Self.paragraphs(1...5))\(Self.teasers(6...8))</div>").count == 8)
    }

    @Test(arguments: [
        ("<div id=onetrust-banner-sdk>", true), ("<div class=cookie-notice>", true),
        ("<div class=author-bio>", true),
        ("<div class=cookie-recipe>", false), ("<div class=author-text>", false),
    ])
    func `notices of consent and biographies are known by their names`(start: String, isDropped: Bool) throws
    {
        let found = try chosen("<div>\(Self.paragraphs(1...5))</div>\(start)\(Self.paragraphs(6...6))</div>")
        #expect(found.count == (isDropped ? 5 : 6))
    }

    @Test func `an element with most of the text is no notice`() throws {
        #expect(try chosen("<div class=author-box>\(Self.paragraphs(1...5))</div>") == Self.body)
        #expect(try chosen("<div class=gdpr-ok>\(Self.paragraphs(1...5))</div>") == Self.body)
    }

    @Test func `a table of figures behind the text is whole, linked names or not`() throws {
        let rows = ["Larkfield", "Brasted", "Mill End"].map {
            "<tr><td><a href=/x>\($0)</a></td><td>31</td></tr>"
        }
        let page =
            "<div>\(Self.paragraphs(1...5))<h3>Table</h3><table><tr><th>Sentence</th><th>Points</th></tr>\(rows.joined())</table></div>"
        #expect(
            try chosen(page).suffix(4) == [
                "Sentence | Points", "Larkfield | 31", "Brasted | 31", "Mill End | 31",
            ])
    }

    /// A body that a script makes visible: what is hidden as a whole has no hidden words in its lines.
    @Test func `spans of a body that is hidden at first are its words`() throws {
        let page =
            "<div style='visibility:hidden'>" + Self.body.map { "<p><span>\($0)</span></p>" }.joined()
            + "</div>"
        #expect(try chosen(page) == Self.body)
    }

    /// defuddle and wikis: links beside headings.
    @Test func `a heading's own link is none of its words`() throws {
        let measured = try MeasuredPage(
            "<html><body><h2>History<span class=mw-editsection>[<a href=/e>edit</a>]</span></h2><h2>Use<a class=headerlink href=#u>¶</a></h2></body></html>"
        )
        #expect(measured.texts == ["History", "Use"])
    }
}
