import Copydesk
import Foundation
import TestSupport
import Testing

/// The README's first program in the library's terms: compiled here, word for word.
@Suite struct QuickStartTests {
    private func quickStart() async throws {
        let extractor = try ArticleExtractor(resources: "data")
        for try await item in extractor.extract(contentsOf: "data/samples") {
            guard case .article(let article) = item else { continue }
            print(article.published ?? "undated", article.title ?? "untitled", article.wordCount)
        }
    }

    /// Its paths count from the checkout, where `swift test` starts.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "data/samples")))
    func `it runs`() async throws {
        try await quickStart()
    }

    @Test func `the README has it word for word`() throws {
        let source = try String(contentsOfFile: #filePath, encoding: .utf8).split(separator: "\n")
        let start = try #require(source.firstIndex { $0.contains("func quickStart()") })
        let end = try #require(source[start...].firstIndex { $0 == "    }" })
        let code = source[(start + 1)..<end].map { $0.dropFirst(8) }.joined(separator: "\n")
        let readme = try String(contentsOfFile: Checkout.root + "/README.md", encoding: .utf8)
        #expect(readme.contains("import Copydesk\n\n\(code)\n```"))
    }
}
