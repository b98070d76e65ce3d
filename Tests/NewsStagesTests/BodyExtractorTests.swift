import Foundation
import Markup
import NewsStages
import PipelineKit
import TestSupport
import Testing

@Suite struct BodyExtractorTests {
    private let extractor: BodyExtractor

    init() throws {
        let weights = try Data(contentsOf: URL(filePath: Checkout.data + "/models/extraction/body.bin"))
        extractor = BodyExtractor(model: try BodyModel([UInt8](weights)))
    }

    private func extract(_ page: String) throws -> BodyExtraction {
        let tree = try HTMLParser.parse(Array(page.utf8))
        return extractor.extract(tree: tree, evidence: BodyEvidence(tree: tree))
    }

    @Test(arguments: ["<title>Half a page", "<head><title>A</title><meta name=a content=b>", "", "<!--"])
    func `a page that ends before its body gives no text and no harm`(page: String) throws {
        #expect(try extract(page).blocks.isEmpty)
    }

    private static let sentences = [
        "The harbour board agreed on Tuesday to dredge the northern channel, ending a dispute of nine years.",
        "Work will begin in spring, officials said, and the first vessels could pass by the end of next year.",
        "Fishermen had objected to the plan, arguing that the silt would bury the oyster beds off the old pier.",
        "“We asked for a barrier, and we got one,” said Maren Holt, who speaks for forty crews on the coast.",
        "The state will pay two thirds of the cost, which engineers put at 41 million, and the town the rest.",
        "A court in the capital had stopped an earlier version in March, because no survey of birds was made.",
    ]

    private static func page(_ body: String) -> String {
        """
        <html><head><title>Harbour to be dredged - Coast Times</title></head><body>
        <nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
        \(body)
        <footer><p>© Coast Times. All rights reserved.</p><a href="/imprint">Imprint</a></footer></body></html>
        """
    }

    private static var paragraphs: [String] { sentences.map { "<p>\($0)</p>" } }

    @Test func `an article's paragraphs are its text, and the frame around it is not`() throws {
        let body = Self.paragraphs.joined()
        let result = try extract(
            Self.page(
                "<article><h1>Harbour to be dredged</h1><div class=article-body>\(body)</div></article>"))
        #expect(result.blocks.map(\.text) == Self.sentences)
        #expect(result.warnings.isEmpty)
    }

    @Test(arguments: ["related", "aside", "paywall", "story sidebar"])
    func `a body in a container of a foreign name is found by its mass`(name: String) throws {
        let body = Self.paragraphs.joined()
        let result = try extract(
            Self.page("<h1>Harbour to be dredged</h1><div class='\(name)'>\(body)</div>"))
        #expect(result.blocks.count { Self.sentences.contains($0.text) } >= 5)
    }

    @Test func `a body split over sibling containers stays whole`() throws {
        let (left, right) = (Self.paragraphs[..<3].joined(), Self.paragraphs[3...].joined())
        let result = try extract(
            Self.page("<article><h1>Harbour</h1><div>\(left)</div><div>\(right)</div></article>"))
        #expect(result.blocks.count { Self.sentences.contains($0.text) } == 6)
    }

    @Test func `paragraphs divided by double breaks are blocks of their own`() throws {
        let body = Self.sentences.joined(separator: "<br><br>")
        let result = try extract(Self.page("<div class=story>\(body)</div>"))
        #expect(result.blocks.map(\.text) == Self.sentences)
    }

    @Test func `a caption inside the text is rejected as one`() throws {
        let caption =
            "<figure><img src=a.jpg><figcaption>The pier in May. Photo: A. Lind</figcaption></figure>"
        let body = Self.paragraphs[..<3].joined() + caption + Self.paragraphs[3...].joined()
        let result = try extract(Self.page("<article><h1>Harbour</h1><div>\(body)</div></article>"))
        #expect(!result.text.contains("Photo"))
        #expect(result.rejected.contains { $0.category == .creditCaption && $0.text.contains("Photo") })
    }

    @Test func `a table's title stays with its rows`() throws {
        let table =
            "<table><caption>Silt by year</caption><tr><th>Year</th><th>Metres</th></tr>"
            + "<tr><td>2023</td><td>4.1</td></tr><tr><td>2024</td><td>4.6</td></tr></table>"
        let body = Self.paragraphs[..<3].joined() + table + Self.paragraphs[3...].joined()
        let result = try extract(Self.page("<article><h1>Harbour</h1><div>\(body)</div></article>"))
        #expect(result.text.contains("Silt by year\n\nYear | Metres\n\n2023 | 4.1"))
    }

