import Markup
import Testing

@testable import Extraction

/// What the title is, and which heading shows it, where statements differ.
@Suite struct TitleChoiceTests {
    private static let long = "The bridge across the sound opens"

    private func title(
        head: String, body: String, url: String? = "https://www.coast-times.example/a/b"
    ) throws -> (text: String?, heading: String?) {
        let evidence = try pageEvidence(head: head, body: body, url: url)
        let title = TitleChoice.choose(evidence, source: SourceChoice.name(evidence))
        return (title?.text, title?.node.map { evidence.tree.textContent(of: $0) })
    }

    private static func og(_ text: String) -> String { "<meta property=og:title content='\(text)'>" }

    @Test(
        arguments: [
            // The linked data's headline and og:title together outweigh a first heading; neither does alone.
            (
                linkedData(#"{"@type":"Article","headline":"A boat comes"}"#) + og("A boat comes"),
                "<h1>Ports and piers</h1>", "A boat comes"
            ),
            (og("A boat comes"), "<h1>Ports and piers</h1>", "Ports and piers"),
            (
                linkedData(#"{"@type":"Article","headline":"A boat comes"}"#), "<h1>Ports and piers</h1>",
                "Ports and piers"
            ),
            // og:title and the document's title are less than a first heading, with twitter:title they are more.
            (
                og("A boat comes") + "<title>A boat comes</title>", "<h1>Ports and piers</h1>",
                "Ports and piers"
            ),
            (
                og("A boat comes")
                    + "<title>A boat comes</title><meta name=twitter:title content='A boat comes'>",
                "<h1>Ports and piers</h1>", "A boat comes"
            ),
            // A later heading is little beside anything stated.
            ("<title>A boat comes</title>", "<h2>Ports and piers</h2>", "Ports and piers"),
            (og("A boat comes"), "<h2>Ports and piers</h2>", "A boat comes"),
            // Microdata stand between both.
            ("", "<h2>Ports and piers</h2><p itemprop=headline>A boat comes</p>", "A boat comes"),
            ("<meta name=dc.title content='A boat comes'>", "<p>Text</p>", "A boat comes"),
            (linkedData(#"{"@type":"Article","name":"A boat comes"}"#), "<p>Text</p>", "A boat comes"),
            ("", "<p>Text</p>", nil),
        ] as [(String, String, String?)])
    func `the weightier statements win`(head: String, body: String, expected: String?) throws {
        let found = try title(head: head, body: body).text
        #expect(found == expected)
    }

    @Test(
        arguments: [
            // A longer statement that is the heading before a dash supports it, and so the heading wins.
            (og("The bridge opens - Harbour"), "The bridge opens"),
            // Twelve letters are needed to tell that it is the same.
            (og("The new bridge opens – a new way over the sound"), "The new bridge opens"),
        ] as [(String, String)])
    func `a longer statement speaks for the part before its dash`(head: String, heading: String) throws {
        let strong = head + linkedData(#"{"@type":"Article","headline":"Another thing entirely"}"#)
        let found = try title(head: strong, body: "<h1>\(heading)</h1>").text
        #expect(found == heading)
    }

    @Test func `the shown spelling of equal titles is taken, with its node`() throws {
        let found = try title(head: Self.og("The bridge - opens!"), body: "<h1>The Bridge: opens</h1>")
        #expect(found.text == "The Bridge: opens")
        #expect(found.heading == "The Bridge: opens")
    }

    @Test(
        arguments: [
            ("Traffic: The old bridge opens", "The old bridge opens", true),
            ("The old bridge opens", "The old bridge opens at last to cars and to bicycles", true),
            ("The old", "The old bridge opens at last to cars and to bicycles", false),
        ] as [(String, String, Bool)])
    func `a heading that says more before the title or a long part of it shows it`(
        heading: String, stated: String, isShown: Bool
    ) throws {
        let head = Self.og(stated) + linkedData(#"{"@type":"Article","headline":"\#(stated)"}"#)
        let found = try title(head: head, body: "<h1>\(heading)</h1>")
        #expect((found.heading != nil) == isShown)
    }

    @Test(
        arguments: [
            (
                "Ports", "Sport: The old ferry comes back to us", "The old ferry comes back to us",
                "The old ferry comes back to us | Coast", true
            ),
            // Four letters more may be an article or a number.
            (
                "Ports", "Five The old ferry comes back to us", "The old ferry comes back to us",
                "The old ferry comes back to us | Coast", false
            ),
            // The document's own title must begin with it.
            (
                "Ports", "Sport: The old ferry comes back to us", "The old ferry comes back to us",
                "Sport: The old ferry comes back to us", false
            ),
            // A short rest is no headline.
            (
                "Ports", "The sports page: A boat that comes", "A boat that comes",
                "A boat that comes | Coast",
                false
            ),
        ] as [(String, String, String, String, Bool)])
    func `a kicker that runs into the headline is cut where og title is the rest`(
        other: String, heading: String, og: String, document: String, isCut: Bool
    ) throws {
        let head =
            Self.og(og) + "<title>\(document)</title>"
            + linkedData(#"{"@type":"Article","headline":"\#(heading)"}"#)
        let found = try title(head: head, body: "<h1>\(heading)</h1>").text
        #expect(found == (isCut ? og : heading))
    }

    @Test(arguments: [599, 600, 601] as [Int])
    func `an overlong statement is ignored`(length: Int) throws {
        let stated = String(repeating: "a", count: length)
        #expect((try title(head: Self.og(stated), body: "").text != nil) == (length <= 600))
    }
}
