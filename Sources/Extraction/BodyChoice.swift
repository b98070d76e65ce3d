internal import Markup
internal import TextKit

/// Which blocks are the article's text, from the probability of each.
///
/// Blocks are judged one by one; what belongs together in the eyes of a reader is settled here: the rows of a table,
/// a block between two of the text, and a text that stands on the page twice.
struct BodyChoice {
    /// The chosen blocks in reading order.
    var blocks: [Int]
    /// No block is above the threshold; the likeliest ones were taken.
    let isUncertain: Bool

    let page: PageMeasures
    private let probabilities: [Float]

    init(_ page: PageMeasures, in tree: HTMLTree, _ probabilities: [Float], threshold: Float) {
        self.page = page
        self.probabilities = probabilities
        blocks = probabilities.indices.filter { probabilities[$0] > threshold }
        isUncertain = blocks.isEmpty && !probabilities.isEmpty
        if isUncertain {
            takeLikeliest()
        } else {
            fill()
            complete()
            settleStructures(in: tree)
            dropCopies()
            dropOtherArticles(in: tree)
        }
    }

    private mutating func takeLikeliest() {
        let best = probabilities.max() ?? 0
        blocks = probabilities.indices.filter { probabilities[$0] > 0 && probabilities[$0] >= best * 0.6 }
    }

    // MARK: Neighbours

    /// Adds what stands between two blocks of a long text and is not unlikely itself.
    ///
    /// On pages of more than 6,000 words this moves shingle F1 from .972 to .977 (cross-validated); shorter pages keep
    /// their gaps, which are promotions more often.
    private mutating func fill() {
        guard blocks.count >= Self.minimumLongText else { return }
        var result: [Int] = []
        for index in blocks {
            if let last = result.last, index - last - 1 <= Self.longestGap {
                let gap = (last + 1..<index).filter { probabilities[$0] > 0 }
                let sum = gap.reduce(0) { $0 + probabilities[$1] }
                if sum > Self.minimumGapProbability * Float(gap.count) { result += gap }
            }
            result.append(index)
        }
        blocks = result
    }

    private static let minimumLongText = 40
    private static let longestGap = 10
    private static let minimumGapProbability: Float = 0.2

    /// Adds blocks that belong to a chosen neighbour, whatever their own score.
    private mutating func complete() {
        var result: [Int] = []
        for index in blocks {
            if let title = page.tableTitle(before: index), title > result.last ?? -1 {
                result.append(contentsOf: title..<index)
            }
            result.append(index)
        }
        if let last = result.last, last + 1 < page.count, page.isStraySentence(last + 1),
            probabilities[last + 1] > Self.minimumStrayProbability
        {
            result.append(last + 1)
        }
        blocks = result
    }

    /// Minimum probability of a sentence that broken markup put outside of the article.
    ///
    /// The one of the fixture has .04; a footer without links that is a sentence is rarer than that.
    private static let minimumStrayProbability: Float = 0.03

    // MARK: Copies

    /// Drops the second of two equal runs of blocks, as pages have them for narrow screens or for search engines.
    ///
    /// A single block that stands twice is a pull quote, a refrain, a line of a live blog: only a run whose blocks follow each
    /// other as they did before is a copy. Short blocks are alike by chance and go only inside or beside such a run.
    private mutating func dropCopies() {
        let places = places(of: blocks)
        var isCopy = [Bool](repeating: false, count: blocks.count)
        var earlier: (place: Int, source: Range<Int>)?
        for (place, source) in places.enumerated()
        where page.words(of: blocks[place]).count >= Self.shortestRun {
            if let source, let before = earlier, Self.follows(source, before.source) {
                for place in before.place...place { isCopy[place] = true }
            }
            earlier = source.map { (place, $0) }
        }
        guard isCopy.contains(true) else { return }
        spreadToShortCopies(&isCopy)
        blocks = zip(blocks, isCopy).filter { !$0.1 }.map(\.0)
    }

    /// For each block the range of earlier words that it repeats, counted over all chosen blocks; nil where it does not.
    private func places(of blocks: [Int]) -> [Range<Int>?] {
        var numbers = NumberedKeys<UInt64>(expecting: 1024)
        var firstPlace: [Int] = []
        var count = 0
        return blocks.map { index in
            let words = page.words(of: index)
            let runs = Self.runs(of: words)
            let known = runs.map { numbers.number(of: $0).map { firstPlace[$0] } }
            for (offset, run) in runs.enumerated() where numbers.insert(run).isNew {
                firstPlace.append(count + offset)
            }
            count += words.count
            return Self.repeated(known, length: words.count)
        }
    }

