import TestSupport

/// A publisher that writes in one script: what it prints under every notice, and what a dataset must hold of its documents.
struct House {
    /// A document in the order in which it is published; `isFeed` where it stands alone in a feed.
    struct Issue {
        var document: StatedDocument
        var isFeed: Bool
        /// Which article it is of; the last issue of each is what a reader must find.
        var article: Int
    }

    /// A way of writing: letters to make words of, digits, the end of a sentence, and whether words have capitals and blanks.
    struct Script: Sendable {
        var letters: [Character]
        var digits: [Character]
        var end: String
        var hasCapitals = false
        var blank = " "

        static let all: [Script] = [
            Script(
                letters: Array("abcdefghiklmnoprstuvw"), digits: Array("0123456789"), end: ".",
                hasCapitals: true),
            Script(
                letters: Array("абвгдежзиклмнопрсту"), digits: Array("0123456789"), end: ".",
                hasCapitals: true),
            Script(letters: Array("ابتثجحخدذرزسشصضطظعغفقكلمنهو"), digits: Array("٠١٢٣٤٥٦٧٨٩"), end: "؟"),
            Script(letters: Array("कखगघचछजझटठडढतथदधनपफबभमयरलवशसह"), digits: Array("०१२३४५६७८९"), end: "।"),
            Script(
                letters: Array("市场下面水管今天早上破裂请将自来煮沸后再饮用办公室全接听电话北港南岛没有供应"),
                digits: Array("０１２３４５６７８９"), end: "。", blank: ""),
        ]
    }

    private let script: Script
    private let number: Int
    private var generator: SeededGenerator
    private var standing: [String] = []
    private var headline = ""
    private var clock = 0
    private(set) var issues: [Issue] = []
    private var articles = 0

    init(_ number: Int, seed: UInt64) {
        (self.number, generator) = (number, SeededGenerator(seed: seed &* 31 &+ UInt64(number)))
        script = Script.all[number % Script.all.count]
        standing = (0..<3).map { _ in sentence(6) }
        headline = words(4)
    }

    // MARK: Words

    private mutating func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

    private mutating func word() -> String {
        String((0..<roll(4...8)).map { _ in script.letters.randomElement(using: &generator) ?? "a" })
    }

    private mutating func words(_ count: Int) -> String {
        (0..<count).map { _ in word() }.joined(separator: script.blank)
    }

    private mutating func figure() -> String {
        String((0..<3).map { _ in script.digits[roll(1...9)] })
    }

    private func capital(_ text: String) -> String {
        script.hasCapitals ? text.prefix(1).uppercased() + text.dropFirst() : text
    }

    private mutating func name() -> String { capital(word()) }

    private mutating func sentence(_ count: Int) -> String {
        let text = words(count)
        return capital(text) + script.end
    }

    private static func join(_ sentences: [String]) -> String { sentences.joined(separator: " ") }

    private mutating func tick() -> String {
        clock += 1
        let minute = clock % 60
        return "2026-06-1\(clock / 60)T10:\(minute < 10 ? "0" : "")\(minute):00Z"
    }

    private var host: String { "https://news\(number).example.org" }

    // MARK: Documents

    /// Notices at one address under one headline, with one to three standing sentences; each is an article.
    mutating func addNotices(_ count: Int) {
        let (isFeed, isDated, isTitled) = (roll(0...1) == 0, roll(0...2) == 0, roll(0...3) > 0)
        let (path, own, below) = (
            ["notices", "water-levels", "daily_report.html"][roll(0...2)], roll(0...2), roll(1...3)
        )
        let pattern = (sentence(4), words(3))
        for _ in 0..<count {
            var document = StatedDocument()
            (document.url, document.title) = ("\(host)/\(path)", isTitled ? headline : "")
            document.published = isDated ? "2026-06-05" : nil
            let lines =
                own == 0
                ? [sentence(roll(5...9))] : own == 1 ? [fill(pattern)] : [fill(pattern), sentence(6)]
            document.text = Self.join(lines + standing.prefix(below))
            issue(document, isFeed, as: articles)
            articles += 1
        }
    }

    /// A sentence of which a figure or a name is filled anew.
    private mutating func fill(_ pattern: (String, String)) -> String {
        let slot = roll(0...1) == 0 ? figure() : name()
        let blank = script.blank
        return pattern.0.dropLast() + blank + slot + blank + pattern.1 + script.end
    }

    /// An article with a text of its own, its corrections, its second page, and an edit of its AMP version.
    mutating func addArticle() {
        var document = StatedDocument()
        document.url = "\(host)/news/\(1_000 + articles)"
        (document.title, document.authors) = (words(5), ["Maren Holt"])
        document.published = roll(0...1) == 0 ? "2026-06-05T08:15:00Z" : nil
        var sentences = (0..<9).map { _ in sentence(9) }
        document.text = Self.join(sentences)
        let article = articles
        articles += 1
        document.modified = tick()
        issue(document, false, as: article)
        for _ in 0..<roll(0...3) {
            change(&document, &sentences)
            issue(document, false, as: article)
        }
        if roll(0...1) == 0 { addSecondPage(of: document) }
    }

    private mutating func change(_ document: inout StatedDocument, _ sentences: inout [String]) {
        switch roll(0...3) {
        case 0: sentences.append(sentence(8))
        case 1: sentences[roll(0...8)] += script.blank + sentence(4)
        case 2: document.title += script.blank + word()
        default:
            sentences.append(sentence(8))
            if !document.url.contains("/amp/") {
                document.url = document.url.replacing("/news/", with: "/amp/news/")
            }
        }
        document.text = Self.join(sentences)
        document.modified = tick()
    }

    /// It has its headline and standfirst from page one.
    private mutating func addSecondPage(of first: StatedDocument) {
        var page = first
        page.canonical = first.url.replacing("/amp/news/", with: "/news/")
        page.url = (page.canonical ?? "") + "/2"
        page.text = Self.join(standing.prefix(1) + (0..<5).map { _ in sentence(9) })
        issue(page, false, as: articles)
        articles += 1
    }

    private mutating func issue(_ document: StatedDocument, _ isFeed: Bool, as article: Int) {
        issues.append(Issue(document: document, isFeed: isFeed, article: article))
    }

    // MARK: Truth

    /// The last issue of each article.
    var truth: [Newsroom.Seen] {
        var last: [Int: StatedDocument] = [:]
        for issue in issues { last[issue.article] = issue.document }
        return last.values.map { Newsroom.Seen(title: $0.title, authors: $0.authors, text: $0.text) }.sorted()
    }
}
