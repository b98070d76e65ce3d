internal import PipelineKit

/// Finds the place that an article is about among those that it names.
///
/// Each mention counts, those at the beginning three times, and a town counts for its division and its country, too. The answer is the
/// smallest place that most of what is said within the next larger one is about.
struct PlaceFocus {
    private typealias Area = PlaceEvidence.Area

    private let areas: PlaceAreas
    /// Mentions weighed, by identifier, and by the areas around each.
    private var weights: [String: Int] = [:]
    private var sums: [Area: Int] = [:]
    private var total = 0
    private var first: [String: Int] = [:]

    /// Unicode scalars of a text's beginning: headline, dateline and the first paragraph of news.
    private static let beginning = 300
    private static let weightOfBeginning = 3

    /// The place that `entities` are about; nil where that is none or several.
    static func of(_ entities: [Entity], _ areas: PlaceAreas) -> Focus? {
        var focus = PlaceFocus(areas)
        for entity in entities where entity.type == EntityType.location.rawValue { focus.add(entity) }
        guard let id = focus.choice, let index = focus.first[id] else { return nil }
        let entity = entities.first { $0.start == index && $0.id == id }
        return entity.map { Focus(name: $0.name, id: id, position: areas.position(of: id)) }
    }

    private init(_ areas: PlaceAreas) { self.areas = areas }

    private mutating func add(_ entity: Entity) {
        guard let id = entity.id, let place = areas.place(id) else { return }
        let weight = entity.start < Self.beginning ? Self.weightOfBeginning : 1
        first[id] = min(first[id] ?? .max, entity.start)
        weights[id, default: 0] += weight
        total += weight
        sums[Area(place.area.country, .unstated), default: 0] += weight
        if place.area.division != .unstated { sums[place.area, default: 0] += weight }
    }

    /// Countries, divisions of the chosen one, then towns: each must have more than half of what the larger place has.
    private var choice: String? {
        guard let country = largest(sums.filter { $0.key.division == .unstated }, of: total) else {
            return nil
        }
        let inside = sums.filter { $0.key.country == country.country && $0.key.division != .unstated }
        let division = largest(inside, of: sums[country] ?? 0)
        let area = division ?? country
        let towns = weights.filter { id, _ in
            areas.place(id).map { $0.isCity && isIn($0.area, area) } ?? false
        }
        return town(towns, of: sums[area] ?? 0) ?? named(area) ?? (division == nil ? nil : named(country))
    }

    private func isIn(_ place: Area, _ area: Area) -> Bool {
        area.division == .unstated ? place.country == area.country : place == area
    }

    private func largest(_ sums: [Area: Int], of whole: Int) -> Area? {
        let best = sums.max { ($0.value, $1.key.order) < ($1.value, $0.key.order) }
        return best.flatMap { $0.value * 2 > whole ? $0.key : nil }
    }

    /// The town that is named as often as all else in its area that is not the area itself.
    private func town(_ towns: [String: Int], of whole: Int) -> String? {
        let all = towns.values.reduce(0, +)
        let best = towns.max { first, second in
            (first.value, self.first[second.key] ?? 0, second.key)
                < (second.value, self.first[first.key] ?? 0, first.key)
        }
        guard let best, best.value * 2 > all, best.value * 3 >= whole else { return nil }
        return best.key
    }

    /// The identifier by which the article names an area itself.
    private func named(_ area: Area) -> String? {
        weights.keys.filter { id in areas.place(id).map { !$0.isCity && $0.area == area } ?? false }
            .min()
    }
}
