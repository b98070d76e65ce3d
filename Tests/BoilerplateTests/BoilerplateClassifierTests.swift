import Files
import Models
import PipelineKit
import Testing

@testable import Boilerplate

@Suite struct BoilerplateClassifierTests {
    private static let article = "div.page>article.story>div.article-body>p"

    private func classifier() throws -> BoilerplateClassifier {
        try #require(BoilerplateResourcesForTests.classifier)
    }

    private func block(_ text: String) -> Block {
        Block(text: text, tag: "p", path: Self.article, position: 0.5)
    }

    @Test func `all committed packs and the weights are sound`() throws {
        #expect(try BoilerplateResourcesForTests.load().1 == [])
    }

    @Test func `weights that are damaged, of another version or for other features are refused`() throws {
        func fault(_ bytes: [UInt8]) -> String? {
            do throws(ResourceError) {
                _ = try BoilerplateModel(bytes, path: "blocks.bin")
                return nil
            } catch {
                return error.message
            }
        }
        var bytes = try BoilerplateResourcesForTests.bytes("data/models/boilerplate/blocks.bin")
        #expect(fault(bytes) == nil)
        #expect(fault(bytes.dropLast()) == "is corrupt or truncated")
        bytes[4] = 1
        #expect(fault(bytes) == "has version 1; this program reads version 3")
        let other = FlatFile.encoded(
            magic: 0x4242_4443, version: 3, sections: [Array(#"{"features":[]}"#.utf8)])
        #expect(fault(other)?.hasPrefix("does not match the features") == true)
    }

    @Test(arguments: [
        ("Advertisement", "en"), ("– Anzeige –", "de"), ("Lesen Sie auch", "de"), ("Publicité", "fr"),
        ("Continúa después de la publicidad", "es"), ("Реклама", "ru"), ("Sign up for our newsletter", "en"),
        ("関連記事", "ja"), ("اقرأ أيضا", "ar"), ("İlgili haberler", "tr"), ("延伸阅读", "zh"), ("Läs också", "sv"),
    ])
    func `a label alone is removed`(text: String, language: String) throws {
        let verdict = try classifier().judge(
            block: Block(text: text), previous: nil, next: nil, language: language)
        #expect(!verdict.keep)
        #expect(verdict.category != nil)
        #expect(!verdict.rule.isEmpty)
    }

    @Test(arguments: [
        "The minister said in a podcast on Tuesday that the newsletter had been read by 40,000 subscribers.",
        "Police said the advertisement had been placed by a man who later deleted his account and left the country.",
        "The streaming company said it would cut 200 jobs in its podcast unit, according to a letter seen by reporters.",
    ])
    func `news about podcasts, ads and newsletters stays`(text: String) throws {
        let verdict = try classifier().judge(
            block: block(text), previous: "The talks ended on Monday without a result, officials said.",
            next: "A court will hear the case in June.", language: "en")
        #expect(verdict.keep)
    }

    @Test func `a cue of one family never takes out a long block`() throws {
        let text =
            "Donate now was written on the wall of the old mill when the volunteers came back from the river that "
            + "morning, and nobody in the village could tell who had painted it or why"
        #expect(
            try classifier().judge(block: Block(text: text), previous: nil, next: nil, language: "en").keep)
    }

    @Test func `categories can be kept or tagged`() throws {
        let options = BoilerplateOptions(actions: [.adLabel: .tag, .relatedLinks: .keep])
        let loaded = try #require(try BoilerplateResourcesForTests.load(options: options).0)
        let label = loaded.judge(
            block: Block(text: "Advertisement"), previous: nil, next: nil, language: "en")
        #expect(label.keep && label.action == .tag && label.category == .adLabel)
    }

    @Test func `the same document gives the same verdicts`() throws {
        let blocks = ["Harbour opens", "The port opened on Monday, officials said.", "Newsletter"].map(block)
        #expect(try classifier().judge(blocks, language: "en") == classifier().judge(blocks, language: "en"))
    }
}
