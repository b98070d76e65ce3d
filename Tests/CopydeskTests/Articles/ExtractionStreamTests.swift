import Copydesk
import Foundation
import TestSupport
import Testing

@Suite struct ExtractionStreamTests {
    private func extractor() throws -> ArticleExtractor {
        var options = ArticleExtractor.Options()
        options.tagsEntities = false
        return try ArticleExtractor(resources: Checkout.data, options: options)
    }

    private static let page = String(decoding: MemorySource.page("Pier"), as: UTF8.self)

    /// Rows of a scrape, large enough to be read in pieces.
    private func scrape(rows: Int, in folder: ScratchFolder) throws -> String {
        let body = String(repeating: "The harbour was calm and the boats lay still on Monday. ", count: 40)
        let lines = (0..<rows).map {
            "{\"url\": \"https://coast.example/\($0)\", \"title\": \"Harbour \($0)\", \"text\": \"\(body)\"}\n"
        }
        return try folder.write("scrape.jsonl", lines.joined())
    }

    @Test func `an archive's articles come in its order`() async throws {
        let folder = try ScratchFolder()
        let path = try scrape(rows: 900, in: folder)
        var titles: [String?] = []
        for try await item in try extractor().extract(contentsOf: path) {
            if case .article(let article) = item { titles.append(article.title) }
        }
        #expect(titles == (0..<900).map { "Harbour \($0)" })
    }

    @Test func `a folder's files come in the order of their paths, with what gave no article`() async throws {
        let folder = try ScratchFolder()
        try folder.write("inbox/a.html", Self.page)
        try folder.write("inbox/b.bin", Data([0x89, 0x50, 0x4E, 0x47, 1, 2, 3]))
        try folder.write("inbox/c/d.html", Self.page)
        var ends: [String] = []
        for try await item in try extractor().extract(contentsOf: folder.file("inbox")) {
            switch item {
            case .article(let article): ends.append(article.input.path)
            case .omission(let omission): ends.append("\(omission.path) \(omission.code)")
            }
        }
        #expect(ends == ["a.html", "b.bin binary_input", "c/d.html"])
    }

    @Test func `a stream gives what extracting the bytes gives`() async throws {
        let path = Checkout.fixtures + "/archives/pages.tar.gz"
        let extractor = try extractor()
        var articles: [Article] = []
        for try await case .article(let article) in extractor.extract(contentsOf: path) {
            articles.append(article)
        }
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        #expect(!articles.isEmpty)
        #expect(articles == extractor.extract(bytes, from: .init(name: "pages.tar.gz")).articles)
    }

    @Test func `a file that is not there ends the stream with its name`() async throws {
        let stream = try extractor().extract(contentsOf: "/nowhere/at-all.html")
        let error = await #expect(throws: ExtractorError.self) { for try await _ in stream {} }
        #expect(error?.path == "/nowhere/at-all.html")
    }

    @Test func `a cancelled task reads no further`() async throws {
        let folder = try ScratchFolder()
        let stream = try extractor().extract(contentsOf: try scrape(rows: 900, in: folder))
        let task = Task {
            var count = 0
            for try await _ in stream {
                count += 1
                if count == 1 { unsafe withUnsafeCurrentTask { unsafe $0?.cancel() } }
            }
            return count
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