    @Test func `a sentence that stray end tags put below the article stays`() throws {
        let body = Self.paragraphs.joined()
        let result = try extract(
            "<html><body><div class=content><h1>Harbour</h1>\(body)</div></body></html>\n<p>Work has begun.</p>"
        )
        #expect(result.blocks.last?.text == "Work has begun.")
    }

    @Test func `a layout table's menu is not text`() throws {
        let menu = "<a href=/>Home</a><br><a href=/l>Local</a><br><a href=/w>Weather</a><br>"
        let body = Self.sentences.joined(separator: "<br><br>")
        let tail = "<br><br><a href=/p>Printer-friendly version</a> | <a href=/m>E-mail to a friend</a>"
        let result = try extract(
            "<html><body><table><tr><td>\(menu)</td><td>\(body)\(tail)</td></tr></table></body></html>")
        #expect(result.blocks.map(\.text) == Self.sentences)
    }

    @Test func `readers' comments below an article are set aside, whatever their length`() throws {
        let comments = (0..<12).map { number in
            "<div class=comment-text><p>Reader \(number): \(Self.sentences[number % 6])</p></div>"
        }
        let body = Self.paragraphs.joined()
        let result = try extract(
            Self.page(
                "<article><h1>Harbour</h1><div class=entry>\(body)</div></article>"
                    + "<section class=comments>\(comments.joined())</section>"))
        #expect(result.blocks.map(\.text) == Self.sentences)
        #expect(result.rejected.contains { $0.category == .comments })
    }

    @Test func `a text whose whole container is of the comment class stays`() throws {
        let body = Self.paragraphs.joined()
        let result = try extract(Self.page("<h1>Harbour</h1><div class='kommentar'>\(body)</div>"))
        #expect(result.blocks.count { Self.sentences.contains($0.text) } == 6)
    }

    @Test func `a page that shows nothing gives its stated body with a warning`() throws {
        let stated = Self.sentences.joined(separator: #"\n"#)
        let script = """
            <script type="application/ld+json">{"@type":"NewsArticle","articleBody":"\(stated)"}</script>
            """
        let result = try extract("<html><head>\(script)</head><body><div>Loading…</div></body></html>")
        #expect(result.blocks.map(\.text) == Self.sentences)
        #expect(result.warnings == [BodyExtraction.structuredWarning])
    }

    @Test func `a page without text gives no block and says so`() throws {
        let result = try extract("<html><body><img src=a.jpg></body></html>")
        #expect(result.blocks.isEmpty)
        #expect(result.warnings == [BodyExtraction.missingWarning])
    }

    @Test func `blocks carry path, role and place`() throws {
        let body = Self.paragraphs.joined()
        let result = try extract(
            Self.page(
                "<main id=m><div class='story body'>\(body)<ul><li>\(Self.sentences[0])</li></ul></div></main>"
            ))
        let first = try #require(result.blocks.first)
        #expect(first.path == "body>main#m>div.story.body>p")
        #expect(first.role == .paragraph && first.tag == "p")
        #expect(first.bodyProbability > 0.5 && first.position > 0 && first.position < 1)
    }

    @Test func `the same page gives the same answer in any storage`() throws {
        let page = Self.page(Self.paragraphs.joined())
        #expect(try extract(page).text == extract(page).text)
    }

    @Test func `damaged weights are refused`() throws {
        let weights = [UInt8](
            try Data(contentsOf: URL(filePath: Checkout.data + "/models/extraction/body.bin")))
        #expect(throws: BodyModelError.self) { try BodyModel([]) }
        #expect(throws: BodyModelError.self) { try BodyModel(Array(weights.dropLast(1000))) }
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<40 {
            var damaged = weights
            for _ in 0..<8 {
                damaged[Int.random(in: 8..<damaged.count, using: &generator)] = .random(in: 0...255)
            }
            guard let model = try? BodyModel(damaged) else { continue }
            let tree = try HTMLParser.parse(Array(Self.page(Self.paragraphs.joined()).utf8))
            _ = BodyExtractor(model: model).extract(tree: tree, evidence: BodyEvidence(tree: tree))
        }
    }
}
