import Copydesk

/// Takes blocks with a word out, and refuses documents with another.
struct CutBlocks: DocumentStage {
    enum Mode: String, CaseIterable { case cut, drop }

    struct Options: ComponentOptions {
        let word: String
        let mode: Mode
        let score: Double
        let most: Int
        let isStrict: Bool
        let also: [String]

        init(reading reader: inout OptionReader) {
            word = reader.string("word", default: "tickets", "A word of the blocks to cut.")
            mode = reader.choice("mode", default: .cut, "What becomes of them.")
            score = reader.decimal("score", default: 0.75, in: 0...1, "The evidence to state.")
            most = reader.integer("most", default: 9, in: 1...99, "Blocks at most.")
            isStrict = reader.bool("strict", default: false, "Whether a document without a title is faulty.")
            also = reader.strings("also", default: [], "Further words.")
            if word.isEmpty { reader.report("must not be empty", option: "word") }
        }
    }

    static let kind = "cut-blocks"
    static let summary = "Takes blocks with a word out."
    let options: Options

    init(options: Options, files: inout ComponentFiles) { self.options = options }

    func process(_ document: inout DocumentDraft) -> Verdict {
        if options.isStrict, document.article.title == nil {
            return .quarantine(Fault(code: "untitled", message: "it has no title"))
        }
        let removed = document.removeBlocks { block in
            let text = block.text.lowercased()
            return ([options.word] + options.also).contains(where: text.contains)
                ? Removal(.ad, rule: "word", score: options.score) : nil
        }
        document.article.tags.append("cut \(removed)")
        return removed > 0 && options.mode == .drop ? .drop("has_word") : .keep
    }
}

/// Changes the fields of articles, and takes paragraphs out.
struct EditArticle: ArticleStage {
    static let kind = "edit-article"
    static let summary = "Edits articles."
    static let needs: Set<StageField> = [.text, .entities]

    init(options: NoOptions, files: inout ComponentFiles) {}

    func process(_ article: inout ArticleDraft) -> Verdict {
        article.title = article.title?.uppercased()
        article.warn("edited")
        article.removeParagraphs { $0.hasPrefix("The ferry") ? Removal(rule: "lead") : nil }
        return .keep
    }
}

/// Notes on all cores how an article begins, and keeps one of each beginning.
struct OneOfEach: ArticleStage, CorpusStage {
    struct Beginning: StageNote {
        static let name = "one-of-each"
        let word: String

        init(word: String) { self.word = word }
        init?(encoded: [UInt8]) { word = String(decoding: encoded, as: UTF8.self) }
        var encoded: [UInt8] { Array(word.utf8) }
    }

    static let kind = "one-of-each"
    static let summary = "Keeps the last article of each beginning."
    private var last: [String: String] = [:]
    private var isConcluded = false

    init(options: NoOptions, files: inout ComponentFiles) {}

    func process(_ article: inout ArticleDraft) -> Verdict {
        article[Beginning.self] = Beginning(word: String(article.text.prefix { $0 != " " }))
        return .keep
    }

    mutating func observe(_ article: ArticleDraft) {
        if let beginning = article[Beginning.self], let id = article.id { last[beginning.word] = id }
    }

    mutating func conclude() { isConcluded = true }

    mutating func consider(_ article: inout ArticleDraft) -> Verdict {
        guard isConcluded, let beginning = article[Beginning.self] else { return .drop("unseen") }
        return last[beginning.word] == article.id ? .keep : .drop("same_beginning")
    }
}

/// Works on documents and then on the corpus.
struct CountBlocks: DocumentStage, CorpusStage {
    static let kind = "count-blocks"
    static let summary = "Tells each article how many blocks the run has."
    private var blocks = 0

    init(options: NoOptions, files: inout ComponentFiles) {}

    func process(_ document: inout DocumentDraft) -> Verdict {
        document.article.section = "\(document.blocks.count)"
        return .keep
    }

    mutating func observe(_ article: ArticleDraft) { blocks += Int(article.section ?? "") ?? 0 }

    mutating func consider(_ article: inout ArticleDraft) -> Verdict {
        article.section = "\(blocks)"
        return .keep
    }
}

/// Sees the corpus alone, and decides by a file of words.
struct BlockList: CorpusStage {
    struct Options: ComponentOptions {
        let path: String
        init(reading reader: inout OptionReader) {
            path = reader.requiredString("path", "A file of titles, one a line.")
        }
    }

