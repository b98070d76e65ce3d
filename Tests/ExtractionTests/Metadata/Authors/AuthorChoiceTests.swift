import Markup
import Testing

@testable import Extraction

/// Which statement of the writers counts.
@Suite struct AuthorChoiceTests {
    private func authors(_ json: String, head: String = "", body: String = "") throws -> [String] {
        let script = json.isEmpty ? "" : linkedData(#"{"@type":"NewsArticle",\#(json)}"#)
        let evidence = try pageEvidence(
            head: "<meta property=og:site_name content='Coast Times'>" + script + head,
            body: "<h1>The ferry is back</h1>" + body, url: "https://coast-times.example/a")
        return AuthorChoice.choose(
            evidence, titleNode: evidence.tree.first(.h1), source: SourceChoice.name(evidence))
    }

    private static let byline = "<p class=byline>By Bo Ek</p>"

    @Test(
        arguments: [
            (#""author":{"@type":"Person","name":"Ann Lee"}"#, ["Ann Lee"]),
            (#""author":["Ann Lee","Cy Orr"]"#, ["Ann Lee", "Cy Orr"]),
            (#""author":{"name":["Ann Lee","Cy Orr"]}"#, ["Ann Lee", "Cy Orr"]),
            (#""author":"Ann Lee, Cy Orr and Ann Lee""#, ["Ann Lee", "Cy Orr"]),
            (#""creator":"Ann Lee""#, ["Ann Lee"]),
            (#""author":"Ann Lee","creator":"Cy Orr""#, ["Ann Lee"]),
            // The site is no person, and neither is an organisation; a byline may name one.
            (#""author":"Coast Times""#, ["Bo Ek"]),
            (#""author":{"@type":"Organization","name":"North Wire"}"#, ["Bo Ek"]),
            (
                #""author":[{"@type":"Organization","name":"North Wire"},{"@type":"Person","name":"Ann Lee"}]"#,
                ["North Wire", "Ann Lee"]
            ),
            (#""author":{"@type":"NewsMediaOrganization","name":"North Wire"}"#, ["Bo Ek"]), ("", ["Bo Ek"]),
        ] as [(String, [String])])
    func `linked persons come before the byline`(json: String, expected: [String]) throws {
        let found = try authors(json, body: Self.byline)
        #expect(found == expected)
    }

    @Test(
        arguments: [
            ("<meta name=author content='Ann Lee'>", "", ["Ann Lee"]),
            ("<meta name=author content='Coast Times'>", "", ["Bo Ek"]),
            ("<meta name=byl content='Cy Orr'><meta name=author content='Ann Lee'>", "", ["Ann Lee"]),
            ("<meta name=author content='Coast Times - Ann Lee'>", "", ["Ann Lee"]),
            (
                "<meta name=author content='https://a.example/x'><meta name=byl content='Cy Orr'>", "",
                ["Cy Orr"]
            ),
            // Beside an organisation in the linked data, only full names.
            (
                "<meta name=author content='Annlee'>",
                #""author":{"@type":"Organization","name":"North Wire"}"#,
                ["Bo Ek"]
            ),
            (
                "<meta name=author content='Ann Lee'>",
                #""author":{"@type":"Organization","name":"North Wire"}"#,
                ["Ann Lee"]
            ),
            // The preview's label comes after meta and before the byline.
            (
                "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ann Lee'>",
                "",
                ["Ann Lee"]
            ),
            (
                "<meta name=twitter:label3 content='Written by'><meta name=twitter:data3 content='Ann Lee'>",
                "",
                ["Ann Lee"]
            ),
            (
                "<meta name=twitter:label4 content='Written by'><meta name=twitter:data4 content='Ann Lee'>",
                "",
                ["Bo Ek"]
            ),
            (
                "<meta name=twitter:label1 content='Reading time'><meta name=twitter:data1 content='Ann Lee'>",
                "", ["Bo Ek"]
            ),
            (
                "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Coast Times'>",
                "", ["Bo Ek"]
            ),
        ] as [(String, String, [String])])
    func `then meta, then the preview's label`(head: String, json: String, expected: [String]) throws {
        let found = try authors(json, head: head, body: Self.byline)
        #expect(found == expected)
    }

    @Test(
        arguments: [
            ("jrobison", "<p class=byline>By Jo Robison</p>", "Jo Robison"),
            ("Jrobison", "<p class=byline>By Jo Robison</p>", "Jrobison"),
            ("jrobison", "", "jrobison"),
            ("jrobison", "<p class=byline>By Jo Robison and Bo Ek</p>", "jrobison"),
        ] as [(String, String, String)])
    func `a login gives way to the name that readers see`(login: String, body: String, expected: String)
        throws
    {
        let found = try authors(#""author":"\#(login)""#, body: body)
        #expect(found == [expected])
    }

    @Test(
        arguments: [
            (#""author":"Staff""#, "", ["Staff"]),
            ("", "<meta name=author content='Newsroom staff'>", ["Newsroom staff"]),
            (#""author":"Staff of the old newsroom""#, "", []),
            (#""author":"\#(String(repeating: "a1", count: 21))""#, "", []),
            (#""author":"www.staff""#, "", []), (#""author":"@staff""#, "", []),
            (#""author":"admin""#, "", []),
            (
                "",
                "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Staff'>",
                ["Staff"]
            ),
            ("", "<meta name=twitter:label1 content='Time'><meta name=twitter:data1 content='Staff'>", []),
        ] as [(String, String, [String])])
    func `a short text that is not a name is kept as stated`(
        json: String, head: String, expected: [String]
    ) throws {
        let found = try authors(json, head: head)
        #expect(found == expected)
    }

    @Test(
        arguments: [
            // Beside a person the site is no author; alone it is.
            (#""author":["Ann Lee","Coast Times"]"#, "", ["Ann Lee"]),
            (#""author":"Coast Times""#, "", ["Coast Times"]),
            // The byline spells a first name out; a full name stands.
            (#""author":"Ann""#, "<p class=byline>By Ann Lee</p>", ["Ann Lee"]),
            (#""author":"Ann""#, "<p class=byline>By Bo Ek</p>", ["Ann"]),
            (#""author":"Ann Lee""#, "<p class=byline>By Bo Ek and Cy Orr</p>", ["Ann Lee"]),
            (#""author":["Ann Lee","Dr. Ann Lee"]"#, "", ["Ann Lee"]),
            // Names wrapped in objects, lists and parts.
            (#""author":{"name":{"@type":"Person","name":"Ann Lee"}}"#, "", ["Ann Lee"]),
            (#""author":[[{"name":{"@value":"Ann Lee"}}]]"#, "", ["Ann Lee"]),
            (#""author":{"@list":[{"name":"Ann Lee"},{"name":"Bo Ek"}]}"#, "", ["Ann Lee", "Bo Ek"]),
            (#""author":{"@type":"Person","givenName":"Ann","familyName":"Lee"}"#, "", ["Ann Lee"]),
        ] as [(String, String, [String])])
    func `data, however wrapped, and byline complete each other`(
        json: String, body: String, expected: [String]
    )
        throws
    {
        let found = try authors(json, body: body)
        #expect(found == expected)
    }
}
