internal import Models
internal import TextKit

/// What the passes over an article's mentions ask about a token.
struct MentionContext {
    let tokens: [Token]
    let gazetteer: Gazetteer
    let towns: TownTable
    let knowledge: WordKnowledge
    /// Primary subtag; nil where it is unknown.
    let language: String?
    /// Whether each token stands in a headline in title case, where a capital says nothing.
    let isHeadline: [Bool]

    init(
        _ tokens: [Token], _ gazetteer: Gazetteer, _ towns: TownTable, _ knowledge: WordKnowledge,
        language: String? = nil
    ) {
        self.language = language
        self.tokens = tokens
        self.gazetteer = gazetteer
        self.towns = towns
        self.knowledge = knowledge
        var isHeadline = Array(repeating: false, count: tokens.count)
        for sentence in SentenceSplitter.ranges(tokens) where Self.isTitleCase(tokens, sentence) {
            for index in sentence { isHeadline[index] = true }
        }
        self.isHeadline = isHeadline
    }

    /// Whether four words or more begin nearly all with a capital, as a headline's do.
    private static func isTitleCase(_ tokens: [Token], _ sentence: Range<Int>) -> Bool {
        let words = sentence.filter {
            !tokens[$0].traits.isDisjoint(with: [.upper, .lower]) && !isClitic(tokens[$0])
        }
        let capitals = words.count { tokens[$0].traits.contains(.initialUpper) }
        let small = words.count { tokens[$0].traits.contains(.lower) }
        return words.count >= 4 && capitals * 4 >= words.count * 3 && small * 2 > words.count
    }

    private static func isClitic(_ token: Token) -> Bool { EntityLexicon.clitics.contains(token.lowerHash) }

    // MARK: Tokens

    func lower(_ index: Int) -> UInt64 { tokens.indices.contains(index) ? tokens[index].lowerHash : 0 }

    func traits(_ index: Int) -> TokenTraits { tokens.indices.contains(index) ? tokens[index].traits : [] }

    /// Capital and small letters, as a name in running text has.
    func isName(_ index: Int) -> Bool { traits(index).contains([.initialUpper, .lower]) }

    /// Whether a token begins with a capital although it starts no sentence.
    func isCapitalInside(_ index: Int) -> Bool {
        tokens.indices.contains(index) && tokens[index].isCapitalised && !startsSentence(index)
    }

    func startsSentence(_ index: Int) -> Bool { traits(index).contains(.sentenceStart) }

    func isJoined(_ index: Int) -> Bool {
        tokens.indices.contains(index) && !tokens[index].traits.contains(.spaceBefore)
    }

    func isClitic(_ index: Int) -> Bool { EntityLexicon.clitics.contains(lower(index)) }

    /// The classes of a token as a name by itself.
    func classes(_ index: Int) -> GazetteerClass { classes(index..<index + 1) }

    func classes(_ range: Range<Int>) -> GazetteerClass {
        guard tokens.indices.contains(range.lowerBound), range.upperBound <= tokens.count else { return [] }
        return gazetteer.match(tokens, range)?.classes ?? []
    }

    /// Whether a word is mostly written with a small letter; false for a word that is not known.
    func isPlainWord(_ index: Int) -> Bool { (knowledge.capitalisation.value(lower(index)) ?? 5) <= 1 }

    /// Whether a word is mostly written with a capital, or unknown.
    func isNameWord(_ index: Int) -> Bool { (knowledge.capitalisation.value(lower(index)) ?? 5) >= 3 }

    /// The cities and towns of a name.
    func cities(_ range: Range<Int>) -> [Gazetteer.Entry] {
        let towns = towns.records(tokens, range).filter { !$0.isCounty }.map(\.entry)
        guard let match = gazetteer.match(tokens, range) else { return towns }
        let cities = gazetteer.candidates(match).filter { !$0.kind.isDisjoint(with: [.city, .largeCity]) }
        return cities.map(\.entry) + towns
    }

    func key(_ range: Range<Int>) -> UInt64 { range.reduce(0) { WordHash.mix($0, tokens[$1].lowerHash) } }

    /// Whether a range is a whole name: no other capitalised word touches it, nor a hyphen.
    func standsAlone(_ range: Range<Int>) -> Bool {
        !continuesName(range.upperBound) && !precedesName(range.lowerBound)
    }

    func continuesName(_ index: Int) -> Bool {
        if lower(index) == EntityLexicon.hyphen, isJoined(index) { return true }
        return isCapitalInside(index) && traits(index).contains(.spaceBefore)
    }

    func precedesName(_ index: Int) -> Bool {
        guard index > 0, !startsSentence(index) else { return false }
        let before = index - 1
        if isJoined(index), lower(before) == EntityLexicon.hyphen { return true }
        return tokens[before].isCapitalised && !EntityLexicon.neverNames.contains(lower(before))
            && !(startsSentence(before) && isPlainWord(before))
    }
}

extension [EntitySpan] {
    /// Which tokens the spans take.
    func taken(of count: Int) -> [Bool] {
        var taken = Array<Bool>(repeating: false, count: count)
        for span in self { for index in span.range { taken[index] = true } }
        return taken
    }

    /// The spans with one more that takes the place of all that it touches.
    func replacing(_ range: Range<Int>, by type: EntityType, confidence: Float) -> [EntitySpan] {
        filter { !$0.range.overlaps(range) } + [
            EntitySpan(lower: range.lowerBound, upper: range.upperBound, type: type, confidence: confidence)
        ]
    }
}
