import Markup
import Testing

@testable import Extraction

@Suite struct SummaryChoiceTests {
    @Test(
        arguments: [
            ("<meta property=og:description content=One><meta name=description content=Two>", "One"),
            (
                "<meta name=description content=Two>"
                    + linkedData(#"{"@type":"Article","description":"Three"}"#), "Three"
            ),
            ("<meta name=dc.description content=Four><meta name=description content=Two>", "Two"), ("", nil),
        ] as [(String, String?)])
    func `the stated description is the first of its places`(head: String, expected: String?) throws {
        let found = try SummaryChoice.description(pageEvidence(head: head))
        #expect(found == expected)
    }

    private func subtitle(_ body: String, head: String = "") throws -> String? {
        let evidence = try pageEvidence(head: head, body: "<h1>The ferry is back</h1>" + body)
        return SummaryChoice.subtitle(
            evidence, titleNode: evidence.tree.first(.h1), title: "The ferry is back")
    }

    private static let deck = "It sails again from June on."

    @Test(
        arguments: [
            ("<p class=standfirst>\(deck)</p>", deck), ("<p id=deck>\(deck)</p>", deck),
            ("<p data-testid=lede>\(deck)</p>", deck),
            ("<p class=text>\(deck)</p>", nil), ("<p class=lead>Fourteen bytes</p>", nil),
            ("<p class=lead>Fifteen bytes..</p>", "Fifteen bytes.."),
            ("<p class=lead>\(String(repeating: "a", count: 600))</p>", String(repeating: "a", count: 600)),
            ("<p class=lead>\(String(repeating: "a", count: 601))</p>", nil),
            ("<p class=lead>The Ferry is Back!</p><p class=lead>\(deck)</p>", deck),
            (String(repeating: "<br>", count: 79) + "<p class=lead>\(deck)</p>", deck),
            (String(repeating: "<br>", count: 80) + "<p class=lead>\(deck)</p>", nil),
            ("<p class=lead style='display:none'>\(deck)</p>", nil),
        ] as [(String, String?)])
    func `a deck is a marked line of some length near the title`(body: String, expected: String?) throws {
        let found = try subtitle(body)
        #expect(found == expected)
    }

    @Test func `an alternative headline comes first, unless it is the title`() throws {
        let own = linkedData(#"{"@type":"Article","alternativeHeadline":"From June on"}"#)
        #expect(try subtitle("<p class=lead>\(Self.deck)</p>", head: own) == "From June on")
        let same = linkedData(#"{"@type":"Article","alternativeHeadline":"The ferry is back"}"#)
        #expect(try subtitle("<p class=lead>\(Self.deck)</p>", head: same) == Self.deck)
        #expect(
            try SummaryChoice.subtitle(
                pageEvidence(head: "", body: "<p class=lead>\(Self.deck)"), titleNode: nil, title: nil) == nil
        )
    }
}

@Suite struct TopicChoiceTests {
    private func evidence(_ json: String, _ head: String = "") throws -> PageEvidence {
        try pageEvidence(head: linkedData(#"{"@type":"Article",\#(json)}"#) + head)
    }

    @Test(
        arguments: [
            (#""articleSection":"Coast""#, "<meta property=article:section content=Sea>", "Coast"),
            (#""a":1"#, "<meta property=article:section content=Sea>", "Sea"),
            (#""articleSection":["Coast","Sea"]"#, "", "Coast"),
            (#""articleSection":"https://a.example/s""#, "", nil),
            (
                #""articleSection":"\#(String(repeating: "a", count: 80))""#, "",
                String(repeating: "a", count: 80)
            ),
            (#""articleSection":"\#(String(repeating: "a", count: 81))""#, "", nil),
        ] as [(String, String, String?)])
    func `a section is a short name`(json: String, head: String, expected: String?) throws {
        let found = try TopicChoice.section(evidence(json, head))
        #expect(found == expected)
    }

    @Test(
        arguments: [
            (#""keywords":"a, b;c、d""#, "", ["a", "b", "c", "d"]),
            (#""keywords":["a, b","c"]"#, "", ["a, b", "c"]),
            (#""keywords":["a, b"]"#, "", ["a", "b"]),
            (#""a":1"#, "<meta name=keywords content='x,y'>", ["x", "y"]),
            (
                #""keywords":"a""#,
                "<meta name=keywords content='x'><meta property=article:tag content='a,b'>",
                ["a", "b"]
            ),
            (#""keywords":"a,,a, ,http://x.example""#, "", ["a"]),
            (
                #""keywords":["\#(String(repeating: "a", count: 60))","\#(String(repeating: "b", count: 61))"]"#,
                "", [String(repeating: "a", count: 60)]
            ),
        ] as [(String, String, [String])])
    func `tags come once, short and in order`(json: String, head: String, expected: [String]) throws {
        let found = try TopicChoice.tags(evidence(json, head))
        #expect(found == expected)
    }

    @Test func `fifty tags are enough`() throws {
        let words = (1...60).map { "tag\($0)" }.joined(separator: ",")
        let found = try TopicChoice.tags(evidence(#""keywords":"\#(words)""#)).count
        #expect(found == 50)
    }
}
