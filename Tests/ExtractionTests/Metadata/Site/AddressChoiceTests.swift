import Markup
import Testing

@testable import Extraction

@Suite struct AddressChoiceTests {
    private func evidence(_ head: String, _ body: String = "", url: String?) throws -> PageEvidence {
        try pageEvidence(head: head, body: body, url: url)
    }

    @Test(
        arguments: [
            (
                "<link rel=canonical href='/story/1'><meta property=og:url content='https://a.example/2'>",
                "https://a.example/x", "https://a.example/story/1"
            ),
            (
                "<meta property=og:url content='https://a.example/2'>", "https://a.example/x",
                "https://a.example/2"
            ),
            (
                linkedData(#"{"@type":"Article","url":"https://a.example/3"}"#), "https://a.example/x",
                "https://a.example/3"
            ),
            // A home page is a template's mistake, but for the home page.
            ("<link rel=canonical href='https://a.example/'>", "https://a.example/x", "https://a.example/x"),
            ("<link rel=canonical href='https://a.example/'>", "https://a.example/", "https://a.example/"),
            (
                "<link rel=canonical href=''><link rel=stylesheet href='/s'>", "https://a.example/x",
                "https://a.example/x"
            ),
            ("<link rel='nofollow canonical' href='/4'>", nil, nil),
            ("", nil, nil),
        ] as [(String, String?, String?)])
    func `a page's own address is the first that it states`(head: String, url: String?, expected: String?)
        throws
    {
        let found = try AddressChoice.canonical(evidence(head, url: url))
        #expect(found == expected)
    }

    private static let figure = "<figure><img src=/f.jpg></figure>"

    private func image(_ head: String, _ body: String) throws -> String? {
        let evidence = try evidence(head, body, url: "https://a.example/x/y")
        return AddressChoice.image(evidence, titleNode: evidence.tree.first(.h1))
    }

    @Test(
        arguments: [
            (
                "<meta property=og:image content=/1.jpg>"
                    + linkedData(#"{"@type":"Article","image":"/2.jpg"}"#),
                "1"
            ),
            (
                "<meta name=twitter:image content=/3.jpg>"
                    + linkedData(#"{"@type":"Article","image":["/2.jpg","/4.jpg"]}"#), "2"
            ),
            (linkedData(#"{"@type":"Article","image":{"url":"/2.jpg"}}"#), "2"),
            (
                linkedData(
                    ##"{"@graph":[{"@type":"Article","image":{"@id":"#i"}},{"@id":"#i","url":"/5.jpg"}]}"##),
                "5"
            ),
            ("<meta name=twitter:image content=/3.jpg><link rel=image_src href=/6.jpg>", "3"),
            ("<link rel=image_src href=/6.jpg>", "6"), ("", "f"),
        ] as [(String, String)])
    func `a stated image comes before a shown one`(head: String, name: String) throws {
        let found = try image(head, "<h1>T</h1>" + Self.figure)
        #expect(found == "https://a.example/\(name).jpg")
    }

    @Test(
        arguments: [
            ("<h1>T</h1><img src=/f.jpg>", nil), ("<h1>T</h1><picture><img src=/f.jpg></picture>", "f"),
            ("<h1>T</h1><figure><a><b><img src=/f.jpg></b></a></figure>", "f"),
            ("<h1>T</h1><figure><a><b><i><img src=/f.jpg></i></b></a></figure>", nil),
            ("<h1>T</h1><figure><img src=/f.jpg data-src=/g.jpg></figure>", "g"),
            ("<h1>T</h1><figure><img src='data:x'></figure>" + figure, "f"),
            (figure + String(repeating: "<br>", count: 29) + "<h1>T</h1>", "f"),
            (figure + String(repeating: "<br>", count: 30) + "<h1>T</h1>", nil),
            ("<h1>T</h1>" + String(repeating: "<br>", count: 196) + figure, "f"),
            ("<h1>T</h1>" + String(repeating: "<br>", count: 197) + figure, nil),
            (figure, nil),
        ] as [(String, String?)])
    func `a shown image is a figure's near the title`(body: String, name: String?) throws {
        let found = try image("", body)
        #expect(found == name.map { "https://a.example/\($0).jpg" })
    }
}
