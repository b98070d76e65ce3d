import Extraction
import Files
import Foundation
import Markup
import Models
import PipelineKit
import TestSupport
import Testing

@Suite struct BodyExtractorTests {
    private let fixture: HarbourPages

    init() throws { fixture = try HarbourPages() }

    @Test(arguments: ["<title>Half a page", "<head><title>A</title><meta name=a content=b>", "", "<!--"])
    func `a page that ends before its body gives no text and no harm`(page: String) throws {
        #expect(try fixture.extract(page).blocks.isEmpty)
    }

    @Test func `an article's paragraphs are its text, and the frame around it is not`() throws {
        let body = HarbourPages.paragraphs.joined()
        let result = try fixture.extract(
            HarbourPages.page(
                "<article><h1>Harbour to be dredged</h1><div class=article-body>\(body)</div></article>"))
        #expect(result.blocks.map(\.text) == HarbourPages.sentences)
        #expect(result.warnings.isEmpty)
    }

    @Test(arguments: ["related", "aside", "paywall", "story sidebar"])
    func `a body in a container of a foreign name is found by its mass`(name: String) throws {
        let body = HarbourPages.paragraphs.joined()
        let result = try fixture.extract(
            HarbourPages.page("<h1>Harbour to be dredged</h1><div class='\(name)'>\(body)</div>"))
        #expect(result.blocks.count { HarbourPages.sentences.contains($0.text) } >= 5)
    }

    @Test func `a body split over sibling containers stays whole`() throws {
        let (left, right) = (HarbourPages.paragraphs[..<3].joined(), HarbourPages.paragraphs[3...].joined())
        let result = try fixture.extract(
            HarbourPages.page("<article><h1>Harbour</h1><div>\(left)</div><div>\(right)</div></article>"))
        #expect(result.blocks.count { HarbourPages.sentences.contains($0.text) } == 6)
    }

    @Test func `paragraphs divided by double breaks are separate blocks`() throws {
        let body = HarbourPages.sentences.joined(separator: "<br><br>")
        let result = try fixture.extract(HarbourPages.page("<div class=story>\(body)</div>"))
        #expect(result.blocks.map(\.text) == HarbourPages.sentences)
    }

    @Test func `a caption inside the text is rejected as one`() throws {
        let caption =
            "<figure><img src=a.jpg><figcaption>The pier in May. Photo: A. Lind</figcaption></figure>"
        let body = HarbourPages.paragraphs[..<3].joined() + caption + HarbourPages.paragraphs[3...].joined()
        let result = try fixture.extract(
            HarbourPages.page("<article><h1>Harbour</h1><div>\(body)</div></article>"))
        #expect(!result.text.contains("Photo"))
        #expect(result.rejected.contains { $0.category == .creditCaption && $0.text.contains("Photo") })
    }

    @Test func `a table's title stays with its rows`() throws {
        let table =
            "<table><caption>Silt by year</caption><tr><th>Year</th><th>Metres</th></tr>"
            + "<tr><td>2023</td><td>4.1</td></tr><tr><td>2024</td><td>4.6</td></tr></table>"
        let body = HarbourPages.paragraphs[..<3].joined() + table + HarbourPages.paragraphs[3...].joined()
        let result = try fixture.extract(
            HarbourPages.page("<article><h1>Harbour</h1><div>\(body)</div></article>"))
        #expect(result.text.contains("Silt by year\n\nYear | Metres\n\n2023 | 4.1"))
    }

    @Test func `a sentence that stray end tags put below the article stays`() throws {
        let body = HarbourPages.paragraphs.joined()
        let result = try fixture.extract(
            "<html><body><div class=content><h1>Harbour</h1>\(body)</div></body></html>\n<p>Work has begun.</p>"
        )
        #expect(result.blocks.last?.text == "Work has begun.")
    }

    @Test func `a layout table's menu is not text`() throws {
        let menu = "<a href=/>Home</a><br><a href=/l>Local</a><br><a href=/w>Weather</a><br>"
        let body = HarbourPages.sentences.joined(separator: "<br><br>")
        let tail = "<br><br><a href=/p>Printer-friendly version</a> | <a href=/m>E-mail to a friend</a>"
        let result = try fixture.extract(
            "<html><body><table><tr><td>\(menu)</td><td>\(body)\(tail)</td></tr></table></body></html>")
        #expect(result.blocks.map(\.text) == HarbourPages.sentences)
    }

