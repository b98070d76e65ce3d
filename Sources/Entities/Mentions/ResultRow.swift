internal import TextKit

/// A line of a table of results, standings or fixtures, and the names of the teams in it.
struct ResultRow {
    enum Kind {
        /// "Leeds 10 7 2 1 23": one name and three numbers or more.
        case standing
        /// "Leeds 3 Derby 1".
        case result
        /// "Leeds v Derby".
        case fixture
    }

    let kind: Kind
    let names: [Range<Int>]

    /// Nil where a line holds anything else: a sentence, a person with a country, a date.
    init?(_ context: MentionContext, line: Range<Int>) {
        var reader = RowReader(context: context, index: line.lowerBound, end: line.upperBound)
        guard line.count <= Self.longest, let kind = reader.kind() else { return nil }
        (self.kind, names) = (kind, reader.names)
    }

    /// Rows have a dozen numbers at most; a paragraph is not read to its end.
    private static let longest = 40
}

/// Reads a line as names, numbers and what stands between them.
private struct RowReader {
    let context: MentionContext
    var index: Int
    let end: Int
    private(set) var names: [Range<Int>] = []
    private var numbers: [Int] = []
    private var isFixture = false

    init(context: MentionContext, index: Int, end: Int) {
        (self.context, self.index, self.end) = (context, index, end)
    }

    mutating func kind() -> ResultRow.Kind? {
        skipRank()
        while index < end, !isRemark { guard take() else { return nil } }
        switch (names.count, isFixture) {
        case (1, false): return numbers == [numbers.first ?? 0] && numbers[0] >= 3 ? .standing : nil
        case (2, false): return numbers == [1, 1] ? .result : nil
        case (2, true): return numbers.allSatisfy { $0 == 0 } ? .fixture : nil
        default: return nil
        }
    }

    /// "1." or "12" before the name.
    private mutating func skipRank() {
        guard isNumber(index) else { return }
        index += 1
        if index < end, context.traits(index).contains(.symbol), context.isJoined(index) { index += 1 }
    }

    /// What follows the second team in parentheses: "(half-time 1-0)".
    private var isRemark: Bool {
        names.count == 2 && context.lower(index) == EntityLexicon.openParenthesis
    }

    /// Takes a name, a number, or what joins two names; false at anything else.
    private mutating func take() -> Bool {
        if context.tokens[index].isCapitalised, !isFixtureWord { return takeName() }
        if isNumber(index) { return takeNumber() }
        if isFixtureWord, names.count == 1, numbers == [0], !isFixture {
            isFixture = true
            index += 1
            return true
        }
        return takeMark()
    }

    private var isFixtureWord: Bool {
        TeamLexicon.versus.contains(context.lower(index)) && index + 1 < end && names.count == 1
    }

    private mutating func takeName() -> Bool {
        let start = index
        while index < end, isNamePart(start) { index += 1 }
        names.append(start..<index)
        numbers.append(0)
        return names.count <= 2
    }

    private func isNamePart(_ start: Int) -> Bool {
        let token = context.tokens[index]
        if token.isCapitalised { return index == start || !TeamLexicon.versus.contains(token.lowerHash) }
        // A hyphen, an apostrophe or a stop within a name; "of" and "&" between its words.
        guard index > start, index + 1 < end, context.tokens[index + 1].isCapitalised else { return false }
        if token.traits.contains(.symbol), context.isJoined(index) { return true }
        return EntityLexicon.connectors.contains(token.lowerHash)
    }

    private func isNumber(_ index: Int) -> Bool {
        context.traits(index).contains(.digit) && context.traits(index).isDisjoint(with: [.upper, .lower])
    }

    /// Numbers of one column are apart; joined ones ("1-0", "1996-08-30") count as one.
    private mutating func takeNumber() -> Bool {
        guard let last = numbers.indices.last else { return false }
        if context.traits(index).contains(.spaceBefore) || isDecimal { numbers[last] += 1 }
        index += 1
        return true
    }

    /// The digits of ".536".
    private var isDecimal: Bool {
        context.lower(index - 1) == EntityLexicon.fullStop && context.traits(index - 1).contains(.spaceBefore)
    }

    /// Marks of a table; none that ends or quotes a sentence.
    private mutating func takeMark() -> Bool {
        let isMark = context.traits(index).contains(.symbol) && !names.isEmpty
        index += 1
        return isMark
    }
}