    static let kind = "block-list"
    static let summary = "Drops articles by title."
    let titles: [String]

    init(options: Options, files: inout ComponentFiles) throws(ComponentError) {
        let text = String(decoding: try files.bytes(of: options.path), as: UTF8.self)
        titles = text.split(separator: "\n").map(String.init)
        if titles.isEmpty { throw ComponentError(path: options.path, message: "holds no title") }
    }

    mutating func observe(_ article: ArticleDraft) {}

    mutating func consider(_ article: inout ArticleDraft) -> Verdict {
        titles.contains(article.title ?? "") ? .drop("blocked_title") : .keep
    }
}

/// Remembers titles from run to run.
struct SeenTitles: CorpusStage {
    static let kind = "seen-titles"
    static let summary = "Drops articles whose title an earlier run has seen."
    static let remembers = true
    private var earlier: Set<String> = []
    private var titles: Set<String> = []

    init(options: NoOptions, files: inout ComponentFiles) {}

    mutating func recall(_ memory: [UInt8]) throws(ComponentError) {
        var lines = String(decoding: memory, as: UTF8.self).split(separator: "\n").map(String.init)
        guard lines.first == "titles 1" else { throw ComponentError(message: "is not a list of titles") }
        lines.removeFirst()
        (earlier, titles) = (Set(lines), Set(lines))
    }

    mutating func observe(_ article: ArticleDraft) { titles.insert(article.title ?? "") }

    mutating func consider(_ article: inout ArticleDraft) -> Verdict {
        earlier.contains(article.title ?? "") ? .drop("seen_title") : .keep
    }

    var memory: [UInt8] { Array((["titles 1"] + titles.sorted()).joined(separator: "\n").utf8) }
}

/// Is a stage by name only.
struct StageWithoutRole: Stage {
    static let kind = "dedupe"
    static let summary = ""
    init(options: NoOptions, files: inout ComponentFiles) {}
}

/// Pages in memory, listed backwards.
struct MemorySource: InputSource {
    struct Options: ComponentOptions {
        let count: Int
        let isTwice: Bool
        init(reading reader: inout OptionReader) {
            count = reader.integer("count", default: 2, in: 0...9, "How many pages.")
            isTwice = reader.bool("twice", default: false, "Whether the first is listed twice.")
        }
    }

    static let kind = "memory"
    static let summary = "Pages in memory."
    let options: Options

    init(options: Options, files: inout ComponentFiles) { self.options = options }

    func list() throws(ComponentError) -> [ListedInput] {
        guard options.count > 0 else { throw ComponentError(message: "there is no page") }
        let pages = (0..<options.count).reversed().map { ListedInput(path: "page-\($0)", bytes: 1000) }
        return options.isTwice ? pages + pages.suffix(1) : pages
    }

    func load(_ input: ListedInput) -> LoadedInput {
        guard input.path != "page-3" else {
            return .fault(Fault(code: "gone", message: "the page is gone"))
        }
        return .content(
            InputContent(
                bytes: Self.page(input.path), url: "https://coast.example/\(input.path)",
                contentType: "text/html; charset=utf-8"))
    }

    static func page(_ name: String) -> [UInt8] {
        Array(
            """
            <!doctype html><html lang="en"><head><title>Ferry \(name) returns</title></head><body><article>
            <h1>Ferry \(name) returns</h1>
            <p>The ferry that left the harbour in March came back to \(name) on Monday, two weeks after its owner said
            it would never sail again, and three hundred people stood on the pier to see it.</p>
            <p>Its engines were rebuilt in a yard in Hamburg, the harbour master said, and the first crossing is
            planned for the end of the month, as long as the weather allows for it.</p>
            <p>Tickets will cost as much as they did last year, according to the company, which has taken on twelve
            new sailors and a cook since January.</p></article></body></html>
            """.utf8)
    }
}

/// Titles, one a line.
struct TitleSink: ArticleSink {
    static let kind = "title-list"
    static let summary = "Titles, one a line."
    static let fileExtension = "txt"

    init(options: NoOptions, files: inout ComponentFiles) {}

    var header: [UInt8] { Array("title\n".utf8) }
    func row(for article: Article) -> [UInt8] { Array("\(article.title ?? "")\n".utf8) }
    var separator: [UInt8] { Array("--\n".utf8) }
    var footer: [UInt8] { Array("end\n".utf8) }
}
