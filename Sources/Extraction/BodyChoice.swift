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
    let probabilities: [Float]

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
            settleFoldables()
            dropOffers(in: tree)
            dropCopies()
            dropOtherArticles(in: tree)
            dropSurroundings(in: tree)
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
            if let title = page.tableTitle(before: index), result.last.map({ title > $0 }) ?? true {
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

    /// The place of a block of which nearly all runs of words stood before, half of them one behind the other: phrases that
    /// stand in other blocks too are known from the first of those.
    private static func repeated(_ known: [Int?], length: Int) -> Range<Int>? {
        let shifts = known.enumerated().compactMap { run in run.element.map { $0 - run.offset } }
        guard let shift = shifts.max(), shift >= 0,
            Float(shifts.count) >= minimumCopiedShare * Float(known.count),
            shifts.count(where: { $0 == shift }) * 2 >= known.count
        else { return nil }
        return shift..<shift + length
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

    /// Drops what an element with a second headline of the first rank and a dated byline holds: the next article of an
    /// endless page.
    ///
    /// Never more than stays. Smaller headings and bylines without a day head the parts of one article as often: with them,
    /// 22 of 2,647 labelled pages lost most of their text.
    private mutating func dropOtherArticles(in tree: HTMLTree) {
        guard let headline = page.headline, let start = endOfOpening(behind: headline) else { return }
        for heading in start..<page.count where isHeadlineOfAnother(heading, than: headline) {
            guard let scope = scope(of: heading, without: headline, in: tree) else { continue }
            let rest = blocks.filter { $0 < heading || !scope.contains(Int(page.blocks.entries[$0].node)) }
            if letters(of: rest) * 2 >= letters(of: blocks) { blocks = rest }
        }
    }

    func letters(of blocks: some Sequence<Int>) -> Float { blocks.reduce(0) { $0 + page.length($1) } }

    /// Behind the first paragraphs of the text; what stands between headline and byline is the article's own, a deck in a
    /// heading included.
    private func endOfOpening(behind headline: Int) -> Int? {
        let paragraphs = blocks.filter {
            $0 > headline && page.isProse[$0] && !page.blocks.entries[$0].context.contains(.heading)
        }
        return paragraphs.count < Self.openingParagraphs ? nil : paragraphs[Self.openingParagraphs - 1] + 1
    }

    private static let openingParagraphs = 2

    /// Whether a heading of the first rank is unlike the page's headline and a dated byline follows it.
    private func isHeadlineOfAnother(_ index: Int, than headline: Int) -> Bool {
        guard page.blocks.entries[index].context.contains(.headline) else { return false }
        let own = page.words(of: headline)
        let words = page.words(of: index)
        guard words.count(where: own.contains) * 2 < words.count else { return false }
        return (index + 1..<min(page.count, index + 1 + Self.bylineReach)).contains {
            page.shapes[$0].scalars <= Self.longestByline && !page.shapes[$0].marks.contains(.endsSentence)
                && FieldLineFilter.isDatedByline(page.blocks.string($0))
        }
    }

    /// The nodes of the largest element around a heading that the page's own headline is not in; nil where there is none.
    private func scope(of heading: Int, without headline: Int, in tree: HTMLTree) -> Range<Int>? {
        let own = Int(page.blocks.entries[headline].node)
        var scope: Range<Int>?
        var node = tree.parent(of: Int(page.blocks.entries[heading].node))
        while let current = node, !tree.subtree(of: current).contains(own) {
            scope = tree.subtree(of: current)
            node = tree.parent(of: current)
        }
        return scope
    }

    private static let bylineReach = 3
    private static let longestByline = 120
}
