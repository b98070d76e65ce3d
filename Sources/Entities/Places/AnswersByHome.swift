/// What a name means for each home that its publisher may have.
///
/// Only a division or a country that a meaning is in makes a difference, so that all others are two: one with a division, one
/// without.
struct AnswersByHome: Equatable {
    typealias Area = PlaceEvidence.Area

    /// By the order of the area.
    private(set) var identifiers: [UInt32: EntityIdentifier] = [:]

    /// Stands for any country, or any division, that no meaning is in.
    private static let any: UInt16 = .max

    /// The homes that can be told apart by meanings in these areas.
    static func homes(of areas: [Area]) -> Set<Area> {
        var homes: Set<Area> = [Area(any, 0), Area(any, any)]
        for area in areas {
            homes.formUnion([area, Area(area.country, 0), Area(area.country, any)])
        }
        return homes
    }

    subscript(home: Area) -> EntityIdentifier? {
        get {
            let rest: UInt16 = home.division == 0 ? 0 : Self.any
            let areas = [home, Area(home.country, rest), Area(Self.any, rest)]
            return areas.lazy.compactMap { identifiers[$0.order] }.first
        }
        set { identifiers[home.order] = newValue }
    }

    func contains(where holds: (EntityIdentifier) -> Bool) -> Bool {
        identifiers.values.contains(where: holds)
    }
}
