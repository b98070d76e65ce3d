internal import PipelineKit
internal import TextKit

/// Chooses what a place name means in one article: the country, the division or city of that name, or nothing.
struct PlaceResolver {
    private let context: MentionContext
    private let tokens: [Token]
    private let gazetteer: Gazetteer
    private let spans: [EntitySpan]
    private let evidence: PlaceEvidence
    private let features: PlaceFeatures
    private let publisher: PublisherPlace
    /// The areas behind a comma at any mention of a name: one sense in an article.
    private var paired: [UInt64: [PlaceEvidence.Area]] = [:]
    /// The great cities that the article names.
    private var anchors = PlaceAnchors()
    /// Where each name of the article may be.
    private var positions: [UInt64: [Position]] = [:]
    /// The letters of each name that the publisher's domain holds.
    private let isInPublisher: (Range<Int>) -> Bool

    /// A city of this size is meant rather than the division around it.
    private static let divisionSeat: UInt32 = 30_000
    /// A city of this size is meant even before a comma and another country: "Beijing, Russia and Iran".
    private static let unmistakable: UInt32 = 1_000_000
    /// Names with more places than that say nothing about where the others are.
    private static let manyPlaces = 12
    private static let nearby: Double = 80

    init(
        _ context: MentionContext, spans: [EntitySpan], publisher: PublisherPlace = .unknown,
        isInPublisher: @escaping (Range<Int>) -> Bool = { _ in false }
    ) {
        self.context = context
        (tokens, gazetteer) = (context.tokens, context.gazetteer)
        self.spans = spans
        self.publisher = publisher
        self.isInPublisher = isInPublisher
        evidence = PlaceEvidence(
            tokens, gazetteer, spans: spans, towns: context.towns, language: context.language)
        features = PlaceFeatures(evidence: evidence, publisher: publisher)
        for index in spans.indices where spans[index].type == .location { learn(index) }
    }

    private mutating func learn(_ index: Int) {
        let words = PlaceEvidence.words(tokens, spans[index].range)
        let areas = contextAfter(index)
        if !areas.isEmpty { paired[words] = areas }
        guard positions[words] == nil || !areas.isEmpty else { return }
        let places = PlaceCandidate.all(name(spans[index]), spans[index].range, context).filter { place in
            place.isCity && (areas.isEmpty || areas.contains { $0.holds(place.entry) })
        }
        anchors.add(places)
        positions[words] = places.count <= Self.manyPlaces ? places.compactMap(\.position) : []
    }

    /// The identifier of the place at `index` of the spans, none where it is unknown or ambiguous.
    func identifier(at index: Int) -> EntityIdentifier {
        question(at: index).answer(home: publisher.home)
    }

    /// What the place at `index` of the spans can mean, and what speaks for each meaning.
    func question(at index: Int) -> PlaceQuestion {
        let span = spans[index]
        if isPostalCode(index) { return PlaceQuestion(decided: PostalCodes.identifier(tokens[span.lower])) }
        let name = name(span)
        let candidates = candidates(at: index, name)
        let known = KnownPlace(
            evidence: evidence, words: PlaceEvidence.words(tokens, span.range),
            standing: name?.standing(in: context.language) ?? .own)
        return PlaceQuestion(
            rated: candidates.map { ($0, values($0, among: candidates, span)) }, known: known,
            anchors: anchors, countryOrState: countryOrState(candidates, index))
    }

    /// What can be meant at `index` of the spans, with the numbers that speak for each.
    func features(at index: Int) -> [(candidate: PlaceCandidate, values: [Double])] {
        let question = question(at: index)
        return question.countryOrState == nil ? question.rated(home: publisher.home) : []
    }

    private func values(_ candidate: PlaceCandidate, among all: [PlaceCandidate], _ span: EntitySpan)
        -> [Double]
    {
        let words = PlaceEvidence.words(tokens, span.range)
        return features.values(
            candidate, among: all, words: words, near: nearness(of: candidate, words),
            isPlain: span.range.count == 1 && context.isPlainWord(span.lower),
            isInPublisher: isInPublisher(span.range))
    }

    private func candidates(at index: Int, _ name: PlaceName?) -> [PlaceCandidate] {
        let span = spans[index]
        var places = PlaceCandidate.all(name, span.range, context)
        if isCalledDivision(span), places.contains(where: { $0.kind.contains(.subdivision) }) {
            places = places.filter { $0.kind.contains(.subdivision) }
        }
        let areas = paired[PlaceEvidence.words(tokens, span.range)] ?? []
        let meant = places.filter { isMeant($0, among: places, name?.match.classes ?? [], span) }
        return areas.isEmpty ? meant : possible(meant, areas)
    }

