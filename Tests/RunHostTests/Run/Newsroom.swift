import Foundation
import TestSupport

/// Stories on their way through the inbox on random nights, and what a dataset must hold of them.
struct Newsroom {
    /// What a reader sees of an article.
    struct Seen: Hashable, Comparable, CustomStringConvertible {
        var title: String
        var authors: [String]
        var text: String

        static func < (left: Seen, right: Seen) -> Bool {
            (left.title, left.text) < (right.title, right.text)
        }
        var description: String { "\(title) by \(authors): \(text.prefix(40))… \(text.count)" }
    }

    /// How a story comes.
    enum Way: CaseIterable {
        case page
        /// A page, and its summary in a feed.
        case announced
        /// Whole, in a feed.
        case entry
        /// Whole, in a feed that gives all its entries one link.
        case notice
        /// Whole, under the same link as others, told by its headline alone.
        case wire
        /// Whole, under a link that only its fragment tells from others.
        case part
        /// Whole, in a feed of its own under the link of all bulletins, written to a pattern.
        case bulletin
        /// A page without a date, written to a pattern, at the address of all of them.
        case daily

        var isPage: Bool { self == .page || self == .announced || self == .daily }
        /// The feed that its entries stand in; nil for what has a file of its own.
        var feed: Way? { self == .page || self == .daily || self == .bulletin ? nil : self }
    }

    struct Story {
        var document: StatedDocument
        var way: Way
        var file: String
        /// The feed's own headline and summary.
        var entry = StatedDocument()
        var secondPage: StatedDocument?
    }

    var generator: SeededGenerator
    private(set) var stories: [Story] = []
    /// The stories that each feed holds; a rolling feed has another length every night.
    private var windows: [Way: [Int]] = [:]
    /// Stories that have changed this night; some change only once, or all by which they are found would be new at once.
    private var touched: Set<Int> = []
    /// Those to which the feed has given new guids.
    private var frozen: Set<Int> = []
    private var clock = 0
    private var files = 0

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    // MARK: Truth

    /// Every story in its newest form, page twos with them.
    var truth: [Seen] { Self.seen(stories) }

    /// What the inbox still holds: pages, and the entries that their feeds have not lost.
    var inboxTruth: [Seen] { Self.seen(stories.indices.filter(isInInbox).map { stories[$0] }) }

    private func isInInbox(_ index: Int) -> Bool {
        let way = stories[index].way
        return way.isPage || way == .bulletin || windows[way]?.contains(index) == true
    }

    static func seen(_ stories: [Story]) -> [Seen] {
        stories.flatMap { [$0.document] + ($0.secondPage.map { [$0] } ?? []) }
            .map { Seen(title: $0.title, authors: $0.authors, text: $0.text) }.sorted()
    }

    // MARK: Nights

    private mutating func roll(_ way: Way) {
        let known = stories.indices.filter { stories[$0].way == way }
        // No story passes through between two nights: what is never read cannot be known.
        let new = known.count { $0 >= (windows[way]?.max() ?? -1) + 1 }
        windows[way] = known.suffix(max(new, Int.random(in: 1...4, using: &generator)))
    }

    /// Changes the inbox by a few random events.
    mutating func passDay(_ pipeline: SmallPipeline) throws {
        (touched, frozen) = ([], [])
        for _ in 0...Int.random(in: 2...5, using: &generator) { try add(pipeline) }
        let feeds = Way.allCases.filter { $0.feed != nil }
        for way in feeds { roll(way) }
        for _ in 0..<Int.random(in: 3...8, using: &generator) {
            guard let index = stories.indices.randomElement(using: &generator) else { continue }
            try change(index, pipeline)
        }
        for way in feeds { try writeFeed(way, pipeline) }
    }

    mutating func words(_ count: Int) -> String {
        (0..<count).map { _ in String(generator.next() % 46_656, radix: 36) }.joined(separator: " ")
    }

    mutating func tick() -> String {
        clock += 1
        return
            "2026-06-\(String(format: "%02d", 10 + clock / 60))T10:\(String(format: "%02d", clock % 60)):00Z"
    }

    private mutating func add(_ pipeline: SmallPipeline) throws {
        let (number, way) = (stories.count, Way.allCases.randomElement(using: &generator) ?? .page)
        var document = StatedDocument()
        document.url = Self.address(way, number)
        let others = stories.filter { $0.way == .page && $0.secondPage == nil }
        if way == .page, Int.random(in: 0..<5, using: &generator) == 0, let other = others.first {
            document.url = other.document.url
        }
        document.guid = way == .entry || way == .notice ? "n-\(number)" : nil
        document.title = "Story \(number) tells of \(words(4))"
        document.authors = ["Maren Holt"]
        document.text = (0..<6).map { _ in words(12) + "." }.joined(separator: " ")
        document.published = "2026-06-\(String(format: "%02d", 1 + number % 9))"
        document.modified = tick()
        fill(&document, way, number)
        var story = Story(document: document, way: way, file: "story\(number)")
        story.entry = document
        (story.entry.guid, story.entry.isSummary, story.entry.text) = ("a-\(number)", true, words(9) + ".")
        if Bool.random(using: &generator) { story.entry.title = "Read this: \(words(5))" }
        stories.append(story)
        try writePage(number, pipeline)
    }

    /// The file of a page; entries are written with their feed.
    private func writePage(_ index: Int, _ pipeline: SmallPipeline) throws {
        let story = stories[index]
        guard story.way.isPage || story.way == .bulletin else { return }
        try pipeline.write(
            story.file, StatedDocument.file([story.document], isFeed: story.way == .bulletin))
    }