    /// Where a block begins of which nearly all runs of words stood before, one behind the other.
    private static func repeated(_ known: [Int?], length: Int) -> Range<Int>? {
        guard let first = known.first ?? nil else { return nil }
        let inOrder = known.enumerated().count { $0.element == first + $0.offset }
        return Float(inOrder) >= minimumCopiedShare * Float(known.count) ? first..<first + length : nil
    }

    private static func follows(_ next: Range<Int>, _ source: Range<Int>) -> Bool {
        next.lowerBound >= source.upperBound && next.lowerBound - source.upperBound <= longestInsertion
    }

    private mutating func spreadToShortCopies(_ isCopy: inout [Bool]) {
        var places = blocks.indices.map { $0 }
        for _ in 0..<2 {
            for place in places where !isCopy[place] && page.repeats[blocks[place]] > 0 {
                isCopy[place] =
                    (place > 0 && isCopy[place - 1]) || (place + 1 < isCopy.count && isCopy[place + 1])
            }
            places.reverse()
        }
    }

    /// Hashes of the runs of four words.
    private static func runs(of words: ArraySlice<UInt32>) -> [UInt64] {
        guard words.count >= shortestRun else { return [] }
        return (words.startIndex...words.endIndex - shortestRun).map { start in
            words[start..<start + shortestRun].reduce(FNV1a64.basis) { ($0 ^ UInt64($1)) &* Self.multiplier }
        }
    }

    private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let shortestRun = 4
    /// Words of captions or boxes that one of two copies may have between its blocks.
    private static let longestInsertion = 60
    private static let minimumCopiedShare: Float = 0.95

    // MARK: Other articles

    /// Drops what stands behind a second headline with a line of its own: the next article of an endless page, a wire report
    /// in a box.
    private mutating func dropOtherArticles(in tree: HTMLTree) {
        guard let headline = page.headline, let start = endOfOpening(behind: headline) else { return }
        for heading in start..<page.count where isHeadlineOfAnother(heading, in: tree) {
            let scope = scope(of: heading, without: headline, in: tree)
            blocks.removeAll { $0 >= heading && scope.contains(Int(page.blocks.entries[$0].node)) }
        }
    }

    /// Behind the first paragraphs of the text; what stands between headline and byline is the article's own, a deck in a
    /// heading included.
    private func endOfOpening(behind headline: Int) -> Int? {
        let paragraphs = blocks.filter {
            $0 > headline && page.isProse[$0] && !page.blocks.entries[$0].context.contains(.heading)
        }
        return paragraphs.count < Self.openingParagraphs ? nil : paragraphs[Self.openingParagraphs - 1] + 1
    }

    private static let openingParagraphs = 2

    /// Whether a heading is unlike the title and a byline follows it; smaller headings need a dated one, since lists of books
    /// name authors too.
    private func isHeadlineOfAnother(_ index: Int, in tree: HTMLTree) -> Bool {
        let entry = page.blocks.entries[index]
        guard entry.context.contains(.heading), page.matches[index].title < Self.maximumTitleMatch else {
            return false
        }
        let next = (index + 1..<min(page.count, index + 1 + Self.bylineReach)).filter {
            page.shapes[$0].scalars <= Self.longestByline && !page.shapes[$0].marks.contains(.endsSentence)
        }
        let isBig = entry.context.contains(.headline)
        return next.contains {
            let text = page.blocks.string($0)
            return isBig ? FieldLineFilter.isByline(text) : FieldLineFilter.isDatedByline(text)
        }
    }

    /// The nodes of the largest element around a heading that the page's own headline is not in; all that follow where there
    /// is none.
    private func scope(of heading: Int, without headline: Int, in tree: HTMLTree) -> Range<Int> {
        let own = Int(page.blocks.entries[headline].node)
        var node = Int(page.blocks.entries[heading].node)
        guard let parent = tree.parent(of: node), !tree.subtree(of: parent).contains(own) else {
            return node..<tree.nodes.count
        }
        node = parent
        while let parent = tree.parent(of: node), !tree.subtree(of: parent).contains(own) { node = parent }
        return tree.subtree(of: node)
    }

    private static let maximumTitleMatch: Float = 0.3
    private static let bylineReach = 3
    private static let longestByline = 120
}
