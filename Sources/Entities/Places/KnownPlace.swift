/// The place that everybody means by a name, where nothing in the article speaks for another: Vienna, London, Asia.
struct KnownPlace {
    /// A meaning and the numbers that speak for it.
    typealias Rated = (candidate: PlaceCandidate, values: [Double])

    let evidence: PlaceEvidence
    /// The name without regard to case.
    let words: UInt64
    let standing: CountryNames.Standing

    /// The smallest city that is known beyond its country, and how many times as many people as any other of its name has
    /// it must have; of a large city less is enough.
    private static let known: Double = 100_000
    private static let lead: Double = 4
    private static let large: Double = 300_000
    private static let leadOfLarge: Double = 1.8
    /// A division is meant before smaller cities of its name in its country.
    private static let seat: UInt32 = 30_000

    func choice(_ rated: [Rated]) -> EntityIdentifier? {
        if let region = rated.first(where: { isRegion($0.candidate) }) { return region.candidate.identifier }
        if standing == .contested { return contested(rated) }
        return everywhereKnown(rated) ?? spokenCity(rated) ?? spokenDivision(rated)
    }

    private func everywhereKnown(_ rated: [Rated]) -> EntityIdentifier? {
        guard let best = rated.max(by: { weight($0.candidate) < weight($1.candidate) }),
            best.candidate.isCity || best.candidate.kind.contains(.country) || isOnlyKnown(best, among: rated)
        else { return nil }
        let size = weight(best.candidate)
        let others = rated.filter { $0.candidate.identifier != best.candidate.identifier }
        let rival = others.map { weight($0.candidate) }.max() ?? 0
        let isKnown =
            size >= Self.large && size >= rival * Self.leadOfLarge
            || size >= Self.known && size >= rival * Self.lead
        // A publisher that bears the name is more likely at home in a town of it.
        guard isKnown, !isSpokenAgainst(best, by: others), !PlaceFeatures.isPublishers(best.values),
            !others.contains(where: { PlaceFeatures.isLocal($0.values, against: best.values) })
        else { return nil }
        return best.candidate.identifier
    }

    /// Whether a state has no city of its name that is known or in a country that is spoken of: Florida, but not Washington.
    private func isOnlyKnown(_ state: Rated, among rated: [Rated]) -> Bool {
        state.candidate.isState
            && !rated.contains {
                $0.candidate.isCity
                    && (weight($0.candidate) >= Self.known || isSpoken($0.candidate))
            }
    }

    /// Whether the article speaks of the country of another known place and not of this one: Granada is a country in Spanish,
    /// and a city where Spain is spoken of.
    private func isSpokenAgainst(_ best: Rated, by others: [Rated]) -> Bool {
        !PlaceFeatures.isOfSpokenCountry(best.values)
            && others.contains { other in
                other.candidate.isCity && weight(other.candidate) >= Self.known
                    && PlaceFeatures.isOfSpokenCountry(other.values)
            }
    }

    // MARK: The country that the article speaks of

    private func isSpoken(_ place: PlaceCandidate) -> Bool {
        evidence.speaks(of: place.entry.country, besides: words)
    }

    /// The known city of the one country that is spoken of: Córdoba where "un político español" is named.
    private func spokenCity(_ rated: [Rated]) -> EntityIdentifier? {
        let spoken = rated.filter { isSpoken($0.candidate) }
        guard let first = spoken.first?.candidate.entry.country,
            spoken.allSatisfy({ $0.candidate.entry.country == first }),
            let best = largest(spoken), weight(best) >= Self.known, !isLocalBeside(best, rated)
        else { return nil }
        return best.identifier
    }

    /// Whether something near speaks for another place of the name.
    private func isLocalBeside(_ best: PlaceCandidate, _ rated: [Rated]) -> Bool {
        guard let own = rated.first(where: { $0.candidate.identifier == best.identifier })
        else { return true }
        return rated.contains {
            PlaceFeatures.isPublishers($0.values)
                || $0.candidate.identifier != best.identifier
                    && PlaceFeatures.isLocal($0.values, against: own.values)
        }
    }

    /// The city that is far larger than any other of these.
    private func largest(_ rated: [Rated]) -> PlaceCandidate? {
        let cities = rated.map(\.candidate).filter(\.isCity).sorted { weight($0) > weight($1) }
        guard let first = cities.first else { return nil }
        return cities.count == 1 || weight(first) >= weight(cities[1]) * Self.lead ? first : nil
    }

    /// The division of the one country that is spoken of, where it has no city of that name, only villages: La Union.
    private func spokenDivision(_ rated: [Rated]) -> EntityIdentifier? {
        let spoken = rated.filter { isSpoken($0.candidate) }
        let divisions = spoken.filter { $0.candidate.kind.contains(.subdivision) }
        guard divisions.count == 1, let division = divisions.first?.candidate,
            spoken.allSatisfy({
                $0.candidate.entry.country == division.entry.country
                    && (!$0.candidate.isCity || $0.candidate.entry.population < Self.seat)
            }), !rated.contains(where: { PlaceFeatures.isLocal($0.values, against: $0.values) })
        else { return nil }
        return division.identifier
    }

    // MARK: A country or a town

    /// What a name means that is a country's as often as a town's: a town of the country that is spoken of, the country where
    /// it is spoken of by more than this name, and nothing where the article gives no hint.
    private func contested(_ rated: [Rated]) -> EntityIdentifier? {
        let spoken = rated.filter { isSpoken($0.candidate) }
        if spoken.isEmpty { return alone(rated) }
        if let country = spoken.first(where: { $0.candidate.kind.contains(.country) }) {
            return country.candidate.identifier
        }
        return largest(spoken)?.identifier ?? EntityIdentifier.none
    }

    /// Without any other place in the article the country is meant, but not where a city has more people.
    private func alone(_ rated: [Rated]) -> EntityIdentifier {
        let country = rated.first { $0.candidate.kind.contains(.country) }?.candidate
        let people = Double(country?.entry.population ?? 0)
        let isLarger = rated.contains { $0.candidate.isCity && weight($0.candidate) >= people }
        return isLarger ? .none : country?.identifier ?? .none
    }

    private func isRegion(_ place: PlaceCandidate) -> Bool {
        place.kind.contains(.region) && place.identifier != .none
    }

    /// People; a country outweighs any city, a state all but the largest, and a name of our own list has no number.
    private func weight(_ place: PlaceCandidate) -> Double {
        if place.kind.contains(.country) { return 1e10 }
        if place.isState { return 2e6 }
        if place.kind.contains(.subdivision) { return 5e5 }
        return place.entry.population == 0 ? 8e6 : Double(place.entry.population)
    }
}
