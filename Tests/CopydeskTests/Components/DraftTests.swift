import Copydesk
import Foundation
import TestSupport
import Testing

/// Stages, sources and sinks of one's own called as their authors' tests would, with the public library alone.
@Suite struct DraftTests {
    private func article(_ text: String) -> Article {
        var article = Article(id: "1", text: text)
        article.title = "Ferry returns"
        return article
    }

    private func made<Made: Component>(_ type: Made.Type, options json: String = "{}") throws -> Made {
        var (reader, files) = (try OptionReader(json: json), ComponentFiles())
        let options = Made.Options(reading: &reader)
        #expect(reader.problems == [])
        return try Made(options: options, files: &files)
    }

    @Test func `an article stage is tried on an article without a run`() throws {
        var draft = ArticleDraft(article("The ferry sails.\n\nIt is late."), for: EditArticle.self)
        #expect(try made(EditArticle.self).process(&draft) == .keep)
        #expect(draft.text == "It is late." && draft.title == "FERRY RETURNS" && draft.warnings == ["edited"])
        #expect(draft.removedBlocks.map(\.rule) == ["edit-article.lead"])
    }

    @Test func `a draft has every field of its article, and entities move with the text`() throws {
        var article = article("The ferry sails.\n\nLund is late.")
        article.entities = [Article.Name(text: "Lund", type: "LOC", start: 18, end: 22, name: "Lund")]
        article.removedBlocks = [.init(category: .ad, rule: "r", score: 0.5, text: "Buy")]
        (article.url, article.domain, article.kind) = ("https://a.example/", "a.example", "newswire")
        (article.authors, article.tags) = (["Ann"], ["sea"])
        var draft = ArticleDraft(article, for: EditArticle.self)
        #expect(
            (draft.id, draft.url, draft.domain, draft.kind) == ("1", article.url, "a.example", "newswire"))
        #expect(draft.authors == ["Ann"] && draft.tags == ["sea"] && draft.input == article.input)
        #expect(draft.removedBlocks == article.removedBlocks && draft.entities == article.entities)
        draft.removeParagraphs { $0.hasPrefix("The") ? Removal(rule: "lead") : nil }
        #expect(draft.entities.map(\.start) == [0])
    }

    @Test func `a document stage is tried on blocks`() throws {
        let blocks = [
            Block(text: "The ferry sails."),
            Block(text: "Tickets here", role: .listItem, tag: "li", linkDensity: 1),
        ]
        var draft = DocumentDraft(article(""), blocks: blocks, for: CutBlocks.self)
        #expect(draft.blocks == blocks && draft.article.text == "The ferry sails.\n\nTickets here")
        let verdict = try made(CutBlocks.self, options: #"{"mode": "drop"}"#).process(&draft)
        #expect(verdict == .drop("has_word"))
        #expect(draft.blocks.map(\.text) == ["The ferry sails."] && draft.article.text == "The ferry sails.")
    }

    @Test func `a corpus stage is tried on several articles`() throws {
        var stage = try made(CountSeen.self)
        var draft = ArticleDraft(article("The ferry"), for: CountSeen.self)
        stage.observe(draft)
        stage.conclude()
        #expect(stage.consider(&draft) == .drop("seen_1"))
    }

    @Test func `problems of options are told without a configuration`() throws {
        var reader = try OptionReader(json: #"{"most": 100, "wrod": "x"}"#)
        _ = CutBlocks.Options(reading: &reader)
        #expect(
            reader.problems == [
                "most: must be an integer from 1 to 99", "wrod: unknown key; did you mean 'word'?",
            ])
        #expect(throws: ComponentError.self) { try OptionReader(json: "{") }
    }

    @Test func `files of a component are read from a folder`() throws {
        let folder = try ScratchFolder()
        try folder.write("titles.txt", "Ferry returns\n")
        var reader = try OptionReader(json: #"{"path": "titles.txt"}"#)
        var files = ComponentFiles(folder: folder.path)
        let stage = try BlockList(options: .init(reading: &reader), files: &files)
        #expect(stage.titles == ["Ferry returns"])
        #expect(throws: ComponentError.self) { try files.bytes(of: "nowhere.txt") }
    }

    @Test func `a source and a sink are called directly`() throws {
        let source = try made(MemorySource.self)
        let listed = try source.list()
        guard case .content(let content) = source.load(try #require(listed.first)) else {
            return #expect(Bool(false), "it could not be read")
        }
        #expect(listed.map(\.path) == ["page-1", "page-0"] && content.url == "https://coast.example/page-1")
        #expect(try made(TitleSink.self).row(for: article("x")) == Array("Ferry returns\n".utf8))
    }

    @Test func `an article of nothing but a text is a whole row`() throws {
        let article = article("Three small words")
        #expect(article.wordCount == 3 && article.kind == "page" && article.clusterID == "1")
        #expect(try JSONDecoder().decode(Article.self, from: Data(article.json.utf8)) == article)
    }
}

/// Counts what it has seen.
private struct CountSeen: CorpusStage {
    static let kind = "count-seen"
    static let summary = "Counts."
    private var seen = 0

    init(options: NoOptions, files: inout ComponentFiles) {}

    mutating func observe(_ article: ArticleDraft) { seen += 1 }
    mutating func consider(_ article: inout ArticleDraft) -> Verdict { .drop(DropReason("seen_\(seen)")) }
}
