import PipelineKit
import TestSupport
import Testing

@testable import Entities

/// Kinds of names that the lists alone tell wrong: a country's in one language and a town's in another, people as evidence, a
/// division named like villages or like its capital, towns of one name far from each other.
@Suite struct PlaceKindsTests {
    private static let tagger = try? EntityTagger(resources: EntityResources(directory: Checkout.data))

    private func id(_ text: String, _ language: String, of place: String) throws -> String? {
        let tagger = try #require(Self.tagger)
        let found = tagger.tag(text, language: language).entities
        let mention = found.first { $0.text == place && $0.type == "LOC" }
        try #require(mention != nil, "\(place) is not found in: \(text)")
        return mention?.id
    }

    @Test(
        arguments: [
            ("en", "A tour from Seville to Granada takes three hours.", "Granada", "geonames:2517117"),
            ("de", "Der spanische König besuchte Granada und Málaga.", "Granada", "geonames:2517117"),
            ("es", "La selección de Granada ganó en Sevilla.", "Granada", "geonames:2517117"),
            ("es", "El primer ministro de Granada llegó ayer.", "Granada", nil),
            (
                "en", "The Brazilian police searched homes in Santa Cruz do Sul and Salvador.", "Salvador",
                "geonames:3450554"
            ),
            ("es", "El Salvador y Honduras firmaron un acuerdo en Tegucigalpa.", "Salvador", "iso3166:SV"),
            (
                "fr", "Le Salvador et le Honduras ont signé un accord à Tegucigalpa.", "Salvador",
                "iso3166:SV"
            ),
            (
                "en", "In Guatemala, tourists returned to Antigua after the volcano calmed down.", "Antigua",
                nil
            ),
            ("en", "Officials in Norfolk, Virginia, closed two bridges.", "Norfolk", "geonames:4776222"),
        ] as [(String, String, String, String?)])
    func `a name is a country's in the languages that call it so, and where the article speaks of it`(
        language: String, text: String, place: String, expected: String?
    ) throws {
        let found = try id(text, language, of: place)
        #expect(found == expected)
    }

    @Test(
        arguments: [
            ("es", "El pintor español nació en Córdoba y murió en Madrid.", "Córdoba", "geonames:2519240"),
            (
                "es", "El presidente chileno viajó a Los Ángeles y a Concepción.", "Concepción",
                "geonames:3893894"
            ),
            (
                "es", "El presidente chileno viajó a Los Ángeles y a Concepción.", "Los Ángeles",
                "geonames:3882428"
            ),
            ("de", "Der chilenische Präsident reiste nach Valparaíso.", "Valparaíso", "geonames:3868626"),
            ("fr", "La police espagnole a fouillé trois maisons à Valence.", "Valence", "geonames:2509954"),
            ("pt", "O governo brasileiro anunciou obras em Santarém.", "Santarém", "geonames:3389353"),
        ] as [(String, String, String, String?)])
    func `words for a country's people and things speak for its cities`(
        language: String, text: String, place: String, expected: String?
    ) throws {
        let found = try id(text, language, of: place)
        #expect(found == expected)
    }

    @Test(
        arguments: [
            (
                "en", "The mayor of La Union in the Philippines met officials from Manila.", "La Union",
                "iso3166:PH-LUN"
            ),
            ("en", "Two men from Leyte in the Philippines drowned.", "Leyte", "iso3166:PH-LEY"),
            ("pt", "O prefeito de Santarém, no Pará, visitou Belém.", "Pará", "iso3166:BR-PA"),
            ("pt", "A polícia prendeu dois homens em Salvador, na Bahia.", "Bahia", "iso3166:BR-BA"),
            ("en", "Voters in Pernambuco and in Recife went to the polls.", "Pernambuco", "iso3166:BR-PE"),
            ("de", "Der Bürgermeister von Wien sprach.", "Wien", "geonames:2761369"),
            (
                "en", "A hurricane reached Florida. Officials in Panama said nothing.", "Florida",
                "iso3166:US-FL"
            ),
            ("pt", "A prefeitura de São Paulo fechou o parque.", "São Paulo", "geonames:3448439"),
        ] as [(String, String, String, String?)])
    func `a division is told from the villages of its name and from its capital`(
        language: String, text: String, place: String, expected: String?
    ) throws {
        let found = try id(text, language, of: place)
        #expect(found == expected)
    }

    @Test func `of towns far from each other the one in the article's region is meant`() throws {
        let island = "A ferry from Tsushima in Japan sank off Fukuoka."
        #expect(try id(island, "en", of: "Tsushima") == "geonames:10630007")
        #expect(try id("A ferry from Tsushima in Japan sank.", "en", of: "Tsushima") == nil)
    }

    @Test(
        arguments: [
            ("es", "colombianas", "CO"), ("es", "alemán", "DE"), ("fr", "américains", "US"),
            ("fr", "turque", "TR"),
            ("de", "spanischen", "ES"), ("de", "Brite", "GB"), ("pt", "japonesa", "JP"),
            ("it", "francesi", "FR"),
            ("it", "tedeschi", "DE"), ("nl", "Duitse", "DE"), ("pl", "niemieckiego", "DE"),
            ("ru", "российских", "RU"),
            ("sv", "norska", "NO"), ("nn", "danske", "DK"), ("es", "casas", nil), ("en", "spanisch", nil),
            ("de", "Regierung", nil),
        ] as [(String, String, String?)])
    func `forms of words for people are known in each language`(
        language: String, word: String, country: String?
    ) {
        let hash = Tokenizer.tokens(of: Array(word.utf8)).first?.lowerHash ?? 0
        let code = country.map { CountryCode($0.utf8) }
        #expect(Demonyms.countries(in: language)?[hash] == code)
    }
}
