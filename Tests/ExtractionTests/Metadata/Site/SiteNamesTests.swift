import Testing

@testable import Extraction

@Suite struct SiteNamesTests {
    private func names(_ head: String = "", host: String) throws -> SiteNames {
        SiteNames(try pageEvidence(head: head, url: "https://\(host)/a"))
    }

    @Test(
        arguments: [
            ("The Coast", true), ("the-coast!", true), ("Coasts", false), ("harbourtimes", true),
            ("Harbour Times", true),
            ("harbourtimes.example", true), ("www.harbourtimes.example", true), ("example", false),
            ("www", false),
            // So much more or less than the host says is still its name.
            ("Harbour Times online", true), ("Harbour Times on line 245", false), ("Harbo", true),
            ("Harb", false),
            ("Times", false), ("", false), ("Rain ahead", false),
        ] as [(String, Bool)])
    func `a site is called by what it says and by its host`(text: String, isName: Bool) throws {
        let names = try names(
            "<meta property=og:site_name content='The Coast'>", host: "www.harbourtimes.example")
        #expect(names.isName(text) == isName)
    }

    @Test(
        arguments: [
            ("bbc.example", "BBC", true), ("ab.example", "ab", false), ("news.example", "newsroom", false),
            ("times.example", "Timestables", true),
        ] as [(String, String, Bool)])
    func `short hosts are names only by themselves, and the shortest never`(
        host: String, text: String, isName: Bool
    ) throws {
        let found = try names(host: host).isName(text)
        #expect(found == isName)
    }

    @Test(
        arguments: [
            ("Rain ahead | Harbour", "Rain ahead"), ("Harbour - Rain ahead", "Rain ahead"),
            ("Harbour: Rain ahead", "Harbour: Rain ahead"),
            ("Rain ahead - News - Harbour", "Rain ahead - News"),
            ("Harbour » Rain ahead | Harbour", "Rain ahead"), ("| Harbour", "| Harbour"),
            ("Harbour", "Harbour"),
            ("Harbour | Rain | Harbour - harbour.example", "Rain"),
            ("Harbour | Rain | Harbour - harbour.example / Harbour", "Rain | Harbour"),
        ] as [(String, String)])
    func `a title loses its site's name, three times at most`(title: String, expected: String) throws {
        let found = try names(host: "harbour.example").removed(from: title)
        #expect(found == expected)
    }

    @Test func `cuts are made at every separator, at colons on demand`() {
        func cuts(_ text: String, _ colons: Bool) -> [String] {
            SiteNames.cuts(of: text, colons: colons).map { "\($0.before)~\($0.after)" }
        }
        #expect(cuts("a - b - c", false) == ["a~b - c", "a - b~c"])
        #expect(cuts("a: b", false) == [] && cuts("a: b", true) == ["a~b"])
        #expect(cuts("a-b", true) == [] && cuts("a|b", false) == ["a~b"])
        #expect(cuts(" - b", false) == ["~b"] && cuts("a - ", false) == ["a~"])
    }

    @Test(
        arguments: [
            (
                "<meta property=og:site_name content='One'>",
                #"{"@type":"Article","publisher":{"name":"Two"}}"#,
                ["One", "Two"]
            ),
            (
                "<meta name=application-name content='Three'>",
                #"[{"@type":"WebSite","name":"Two"},{"@type":"Article","publisher":{"name":"One"}}]"#,
                ["One", "Two", "Three"]
            ),
            (
                "<meta property=og:site_name content='https://a.example'>",
                #"{"@type":"WebSite","name":"One"}"#,
                ["One"]
            ),
            ("<meta property=og:site_name content='One'><meta name=publisher content='One'>", "{}", ["One"]),
            (
                "<meta property=og:site_name content='\(String(repeating: "a", count: 81))'>",
                #"{"@type":"WebSite","name":"\#(String(repeating: "b", count: 80))"}"#,
                [String(repeating: "b", count: 80)]
            ),
        ] as [(String, String, [String])])
    func `a publisher's names come from the most telling place first`(
        head: String, json: String, expected: [String]
    ) throws {
        let evidence = try pageEvidence(head: head + linkedData(json))
        #expect(SourceChoice.names(evidence) == expected)
        #expect(SourceChoice.name(evidence) == expected.first)
    }
}
