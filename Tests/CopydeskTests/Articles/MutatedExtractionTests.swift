import Copydesk
import TestSupport
import Testing

@Suite struct MutatedExtractionTests {
    @Test func `a damaged page gives an article or a named omission`() throws {
        var options = ArticleExtractor.Options()
        options.tagsEntities = false
        let extractor = try ArticleExtractor(resources: Checkout.data, options: options)
        for number in 0..<MutatedPages.count {
            let extraction = extractor.extract(MutatedPages.page(number), from: .init(name: "\(number).html"))
            #expect(extraction.articles.count + extraction.omissions.count > 0, "page \(number)")
            for article in extraction.articles {
                #expect(!article.text.contains("\n\n\n"), "page \(number)")
                #expect(!article.text.isEmpty || article.warnings.contains("body_missing"), "page \(number)")
            }
            #expect(extraction.omissions.allSatisfy { !$0.code.isEmpty } as Bool, "page \(number)")
        }
    }
}
