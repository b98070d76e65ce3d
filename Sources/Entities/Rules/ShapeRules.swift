/// Entities by lists and by the shape of words, for languages without a trained model.
///
/// Precise rather than complete: a name counts when a list has it whole, a title or a given name starts it,
/// or when a word such as "University" makes it an organisation.
struct ShapeRules {
    private let tokens: [Token]
    private let gazetteer: Gazetteer
    /// German writes every noun with a capital, so a capital is not evidence there.
    private let capitalsAreNames: Bool
    /// Whether runs of capitalised words are used, or only the lists.
    private let usesShapes: Bool

    private init(_ tokens: [Token], _ gazetteer: Gazetteer, language: String?) {
        self.tokens = tokens
        self.gazetteer = gazetteer
        usesShapes = language.map { Self.languages.contains($0) } ?? false
        capitalsAreNames = usesShapes && language != "de"
    }

    /// Languages whose words the shape rules were written for.
    static let languages = ["en", "es", "de", "fr", "pt", "it", "nl"]

    /// All spans in order, none overlapping.
    static func spans(_ tokens: [Token], gazetteer: Gazetteer, language: String?) -> [EntitySpan] {
        var rules = ShapeRules(tokens, gazetteer, language: language)
        return rules.run()
    }

    private mutating func run() -> [EntitySpan] {
        var spans: [EntitySpan] = []
        var index = 0
        while index < tokens.count {
            let end = sentenceEnd(from: index)
            scan(index..<end, into: &spans)
            index = end
        }
        return spans
    }

    private func sentenceEnd(from start: Int) -> Int {
        var end = start + 1
        while end < tokens.count, !tokens[end].traits.contains(.sentenceStart) { end += 1 }
        return end
    }

    private func scan(_ sentence: Range<Int>, into spans: inout [EntitySpan]) {
        let isHeadline = sentence.count { tokens[$0].isCapitalised } * 4 > sentence.count * 3
        var index = sentence.lowerBound
        while index < sentence.upperBound {
            if let span = span(at: index, limit: sentence.upperBound, isHeadline: isHeadline) {
                spans.append(span)
                index = span.upper
            } else {
                index += 1
            }
        }
    }

    private func span(at index: Int, limit: Int, isHeadline: Bool) -> EntitySpan? {
        let token = tokens[index]
        guard token.isCapitalised || token.traits.contains(.syllable) || !token.traits.contains(.upper) else {
            return nil
        }
        let listed = listedSpan(at: index, limit: limit)
        guard usesShapes, token.isCapitalised, !isHeadline,
            !EntityLexicon.neverNames.contains(token.lowerHash)
        else {
            return listed
        }
        let shaped = personSpan(at: index, limit: limit) ?? organizationSpan(at: index, limit: limit)
        guard let shaped else { return listed }
        if let listed, listed.upper >= shaped.upper { return listed }
        return shaped
    }

    // MARK: Lists

    private func listedSpan(at index: Int, limit: Int) -> EntitySpan? {
        guard startsName(index), let match = gazetteer.longestMatch(tokens, at: index, limit: limit) else {
            return nil
        }
        let range = index..<match.end
        let type: EntityType
        if match.classes.contains(.organization) || isCompany(match, range) {
            type = .organization
        } else if !match.classes.isDisjoint(with: .place), isPlace(match, range) {
            type = .location
        } else {
            return nil
        }
        return EntitySpan(lower: index, upper: match.end, type: type, confidence: 0.9)
    }

    private func startsName(_ index: Int) -> Bool {
        let token = tokens[index]
        if token.isCapitalised { return !continuesWord(index) }
        return token.traits.contains(.syllable) || isCaseless(token)
    }

    /// Letters of a script without case, such as Arabic.
    private func isCaseless(_ token: Token) -> Bool {
        token.traits.isDisjoint(with: [.upper, .symbol, .digit])
            && token.end - token.start >= token.scalarEnd * 2 - token.scalarStart * 2
    }

    private func continuesWord(_ index: Int) -> Bool {
        index > 0 && !tokens[index].traits.contains(.spaceBefore)
            && tokens[index - 1].hash == EntityLexicon.hyphen
    }

    private func isCompany(_ match: Gazetteer.Match, _ range: Range<Int>) -> Bool {
        guard match.classes.contains(.company), !match.classes.contains(.commonWord) else { return false }
        return range.count > 1 || match.classes.isDisjoint(with: [.firstName, .lastName])
    }

