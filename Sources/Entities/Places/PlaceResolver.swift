internal import TextKit

/// Chooses what a place name means in one article: the country, the division or city of that name, or nothing.
struct PlaceResolver {
    private let tokens: [Token]
    private let gazetteer: Gazetteer
    private let spans: [EntitySpan]
    private let evidence: PlaceEvidence

    /// A country outweighs any city; a first-level division a city below two million people.
    private static let countryWeight: Double = 1e10
    private static let divisionWeight: Double = 2e6
    /// Names in our own list have no population; they are the most common meaning.
    private static let listedWeight: Double = 8e6
    /// A country that the article names makes its places this much likelier, one that it hints at less so.
    private static let namedFactor: Double = 20
    private static let hintedFactor: Double = 6
    /// The division that the article names: "Portland" in an article on Maine.
    private static let divisionFactor: Double = 30
    private static let contextFactor: Double = 1e5
    /// The best meaning must be this much likelier than another one elsewhere: Barcelona in Spain has twice the people
    /// of that in Venezuela and is meant, Valencia in Venezuela has 1.7 times those of that in Spain and may not be.
    private static let margin: Double = 1.8
    /// A city of this size is meant rather than the division around it.
    private static let divisionSeat: UInt32 = 30_000
    /// A city of this size is meant even before a comma and another country: "Beijing, Russia and Iran".
    private static let unmistakable: UInt32 = 1_000_000

    init(_ tokens: [Token], _ gazetteer: Gazetteer, spans: [EntitySpan]) {
        self.tokens = tokens
        self.gazetteer = gazetteer
        self.spans = spans
        evidence = PlaceEvidence(tokens, gazetteer, spans: spans)
    }

    /// The identifier of the place at `index` of the spans, none where it is unknown or ambiguous.
    func identifier(at index: Int) -> EntityIdentifier {
        let span = spans[index]
        guard let match = match(span) else { return .none }
        var places = gazetteer.candidates(match).filter { !$0.kind.isDisjoint(with: .place) }
        if isCalledDivision(span), places.contains(where: { $0.kind.contains(.subdivision) }) {
            places = places.filter { $0.kind.contains(.subdivision) }
        }
        let context = contextAfter(index)
        let candidates = places.filter {
            isMeant($0, among: places, match.classes, span) && isPossible($0, context)
        }
        if let decided = countryOrState(candidates, index) { return decided }
        return likeliest(candidates, context, span)
    }

    private func likeliest(
        _ candidates: [Gazetteer.Candidate], _ context: [PlaceEvidence.Area], _ span: EntitySpan
    ) -> EntityIdentifier {
        let words = PlaceEvidence.words(tokens, span.range)
        var best: (candidate: Gazetteer.Candidate, weight: Double)?
        var second: Double = 0
        for candidate in candidates {
            let weight = weight(of: candidate, context, words)
            if let current = best, weight <= current.weight {
                if candidate.identifier != current.candidate.identifier { second = max(second, weight) }
            } else {
                if let current = best, current.candidate.identifier != candidate.identifier {
                    second = current.weight
                }
                best = (candidate, weight)
            }
        }
        guard let best, best.weight >= second * Self.margin,
            isLikely(best.candidate, context, words) || (second == 0 && span.range.count > 1)
        else { return .none }
        return best.candidate.identifier
    }

    // MARK: Names

    /// Looks up a span in the lists, with "The" of "The Hague" and without "state" of "Washington state".
    private func match(_ span: EntitySpan) -> Gazetteer.Match? {
        if span.lower > 0, EntityLexicon.articles.contains(tokens[span.lower - 1].lowerHash),
            let match = gazetteer.match(tokens, span.lower - 1..<span.upper)
        {
            return match
        }
        if let match = gazetteer.match(tokens, span.range) { return match }
        guard span.range.count > 1, Self.divisionWords.contains(tokens[span.upper - 1].lowerHash) else {
            return nil
        }
        return gazetteer.match(tokens, span.lower..<span.upper - 1)
    }

    private func isCalledDivision(_ span: EntitySpan) -> Bool {
        if Self.divisionWords.contains(tokens[span.upper - 1].lowerHash) { return true }
        guard span.upper < tokens.count, tokens[span.upper].traits.contains(.lower) else { return false }
        return Self.divisionWords.contains(tokens[span.upper].lowerHash)
    }

    private static let divisionWords = Set(
        "state province prefecture governorate oblast region"
            .split(separator: " ").map { WordHash.of(String($0)) })

    // MARK: Weights

