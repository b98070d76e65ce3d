import PipelineKit
import Testing

@testable import Entities

/// With a few lists and no model: what the lists, rules and the document pass do.
@Suite struct EntityTaggerTests {
    private static let file = """
        C\tFrance|Francia|Frankreich\tiso3166:FR\t67000000\tFR
        C\tNorth Korea|DPRK\tiso3166:KP\t25000000\tKP
        C\tUnited States|US\tiso3166:US\t330000000\tUS
        C\t北朝鮮\tiso3166:KP\t25000000\tKP
        S\tTexas\tiso3166:US-TX\t\tUS
        B\tParis\tgeonames:2988507\t2138551\tFR
        M\tParis\tgeonames:4717560\t24782\tUS
        M\tOdense\tgeonames:2615876\t12000\tDK
        N\tFrench
        F\tMaria
        F\tPeter
        L\tKowalski
        O\tWHO\twikidata:Q7817
        X\tUniversity
        X\tOrganization
        T\tMr.
        """

    private func tagger(_ change: (inout EntityTaggerOptions) -> Void = { _ in }) -> EntityTagger {
        var options = EntityTaggerOptions()
        change(&options)
        return EntityTagger(resources: EntityResources(lists: [Array(Self.file.utf8)]), options: options)
    }

    private func lines(_ text: String, _ language: String? = "en", published: String? = nil) -> [String] {
        let all = tagger { $0.types = Set(EntityType.allCases) }
        return all.tag(text, language: language, published: published).entities
            .map { "\($0.type) \($0.text) = \($0.name) \($0.id ?? "-") ×\($0.count)" }
    }

    @Test func `names come with offsets, canonical names, ids and counts`() {
        let text = "😀 Maria Kowalski flew to North Korea. Kowalski left the DPRK later."
        let entities = tagger().tag(text, language: "en").entities
        let scalars = Array(text.unicodeScalars)
        for entity in entities {
            var cut = String.UnicodeScalarView()
            cut.append(contentsOf: scalars[entity.start..<entity.end])
            #expect(String(cut) == entity.text)
        }
        #expect(entities.map(\.text) == ["Maria Kowalski", "North Korea", "Kowalski", "DPRK"])
        #expect(entities.map(\.name) == ["Maria Kowalski", "North Korea", "Maria Kowalski", "North Korea"])
        #expect(entities.map(\.count) == [2, 2, 2, 2])
        #expect(entities.last?.id == "iso3166:KP")
    }

    @Test(arguments: [
        ("He lives in Paris and likes France.", "geonames:2988507"),
        ("He lives in Paris, Texas.", "geonames:4717560"),
    ])
    func `a city is the one that its context suggests`(text: String, id: String) {
        #expect(tagger().tag(text, language: "en").entities.first { $0.text == "Paris" }?.id == id)
    }

    @Test func `a small town far from its country has no id`() {
        #expect(tagger().tag("They met in Odense.", language: "en").entities.allSatisfy { $0.id == nil })
    }

    @Test(arguments: [
        ("on 12 June 2018", nil, "DATE 12 June 2018 = 2018-06-12 - ×1"),
        ("on June 12, 2018", nil, "DATE June 12, 2018 = 2018-06-12 - ×1"),
        ("on Friday", "2019-01-18T06:46:00", "DATE Friday = 2019-01-18 - ×1"),
        ("on Thursday", "2019-01-18", "DATE Thursday = 2019-01-17 - ×1"),
        ("on Thursday", nil, "DATE Thursday = Thursday - ×1"),
        ("in December", "2019-01-18", "DATE December = 2018-12 - ×1"),
        ("in 2019-20", nil, "DATE 2019-20 = 2019/2020 - ×1"),
        ("on 2020-02-29", nil, "DATE 2020-02-29 = 2020-02-29 - ×1"),
        ("from July 10 to 12, 2022", nil, "DATE July 10 to 12, 2022 = 2022-07-10/2022-07-12 - ×1"),
        ("it cost US$4.2 billion", nil, "MONEY US$4.2 billion = 4200000000 USD - ×1"),
        ("it cost £1,250.50", nil, "MONEY £1,250.50 = 1250.50 GBP - ×1"),
        ("it cost 3,000 yuan", nil, "MONEY 3,000 yuan = 3000 CNY - ×1"),
        ("it rose 12.5 per cent", nil, "PERCENT 12.5 per cent = 12.5% - ×1"),
        ("a French law", nil, "NORP French = French - ×1"),
    ])
    func `rules find and normalise`(text: String, published: String?, line: String) {
        #expect(lines(text, published: published) == [line])
    }

    @Test(arguments: ["it may rain", "march on", "COP 26", "room 2200", "he ran 5 times", "a 4x4"])
    func `text that only looks like a date or an amount is left alone`(text: String) {
        #expect(lines(text).isEmpty)
    }

    @Test(arguments: [
        ("es", "Viajó a Francia ayer."), ("de", "Er reiste nach Frankreich."), ("ja", "北朝鮮が発表した。"),
    ])
    func `other languages have their names of countries`(language: String, text: String) {
        let result = tagger().tag(text, language: language)
        #expect(result.entities.map(\.type) == ["LOC"])
        #expect(result.warnings == (language == "ja" ? ["entities_gazetteer_only"] : []))
    }

    @Test func `users' names win, and blocked names are never entities`() {
        let own = tagger {
            $0.names = [
                .init(name: "Acme", type: .organization, id: "acme:1", aliases: ["Acme Rockets of France"])
            ]
            $0.blocked = ["north korea"]
        }
        let entities = own.tag("Acme Rockets of France left North Korea.", language: "en").entities
        #expect(entities.map(\.text) == ["Acme Rockets of France"])
        #expect(entities.first?.id == "acme:1")
    }

    @Test func `hostile texts end quickly`() {
        for text in [
            String(repeating: "A ", count: 50_000), String(repeating: "'", count: 50_000),
            String(repeating: "1.", count: 50_000),
        ] {
            _ = tagger { $0.types = Set(EntityType.allCases) }.tag(text, language: "en")
        }
    }
}
