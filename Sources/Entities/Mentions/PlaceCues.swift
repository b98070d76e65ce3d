/// Finds places by what stands around them: "City, Region", a dateline, "Geneva-based", "in Nice".
struct PlaceCues {
    private let context: MentionContext
    private var spans: [EntitySpan]
    /// Cities that a region follows, by their words.
    private var paired: Set<UInt64> = []
    private var areas: Set<PlaceEvidence.Area> = []

    static func apply(_ spans: [EntitySpan], _ context: MentionContext) -> [EntitySpan] {
        var cues = PlaceCues(context: context, spans: spans)
        cues.findPairs()
        cues.findDatelines()
        cues.findCompounds()
        cues.findAreas()
        cues.findAfterPrepositions()
        cues.findRepeats()
        return cues.spans.sorted { $0.lower < $1.lower }
    }

    private init(context: MentionContext, spans: [EntitySpan]) {
        self.context = context
        self.spans = spans
    }

    // MARK: Spans

    /// Makes a place of a range, cutting spans that reach beyond it; false where it is part of another name.
    private mutating func place(_ range: Range<Int>, isAbbreviation: Bool = false) -> Bool {
        var cut: [EntitySpan] = []
        for span in spans where span.range.overlaps(range) {
            if span.lower < range.lowerBound {
                let inner = range.lowerBound - 1
                guard MentionLexicon.inside.contains(context.lower(inner)), inner > span.lower else {
                    return false
                }
                cut.append(
                    EntitySpan(lower: span.lower, upper: inner, type: span.type, confidence: span.confidence))
            }
            if span.upper > range.upperBound {
                guard isAbbreviation || context.startsSentence(range.upperBound) else { return false }
                cut.append(
                    EntitySpan(
                        lower: range.upperBound, upper: span.upper, type: span.type,
                        confidence: span.confidence))
            }
        }
        spans = spans.replacing(range, by: .location, confidence: 0.95) + cut
        return true
    }

    // MARK: City, Region

    private mutating func findPairs() {
        for comma in context.tokens.indices where context.lower(comma) == EntityLexicon.comma {
            guard let region = region(at: comma + 1), let city = city(before: comma, in: region.areas) else {
                continue
            }
            let isAbbreviation = context.traits(region.range.upperBound - 1).contains(.abbreviation)
            guard place(city), place(region.range, isAbbreviation: isAbbreviation) else { continue }
            paired.insert(context.key(city))
        }
    }

    /// The country or division that begins at a token.
    private func region(at index: Int) -> (range: Range<Int>, areas: [PlaceEvidence.Area])? {
        guard context.isCapitalInside(index) else { return nil }
        if let area = PostalCodes.area(context.tokens[index]) { return (index..<index + 1, [area]) }
        guard
            let match = context.gazetteer.longestMatch(
                context.tokens, at: index, limit: min(index + 6, context.tokens.count)),
            !match.classes.isDisjoint(with: [.country, .subdivision])
        else { return nil }
        let areas = context.gazetteer.candidates(match).compactMap(PlaceEvidence.Area.init(region:))
        return areas.isEmpty ? nil : (index..<match.end, areas)
    }

    /// The longest name before a comma that a city of one of the areas has.
    private func city(before comma: Int, in areas: [PlaceEvidence.Area]) -> Range<Int>? {
        for length in (1...4).reversed() where comma >= length {
            let range = comma - length..<comma
            guard context.tokens[range.lowerBound].isCapitalised,
                range.dropFirst().allSatisfy({ !context.startsSentence($0) }),
                !context.precedesName(range.lowerBound), context.classes(range).isDisjoint(with: .country),
                context.cities(range).contains(where: { city in areas.contains { $0.holds(city) } })
            else { continue }
            return range
        }
        return nil
    }

    // MARK: Datelines and compounds

    /// "INNISFAIL - Nine-year-old …": a line that begins with a place in capitals and a dash.
    private mutating func findDatelines() {
        for index in context.tokens.indices where context.traits(index).contains([.lineStart, .allUpper]) {
            var end = index
            while end < index + 4, context.traits(end).contains(.allUpper),
                end == index || !context.traits(end).contains(.lineStart)
            {
                end += 1
            }
            let range = index..<end
            guard isDash(end), context.tokens[index].scalarCount > 3,
                range.contains(where: context.isNameWord),
                !context.cities(range).isEmpty
            else { continue }
            split(atComma: end)
            _ = place(range)
        }
    }

    /// A dateline's comma is part of no name: "DELTA, Colo." is two places.
    private mutating func split(atComma comma: Int) {
        guard context.lower(comma) == EntityLexicon.comma,
            let span = spans.first(where: { $0.range.contains(comma) && $0.upper > comma + 1 })
        else { return }
        spans = spans.replacing(comma + 1..<span.upper, by: .location, confidence: 0.9)
    }

    /// A dash or a bracket, also behind a comma and a region, as in "INNISFAIL, Alta -".
    private func isDash(_ index: Int) -> Bool {
        if context.lower(index) == EntityLexicon.comma {
            return (index + 2...index + 4).contains(where: isMark)
                && context.tokens.indices.contains(index + 1)
                && context.tokens[index + 1].isCapitalised
        }
        return isMark(index)
    }

    private func isMark(_ index: Int) -> Bool {
        MentionLexicon.datelineMarks.contains(context.lower(index))
            && context.traits(index).contains(.spaceBefore)
    }

