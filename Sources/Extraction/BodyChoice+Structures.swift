internal import Markup

/// Lists, tables, definitions, quotes and code are decided as one thing each.
extension BodyChoice {
    /// Adds the rest of a structure of which most is chosen, or which a chosen line ending in a colon announces; drops the rest of
    /// one of which hardly anything is.
    mutating func settleStructures(in tree: HTMLTree) {
        var isChosen = [Bool](repeating: false, count: page.count)
        for index in blocks { isChosen[index] = true }
        var changed = false
        for structure in structures(in: tree) {
            let announcement =
                isNearlyText(structure.lowerBound - 1, isChosen) ? structure.lowerBound - 1 : nil
            if let announcement { isChosen[announcement] = true }
            let verdict = isEnclosed(structure, isChosen, in: tree) ? true : verdict(on: structure, isChosen)
            if let announcement {
                isChosen[announcement] = verdict == true
                changed = changed || verdict == true
            }
            guard let verdict else { continue }
            for index in structure where page.mayBeText(index) && isChosen[index] != verdict {
                isChosen[index] = verdict
                changed = true
            }
        }
        if changed { blocks = isChosen.indices.filter { isChosen[$0] } }
    }

    /// Nil where the blocks' own verdicts stand.
    private func verdict(on structure: Range<Int>, _ isChosen: [Bool]) -> Bool? {
        let members = structure.filter(page.mayBeText)
        let total = members.reduce(0) { $0 + page.length($1) }
        guard total > 0 else { return nil }
        let chosen = members.reduce(0) { $0 + (isChosen[$1] ? page.length($1) : 0) }
        if chosen >= Self.majority * total { return true }
        if structure.count <= Self.longestAnnounced, isAnnounced(structure, isChosen) { return true }
        if chosen > 0 && isFigures(structure, isChosen) { return true }
        return members.count > 2 && chosen <= Self.remnant * total ? false : nil
    }

    /// Whether a line right behind the text that ends with a colon is all but likely enough: with the list it announces it is.
    private func isNearlyText(_ index: Int, _ isChosen: [Bool]) -> Bool {
        index > 0 && !isChosen[index] && isChosen[index - 1] && page.mayBeText(index)
            && probabilities[index] > Self.minimumAnnouncement
            && page.shapes[index].marks.contains(.endsWithColon)
    }

    /// Whether a structure stands between two paragraphs of the text in one element with them and is not unlikely itself.
    private func isEnclosed(_ structure: Range<Int>, _ isChosen: [Bool], in tree: HTMLTree) -> Bool {
        let (before, after) = (structure.lowerBound - 1, structure.upperBound)
        guard before >= 0, after < page.count, isChosen[before], isChosen[after],
            let node = self.structure(around: structure.lowerBound, in: tree)
        else { return false }
        let parents = [Int(page.blocks.entries[before].node), node, Int(page.blocks.entries[after].node)].map(
            tree.parent)
        guard parents[0] == parents[1], parents[1] == parents[2] else { return false }
        guard structure.allSatisfy({ page.linkDensity[$0] < 0.5 }) else { return false }
        let sum = structure.reduce(Float(0)) { $0 + probabilities[$1] }
        return sum > Self.minimumEnclosed * Float(structure.count)
    }

    /// Whether a table of which a row is text has figures in nearly all of the rows below its first and stands behind the text,
    /// with a heading of its own between or without; clubs and players in it are links.
    private func isFigures(_ structure: Range<Int>, _ isChosen: [Bool]) -> Bool {
        let rows = structure.dropFirst()
        guard rows.count >= Self.fewestRows, structure.allSatisfy(page.isTableRow),
            isBehindText(structure, isChosen)
        else { return false }
        let withFigures = rows.count {
            page.shapes[$0].digits > 0 && page.shapes[$0].marks.contains(.hasCells)
        }
        return Float(withFigures) >= Self.figuresShare * Float(rows.count)
    }

    private func isBehindText(_ structure: Range<Int>, _ isChosen: [Bool]) -> Bool {
        let before = structure.lowerBound - 1
        guard before > 0 else { return false }
        return isChosen[before]
            || page.blocks.entries[before].context.contains(.heading) && isChosen[before - 1]
    }

    private static let fewestRows = 2
    private static let figuresShare: Float = 0.8

    /// Whether the block before it is text and ends with a colon.
    private func isAnnounced(_ structure: Range<Int>, _ isChosen: [Bool]) -> Bool {
        let before = structure.lowerBound - 1
        return before >= 0 && isChosen[before] && page.shapes[before].marks.contains(.endsWithColon)
            && page.shapes[before].words >= Self.shortestAnnouncement && page.linkDensity[before] < 0.5
    }

    /// The runs of blocks that stand in one list, data table, quote or piece of code.
    private func structures(in tree: HTMLTree) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var open: (node: Int, start: Int)?
        for index in 0...page.count {
            let node = index < page.count ? structure(around: index, in: tree) : nil
            if let current = open, current.node != node {
                result.append(current.start..<index)
                open = nil
            }
            if open == nil, let node { open = (node, index) }
        }
        return result
    }

    /// The outermost list, table, quote or preformatted element around a block with nothing but such elements in between.
    private func structure(around index: Int, in tree: HTMLTree) -> Int? {
        guard !page.blocks.entries[index].context.isDisjoint(with: Self.structured) else { return nil }
        var result: Int?
        var node: Int? = Int(page.blocks.entries[index].node)
        while let current = node, Self.parts.contains(tree.nodes[current].tag) {
            if Self.wholes.contains(tree.nodes[current].tag) { result = current }
            node = tree.parent(of: current)
        }
        return result
    }

    private static let structured: PageBlocks.Context = [.list, .table, .quote, .preformatted]
    private static let wholes = HTMLTagSet([.ul, .ol, .dl, .table, .blockquote, .pre, .listing, .xmp])
    private static let parts = HTMLTagSet([
        .ul, .ol, .dl, .table, .blockquote, .pre, .listing, .xmp, .li, .dt, .dd, .tr, .tbody, .thead, .tfoot,
        .p,
    ])

    /// Shares of a structure's letters.
    private static let majority: Float = 0.5
    private static let remnant: Float = 0.2
    /// Blocks of a structure that one line may announce.
    private static let longestAnnounced = 60
    private static let shortestAnnouncement = 4
    /// Probabilities of a line before a list that is text with it, and of the blocks between two paragraphs.
    private static let minimumAnnouncement: Float = 0.4
    private static let minimumEnclosed: Float = 0.25
}
