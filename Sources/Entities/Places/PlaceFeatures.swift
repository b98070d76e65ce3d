internal import Models

/// What speaks for one meaning of a place's name, as numbers.
struct PlaceFeatures {
    /// In the order of `values`; the weights were found by `scripts/train/places`.
    static let names = [
        "population", "country", "state", "division", "listed", "named", "hinted", "division named", "county",
        "division of a city", "near", "home division", "home country", "suffix", "other suffix", "foreign",
        "other division",
        "town", "in the publisher's name", "plain word", "largest", "lead", "only meaning", "home elsewhere",
    ]

    let evidence: PlaceEvidence
    let publisher: PublisherPlace

    /// The numbers of one candidate of a name, without those that the publisher's home decides.
    func values(
        _ candidate: PlaceCandidate, among all: [PlaceCandidate], words: UInt64, near: Double, isPlain: Bool,
        isInPublisher: Bool
    ) -> [Double] {
        let (entry, area) = (candidate.entry, candidate.area)
        let isNamed = evidence.named.contains(entry.country)
        let isHinted = evidence.hints(at: entry.country, besides: words)
        let hasDivision = candidate.isCity && evidence.divisions.contains(area)
        let population = Self.size(candidate)
        let rival =
            all.filter { $0.isCity && $0.identifier != candidate.identifier }.map(Self.size).max() ?? 2.7
        let isLargest = candidate.isCity && population > rival
        let isTown = candidate.isCity && entry.population > 0 && entry.population < 15_000
        let size = candidate.isCity ? population : 0
        return [
            size, bit(candidate.kind.contains(.country)), bit(candidate.isState),
            bit(candidate.kind.contains(.subdivision) && !candidate.isState),
            bit(candidate.isCity && entry.population == 0),
            bit(isNamed), bit(!isNamed && isHinted), bit(hasDivision),
            candidate.isCity && !hasDivision ? min(1, evidence.counties[area] ?? 0) : 0,
            bit(candidate.isCity && evidence.cityDivisions(besides: words).contains(area)), near,
            0, 0,
            bit(publisher.country == entry.country),
            bit(publisher.country.map { $0 != entry.country } ?? false),
            bit(!isNamed && !isHinted && !evidence.named.isEmpty),
            bit(candidate.isCity && !hasDivision && evidence.hasOtherDivision(than: area)), bit(isTown),
            isInPublisher ? size : 0, isPlain && candidate.isCity ? 1 : 0, bit(isLargest),
            isLargest ? min(3, population - rival) : 0, bit(all.count == 1),
            0,
        ]
    }

    /// The numbers with what the publisher's home says of a candidate.
    static func values(
        _ values: [Double], of candidate: PlaceCandidate, home: PlaceEvidence.Area?
    ) -> [Double] {
        guard let home else { return values }
        var values = values
        let isHome = home == candidate.area
        if isHome, home.division != .unstated { values[11] = 1 }
        if home.country == candidate.entry.country { values[12] = 1 }
        if candidate.isCity, home.division != .unstated, !isHome { values[23] = 1 }
        return values
    }

    /// The power of ten of a place's people; names of our own list have no number and are the most common meaning.
    private static func size(_ place: PlaceCandidate) -> Double {
        place.entry.population == 0
            ? 6.9 : Double(FloatFunctions.logarithm(Float(place.entry.population)) / 2.302585)
    }

    /// Whether the publisher's domain holds the name.
    static func isPublishers(_ values: [Double]) -> Bool { values[18] > 0 }

    /// Whether the article names a meaning's country, or what hints at it.
    static func isOfSpokenCountry(_ values: [Double]) -> Bool { values[5] > 0 || values[6] > 0 }

    /// Whether something near speaks for a meaning: its division, a county, the publisher or a neighbour.
    ///
    /// A neighbour does not where the article speaks of the other meaning's country, nor for a village.
    static func isLocal(_ values: [Double], against other: [Double]) -> Bool {
        if values[7] > 0 || values[8] > 0 || values[11] > 0 || values[13] > 0 { return true }
        return values[10] >= 0.7 && values[0] >= 3.5 && other[5] == 0 && other[6] == 0
    }

    private func bit(_ value: Bool) -> Double { value ? 1 : 0 }
}
