import Testing

@testable import Entities

/// Which countries and divisions an article names or hints at.
@Suite struct PlaceEvidenceTests {
    private static let names = ListedNames(
        """
        C\tFrance\tiso3166:FR\t67000000\tFR
        C\tGeorgia\tiso3166:GE\t3700000\tGE
        S\tGeorgia\tiso3166:US-GA\t\tUS\tGA
        S\tTexas\tiso3166:US-TX\t\tUS\tTX
        S\tBavaria\tiso3166:DE-BY\t\tDE\tBY
        S\tLima\tiso3166:PE-LIM\t\tPE\tLIM
        B\tLima\tgeonames:1\t7700000\tPE\tLMA
        M\tOdense\tgeonames:2\t100000\tDK
        M\tHorsens\tgeonames:3\t99999\tDK
        B\tAustin\tgeonames:4\t900000\tUS\tTX
        M\tAustin\tgeonames:5\t225000\tCA\tON
        B\tDallas\tgeonames:6\t900000\tUS\tTX
        M\tDallas\tgeonames:7\t225001\tCA\tON
        N\tDanish\t\t\tDK
        """)

    private func evidence(_ text: String, _ places: [Range<Int>]) -> PlaceEvidence {
        PlaceEvidence(
            Self.names.tokens(text), Self.names.gazetteer,
            spans: places.map {
                EntitySpan(lower: $0.lowerBound, upper: $0.upperBound, type: .location, confidence: 1)
            })
    }

    private func code(_ letters: String) -> CountryCode { CountryCode(letters.utf8) }

    @Test func `a country is named by its name and by its people`() {
        #expect(evidence("in France", [1..<2]).named == [code("FR")])
        #expect(evidence("a Danish boat", []).named == [code("DK")])
        #expect(evidence("in Georgia", [1..<2]).named.isEmpty && evidence("in France", []).named.isEmpty)
    }

    @Test func `an unmistakable division or city hints at its country, for other names than its own`() {
        let words = PlaceEvidence.words(Self.names.tokens("Bavaria"), 0..<1)
        let found = evidence("in Bavaria", [1..<2])
        #expect(found.hints(at: code("DE"), besides: 0) && !found.hints(at: code("DE"), besides: words))
        #expect(found.hasDivisions(of: code("DE")) && found.named.isEmpty && found.cityDivisions.isEmpty)
        #expect(evidence("in Odense", [1..<2]).hints(at: code("DK"), besides: 0))
        #expect(!evidence("in Horsens", [1..<2]).hints(at: code("DK"), besides: 0))
        #expect(!evidence("in Odense", [1..<2]).hasDivisions(of: code("DK")))
    }

    @Test func `a city is unmistakable where the next of its name has a quarter of its people`() {
        let austin = evidence("in Austin", [1..<2]), dallas = evidence("in Dallas", [1..<2])
        #expect(austin.hints(at: code("US"), besides: 0) && austin.cityDivisions.count == 1)
        #expect(austin.hasDivisions(of: code("US")) && austin.divisions.isEmpty)
        #expect(!dallas.hints(at: code("US"), besides: 0) && dallas.cityDivisions.isEmpty)
    }

    @Test func `a division called as a large city is in is the city`() {
        let lima = evidence("in Lima", [1..<2])
        #expect(
            lima.divisions.isEmpty && lima.cityDivisions.count == 1 && lima.hints(at: code("PE"), besides: 0))
    }

    @Test func `an area holds what lies in it, or may`() throws {
        let entries = ["Austin", "Texas", "Odense", "France"].compactMap { name in
            Self.names.gazetteer.match(Self.names.tokens(name), 0..<1).flatMap {
                Self.names.gazetteer.candidates($0).first?.entry
            }
        }
        try #require(entries.count == 4)
        let texas = PlaceEvidence.Area(entries[1])
        #expect(texas.holds(entries[1]) && !texas.holds(entries[2]))
        #expect(
            PlaceEvidence.Area(code("US"), .unstated).holds(entries[1])
                && !PlaceEvidence.Area(code("US"), DivisionCode("CA".utf8)).holds(entries[1]))
        #expect(PlaceEvidence.Area(code("DK"), DivisionCode("83".utf8)).holds(entries[2]))
    }
}
