internal import PipelineKit

/// A place that a name can mean, from the lists or from the table of towns.
struct PlaceCandidate {
    var entry: Gazetteer.Entry
    var kind: GazetteerClass
    var position: Position?

    var identifier: EntityIdentifier { entry.identifier }
    var area: PlaceEvidence.Area { PlaceEvidence.Area(entry) }
    var isState: Bool { kind.contains(.subdivision) && PlaceEvidence.statesFirst.contains(entry.country) }
    var isCity: Bool { kind.isDisjoint(with: [.country, .subdivision, .region]) }

    init(_ candidate: Gazetteer.Candidate, _ towns: TownTable) {
        (entry, kind) = (candidate.entry, candidate.kind)
        position = entry.identifier.geonames.flatMap(towns.position)
    }

    /// Of seats of districts that the table has without a number of people it is not known; they are small.
    init(_ town: TownTable.Record) {
        (entry, kind, position) = (town.entry, .city, town.position)
        entry.population = max(entry.population, TownTable.fewest)
    }

    /// All places of a name: those of the lists first, then towns that they do not have; each once.
    static func all(_ name: PlaceName?, _ range: Range<Int>, _ context: MentionContext) -> [PlaceCandidate] {
        var found: [PlaceCandidate] = []
        var seen: [EntityIdentifier: Int] = [:]
        for listed in name?.meanings(context.gazetteer, context.language) ?? []
        where !listed.kind.isDisjoint(with: .place) {
            if let index = seen[listed.identifier] {
                found[index].kind.formUnion(listed.kind)
            } else {
                seen[listed.identifier] = found.count
                found.append(PlaceCandidate(listed, context.towns))
            }
        }
        let towns =
            mayBeTown(name?.match, range, context) ? context.towns.records(context.tokens, range) : []
        if !context.towns.isEmpty, found.contains(where: { $0.isState || $0.kind.contains(.country) }) {
            // "Oklahoma" is an alternate name of Oklahoma City, "Mexico" of Mexico City: the state and the country are meant.
            let known = Set(towns.map(\.entry.identifier))
            found.removeAll { $0.isCity && $0.entry.population > 0 && !known.contains($0.identifier) }
        }
        removeSeats(among: &found, towns)
        for town in towns where !town.isCounty && seen[town.entry.identifier] == nil {
            found.append(PlaceCandidate(town))
        }
        return found
    }

    /// Countries whose capitals have the name of their state beside their own.
    ///
    /// "Pará" is not Belém, nor "Johor" Johor Bahru. In others such a name is the city's in the country's language: Wien, Praha.
    private static let statesBesideSeats = Set(["BR", "MY"].map { CountryCode($0.utf8) })

    private static func removeSeats(among found: inout [PlaceCandidate], _ towns: [TownTable.Record]) {
        let states = Set(
            found.filter { $0.kind.contains(.subdivision) }.map(\.entry.country)
        ).intersection(statesBesideSeats)
        guard !states.isEmpty else { return }
        let known = Set(towns.map(\.entry.identifier))
        found.removeAll {
            $0.isCity && states.contains($0.entry.country) && !known.contains($0.identifier)
        }
    }

    /// A sea or a continent is no town, nor is a word of three letters, which is mostly an abbreviation ("Kan").
    private static func mayBeTown(
        _ match: Gazetteer.Match?, _ range: Range<Int>, _ context: MentionContext
    ) -> Bool {
        match?.classes.contains(.region) != true
            && (range.count > 1 || context.tokens[range.lowerBound].scalarCount > 3)
    }
}