    /// "Geneva-based", "U.S.-led".
    private mutating func findCompounds() {
        for hyphen in context.tokens.indices where context.lower(hyphen) == EntityLexicon.hyphen {
            guard context.isJoined(hyphen), context.isJoined(hyphen + 1), hyphen > 0,
                MentionLexicon.afterPlace.contains(context.lower(hyphen + 1)),
                let name = listed(before: hyphen)
            else { continue }
            guard !spans.contains(where: { $0.range == name }) else { continue }
            if !context.classes(name).isDisjoint(with: .place) {
                _ = place(name)
            } else if !spans.contains(where: { $0.range.overlaps(name) }) {
                spans = spans.replacing(name, by: .organization, confidence: 0.95)
            }
        }
    }

    /// The longest place or organisation of the lists that ends before a token.
    private func listed(before end: Int) -> Range<Int>? {
        for length in (1...3).reversed() where end >= length {
            let range = end - length..<end
            let classes = context.classes(range)
            guard context.tokens[range.lowerBound].isCapitalised, !context.precedesName(range.lowerBound),
                !classes.isDisjoint(with: [.country, .subdivision, .largeCity, .city, .region, .organization])
            else { continue }
            return range
        }
        return nil
    }

    // MARK: Prepositions

    /// The divisions that the article names, and those of its counties.
    private mutating func findAreas() {
        for span in spans where span.type == .location {
            guard let match = context.gazetteer.match(context.tokens, span.range) else {
                addCounties(span.range)
                continue
            }
            let regions = context.gazetteer.candidates(match).compactMap(PlaceEvidence.Area.init(region:))
            if regions.count == 1, regions[0].division != .unstated { areas.insert(regions[0]) }
        }
    }

    private mutating func addCounties(_ range: Range<Int>) {
        let counties = context.towns.records(context.tokens, range).filter(\.isCounty)
        if counties.count == 1 { areas.insert(PlaceEvidence.Area(counties[0].entry)) }
    }

    private mutating func findAfterPrepositions() {
        for index in context.tokens.indices.dropFirst() {
            let before = context.lower(index - 1)
            let isInside = MentionLexicon.inside.contains(before)
            guard isInside || MentionLexicon.toward.contains(before), context.isName(index),
                context.isCapitalInside(index),
                !context.isHeadline[index], !EntityLexicon.neverNames.contains(context.lower(index)),
                let range = place(after: index, isInside: isInside)
            else { continue }
            let touched = spans.filter { $0.range.overlaps(range) }
            guard touched.allSatisfy({ isInside && isMistaken($0, for: range) }) else { continue }
            spans = spans.replacing(range, by: .location, confidence: 0.85)
        }
    }

    /// Whether an unsure span of another type is a place all the same: not "in Bar's favour".
    private func isMistaken(_ span: EntitySpan, for range: Range<Int>) -> Bool {
        span.range == range && span.type != .location && span.confidence < 0.9
            && !context.isClitic(range.upperBound)
    }

    /// The longest place from a token on that is a whole name.
    private func place(after index: Int, isInside: Bool) -> Range<Int>? {
        for length in (1...3).reversed() where index + length <= context.tokens.count {
            let range = index..<index + length
            guard range.dropFirst().allSatisfy(context.isCapitalInside),
                !context.continuesName(range.upperBound)
            else { continue }
            return isPlace(range, isInside: isInside) ? range : nil
        }
        return nil
    }

    private func isPlace(_ range: Range<Int>, isInside: Bool) -> Bool {
        let classes = context.classes(range)
        guard classes.isDisjoint(with: [.organization, .demonym, .belief]) else { return false }
        if !classes.isDisjoint(with: [.country, .subdivision, .largeCity, .city]) {
            return isInside || classes.isDisjoint(with: [.firstName, .lastName, .company])
        }
        guard isInside, range.contains(where: context.isNameWord) else { return false }
        return context.towns.records(context.tokens, range).contains {
            areas.contains(PlaceEvidence.Area($0.entry))
        }
    }

    // MARK: Repeats

    /// A city that a region follows once is that place wherever it stands alone: one sense in an article.
    ///
    /// Where a person has the same surname, only a preposition tells.
    private mutating func findRepeats() {
        guard !paired.isEmpty else { return }
        let surnames = Set(
            spans.filter { $0.type == .person && $0.range.count > 1 }.map { context.lower($0.upper - 1) })
        for index in context.tokens.indices where context.tokens[index].isCapitalised {
            for length in (1...4).reversed() where index + length <= context.tokens.count {
                let range = index..<index + length
                guard paired.contains(context.key(range)), context.standsAlone(range),
                    isSense(range, surnames)
                else { continue }
                _ = place(range)
                break
            }
        }
    }

    private func isSense(_ range: Range<Int>, _ surnames: Set<UInt64>) -> Bool {
        let before = context.lower(range.lowerBound - 1)
        if MentionLexicon.inside.contains(before) { return true }
        let isTeam = spans.contains { $0.range == range && $0.type == .organization && $0.confidence >= 0.9 }
        guard !isTeam, !MentionLexicon.rivals.contains(before),
            !context.traits(range.upperBound).contains(.digit)
        else {
            return false
        }
        guard !context.classes(range.lowerBound - 1).contains(.title) else { return false }
        return range.count > 1 || !surnames.contains(context.lower(range.lowerBound))
    }
}
