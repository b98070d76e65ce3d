internal import PipelineKit
internal import TextKit

/// Where the places of identifiers are: the area that each is or is in, and its point on the earth.
struct PlaceAreas: Sendable {
    /// A place as part of larger ones.
    struct Place: Equatable {
        var area: PlaceEvidence.Area
        var isCity: Bool
    }

    private let towns: TownTable
    /// Where most of an area's people live.
    private let centres: [PlaceEvidence.Area: Position]

    /// Reads the whole table once.
    init(_ towns: TownTable) {
        self.towns = towns
        centres = Self.centres(towns)
    }

    /// What a place of GeoNames or ISO 3166 is; nil for any other identifier.
    func place(_ identifier: String) -> Place? {
        let bytes = Array(identifier.utf8)[...]
        if let number = EntityIdentifier(bytes).geonames {
            return towns.record(of: number).map { Place(area: PlaceEvidence.Area($0.entry), isCity: true) }
        }
        return PlaceEvidence.Area(code: identifier).map { Place(area: $0, isCity: false) }
    }

    /// A town's point, or the middle of the people of a country or a division; nil where neither is known.
    func position(of identifier: String?) -> Position? {
        guard let identifier else { return nil }
        if let number = EntityIdentifier(Array(identifier.utf8)[...]).geonames {
            return towns.position(of: number)
        }
        return PlaceEvidence.Area(code: identifier).flatMap { centres[$0] }
    }

    // MARK: Centres

    /// Sums of people, and of people times the distance in degrees from the largest town, which no date line divides.
    private struct Sum {
        var largest: TownTable.Record
        var people: Int64 = 0
        var north: Int64 = 0
        var east: Int64 = 0

        mutating func add(_ town: TownTable.Record) {
            let weight = Int64(town.population) / 100 + 1
            people += weight
            north += weight * (Int64(town.latitude) - Int64(largest.latitude))
            east += weight * Self.turned(Int64(town.longitude) - Int64(largest.longitude))
        }

        /// To a hundredth of a degree.
        var middle: Position {
            let east = Self.turned(Int64(largest.longitude) + east / people)
            let north = Int64(largest.latitude) + self.north / people
            return Position(latitude: Int32(north / 1000 * 1000), longitude: Int32(east / 1000 * 1000))
        }

        /// The same longitude within half a turn.
        private static func turned(_ longitude: Int64) -> Int64 {
            longitude > 18_000_000
                ? longitude - 36_000_000 : longitude < -18_000_000 ? longitude + 36_000_000 : longitude
        }
    }

    private static func centres(_ towns: TownTable) -> [PlaceEvidence.Area: Position] {
        var sums: [PlaceEvidence.Area: Sum] = [:]
        towns.forEach { town in
            for area in areas(of: town) where town.population > sums[area]?.largest.population ?? 0 {
                sums[area] = Sum(largest: town)
            }
        }
        towns.forEach { town in for area in areas(of: town) { sums[area]?.add(town) } }
        return sums.mapValues(\.middle)
    }

    /// The country, and the division where it is known.
    private static func areas(of town: TownTable.Record) -> [PlaceEvidence.Area] {
        guard !town.isCounty else { return [] }
        let country = PlaceEvidence.Area(town.country, .unstated)
        return town.division == .unstated ? [country] : [country, PlaceEvidence.Area(town.entry)]
    }
}

extension PlaceEvidence.Area {
    /// The country or division of "iso3166:US-TX"; nil for anything else.
    init?(code identifier: String) {
        let scheme = "iso3166:"
        guard identifier.hasPrefix(scheme) else { return nil }
        self.init(iso: identifier.dropFirst(scheme.count))
    }

    /// "US" or "US-TX".
    init?(iso code: some StringProtocol) {
        let parts = code.utf8.split(
            separator: UInt8(ascii: "-"), maxSplits: 1, omittingEmptySubsequences: false)
        guard let country = parts.first, country.count == 2, country.allSatisfy(ASCII.isUpper),
            parts.count == 1 || (1...3).contains(parts[1].count) && parts[1].allSatisfy(ASCII.isAlphanumeric)
        else { return nil }
        self.init(
            CountryCode(country), parts.count == 1 ? .unstated : DivisionCode(parts[1]))
    }
}
