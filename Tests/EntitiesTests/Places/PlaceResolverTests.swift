import PipelineKit
import Testing

@testable import Entities

/// What a place's name means by what else the article names; populations are set to stand on either side of a limit.
@Suite struct PlaceResolverTests {
    private static let lists = """
        C\tFrance\tiso3166:FR\t67000000\tFR
        C\tSpain\tiso3166:ES\t47000000\tES
        C\tChad\tiso3166:TD\t17000000\tTD
        C\tGeorgia\tiso3166:GE\t3700000\tGE
        C\tUnited States\tiso3166:US\t330000000\tUS
        S\tGeorgia\tiso3166:US-GA\t\tUS\tGA
        S\tTexas\tiso3166:US-TX\t\tUS\tTX
        S\tMaine\tiso3166:US-ME\t\tUS\tME
        B\tParis\tgeonames:1\t2000000\tFR
        M\tParis\tgeonames:2\t24000\tUS\tTX
        B\tPortland\tgeonames:3\t650000\tUS\tOR
        M\tPortland\tgeonames:4\t68000\tUS\tME
        M\tAthens\tgeonames:5\t127000\tUS\tGA
        B\tTbilisi\tgeonames:6\t1100000\tGE
        M\tSeville\tgeonames:7\t180000\tES
        M\tSeville\tgeonames:8\t101000\tFR
        M\tCadiz\tgeonames:9\t180000\tES
        M\tCadiz\tgeonames:10\t99000\tFR
        B\tBeijing\tgeonames:11\t1000000\tCN
        M\tOdense\tgeonames:12\t180000\tDK
        N\tFrench\t\t\tFR
        """

    private static let names = ListedNames(lists)

    private func id(_ text: String, of place: String) -> String? {
        Self.names.tag(text, types: [.location]).first { $0.text == place }?.id
    }

    @Test(
        arguments: [
            ("He lives in Paris and likes France.", "Paris", "geonames:1"),
            ("He lives in Paris, Texas.", "Paris", "geonames:2"),
            ("He lives in Paris and in Texas.", "Paris", "geonames:2"),
            ("He lives in Portland and in the United States.", "Portland", "geonames:3"),
            ("He lives in Portland and in Maine.", "Portland", "geonames:4"),
            ("He lives in Athens, Georgia.", "Georgia", "iso3166:US-GA"),
            ("He lives in Georgia near Tbilisi.", "Georgia", "iso3166:GE"),
            ("He lives in Georgia and in Texas.", "Georgia", "iso3166:US-GA"),
            ("He lives in Georgia and in France.", "Georgia", "iso3166:GE"),
            ("He lives in Georgia.", "Georgia", nil),
            ("He lives in Georgia, in Texas and in France.", "Georgia", nil),
            ("He lives in France.", "France", "iso3166:FR"),
        ] as [(String, String, String?)])
    func `a name means what the article speaks for`(text: String, place: String, expected: String?) {
        let found = id(text, of: place)
        #expect(found == expected)
    }
}
