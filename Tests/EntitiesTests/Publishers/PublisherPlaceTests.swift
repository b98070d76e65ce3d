import PipelineKit
import Testing

@testable import Entities

/// What the domain and the other articles of a publisher say about a name.
@Suite struct PublisherPlaceTests {
    private static let names = ListedNames(
        """
        C\tFrance\tiso3166:FR\t67000000\tFR
        C\tCanada\tiso3166:CA\t38000000\tCA
        S\tTexas\tiso3166:US-TX\t\tUS\tTX
        S\tOhio\tiso3166:US-OH\t\tUS\tOH
        B\tLondon\tgeonames:1\t8900000\tGB\tENG
        M\tLondon\tgeonames:2\t350000\tCA\tON
        B\tParis\tgeonames:3\t2100000\tFR
        M\tParis\tgeonames:4\t25000\tUS\tTX
        """,
        towns: """
            Paris\tgeonames:4\t25000\tUS\tTX\t33.66094\t-95.55551
            Ambrose\tgeonames:5\t900\tUS\tTX\t33.5\t-95.6
            Lamar County\t\t\tUS\tTX\t\t
            """)

    private static func learned(_ texts: [String], domain: String) -> PublisherPlace {
        var places = PublisherPlaces()
        let tagger = EntityTagger(resources: names.resources)
        for text in texts {
            if let notes = tagger.tag(text, language: "en", notesPlaces: true).notes {
                places.learn(notes, domain: domain)
            }
        }
        return places.place(of: domain)
    }

    private func id(_ text: String, _ place: String, _ publisher: PublisherPlace) -> String? {
        Self.names.tag(text, types: [.location], publisher: publisher).first { $0.text == place }?.id
    }

    @Test func `home is the division that two articles and every second one name`() {
        let texas = PlaceEvidence.Area(CountryCode("US".utf8), DivisionCode("TX".utf8))
        let town = "A farmer in Texas sold a bull."
        #expect(Self.learned([town, town, "Nothing was said."], domain: "theparisnews.com").home == texas)
        #expect(Self.learned(["The Lamar County court sat.", town], domain: "a.com").home == texas)
        #expect(Self.learned([town], domain: "a.com").home == nil)
        #expect(
            Self.learned([town, town, "He lives in Ohio.", "She lives in Ohio."], domain: "a.com").home == nil
        )
        #expect(Self.learned([town, town, "x.", "y.", "z."], domain: "a.com").home == nil)
    }

    @Test func `a name is the publisher's own town where the publisher is at home`() {
        let texas = Self.learned(
            ["A farmer in Texas sold a bull.", "It rained in Texas."], domain: "theparisnews.com")
        #expect(
            id("A fire broke out in Paris, the Lamar County sheriff said.", "Paris", texas) == "geonames:4")
        #expect(id("A fire broke out in Paris.", "Paris", texas) != "geonames:3")
        #expect(id("A fire broke out in Paris.", "Paris", .unknown) == "geonames:3")
    }

    @Test(
        arguments: [
            ("lfpress.ca", "CA"), ("www.bbc.co.uk", "GB"), ("civil.ge", "GE"), ("example.com", nil),
            ("mail.tv", nil),
            ("stanza.io", nil), ("localhost", nil), ("", nil),
        ] as [(String, String?)])
    func `a country's ending is the publisher's country`(domain: String, country: String?) {
        let code = country.map { CountryCode($0.utf8) }
        #expect(PublisherPlace(domain: domain).country == code)
    }

    @Test func `a domain may hold a town's name`() {
        let beacon = PublisherPlace(domain: "www.parisbeacon.com")
        #expect(
            beacon.names(Array("Paris".utf8)) && !beacon.names(Array("Texas".utf8))
                && !beacon.names(Array("Bea".utf8)))
        #expect(PublisherPlace(domain: "st-louis.example").names(Array("St. Louis".utf8)) == false)
        #expect(!PublisherPlace(domain: nil).names(Array("Paris".utf8)))
    }

    @Test func `a town of few people has an id only where its division is spoken for`() {
        #expect(id("A barn burnt in Ambrose, Texas.", "Ambrose", .unknown) == "geonames:5")
        #expect(
            id("A barn burnt in Texas. Ambrose has one engine. They met in Ambrose.", "Ambrose", .unknown)
                == "geonames:5")
        #expect(id("They met in Ambrose.", "Ambrose", .unknown) == nil)
    }

    @Test func `two letters of a state count behind a city only`() {
        let found = Self.names.places("They moved to Paris, TX, in May. OK, he said.")
        #expect(found == ["Paris geonames:4", "TX iso3166:US-TX"])
        #expect(Self.names.places("He said so, TX or not.").isEmpty)
    }
}
