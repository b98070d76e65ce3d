import Extraction
import Markup
import Testing

@Suite struct TitleTests {
    private func title(_ head: String, _ body: String) throws -> String? {
        let html = "<html lang=de><head>\(head)</head><body>\(body)</body></html>"
        return PageMetadata.read(from: try HTMLParser.parse(Array(html.utf8)), url: "https://example.org/a/b")
            .title
    }

    private let trails = [
        "<ol><li><a href=/hafen>Hafen</a></li><li><h1>Hafenbrücke gesperrt</h1></li></ol>",
        "<div class=BreadcrumbList><a href=/hafen>Hafen</a><h1>Hafenbrücke gesperrt</h1></div>",
        "<nav><a href=/hafen>Hafen</a><h1>Hafenbrücke gesperrt</h1></nav>",
        "<div><a href=/hafen>Hafen</a><h1 class=seotitle>Hafenbrücke gesperrt</h1></div>",
    ]

    @Test(arguments: 0..<4)
    func `a heading in a trail of links gives way to the one that readers see`(_ index: Int) throws {
        let head =
            "<meta property=og:title content='Die Fähre fährt wieder öfter'><title>Hafenbrücke gesperrt</title>"
        let body = trails[index] + "<article><h2>Die Fähre fährt wieder öfter</h2><p>Text</p></article>"
        #expect(try title(head, body) == "Die Fähre fährt wieder öfter")
    }

    @Test func `a heading in a trail stays where nothing stated agrees with the one below`() throws {
        let head =
            "<meta property=og:title content='Hafenbrücke gesperrt'><title>Hafenbrücke gesperrt | Hafen</title>"
        #expect(try title(head, trails[0] + "<h2>Was jetzt gilt</h2><p>Text</p>") == "Hafenbrücke gesperrt")
    }

    @Test(arguments: [
        ("<h1>Harbour Times Online</h1>", "<title>Rain ahead for the coast - News - Harbour</title>"),
        ("<h1>Navigation and service</h1>", "<meta property=og:title content='Rain ahead for the coast'>"),
    ])
    func `a heading that the stated title names wins over the site's and the menus'`(
        _ first: String, _ head: String
    ) throws {
        #expect(
            try title(head, first + "<h2>Rain ahead for the coast</h2><p>Text</p>")
                == "Rain ahead for the coast")
    }

    @Test(arguments: [
        ("Rain ahead for the coast", "Rain ahead for the coast"),
        ("Weather: Rain ahead for the coast", "Weather Rain ahead for the coast"),
    ])
    func `the stated title separates an unmarked kicker from the headline`(
        _ stated: String, _ expected: String
    ) throws {
        let heading = "<h1><span>Weather</span><span>Rain ahead for the coast</span></h1>"
        #expect(try title("<meta property=og:title content='\(stated)'>", heading) == expected)
    }
}
