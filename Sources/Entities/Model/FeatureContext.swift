internal import Models
internal import TextKit

/// A sentence's tokens with everything that features use, computed once.
package struct FeatureContext {
    package struct Item {
        var token: Token
        /// Classes of names that are only this token, or that begin, continue or end with it.
        var alone: UInt32 = 0
        var begins: UInt32 = 0
        var inside: UInt32 = 0
        var ends: UInt32 = 0
        /// 0 unknown, else the capitalisation bucket plus one.
        var capitalisation: UInt32 = 0
        var cluster: WordCluster?
        /// Whether the token can be part of a name at all.
        var isActive = false
        /// Whether the token is written like a name.
        var isName: Bool
        /// Which of the sentence's `nameRuns` the token stands in; 0 where no feature asks.
        var run: UInt32 = 0

        var hasRun: Bool { isName || token.traits.contains(.digit) }
        var classes: UInt32 { alone | begins | inside | ends }
    }

    /// How the sentence is written: 0 as usual, 1 mostly capitalised like a headline, 2 all upper case.
    private(set) var mode: UInt64 = 0
    package private(set) var items: [Item] = []
    private(set) var nameRuns: [NameRun] = []
    private(set) var style: NameStyle = []

    package init() {}

    /// Prepares the sentence `range` of `tokens`.
    package mutating func prepare(
        _ tokens: [Token], _ range: Range<Int>, gazetteer: Gazetteer, knowledge: WordKnowledge
    ) {
        items.removeAll(keepingCapacity: true)
        style = knowledge.style
        for index in range {
            var item = Item(token: tokens[index], isName: isName(tokens[index]))
            if let bucket = knowledge.capitalisation.value(item.token.lowerHash) {
                item.capitalisation = bucket + 1
            }
            item.cluster = knowledge.cluster(item.token.lowerHash)
            items.append(item)
        }
        mode = writingMode()
        markNames(tokens, range, gazetteer)
        nameRuns = NameRun.mark(&items)
        for index in items.indices { items[index].isActive = canBeName(index, knowledge) }
    }

    /// Without capitals every word is written like a name.
    private func isName(_ token: Token) -> Bool {
        style.contains(.caseless)
            ? token.traits.isDisjoint(with: [.symbol, .digit]) : token.isCapitalised
    }

    private func writingMode() -> UInt64 {
        var words = 0
        var upper = 0
        var all = 0
        for item in items where !item.token.traits.isDisjoint(with: [.upper, .lower]) {
            words += 1
            if item.token.traits.contains(.initialUpper) { upper += 1 }
            if item.token.traits.contains(.upper), !item.token.traits.contains(.lower) { all += 1 }
        }
        if words >= 3, all * 5 >= words * 4 { return 2 }
        return words >= 4 && upper * 4 >= words * 3 ? 1 : 0
    }

    private mutating func markNames(_ tokens: [Token], _ range: Range<Int>, _ gazetteer: Gazetteer) {
        let base = range.lowerBound
        var found: [(UInt32, Range<Int>)] = []
        for index in range where items[index - base].isName || tokens[index].traits.contains(.digit) {
            gazetteer.forEachMatch(tokens, at: index, limit: range.upperBound) { classes, match in
                found.append((classes.rawValue, match.lowerBound - base..<match.upperBound - base))
            }
        }
        for (classes, match) in found {
            if match.count == 1 {
                items[match.lowerBound].alone |= classes
            } else {
                items[match.lowerBound].begins |= classes
                for index in match.dropFirst().dropLast() { items[index].inside |= classes }
                items[match.upperBound - 1].ends |= classes
            }
        }
    }

    // MARK: Which tokens can be names

    /// Everything with a capital; numbers, function words and joined tokens only next to one.
    ///
    /// Seven tokens in ten are certainly outside names; leaving them out is most of the speed.
    private func canBeName(_ index: Int, _ knowledge: WordKnowledge) -> Bool {
        let token = items[index].token
        if style.contains(.caseless) { return items[index].isName || isInsideWord(index) }
        if token.traits.contains(.upper) { return true }
        if token.traits.contains(.digit) { return isAdjacentToName(index, 1) || isJoined(index) }
        guard isFunctionWord(token) || !token.traits.contains(.spaceBefore) || isBeforeHyphen(index) else {
            return knowledge.isInner(token.lowerHash) && isAfterName(index)
        }
        return isAdjacentToName(index, 3)
    }

    /// A digit, or a mark that neither a blank nor another mark stands beside.
    private func isInsideWord(_ index: Int) -> Bool {
        if items[index].token.traits.contains(.digit) { return true }
        guard index > 0, index + 1 < items.count else { return false }
        return items[index - 1].isName && items[index + 1].isName
            && !items[index].token.traits.contains(.spaceBefore)
            && !items[index + 1].token.traits.contains(.spaceBefore)
    }

    /// Whether one of the four tokens before is a name's: most names that go on in lower case are that short.
    private func isAfterName(_ index: Int) -> Bool {
        items[max(0, index - 4)..<index].contains { $0.isName }
    }

    private func isAdjacentToName(_ index: Int, _ distance: Int) -> Bool {
        for other in max(0, index - distance)..<min(items.count, index + distance + 1)
        where items[other].isName {
            return true
        }
        return false
    }

    private func isJoined(_ index: Int) -> Bool {
        (index > 0 && items[index - 1].token.hash == EntityLexicon.hyphen) || isBeforeHyphen(index)
    }

    private func isBeforeHyphen(_ index: Int) -> Bool {
        index + 1 < items.count && items[index + 1].token.hash == EntityLexicon.hyphen
            && !items[index + 1].token.traits.contains(.spaceBefore)
    }

    private func isFunctionWord(_ token: Token) -> Bool {
        token.scalarCount <= 3 && Self.functionWords.contains(token.lowerHash)
    }

    private static let functionWords: Set<UInt64> = WordHash.set(
        """
        of the and for de del la las los al el bin ibn van von der den di da do dos du le les y e in on to at & - – ' . / \
        's ul ur d abu ben zu und et o
        """)
}
