/// The place that everybody means by a name, where nothing in the article speaks for another: Vienna, London, Asia.
enum KnownPlace {
    /// The smallest city that is known beyond its country, and how many times as many people as any other of its name has
    /// it must have; of a large city less is enough.
    private static let known: Double = 100_000
    private static let lead: Double = 4
    private static let large: Double = 300_000
    private static let leadOfLarge: Double = 1.8

    static func choice(_ rated: [(candidate: PlaceCandidate, values: [Double])]) -> EntityIdentifier? {
        if let region = rated.first(where: { isRegion($0.candidate) }) { return region.candidate.identifier }
        guard let best = rated.max(by: { weight($0.candidate) < weight($1.candidate) }),
            best.candidate.isCity || best.candidate.kind.contains(.country)
        else { return nil }
        let size = weight(best.candidate)
        let others = rated.filter { $0.candidate.identifier != best.candidate.identifier }
        let rival = others.map { weight($0.candidate) }.max() ?? 0
        let isKnown =
            size >= large && size >= rival * leadOfLarge || size >= known && size >= rival * lead
        // A publisher that bears the name is more likely at home in a town of it.
        guard isKnown, !isSpokenAgainst(best, by: others), !PlaceFeatures.isPublishers(best.values),
            !others.contains(where: { PlaceFeatures.isLocal($0.values, against: best.values) })
        else { return nil }
        return best.candidate.identifier
    }

    /// Whether the article speaks of the country of another known place and not of this one: Granada is a country in Spanish,
    /// and a city where Spain is spoken of.
    private static func isSpokenAgainst(
        _ best: (candidate: PlaceCandidate, values: [Double]),
        by others: [(candidate: PlaceCandidate, values: [Double])]
    ) -> Bool {
        !PlaceFeatures.isOfSpokenCountry(best.values)
            && others.contains { other in
                other.candidate.isCity && weight(other.candidate) >= known
                    && PlaceFeatures.isOfSpokenCountry(other.values)
            }
    }

    private static func isRegion(_ place: PlaceCandidate) -> Bool {
        place.kind.contains(.region) && place.identifier != .none
    }

    /// People; a country outweighs any city, a state all but the largest, and a name of our own list has no number.
    private static func weight(_ place: PlaceCandidate) -> Double {
        if place.kind.contains(.country) { return 1e10 }
        if place.isState { return 2e6 }
        if place.kind.contains(.subdivision) { return 5e5 }
        return place.entry.population == 0 ? 8e6 : Double(place.entry.population)
    }
}
