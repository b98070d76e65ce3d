/// How running text and links to other pages follow each other: an article's text stands in one piece, and teasers behind it; an
/// index has a piece of text for each link.
struct TextFlow {
    /// Letters of the longest piece of running text that no headline of another page interrupts.
    private(set) var longestPiece: Float = 0
    private(set) var pieces: Float = 0
    /// Letters of running text before the first headline of another page that stands below the page's own.
    private(set) var lead: Float = 0
    /// Links as long as a headline, outside of menus and feet.
    private(set) var links: Float = 0
    /// Short lines with figures outside of menus and feet: days and numbers of comments in teasers.
    private(set) var figures: Float = 0
    /// Letters of running text that stand side by side in one element.
    private(set) var together: Float = 0
    private var prose: Float = 0

    init(_ page: PageMeasures) {
        follow(page)
        gather(page)
    }

    private mutating func follow(_ page: PageMeasures) {
        var piece: Float = 0
        for index in 0..<page.count where Self.isContent(index, of: page) {
            if Self.isHeadlineLink(index, of: page) {
                if links == 0 || index <= page.headline ?? -1 { lead = prose }
                links += index == page.headline ? 0 : 1
                piece = 0
            } else if page.isProse[index] {
                pieces += piece == 0 ? 1 : 0
                piece += page.length(index)
                prose += page.length(index)
                longestPiece = max(longestPiece, piece)
            } else if page.shapes[index].digits > 0, page.shapes[index].scalars < Self.longestFigure {
                figures += 1
            }
        }
        if links == 0 { lead = prose }
    }

    private mutating func gather(_ page: PageMeasures) {
        let containers = page.containers.all
        var letters = [Float](repeating: 0, count: containers.count)
        for index in 0..<page.count where page.isProse[index] {
            let parent = Int(containers[Int(page.containers.ofBlock[index])].parent)
            letters[parent] += page.length(index)
        }
        together = letters.max() ?? 0
    }

    private static func isContent(_ index: Int, of page: PageMeasures) -> Bool {
        page.blocks.entries[index].context.isDisjoint(with: [.nav, .footer, .hidden])
    }

    private static func isHeadlineLink(_ index: Int, of page: PageMeasures) -> Bool {
        page.linkDensity[index] > 0.8 && page.shapes[index].scalars >= shortestHeadline
    }

    private static let shortestHeadline = 20
    private static let longestFigure = 40
}

extension TextFlow {
    /// The columns of `PageTypeFeatures`; `text` is what was found for the article.
    func numbers(_ page: PageMeasures, chosen: [Int]) -> NamedNumbers {
        var numbers = NamedNumbers()
        numbers.add("longest piece", count: longestPiece, upTo: 20_000)
        numbers.add("longest piece of running text", longestPiece, of: prose)
        numbers.add("pieces of running text", count: pieces, upTo: 60)
        numbers.add("lead before links", count: lead, upTo: 20_000)
        numbers.add("lead of running text", lead, of: prose)
        numbers.add("links like headlines", count: links, upTo: 100)
        numbers.add("letters a headline link", count: prose / (1 + links), upTo: 5000)
        numbers.add("short lines with figures", count: figures, upTo: 100)
        numbers.add("running text together", together, of: prose)
        numbers.add("letters together", count: together, upTo: 20_000)
        numbers.add("headline in text", Self.shareOfHeadline(page, chosen))
        return numbers
    }

    /// How many of the headline's words the text repeats: a topic's name is in few of its teasers, a headline sums up its text.
    private static func shareOfHeadline(_ page: PageMeasures, _ chosen: [Int]) -> Float {
        guard let headline = page.headline else { return 0 }
        var missing = Set(page.words(of: headline))
        let count = Float(max(1, missing.count))
        for index in chosen where index != headline && !missing.isEmpty {
            for word in page.words(of: index) { missing.remove(word) }
        }
        return 1 - Float(missing.count) / count
    }
}
