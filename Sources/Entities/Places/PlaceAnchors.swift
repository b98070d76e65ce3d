internal import PipelineKit

/// Where the cities are that an article's names mean without doubt.
///
/// Of few places far from each other the one in their region is meant: Tsushima near Fukuoka is the island's town, not the one at Nagoya.
struct PlaceAnchors {
    private var positions: [Position] = []

    /// A city of this size is where everybody knows, if it has as many times the people of any other of its name.
    private static let known: UInt64 = 100_000
    private static let lead: UInt64 = 4
    /// More places of one name are too many to be told by distance alone.
    private static let few = 4
    private static let region: Double = 200
    /// How many times as far all others must be.
    private static let farther: Double = 3

    /// Takes up the cities of a name.
    mutating func add(_ places: [PlaceCandidate]) {
        let sorted = places.sorted { $0.entry.population > $1.entry.population }
        guard let first = sorted.first, let position = first.position,
            UInt64(first.entry.population) >= Self.known,
            sorted.dropFirst().allSatisfy({
                UInt64($0.entry.population) * Self.lead <= UInt64(first.entry.population)
            })
        else { return }
        positions.append(position)
    }

    /// The one place of a name that is in a region of the article, none where there is no such.
    func nearest(of candidates: [PlaceCandidate]) -> EntityIdentifier {
        guard (2...Self.few).contains(candidates.count), candidates.allSatisfy(\.isCity) else { return .none }
        let sorted = candidates.map { (place: $0, distance: distance($0)) }.sorted {
            ($0.distance, $0.place.entry.population) < ($1.distance, $1.place.entry.population)
        }
        guard sorted[0].distance <= Self.region, sorted[1].distance >= sorted[0].distance * Self.farther
        else {
            return .none
        }
        return sorted[0].place.identifier
    }

    private func distance(_ place: PlaceCandidate) -> Double {
        guard let own = place.position else { return .infinity }
        // A place is no anchor of itself.
        return positions.filter { $0 != own }.map { $0.kilometres(to: own) }.min() ?? .infinity
    }
}
