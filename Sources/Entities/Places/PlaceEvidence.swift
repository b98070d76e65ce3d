internal import TextKit

/// The evidence of an article's location: the countries and divisions that it names or hints at.
struct PlaceEvidence {
    /// A country, or a division of one.
    struct Area: Hashable {
        var country: CountryCode
        /// Unstated for the whole country.
        var division: DivisionCode

        init(_ country: CountryCode, _ division: DivisionCode) {
            (self.country, self.division) = (country, division)
        }

        /// The area that a name is of itself; nil for a city.
        init?(region candidate: Gazetteer.Candidate) {
            guard !candidate.kind.isDisjoint(with: [.country, .subdivision]) else { return nil }
            self.init(
                candidate.entry.country,
                candidate.kind.contains(.country) ? .unstated : candidate.entry.division)
        }

        init(_ entry: Gazetteer.Entry) { self.init(entry.country, entry.division) }

        init(order: UInt32) {
            self.init(
                CountryCode(rawValue: UInt16(order >> 16)),
                DivisionCode(rawValue: UInt16(truncatingIfNeeded: order)))
        }

        var order: UInt32 { UInt32(country.rawValue) << 16 | UInt32(division.rawValue) }

        /// Whether a place is in the area, or may be because its division is unknown.
        func holds(_ entry: Gazetteer.Entry) -> Bool {
            country == entry.country
                && (division == .unstated || entry.division == .unstated || division == entry.division)
        }
    }

    /// Countries whose divisions news names without the country.
    static let statesFirst = Set(["AU", "CA", "GB", "US", "ZA"].map { CountryCode($0.utf8) })

    /// Countries named as such or by their people.
    private(set) var named: Set<CountryCode> = []
    /// The words that name each.
    private var namers: [CountryCode: Set<UInt64>] = [:]
    /// Countries of which an unmistakable division or city is named, and the words that name it.
    private var hints: [CountryCode: Set<UInt64>] = [:]
    private(set) var divisions: Set<Area> = []
    /// Divisions of the cities that are named.
    private(set) var cityDivisions: Set<Area> = []

    /// Shares of the divisions in which a county that the article names can be.
    private(set) var counties: [Area: Double] = [:]
    /// The divisions of unmistakable cities, by the city's words.
    private var cityAreas: [UInt64: Area] = [:]

    /// A city is unmistakable if no other of its name has a quarter of its people.
    private static let dominance: UInt64 = 4

    init(
        _ tokens: [Token], _ gazetteer: Gazetteer, spans: [EntitySpan],
        towns: TownTable = TownTable(list: []), language: String? = nil
    ) {
        addCounties(tokens, towns)
        for span in spans where span.type == .location {
            guard let name = PlaceName(span, tokens, gazetteer) else { continue }
            add(name.meanings(gazetteer, language), words: Self.words(tokens, span.range))
        }
        addPeople(tokens, gazetteer, language)
        named.remove(.unstated)
        hints[.unstated] = nil
    }

    /// The countries whose people or things are spoken of: "a Spanish court", "el gobierno colombiano".
    private mutating func addPeople(_ tokens: [Token], _ gazetteer: Gazetteer, _ language: String?) {
        if let countries = Demonyms.countries(in: language) {
            for token in tokens {
                if let country = countries[token.lowerHash] { name(country, by: token.lowerHash) }
            }
        }
        for index in tokens.indices where tokens[index].isCapitalised {
            guard let match = gazetteer.match(tokens, index..<index + 1), match.classes.contains(.demonym)
            else { continue }
            for candidate in gazetteer.candidates(match) where candidate.kind.contains(.demonym) {
                name(candidate.entry.country, by: tokens[index].lowerHash)
            }
        }
    }

    private mutating func name(_ country: CountryCode, by words: UInt64) {
        named.insert(country)
        namers[country, default: []].insert(words)
    }