    private func weight(
        of candidate: Gazetteer.Candidate, _ context: [PlaceEvidence.Area], _ words: UInt64
    ) -> Double {
        let entry = candidate.entry
        var weight = Double(entry.population)
        if candidate.kind.contains(.country) {
            weight = Self.countryWeight
        } else if candidate.kind.contains(.subdivision) {
            weight = Self.divisionWeight / (PlaceEvidence.statesFirst.contains(entry.country) ? 1 : 4)
        } else if entry.population == 0 {
            weight = Self.listedWeight
        }
        if evidence.named.contains(entry.country) {
            weight *= Self.namedFactor
        } else if evidence.hints(at: entry.country, besides: words) {
            weight *= Self.hintedFactor
        }
        let isCity = candidate.kind.isDisjoint(with: [.country, .subdivision])
        if isCity, evidence.divisions.contains(PlaceEvidence.Area(entry)) { weight *= Self.divisionFactor }
        if context.contains(where: { $0.holds(entry) }) { weight *= Self.contextFactor }
        return weight
    }

    /// Whether a division can be meant at all: not where its city has the same name (Dublin, Toledo), and not
    /// by a word such as "Central" or "Gulf" in an article that never names its country.
    private func isMeant(
        _ candidate: Gazetteer.Candidate, among places: [Gazetteer.Candidate], _ classes: GazetteerClass,
        _ span: EntitySpan
    ) -> Bool {
        guard candidate.kind.contains(.subdivision) else { return true }
        let country = candidate.entry.country
        guard !PlaceEvidence.statesFirst.contains(country), !isCalledDivision(span) else { return true }
        let isVague =
            candidate.entry.population == 0 && classes.contains(.region)
            || Self.directions.contains(tokens[span.lower].lowerHash)
        if isVague, !evidence.named.contains(country) { return false }
        return !places.contains {
            $0.entry.population >= Self.divisionSeat && $0.entry.country == country
                && !$0.kind.isDisjoint(with: [.city, .largeCity])
        }
    }

    private static let directions = Set(
        "central northern southern eastern western north south east west upper lower"
            .split(separator: " ").map { WordHash.of(String($0)) })

    /// "Portland, Maine" is not the Portland of Oregon.
    private func isPossible(_ candidate: Gazetteer.Candidate, _ context: [PlaceEvidence.Area]) -> Bool {
        guard !context.isEmpty, candidate.kind.isDisjoint(with: [.country, .subdivision]) else { return true }
        return context.contains { $0.holds(candidate.entry) }
            || candidate.entry.population >= Self.unmistakable
    }

    /// Whether a small town is plausible: the article is about its country, or its name is long and unique.
    private func isLikely(
        _ candidate: Gazetteer.Candidate, _ context: [PlaceEvidence.Area], _ words: UInt64
    ) -> Bool {
        guard candidate.kind.contains(.city) else { return true }
        let country = candidate.entry.country
        return evidence.named.contains(country) || evidence.hints(at: country, besides: words)
            || context.contains { $0.holds(candidate.entry) }
    }

    // MARK: Context

    /// The country or division that follows a comma: "Paris, Texas".
    private func contextAfter(_ index: Int) -> [PlaceEvidence.Area] {
        guard index + 1 < spans.count, spans[index + 1].lower == spans[index].upper + 1,
            tokens[spans[index].upper].hash == EntityLexicon.comma, let match = match(spans[index + 1])
        else { return [] }
        return gazetteer.candidates(match).compactMap(PlaceEvidence.Area.init(region:))
    }

    /// A name of both a country and a state (Georgia) needs evidence for one.
    private func countryOrState(_ candidates: [Gazetteer.Candidate], _ index: Int) -> EntityIdentifier? {
        guard let country = candidates.first(where: { $0.kind.contains(.country) }),
            let state = candidates.first(where: {
                $0.kind.contains(.subdivision) && PlaceEvidence.statesFirst.contains($0.entry.country)
                    && $0.entry.country != country.entry.country
            })
        else { return nil }
        let area = PlaceEvidence.Area(state.entry)
        if cityBefore(index, in: area) || evidence.cityDivisions.contains(area) { return state.identifier }
        let words = PlaceEvidence.words(tokens, spans[index].range)
        if evidence.hints(at: country.entry.country, besides: words) { return country.identifier }
        let isAmerican = evidence.hasDivisions(of: state.entry.country)
        let isForeign = evidence.named.contains { $0 != state.entry.country }
        if isAmerican != isForeign { return isAmerican ? state.identifier : country.identifier }
        return EntityIdentifier.none
    }

    /// "Athens, Georgia": there is such a town in the state.
    private func cityBefore(_ index: Int, in area: PlaceEvidence.Area) -> Bool {
        guard index > 0, spans[index - 1].upper + 1 == spans[index].lower,
            tokens[spans[index].lower - 1].hash == EntityLexicon.comma,
            let match = gazetteer.match(tokens, spans[index - 1].range)
        else { return false }
        return gazetteer.candidates(match).contains {
            !$0.kind.isDisjoint(with: [.city, .largeCity]) && PlaceEvidence.Area($0.entry) == area
        }
    }
}
