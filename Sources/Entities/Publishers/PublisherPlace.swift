internal import TextKit

/// What is known of where an article's publisher is.
package struct PublisherPlace: Sendable {
    /// The country or division that its articles are mostly about; nil where that is unknown.
    var home: PlaceEvidence.Area?
    /// The country of its domain's ending: "lfpress.ca".
    private(set) var country: CountryCode?
    /// Letters of its domain, which may hold a town's name: "parisbeacon".
    private var label: [UInt8] = []

    static let unknown = PublisherPlace(domain: nil)

    package var isHomeKnown: Bool { home != nil }

    init(domain: String?, home: PlaceEvidence.Area? = nil) {
        self.home = home
        guard let domain else { return }
        let parts = domain.utf8.map(ASCII.lowercased).split(separator: 0x2E)
        label = parts.dropLast().max { $0.count < $1.count }.map(Array.init) ?? []
        country = parts.last.flatMap(Self.country)
    }

    /// Two letters are a country, but for those that are sold to everybody.
    private static func country(_ ending: ArraySlice<UInt8>) -> CountryCode? {
        guard ending.count == 2 else { return nil }
        let code = String(decoding: ending.map { $0 - 0x20 }, as: UTF8.self)
        guard !["TV", "CO", "IO", "ME", "FM", "AI", "CC", "WS", "EU", "LY", "TO", "IS", "AM"].contains(code)
        else { return nil }
        return CountryCode((code == "UK" ? "GB" : code).utf8)
    }

    /// Whether the domain holds a name: letters alone are compared.
    func names(_ name: [UInt8]) -> Bool {
        let letters = name.filter(ASCII.isLetter).map(ASCII.lowercased)
        guard letters.count > 3, letters.count <= label.count else { return false }
        return (0...label.count - letters.count).contains {
            label[$0..<$0 + letters.count].elementsEqual(letters)
        }
    }
}

/// Learns from a publisher's articles where it is.
package struct PublisherPlaces: Sendable {
    private var counts: [String: [PlaceEvidence.Area: Int]] = [:]
    private var articles: [String: Int] = [:]
    /// What a list states, which is not learned.
    private let listed: [String: PlaceEvidence.Area]

    package init() { self.init(listed: [:]) }

    init(listed: [String: PlaceEvidence.Area]) { self.listed = listed }

    /// Counts the areas that one article names.
    mutating func add(_ areas: some Sequence<PlaceEvidence.Area>, domain: String) {
        articles[domain, default: 0] += 1
        for area in areas { counts[domain, default: [:]][area, default: 0] += 1 }
    }

    /// Counts what one article says.
    package mutating func learn(_ notes: PlaceNotes, domain: String) { add(notes.areas, domain: domain) }

    /// What is known of a domain.
    ///
    /// Home is what two articles or more and at least every second one name, and half as many again as any other.
    package func place(of domain: String?) -> PublisherPlace {
        if let domain, let home = listed(domain) { return PublisherPlace(domain: domain, home: home) }
        guard let domain, let counts = counts[domain] else { return PublisherPlace(domain: domain) }
        let order = counts.sorted { ($1.value, $0.key.order) < ($0.value, $1.key.order) }
        let (home, count) = (order[0].key, order[0].value)
        let second = order.count > 1 ? order[1].value : 0
        let isHome = count >= 2 && count * 2 >= articles[domain, default: 0] && count * 2 >= second * 3
        return PublisherPlace(domain: domain, home: isHome ? home : nil)
    }

    /// The listed place of a domain or of the shorter ones that it is below: "sport.courier.example" is "courier.example".
    private func listed(_ domain: String) -> PlaceEvidence.Area? {
        guard !listed.isEmpty else { return nil }
        var rest = domain.lowercased()[...]
        while true {
            if let area = listed[String(rest)] { return area }
            guard let dot = rest.firstIndex(of: ".") else { return nil }
            rest = rest[rest.index(after: dot)...]
        }
    }
}