    /// "Lamar County" and "Lamar and Ellis counties" speak for the states that have one.
    private mutating func addCounties(_ tokens: [Token], _ towns: TownTable) {
        var seen: Set<UInt64> = []
        for index in tokens.indices where Self.countyWords.contains(tokens[index].lowerHash) && index > 0 {
            for length in (1...3).reversed() where index >= length && tokens[index - length].isCapitalised {
                let range = index - length..<index + 1
                let states = Set(towns.records(tokens, range).filter(\.isCounty).map { Area($0.entry) })
                guard !states.isEmpty, seen.insert(Self.words(tokens, range)).inserted else { continue }
                for state in states { counties[state, default: 0] += 1 / Double(states.count) }
                break
            }
        }
    }

    private static let countyWords = WordHash.set("county co. parish")

    /// The divisions of unmistakable cities of other names.
    func cityDivisions(besides words: UInt64) -> Set<Area> {
        Set(cityAreas.filter { $0.key != words }.values)
    }

    /// Whether the article names divisions of the same country, and not this one.
    func hasOtherDivision(than area: Area) -> Bool {
        !divisions.contains(area) && divisions.contains { $0.country == area.country }
    }

    /// What the article says about its publisher's home: divisions, else nothing.
    var areas: Set<Area> {
        divisions.union(cityAreas.values).union(counties.filter { $0.value >= 0.5 }.keys)
    }

    /// A name without regard to case.
    static func words(_ tokens: [Token], _ range: Range<Int>) -> UInt64 {
        range.reduce(0) { WordHash.mix($0, tokens[$1].lowerHash) }
    }

    /// Whether a country is spoken of by other words than these: its name, its people, or places in it.
    func speaks(of country: CountryCode, besides words: UInt64) -> Bool {
        namers[country]?.contains { $0 != words } ?? false || hints(at: country, besides: words)
    }

    /// Whether another name than this one hints at a country.
    func hints(at country: CountryCode, besides words: UInt64) -> Bool {
        hints[country]?.contains { $0 != words } ?? false
    }

    /// Whether a division of a country, or a city in one, is named.
    func hasDivisions(of country: CountryCode) -> Bool {
        divisions.contains { $0.country == country } || cityDivisions.contains { $0.country == country }
    }

    private mutating func add(_ candidates: [Gazetteer.Candidate], words: UInt64) {
        let countries = candidates.filter { $0.kind.contains(.country) }
        let divisions = candidates.filter { $0.kind.contains(.subdivision) }
        let states = divisions.filter { Self.statesFirst.contains($0.entry.country) }
        // "Georgia" is not evidence.
        guard countries.isEmpty || states.isEmpty else { return }
        for country in countries { name(country.entry.country, by: words) }
        guard countries.isEmpty else { return }
        let cities = candidates.filter { !$0.kind.isDisjoint(with: [.city, .largeCity]) }
        if Set(divisions.map(\.identifier)).count == 1, let division = divisions.first,
            !cities.contains(where: { Self.outweighs($0, states: states) })
        {
            hints[division.entry.country, default: []].insert(words)
            self.divisions.insert(Area(division.entry))
        } else if states.isEmpty, let city = unmistakable(cities) {
            hints[city.country, default: []].insert(words)
            if city.division != .unstated {
                cityDivisions.insert(Area(city))
                cityAreas[words] = Area(city)
            }
        }
    }

    /// Whether a city is meant as often as the division of its name: "Lima", "New York"; but "Virginia" is the state.
    private static func outweighs(_ city: Gazetteer.Candidate, states: [Gazetteer.Candidate]) -> Bool {
        city.entry.population == 0
            || (city.kind.contains(.largeCity) && (states.isEmpty || city.entry.population >= 1_000_000))
    }

    private func unmistakable(_ cities: [Gazetteer.Candidate]) -> Gazetteer.Entry? {
        guard let largest = cities.max(by: { $0.entry.population < $1.entry.population })?.entry,
            largest.population >= 100_000
        else { return nil }
        let isMet = cities.allSatisfy {
            $0.entry.country == largest.country && $0.entry.division == largest.division
                || UInt64($0.entry.population) * Self.dominance <= UInt64(largest.population)
        }
        return isMet ? largest : nil
    }
}
