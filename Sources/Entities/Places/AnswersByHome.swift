/// What a name means for each home that its publisher may have.
///
/// Only a division or a country that a meaning is in makes a difference, so that all others are two: one with a division, one
/// without.
struct AnswersByHome: Equatable {
    typealias Area = PlaceEvidence.Area

    private(set) var identifiers: [Area: EntityIdentifier] = [:]

    /// Stand for any country, and any division, that no meaning is in.
    private static let (anyCountry, anyDivision) = (CountryCode(rawValue: .max), DivisionCode(rawValue: .max))

    /// The homes that can be told apart by meanings in these areas.
    static func homes(of areas: [Area]) -> Set<Area> {
        var homes: Set<Area> = [Area(anyCountry, .unstated), Area(anyCountry, anyDivision)]
        for area in areas {
            homes.formUnion([area, Area(area.country, .unstated), Area(area.country, anyDivision)])
        }
        return homes
    }

    subscript(home: Area) -> EntityIdentifier? {
        get {
            let rest = home.division == .unstated ? .unstated : Self.anyDivision
            let areas = [home, Area(home.country, rest), Area(Self.anyCountry, rest)]
            return areas.lazy.compactMap { identifiers[$0] }.first
        }
        set { identifiers[home] = newValue }
    }

    func contains(where holds: (EntityIdentifier) -> Bool) -> Bool {
        identifiers.values.contains(where: holds)
    }
}
