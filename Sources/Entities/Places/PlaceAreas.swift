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
    /// By the order of an area: where most of its people live.
    private let centres: [UInt32: Position]

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
        return PlaceEvidence.Area(code: identifier).flatMap { centres[$0.order] }
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
            var east = Int64(town.longitude) - Int64(largest.longitude)
            if east > 18_000_000 { east -= 36_000_000 } else if east < -18_000_000 { east += 36_000_000 }
            people += weight
            north += weight * (Int64(town.latitude) - Int64(largest.latitude))
            self.east += weight * east
        }

        /// To a hundredth of a degree.
        var middle: Position {
            var east = Int64(largest.longitude) + self.east / people
            if east > 18_000_000 { east -= 36_000_000 } else if east < -18_000_000 { east += 36_000_000 }
            let north = Int64(largest.latitude) + self.north / people
            return Position(latitude: Int32(north / 1000 * 1000), longitude: Int32(east / 1000 * 1000))
        }
    }

    private static func centres(_ towns: TownTable) -> [UInt32: Position] {
        var sums: [UInt32: Sum] = [:]
        towns.forEach { town in
            for order in orders(of: town) where town.population > sums[order]?.largest.population ?? 0 {
                sums[order] = Sum(largest: town)
            }
        }
        towns.forEach { town in for order in orders(of: town) { sums[order]?.add(town) } }
        return sums.mapValues(\.middle)
    }

    /// The country, and the division where it is known.
    private static func orders(of town: TownTable.Record) -> [UInt32] {
        guard !town.isCounty else { return [] }
        let country = PlaceEvidence.Area(town.country, .unstated).order
        return town.division == .unstated ? [country] : [country, PlaceEvidence.Area(town.entry).order]
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
