import Copydesk
import TestSupport
import Testing

@Suite struct ArticleExtractorTests {
    private func extractor(_ change: (inout ArticleExtractor.Options) -> Void = { _ in }) throws
        -> ArticleExtractor
    {
        var options = ArticleExtractor.Options()
        change(&options)
        return try ArticleExtractor(resources: Checkout.data, options: options)
    }

    private let page = Array(
        """
        <!doctype html><html lang="en"><head><title>Ferry returns to the harbour - Coast News</title>
        <meta property="og:site_name" content="Coast News"></head><body><article>
        <h1>Ferry returns to the harbour</h1><p class="byline">By Ada Morrow and Tom Vale</p>
        <time datetime="2024-05-06T07:08:00+02:00">6 May</time>
        <p>The ferry that left the harbour in March came back on Monday, two weeks after its owner said it would
        never sail again, and three hundred people stood on the pier to see it.</p>
        <p>Its engines were rebuilt in a yard in Hamburg, the harbour master said, and the first crossing is
        planned for the end of the month, as long as the weather allows for it.</p>
        <p>Tickets will cost as much as they did last year, according to the company, which has taken on twelve
        new sailors and a cook since January.</p></article></body></html>
        """.utf8)

    @Test func `a page gives one article with text, metadata and names`() throws {
        let extraction = try extractor().extract(
            page, from: .init(url: "https://coast.example/news/2024/ferry?utm_source=x"))
        #expect(extraction.omissions.isEmpty)
        let article = try #require(extraction.articles.first)
        #expect(article.title == "Ferry returns to the harbour")
        #expect(article.authors == ["Ada Morrow", "Tom Vale"])
        #expect(article.published == "2024-05-06T07:08:00+02:00")
        #expect(article.canonicalURL == "https://coast.example/news/2024/ferry")
        #expect(article.text.hasPrefix("The ferry that left") && article.text.hasSuffix("since January."))
        #expect(article.entities.contains { $0.text == "Hamburg" })
        #expect(article.json.hasPrefix("{\"id\":\"\(article.id)\""))
    }

    @Test func `quotations, the place it is about and coordinates are there where they are asked for`() throws
    {
        let page = String(decoding: page, as: UTF8.self).replacing(
            "<p>Tickets",
            with: "<p>\u{201C}We sail again in May,\u{201D} said Ada Lund in Hamburg.</p><p>Tickets")
        let plain = try #require(try extractor().extract(Array(page.utf8)).articles.first)
        #expect(plain.quotes.isEmpty && plain.focus == nil && plain.entities.allSatisfy { $0.lat == nil })
        #expect(plain.optionalColumns.isEmpty && !plain.json.contains("quotes"))
        let article = try #require(
            try extractor { $0.optionalColumns = [.quotes, .focus, .coordinates] }
                .extract(Array(page.utf8)).articles.first)
        #expect(article.quotes.map(\.text) == ["We sail again in May,"])
        #expect(article.quotes.first?.speaker == "Ada Lund")
        #expect(article.entities.first { $0.text == "Hamburg" }?.lat != nil)
        #expect(article.json.contains("\"quotes\":[{") && article.json.contains("\"focus\":"))
    }

    @Test func `a feed gives an article for each entry`() throws {
        let feed = """
            <rss version="2.0"><channel><title>Coast</title>
            <item><title>One</title><description>A first summary of the day.</description></item>
            <item><title>Two</title><description>A second summary of the day.</description></item></channel></rss>
            """
        let extraction = try extractor { $0.tagsEntities = false }.extract(Array(feed.utf8))
        #expect(extraction.articles.map(\.title) == ["One", "Two"])
        #expect(extraction.articles.allSatisfy { $0.kind == "feed-entry" && $0.entities.isEmpty })
    }

    @Test func `a page that a browser saved in one file is read with its address`() throws {
        let message = """
            From: <Saved by a browser>
            Snapshot-Content-Location: https://coast.example/ferry
            Subject: Ferry
            MIME-Version: 1.0
            Content-Type: multipart/related; boundary="b"

            --b
            Content-Type: text/html; charset=utf-8
            Content-Location: https://coast.example/ferry

            \(String(decoding: page, as: UTF8.self))
            --b--
            """
        let article = try #require(extractor().extract(Array(message.utf8)).articles.first)
        #expect(article.canonicalURL == "https://coast.example/ferry")
        #expect(article.kind == "page" && article.title == "Ferry returns to the harbour")
    }

    @Test(arguments: [([], "empty_input"), ([0x89, 0x50, 0x4E, 0x47, 1, 2, 3], "binary_input")])
    func `what cannot be read is named`(_ bytes: [UInt8], _ code: String) throws {
        let extraction = try extractor().extract(bytes)
        #expect(extraction.articles.isEmpty)
        #expect(extraction.omissions.map(\.code) == [code] && extraction.omissions[0].isFault)
    }

    @Test func `an input past the limit is refused`() throws {
        let extraction = try extractor { $0.maximumBytes = 100 }.extract(page)
        #expect(extraction.omissions.map(\.code) == ["size_limit"])
    }

    @Test func `a folder without models is named`() {
        #expect(throws: ExtractorError.self) { try ArticleExtractor(resources: "/nowhere") }
    }

    @Test func `the same bytes give the same article on many threads`() async throws {
        let extractor = try extractor()
        let page = page
        let answers = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<8 { group.addTask { extractor.extract(page).articles.first?.json } }
            return await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(answers.count == 1)
    }
}