    /// How many other names of the article may be close to a place; a name with many places counts less.
    private func nearness(of candidate: PlaceCandidate, _ words: UInt64) -> Double {
        guard let position = candidate.position, candidate.isCity else { return 0 }
        var sum = 0.0
        for (other, places) in positions where other != words && !places.isEmpty {
            if places.contains(where: { $0.kilometres(to: position) < Self.nearby }) {
                sum += 1 / Double(places.count).squareRoot()
            }
        }
        // Each is a quotient of few numbers, but a sum in another order may differ in its last bit.
        return min(2, (sum * 1024).rounded() / 1024)
    }

    // MARK: Names

    private func name(_ span: EntitySpan) -> PlaceName? { PlaceName(span, tokens, gazetteer) }

    private func isCalledDivision(_ span: EntitySpan) -> Bool {
        if PlaceName.divisionWords.contains(tokens[span.upper - 1].lowerHash) { return true }
        guard span.upper < tokens.count, tokens[span.upper].traits.contains(.lower) else { return false }
        return PlaceName.divisionWords.contains(tokens[span.upper].lowerHash)
    }

    // MARK: What can be meant

    /// Whether a division can be meant at all: not where its city has the same name (Dublin, Toledo), and not
    /// by a word such as "Central" or "Gulf" in an article that never names its country.
    private func isMeant(
        _ candidate: PlaceCandidate, among places: [PlaceCandidate], _ classes: GazetteerClass,
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
            $0.entry.population >= Self.divisionSeat && $0.entry.country == country && $0.isCity
        }
    }

    private static let directions = WordHash.set(
        "central northern southern eastern western north south east west upper lower")

    /// "Portland, Maine" is not the Portland of Oregon, and "Paris, TX" not that of France.
    private func possible(_ candidates: [PlaceCandidate], _ areas: [PlaceEvidence.Area]) -> [PlaceCandidate] {
        let inside = candidates.filter { place in place.isCity && areas.contains { $0.holds(place.entry) } }
        if !inside.isEmpty { return inside }
        return candidates.filter { !$0.isCity || $0.entry.population >= Self.unmistakable }
    }

    // MARK: Context

    /// The country or division that follows a comma: "Paris, Texas".
    private func contextAfter(_ index: Int) -> [PlaceEvidence.Area] {
        guard isPair(index) else { return [] }
        if isPostalCode(index + 1) {
            return PostalCodes.area(tokens[spans[index + 1].lower]).map { [$0] } ?? []
        }
        let regions = name(spans[index + 1])?.meanings(gazetteer, context.language) ?? []
        return regions.compactMap(PlaceEvidence.Area.init(region:))
    }

    private func isPair(_ index: Int) -> Bool {
        index + 1 < spans.count && spans[index + 1].lower == spans[index].upper + 1
            && tokens[spans[index].upper].hash == EntityLexicon.comma
    }

    private func isPostalCode(_ index: Int) -> Bool {
        index > 0 && spans[index].range.count == 1 && PostalCodes.area(tokens[spans[index].lower]) != nil
            && isPair(index - 1)
    }

    /// A name of both a country and a state (Georgia) needs evidence for one.
    private func countryOrState(_ candidates: [PlaceCandidate], _ index: Int) -> CountryOrState? {
        guard let country = candidates.first(where: { $0.kind.contains(.country) }),
            let state = candidates.first(where: {
                $0.kind.contains(.subdivision) && PlaceEvidence.statesFirst.contains($0.entry.country)
                    && $0.entry.country != country.entry.country
            })
        else { return nil }
        let area = PlaceEvidence.Area(state.entry)
        return CountryOrState(
            country: country, state: state,
            isCertainlyState: cityBefore(index, in: area) || evidence.cityDivisions.contains(area),
            otherwise: countryOrState(country, state, PlaceEvidence.words(tokens, spans[index].range)))
    }

    /// Which of the two it is by what the article speaks of.
    private func countryOrState(
        _ country: PlaceCandidate, _ state: PlaceCandidate, _ words: UInt64
    ) -> EntityIdentifier {
        if evidence.hints(at: country.entry.country, besides: words) { return country.identifier }
        let isAmerican = evidence.hasDivisions(of: state.entry.country)
        let isForeign = evidence.named.contains { $0 != state.entry.country }
        if isAmerican != isForeign { return isAmerican ? state.identifier : country.identifier }
        return publisher.country == country.entry.country ? country.identifier : .none
    }

    /// "Athens, Georgia": there is such a town in the state.
    private func cityBefore(_ index: Int, in area: PlaceEvidence.Area) -> Bool {
        guard index > 0, isPair(index - 1) else { return false }
        return context.cities(spans[index - 1].range).contains { PlaceEvidence.Area($0) == area }
    }
}