    private func isPlace(_ match: Gazetteer.Match, _ range: Range<Int>) -> Bool {
        if !match.classes.isDisjoint(with: [.country, .region]) {
            return !touchesName(range) || range.count > 1
        }
        if tokens[range.lowerBound].scalarCount < 3, range.count == 1 { return false }
        let isSure = !match.classes.contains(.commonWord) && !touchesName(range)
        if !match.classes.isDisjoint(with: [.largeCity, .subdivision]), isSure {
            return match.classes.isDisjoint(with: [.firstName])
                || follows(range, EntityLexicon.placePrepositions)
        }
        return isSure && match.classes.isDisjoint(with: [.firstName, .lastName, .demonym])
            && follows(range, EntityLexicon.placePrepositions)
    }

    /// Whether another capitalised word is adjacent, so that the name is part of a longer one.
    private func touchesName(_ range: Range<Int>) -> Bool {
        guard capitalsAreNames || !usesShapes else { return false }
        let after = range.upperBound
        if after < tokens.count, tokens[after].isCapitalised, !tokens[after].traits.contains(.sentenceStart),
            !EntityLexicon.neverNames.contains(tokens[after].lowerHash)
        {
            return true
        }
        let before = range.lowerBound - 1
        guard before >= 0, !tokens[range.lowerBound].traits.contains(.sentenceStart) else { return false }
        return tokens[before].isCapitalised && !tokens[before].traits.contains(.sentenceStart)
            && !EntityLexicon.neverNames.contains(tokens[before].lowerHash)
    }

    private func follows(_ range: Range<Int>, _ words: Set<UInt64>) -> Bool {
        range.lowerBound > 0 && words.contains(tokens[range.lowerBound - 1].lowerHash)
    }

    // MARK: Shapes

    /// The classes of one token as a name by itself.
    private func classes(_ index: Int) -> GazetteerClass {
        gazetteer.match(tokens, index..<(index + 1))?.classes ?? []
    }

    /// One past the run of capitalised tokens, hyphenated parts and inner words from `start` on.
    private func runEnd(from start: Int, limit: Int, inner: Set<UInt64>) -> Int {
        var end = start + 1
        while end < limit {
            if tokens[end].isCapitalised, !EntityLexicon.neverNames.contains(tokens[end].lowerHash) {
                end += 1
            } else if end + 1 < limit, isHyphenated(end) {
                end += 2
            } else if end + 1 < limit, inner.contains(tokens[end].lowerHash), tokens[end + 1].isCapitalised {
                end += 2
            } else {
                break
            }
        }
        return end
    }

    private func isHyphenated(_ index: Int) -> Bool {
        tokens[index].hash == EntityLexicon.hyphen && !tokens[index].traits.contains(.spaceBefore)
            && !tokens[index + 1].traits.contains(.spaceBefore) && !tokens[index + 1].traits.contains(.symbol)
    }

    private func personSpan(at index: Int, limit: Int) -> EntitySpan? {
        let own = classes(index)
        let titled =
            index > 0 && classes(index - 1).contains(.title) && tokens[index].traits.contains(.spaceBefore)
        guard own.contains(.firstName) || titled, !own.contains(.organizationWord), !own.contains(.title)
        else {
            return nil
        }
        let end = min(runEnd(from: index, limit: limit, inner: EntityLexicon.particles), index + 6)
        guard end - index >= 2 || titled, own.isDisjoint(with: [.country, .demonym]) || titled else {
            return nil
        }
        let last = classes(end - 1)
        guard last.isDisjoint(with: [.organizationWord, .placeWord, .country]) else { return nil }
        if !capitalsAreNames, !titled, !last.contains(.lastName) { return nil }
        let known = own.contains(.firstName) && !own.contains(.commonWord)
        guard known || titled || last.contains(.lastName) else { return nil }
        return EntitySpan(lower: index, upper: end, type: .person, confidence: titled ? 0.9 : 0.85)
    }

    private func organizationSpan(at index: Int, limit: Int) -> EntitySpan? {
        if EntityLexicon.organizationHeads.contains(tokens[index].lowerHash) {
            return headedSpan(at: index, limit: limit)
        }
        guard capitalsAreNames else { return nil }
        var end = runEnd(from: index, limit: limit, inner: [EntityLexicon.ampersand])
        while end > index + 1, !classes(end - 1).contains(.organizationWord) { end -= 1 }
        guard end > index + 1 else { return nil }
        return EntitySpan(lower: index, upper: end, type: .organization, confidence: 0.7)
    }

    private func headedSpan(at index: Int, limit: Int) -> EntitySpan? {
        let next = index + 1
        guard next + 1 < limit, EntityLexicon.connectors.contains(tokens[next].lowerHash) else { return nil }
        let end = runEnd(from: index, limit: limit, inner: EntityLexicon.connectors)
        return end > next + 1
            ? EntitySpan(lower: index, upper: end, type: .organization, confidence: 0.8) : nil
    }
}