    @Test func `readers' comments below an article are set aside, whatever their length`() throws {
        let comments = (0..<12).map { number in
            "<div class=comment-text><p>Reader \(number): \(HarbourPages.sentences[number % 6])</p></div>"
        }
        let body = HarbourPages.paragraphs.joined()
        let result = try fixture.extract(
            HarbourPages.page(
                "<article><h1>Harbour</h1><div class=entry>\(body)</div></article>"
                    + "<section class=comments>\(comments.joined())</section>"))
        #expect(result.blocks.map(\.text) == HarbourPages.sentences)
        #expect(result.rejected.contains { $0.category == .comments })
    }

    @Test func `a text whose whole container is of the comment class stays`() throws {
        let body = HarbourPages.paragraphs.joined()
        let result = try fixture.extract(
            HarbourPages.page("<h1>Harbour</h1><div class='kommentar'>\(body)</div>"))
        #expect(result.blocks.count { HarbourPages.sentences.contains($0.text) } == 6)
    }

    @Test func `a page that shows nothing gives its stated body with a warning`() throws {
        let stated = HarbourPages.sentences.joined(separator: #"\n"#)
        let script = """
            <script type="application/ld+json">{"@type":"NewsArticle","articleBody":"\(stated)"}</script>
            """
        let result = try fixture.extract(
            "<html><head>\(script)</head><body><div>Loading…</div></body></html>")
        #expect(result.blocks.map(\.text) == HarbourPages.sentences)
        #expect(result.warnings == [BodyExtraction.structuredWarning])
    }

    @Test func `a page without text gives no block and says so`() throws {
        let result = try fixture.extract("<html><body><img src=a.jpg></body></html>")
        #expect(result.blocks.isEmpty)
        #expect(result.warnings == [BodyExtraction.missingWarning])
    }

    @Test func `blocks carry path, role and place`() throws {
        let body = HarbourPages.paragraphs.joined()
        let result = try fixture.extract(
            HarbourPages.page(
                "<main id=m><div class='story body'>\(body)<ul><li>\(HarbourPages.sentences[0])</li></ul></div></main>"
            ))
        let first = try #require(result.blocks.first)
        #expect(first.path == "body>main#m>div.story.body>p")
        #expect(first.role == .paragraph && first.tag == "p")
        #expect(first.bodyProbability > 0.5 && first.position > 0 && first.position < 1)
    }

    @Test func `the same page gives the same answer in any storage`() throws {
        let page = HarbourPages.page(HarbourPages.paragraphs.joined())
        #expect(try fixture.extract(page).text == fixture.extract(page).text)
    }

    @Test func `damaged weights are refused`() throws {
        let weights = [UInt8](
            try Data(contentsOf: URL(filePath: Checkout.data + "/models/extraction/body.bin")))
        #expect(throws: ResourceError.self) { try BodyModel([], path: "") }
        #expect(throws: ResourceError.self) { try BodyModel(weights.dropLast(1000), path: "") }
        let (magic, version): (UInt32, UInt32) = (0x4D42_4443, 3)
        let file = try FlatFile(MappedBytes(copying: weights), magic: magic, version: version, path: "")
        let sections = try (0..<11).map { try file.section($0, of: UInt8.self).values }
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<100 {
            // The sections of the trees; a digest that is right keeps no fault from being seen.
            var damaged = sections
            for _ in 0..<2 {
                let section = Int.random(in: 5..<11, using: &generator)
                guard !damaged[section].isEmpty else { continue }
                damaged[section][Int.random(in: 0..<damaged[section].count, using: &generator)] = .random(
                    in: 0...255)
            }
            let bytes = FlatFile.encoded(magic: magic, version: version, sections: damaged)
            guard let model = try? BodyModel(bytes, path: "") else { continue }
            let tree = try HTMLParser.parse(Array(HarbourPages.page(HarbourPages.paragraphs.joined()).utf8))
            _ = BodyExtractor(model: model).extract(tree: tree, evidence: BodyEvidence(tree: tree))
        }
    }
}
