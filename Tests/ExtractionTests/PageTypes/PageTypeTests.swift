import PipelineKit
import Testing

@testable import Extraction

/// What a page is, and what becomes of one that is no article.
@Suite struct PageTypeTests {
    private func read(
        _ html: String, _ stage: CleanHTML? = CleaningStage.usual, _ change: (inout Record) -> Void = { _ in }
    ) throws -> (record: Record, verdict: String, findings: [Document.Finding]) {
        var record = Record(kind: .page, input: InputReference(path: "a"))
        change(&record)
        var document = Document(record: record, content: Array(html.utf8), form: .page)
        let verdict = try (try #require(stage)).process(&document).code
        return (document.record, verdict, document.findings)
    }

    @Test(arguments: TypedPages.all().map { ($0.name, $0.type, $0.html) })
    func `each type is told in every frame and language`(name: String, type: String?, html: String) throws {
        let (record, verdict, findings) = try read(html)
        if let type {
            #expect(verdict == "page_\(type)", "\(name) \(findings)")
            #expect(record.pageType?.rawValue == type, "\(name)")
        } else {
            #expect(verdict == "keep" && [nil, .article].contains(record.pageType), "\(name)")
        }
    }

    @Test(arguments: IndexPages.all(IndexPages.indexes))
    func `a page that only leads to others is never said to be an article`(name: String, html: String) throws
    {
        let (record, verdict, _) = try read(html)
        #expect(verdict != "keep" || record.pageType != .article, "\(name)")
    }

    @Test func `nearly all pages that only lead to others are left out`() throws {
        let pages = IndexPages.all(IndexPages.indexes)
        let kept = try pages.filter { try read($0.html).verdict == "keep" }.map(\.name)
        #expect(kept.count * 20 <= pages.count, "\(kept)")
    }

    @Test(arguments: IndexPages.all(IndexPages.articles))
    func `an article that looks like a list is kept`(name: String, html: String) throws {
        #expect(try read(html).verdict == "keep", "\(name)")
    }

    private static let index = TypedPages.all()[0].html

    @Test func `what is no article is kept where the options say so, with its type`() throws {
        let (record, verdict, _) = try read(
            Self.index, CleaningStage.stage(#"{"pageTypes":{"index":"keep"}}"#))
        #expect(verdict == "keep" && record.pageType == .index)
        let article = TypedPages.all().first { $0.name.hasPrefix("article") }?.html ?? ""
        let unwanted = try read(article, CleaningStage.stage(#"{"pageTypes":{"article":"drop"}}"#))
        #expect(unwanted.verdict == "page_article")
    }

    @Test func `a page that a row hands over with a title is not asked`() throws {
        let (record, verdict, _) = try read(Self.index) { $0.title = "Harbour" }
        #expect(verdict == "keep" && record.pageType == nil)
    }

    @Test func `an entry's markup has no type`() throws {
        let record = Record(kind: .feedEntry, input: InputReference(path: "a"))
        var document = Document(record: record, content: Array(Self.index.utf8), form: .fragment)
        #expect(try CleaningStage.usual?.process(&document) == .keep)
        #expect(document.record.pageType == nil)
    }

    @Test func `inspect is told the type and why`() throws {
        let finding = try read(Self.index).findings.first { $0.name == "page type" }
        #expect(finding?.value.hasPrefix("index: no article, to ") == true)
        #expect(finding?.value.contains(" %: ") == true)
    }

    @Test func `a live blog, a gallery and a film are told by what they state and hold`() throws {
        let words = TypedPages.english
        func page(_ head: String, _ inner: String) throws -> PageType? {
            try read(
                TypedPages.page(words, TypedPages.frames[0], title: words.headlines[0], head: head, inner)
            ).record.pageType
        }
        let posts = words.sentences.enumerated().map {
            "<div class=entry><time>1\($0):15</time><p>\($1)</p><p>\(words.sentences[0])</p></div>"
        }.joined()
        #expect(
            try page(linkedData(#"{"@type":"LiveBlogPosting","headline":"Old bath"}"#), posts) == .liveBlog)
        let pictures = words.sentences.map {
            "<figure><img src=a.jpg><figcaption>\($0)</figcaption></figure>"
        }.joined()
        #expect(try page("<meta property=og:type content=article>", pictures) == .gallery)
        let film = "<video src=a.mp4></video>" + TypedPages.paragraphs(words, 2)
        #expect(try page("<meta property=og:type content=video.other>", film) == .video)
        #expect(try page("<meta property=og:type content=article>", TypedPages.paragraphs(words)) == .article)
    }

    @Test(
        arguments: [
            ("$19", true), ("19,90 €", true), ("£ 7", true), ("USD 40", true), ("40 kr", true),
            ("¥1200", true), ("no price", false),
            ("19.05.2024", false), ("€", false), ("Kraft 7", false),
        ] as [(String, Bool)])
    func `an amount of money is a figure beside a currency`(text: String, isPrice: Bool) {
        #expect(Price.stands(in: Array(text.utf8)[...]) == isPrice)
    }

    @Test(
        arguments: [
            ("Page not found", true), ("404 – Seite nicht gefunden", true), ("Página no encontrada", true),
            ("Страница не найдена", true),
            ("Lost ring found after forty years", false), ("A page of history", false),
        ] as [(String, Bool)])
    func `a headline says that there is no such page`(text: String, isMissing: Bool) {
        #expect(PageLexicon.saysMissing(text) == isMissing)
    }

    @Test(
        arguments: [
            ("404 – Page not found", true), ("Fehler 404: Seite nicht gefunden", true),
            ("Página no encontrada", true),
            ("Страница не найдена", true), ("ページが見つかりません", true), ("Missing ring not found", false),
            ("Vermisster Wanderer nicht gefunden", false), ("Пропавшая девочка не найдена", false),
            ("Error", false), ("", false),
        ] as [(String, Bool)])
    func `a headline says nothing else than that there is no such page`(text: String, isNotice: Bool) {
        #expect(PageLexicon.isNotice(ofMissing: text) == isNotice)
    }

    @Test func `what a notice of a missing page is made of may be an article's headline`() throws {
        let words = TypedPages.english
        let head = linkedData(
            #"{"@type":"NewsArticle","headline":"Page not found","datePublished":"2025-03-04"}"#)
        let html = TypedPages.page(
            words, TypedPages.frames[0], title: "Page not found", head: head, TypedPages.paragraphs(words))
        #expect(try read(html).verdict == "keep")
    }

    @Test func `a page of uncertain type is kept with a warning, and left out where the options say so`()
        throws
    {
        let pages = TypedPages.all().map(\.html) + IndexPages.all(IndexPages.articles).map(\.html)
        let doubtful = try #require(
            try pages.first { try read($0).record.warnings.contains("page_uncertain") })
        let kept = try read(doubtful)
        #expect(kept.verdict == "keep" && kept.record.pageType == nil)
        #expect(
            try read(doubtful, CleaningStage.stage(#"{"uncertainType":"drop"}"#)).verdict == "page_uncertain")
    }

    @Test func `the weights are those of the features, and other weights are refused`() throws {
        #expect(Set(PageTypeFeatures.names).count == PageTypeFeatures.names.count)
        #expect(throws: (any Error).self) { try PageTypeModel([1, 2, 3], path: "types.bin") }
    }
}
