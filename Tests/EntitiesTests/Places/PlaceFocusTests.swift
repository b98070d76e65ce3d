import Files
import PipelineKit
import TestSupport
import Testing

@testable import Entities

/// Points of places, the place that a text is about, and the list of publishers.
@Suite struct PlaceFocusTests {
    private static let tagger: EntityTagger? = {
        var options = EntityTaggerOptions()
        (options.coordinates, options.focus) = (true, true)
        return try? EntityTagger(resources: EntityResources(directory: Checkout.data), options: options)
    }()

    @Test(
        arguments: [
            ("A fire broke out in Lyon. The mayor of Lyon thanked crews from Paris.", "geonames:2996944"),
            (
                "Texas votes on Tuesday. Polls open in Houston, Dallas and Austin, and Texas counts by hand.",
                "iso3166:US-TX"
            ),
            ("Voters in France chose a president. Lyon, Marseille and Toulouse voted late.", "iso3166:FR"),
            ("Ministers from Japan, Brazil, Kenya and Norway met online.", nil),
            ("He said nothing.", nil),
        ] as [(String, String?)])
    func `an article is about the smallest place that most of it names`(text: String, id: String?) throws {
        let tagger = try #require(Self.tagger)
        let focus = tagger.tag(text, language: "en").focus
        #expect(focus?.id == id)
        #expect(focus == nil || focus?.position != nil)
    }

    @Test func `a town has its point, a country the middle of its people, a person none`() throws {
        let tagger = try #require(Self.tagger)
        let found = tagger.tag("Anna Berg flew from Paris to Fiji and on to Russia.", language: "en").entities
        func position(_ name: String) -> Position? { found.first { $0.name == name }?.position }
        #expect(position("Paris") == Position(latitude: 4_885_341, longitude: 234_880))
        let fiji = try #require(position("Fiji"))
        #expect(abs(fiji.latitude + 1_780_000) < 100_000 && abs(abs(fiji.longitude) - 17_800_000) < 200_000)
        let russia = try #require(position("Russia"))
        #expect(
            (5_000_000...6_000_000).contains(russia.latitude)
                && (4_000_000...7_000_000).contains(russia.longitude))
        #expect(position("Anna Berg") == nil)
    }

    @Test func `a focus goes with the last paragraph that names it`() {
        var record = Record(kind: .page, input: InputReference(path: ""))
        record.text = "Lund burns.\n\nNothing else."
        record.entities = [
            Entity(text: "Lund", type: "LOC", start: 0, end: 4, name: "Lund", id: "geonames:1", count: 1)
        ]
        record.focus = Focus(name: "Lund", id: "geonames:1", position: nil)
        record.keepParagraphs([true, false])
        #expect(record.focus != nil)
        record.keepParagraphs([false])
        #expect(record.focus == nil)
    }

    // MARK: The list of publishers

    private static let towns = TownTable(
        list: Array("Paris\tgeonames:4717560\t25000\tUS\tTX\t33.6\t-95.5".utf8))

    @Test func `a list states where publishers are, for the hosts below a domain, too`() throws {
        let list = try PublisherList(
            Array(
                "# own\ncourier.example\tUS-OH\r\nparis.example\tgeonames:4717560\nch.example\tiso3166:CH\n"
                    .utf8),
            towns: Self.towns)
        let places = PublisherPlaces(listed: list.places)
        #expect(places.place(of: "sport.Courier.example").home == PlaceEvidence.Area(iso: "US-OH"))
        #expect(places.place(of: "paris.example").home == PlaceEvidence.Area(iso: "US-TX"))
        #expect(places.place(of: "ch.example").home == PlaceEvidence.Area(iso: "CH"))
        #expect(places.place(of: "example").home == nil && places.place(of: nil).home == nil)
        #expect(list.digest != nil)
    }

    @Test(arguments: [
        "courier.example", "courier\tUS-OH", "a.example\tOhio", "a.example\tgeonames:12", "a b.c\tUS",
    ])
    func `a bad line of the list is told with its number`(line: String) {
        #expect {
            try PublisherList(Array("# own\n\(line)\n".utf8), towns: Self.towns)
        } throws: { error in
            (error as? ResourceError)?.message.hasPrefix("line 2 is not") ?? false
        }
    }
}