    private func writeFeed(_ way: Way, _ pipeline: SmallPipeline) throws {
        let entries = (windows[way] ?? []).reversed().map { index in
            way == .announced ? stories[index].entry : stories[index].document
        }
        guard !entries.isEmpty else { return }
        try pipeline.write("feed-\(way)", StatedDocument.file(entries, isFeed: true))
    }

    private mutating func change(_ index: Int, _ pipeline: SmallPipeline) throws {
        guard isInInbox(index), !frozen.contains(index) else { return }
        let isFirst = touched.insert(index).inserted
        if stories[index].way.changesOnceANight {
            return isFirst ? try correct(index, pipeline) : ()
        }
        let isPage = stories[index].way.isPage
        switch Int.random(in: 0..<11, using: &generator) {
        case 0: stories[index].document.text += " " + words(8) + "."
        case 1:
            stories[index].document.text = stories[index].document.text.replacing(
                ". ", with: " and ", maxReplacements: 1)
        case 2: stories[index].document.title += " \(words(1))"
        case 3:
            stories[index].document.authors =
                [["Jo Lind"], ["Maren Holt", "Jo Lind"]].randomElement(using: &generator) ?? []
        case 4 where isPage: return try rename(index, pipeline)
        case 5 where isPage: return try writePage(index, pipeline)
        case 6 where isPage: return try keepCopy(index, pipeline)
        case 7 where isPage: return try writeVariant(index, pipeline)
        case 8 where isPage: return try addSecondPage(index, pipeline)
        case 9 where isFirst && stories[index].document.guid != nil:
            stories[index].document.guid = "n-\(index)-\(words(2))"
            frozen.insert(index)
            return
        default: return
        }
        stories[index].document.modified = tick()
        try writePage(index, pipeline)
    }

    /// Another headline or another sentence.
    private mutating func correct(_ index: Int, _ pipeline: SmallPipeline) throws {
        if Bool.random(using: &generator) {
            stories[index].document.title = correctedHeadline(stories[index].way)
        } else {
            stories[index].document.text += " Later \(words(8))."
        }
        stories[index].document.modified = tick()
        try writePage(index, pipeline)
    }

    private mutating func newFile() -> String {
        files += 1
        return "file\(files)"
    }

    private mutating func rename(_ index: Int, _ pipeline: SmallPipeline) throws {
        let file = newFile()
        try FileManager.default.moveItem(
            atPath: pipeline.folder.file("inbox/\(stories[index].file).txt"),
            toPath: pipeline.folder.file("inbox/\(file).txt"))
        stories[index].file = file
    }

    /// The story as it is stays in the inbox, whatever becomes of it.
    private mutating func keepCopy(_ index: Int, _ pipeline: SmallPipeline) throws {
        try pipeline.write(newFile(), StatedDocument.file([stories[index].document], isFeed: false))
    }

    private static let variants = [
        ("https://", "http://"), ("https://news", "https://www.news"), ("https://news", "https://m.news"),
        ("/news/", "/amp/news/"),
    ]

    /// The same page under another address, sometimes with a longer text, which then is the newest.
    private mutating func writeVariant(_ index: Int, _ pipeline: SmallPipeline) throws {
        var variant = stories[index].document
        if let (plain, other) = Self.variants.randomElement(using: &generator) {
            variant.url = variant.url.replacing(plain, with: other, maxReplacements: 1)
        }
        if Bool.random(using: &generator) { variant.url += "?utm_source=mail" }
        if Bool.random(using: &generator) {
            variant.text += " " + words(10) + "."
            variant.modified = tick()
            (stories[index].document.text, stories[index].document.modified) = (
                variant.text, variant.modified
            )
        }
        try pipeline.write(newFile(), StatedDocument.file([variant], isFeed: false))
    }

    private mutating func addSecondPage(_ index: Int, _ pipeline: SmallPipeline) throws {
        let isAlone = stories.count { $0.document.url == stories[index].document.url } == 1
        guard stories[index].secondPage == nil, isAlone else { return }
        var page = stories[index].document
        (page.canonical, page.url) = (page.url, page.url + "/2")
        page.text = (0..<5).map { _ in words(12) + "." }.joined(separator: " ")
        stories[index].secondPage = page
        try pipeline.write(newFile(), StatedDocument.file([page], isFeed: false))
    }

    /// Every page once more: at a variant of its address in a file of its own, or where it was with another headline.
    mutating func bringBackPages(_ pipeline: SmallPipeline) throws -> [Seen] {
        let pages = stories.indices.filter { stories[$0].way.isPage }
        for index in pages {
            stories[index].document.modified = tick()
            if Bool.random(using: &generator) {
                stories[index].document.title += " \(words(1))"
                try writePage(index, pipeline)
            } else {
                var variant = stories[index].document
                variant.url = variant.url.replacing("https://news", with: "http://www.news")
                try pipeline.write(newFile(), StatedDocument.file([variant], isFeed: false))
            }
        }
        return pages.map { index in
            let page = stories[index].document
            return Seen(title: page.title, authors: page.authors, text: page.text)
        }
    }

    /// Every file of the inbox under another name, so that all are read again.
    mutating func renameAll(_ pipeline: SmallPipeline) throws {
        let inbox = pipeline.folder.file("inbox")
        for name in try FileManager.default.contentsOfDirectory(atPath: inbox).sorted() {
            try FileManager.default.moveItem(atPath: "\(inbox)/\(name)", toPath: "\(inbox)/again-\(name)")
        }
    }
}
