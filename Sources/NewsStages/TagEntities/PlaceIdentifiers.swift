/// Chooses what a place name means in one article: the country, the city of that name, or nothing.
struct PlaceIdentifiers {
    private let tokens: [Token]
    private let gazetteer: Gazetteer
    private var countries: Set<UInt16> = []

    /// A country outweighs any city; a first-level division a city below two million people.
    private static let countryWeight: Double = 1e10
    private static let divisionWeight: Double = 2e6
    /// Names in our own list have no population there; they are the most usual meaning.
    private static let listedWeight: Double = 8e6
    /// A country that the article names makes its places this much more likely.
    private static let seenFactor: Double = 4
    private static let contextFactor: Double = 1e4
    /// The best meaning must be this much likelier than another one elsewhere.
    private static let margin: Double = 1.7

    init(_ tokens: [Token], _ gazetteer: Gazetteer, spans: [EntitySpan]) {
        self.tokens = tokens
        self.gazetteer = gazetteer
        for span in spans where span.type == .location || span.type == .group {
            guard let match = gazetteer.match(tokens, span.range) else { continue }
            for entry in gazetteer.candidates(match) where entry.kind.contains(.country) && entry.country != 0
            {
                countries.insert(entry.country)
            }
        }
    }

    /// The identifier of a place, none where it is unknown or could well be another place.
    func identifier(of span: EntitySpan, next: EntitySpan?) -> EntityIdentifier {
        guard let match = gazetteer.match(tokens, span.range) else { return .none }
        let places = gazetteer.candidates(match).filter { !$0.kind.isDisjoint(with: .place) }
        let candidates = places.filter { isMeant($0, among: places, match.classes, span) }
        guard !candidates.isEmpty else { return .none }
        let context = countriesAfter(span, next)
        var best: (entry: Gazetteer.Entry, weight: Double)?
        var second: Double = 0
        for entry in candidates {
            let weight = weight(of: entry, context: context)
            if let current = best, weight <= current.weight {
                if entry.identifier != current.entry.identifier { second = max(second, weight) }
            } else {
                if let current = best, current.entry.identifier != entry.identifier {
                    second = current.weight
                }
                best = (entry, weight)
            }
        }
        guard let best, best.weight >= second * Self.margin, isLikely(best.entry, context) else {
            return .none
        }
        return best.entry.identifier
    }

    private func weight(of entry: Gazetteer.Entry, context: Set<UInt16>) -> Double {
        var weight = Double(entry.population)
        if entry.kind.contains(.country) {
            weight = Self.countryWeight
        } else if entry.kind.contains(.subdivision) {
            weight = Self.statesFirst.contains(entry.country) ? Self.divisionWeight : Self.divisionWeight / 4
        } else if entry.population == 0 {
            weight = Self.listedWeight
        }
        if countries.contains(entry.country) { weight *= Self.seenFactor }
        if context.contains(entry.country) { weight *= Self.contextFactor }
        return weight
    }

    /// Whether a division can be meant at all: not where its large city has the same name (Dublin, Hiroshima), and not
    /// by a word such as "Central" or "Gulf" in an article that never names its country.
    private func isMeant(
        _ entry: Gazetteer.Entry, among places: [Gazetteer.Entry], _ classes: GazetteerClass,
        _ span: EntitySpan
    ) -> Bool {
        guard entry.kind.contains(.subdivision) else { return true }
        guard !Self.statesFirst.contains(entry.country) else { return true }
        let isVague = classes.contains(.region) || Self.directions.contains(tokens[span.lower].lowerHash)
        if isVague, !countries.contains(entry.country) { return false }
        return !places.contains { $0.kind.contains(.largeCity) && $0.country == entry.country }
    }

    /// Countries whose divisions news names without the country: AU, CA, GB, US, ZA.
    private static let statesFirst: Set<UInt16> = [0x4155, 0x4341, 0x4742, 0x5553, 0x5A41]
    private static let directions = Set(
        "central northern southern eastern western north south east west upper lower"
            .split(separator: " ").map { WordHash.of(String($0)) })

    /// A small town is only believed where the article is about its country.
    private func isLikely(_ entry: Gazetteer.Entry, _ context: Set<UInt16>) -> Bool {
        guard entry.kind.contains(.city) else { return true }
        return countries.contains(entry.country) || context.contains(entry.country)
    }

    /// The countries of what follows a comma: "Paris, Texas".
    private func countriesAfter(_ span: EntitySpan, _ next: EntitySpan?) -> Set<UInt16> {
        guard let next, next.lower == span.upper + 1, tokens[span.upper].hash == EntityLexicon.comma,
            let match = gazetteer.match(tokens, next.range)
        else { return [] }
        let wide = gazetteer.candidates(match).filter { !$0.kind.isDisjoint(with: [.country, .subdivision]) }
        return Set(wide.map(\.country))
    }
}
