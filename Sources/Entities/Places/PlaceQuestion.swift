/// What a place's name can mean in an article, weighed by all but the publisher's home, which the run may learn later.
struct PlaceQuestion {
    /// What is meant wherever the publisher is.
    private var decided: EntityIdentifier?
    private var rated: [KnownPlace.Rated] = []
    private var known: KnownPlace?
    private var anchors = PlaceAnchors()
    private(set) var countryOrState: CountryOrState?

    init(decided: EntityIdentifier) { self.decided = decided }

    init(
        rated: [KnownPlace.Rated], known: KnownPlace, anchors: PlaceAnchors, countryOrState: CountryOrState?
    ) {
        (self.rated, self.known, self.anchors) = (rated, known, anchors)
        self.countryOrState = countryOrState
        if rated.isEmpty { decided = EntityIdentifier.none }
    }

    /// The meanings with the numbers that speak for each.
    func rated(home: PlaceEvidence.Area?) -> [KnownPlace.Rated] {
        rated.map { ($0.candidate, PlaceFeatures.values($0.values, of: $0.candidate, home: home)) }
    }

    /// The place that is meant by a publisher who is at home there; none where it is unknown.
    func answer(home: PlaceEvidence.Area?) -> EntityIdentifier {
        if let decided { return decided }
        if let countryOrState { return countryOrState.answer(home: home) }
        let rated = rated(home: home)
        if let choice = known?.choice(rated) { return choice }
        let likely = PlaceModel.choice(rated.map { ($0.candidate.identifier, $0.values) })
        return likely != .none ? likely : anchors.nearest(of: rated.map(\.candidate))
    }

    /// The answers for all homes that can change it; nil where none does.
    func answersByHome() -> AnswersByHome? {
        guard decided == nil else { return nil }
        let base = answer(home: nil)
        var answers = AnswersByHome()
        for home in AnswersByHome.homes(of: rated.map(\.candidate.area)) {
            answers[home] = answer(home: home)
        }
        return answers.contains { $0 != base } ? answers : nil
    }
}

/// A name of both a country and a state: Georgia.
struct CountryOrState {
    let country: PlaceCandidate
    let state: PlaceCandidate
    let isCertainlyState: Bool
    /// What is meant where nobody knows the publisher's home.
    let otherwise: EntityIdentifier

    func answer(home: PlaceEvidence.Area?) -> EntityIdentifier {
        if isCertainlyState { return state.identifier }
        guard let home else { return otherwise }
        return home.country == state.entry.country ? state.identifier : country.identifier
    }
}
