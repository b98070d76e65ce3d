import Testing

@testable import Entities

@Suite struct CanonicalNamesTests {
    /// The name of each span; spans are given by their tokens.
    private func names(_ text: String, _ spans: [(Range<Int>, EntityType)], _ identifiers: [String] = [])
        -> [String]
    {
        let bytes = Array(text.utf8)
        let found = spans.map {
            EntitySpan(lower: $0.0.lowerBound, upper: $0.0.upperBound, type: $0.1, confidence: 1)
        }
        let ids = found.indices.map {
            $0 < identifiers.count ? EntityIdentifier(Array(identifiers[$0].utf8)[...]) : .none
        }
        let names = CanonicalNames(Tokenizer.tokens(of: bytes), bytes, spans: found, identifiers: ids)
        return zip(found, ids).map { names.name(of: $0, identifier: $1) }
    }

    @Test func `a surname is the last full name before it, else the first after`() {
        let text = "Lee saw Ann Lee and Bo Lee . Lee left"
        let spans: [(Range<Int>, EntityType)] = [
            (0..<1, .person), (2..<4, .person), (5..<7, .person), (8..<9, .person),
        ]
        #expect(names(text, spans) == ["Ann Lee", "Ann Lee", "Bo Lee", "Bo Lee"])
        #expect(names("Lee saw Ann", [(0..<1, .person)]) == ["Lee"])
        #expect(names("Lee saw Ann Lee", [(0..<1, .organization), (2..<4, .person)]) == ["Lee", "Ann Lee"])
    }

    @Test func `a family name may come first, and a hyphen does not part a name`() {
        #expect(
            names("Kim Jong-un met Kim", [(0..<4, .person), (5..<6, .person)]) == [
                "Kim Jong-un", "Kim Jong-un",
            ])
        #expect(
            names("Kim Jong-un and Kim Jong Un", [(0..<4, .person), (5..<8, .person)]) == [
                "Kim Jong-un", "Kim Jong-un",
            ])
    }

    @Test(
        arguments: [
            ("World Health Organization (WHO) said WHO", 3, "World Health Organization"),
            ("Big Health Organization (WHO) said WHO", 3, "WHO"),
            ("World Health Union (WHO) said WHO", 3, "World Health Union"),
            ("World Food Union (WHO) said WHO", 3, "WHO"),
        ] as [(String, Int, String)])
    func `an acronym is the name that introduced it`(text: String, words: Int, expected: String) {
        let spans: [(Range<Int>, EntityType)] = [
            (0..<words, .organization), (words + 1..<words + 2, .organization),
            (words + 4..<words + 5, .organization),
        ]
        #expect(names(text, spans).last == expected)
    }

    @Test func `an acronym needs its bracket and a name of several words`() {
        #expect(
            names("World Health , WHO", [(0..<2, .organization), (3..<4, .organization)]) == [
                "World Health", "WHO",
            ])
        #expect(names("Who ( WHO )", [(0..<1, .organization), (2..<3, .organization)]) == ["Who", "WHO"])
    }

    @Test func `of names with one id the longest is everybody's`() {
        let spans: [(Range<Int>, EntityType)] = [(0..<1, .location), (2..<4, .location), (5..<6, .location)]
        #expect(
            names("DPRK and North Korea or Korea", spans, ["iso3166:KP", "iso3166:KP", ""]) == [
                "North Korea", "North Korea", "Korea",
            ])
    }

    @Test(
        arguments: ["iso3166:KP", "iso3166:US-TX", "iso3166:EIGHT-88", "geonames:1871859", "wikidata:Q423"]
            as [String])
    func `an identifier comes back as it was written`(text: String) {
        #expect(EntityIdentifier(Array(text.utf8)[...]).text(in: nil) == text)
    }

    @Test(
        arguments: [
            "", "iso3166", "iso3166:LONGER-THAN8", "geonames:x1", "wikidata:423", "geonames:007", "other:1",
            "geonames:1234567890123456",
        ] as [String])
    func `an identifier that does not fit is none`(text: String) {
        #expect(EntityIdentifier(Array(text.utf8)[...]) == .none)
    }
}

@Suite struct MentionConsistencyTests {
    /// Lists that have the names of the texts, since names that no list has are one thing throughout.
    private static let lists = [Array("L\tTurku|North Wire|Abo|Ab|Lee\n".utf8)]

    private func apply(
        _ text: String, _ spans: [(Range<Int>, EntityType, Float)], certainty: Float = 0.5,
        lists: [[UInt8]] = lists
    ) -> [String] {
        let bytes = Array(text.utf8), tokens = Tokenizer.tokens(of: bytes)
        let found = spans.map {
            EntitySpan(lower: $0.0.lowerBound, upper: $0.0.upperBound, type: $0.1, confidence: $0.2)
        }
        return MentionConsistency.apply(
            found, MentionContext(tokens, Gazetteer(lists: lists), TownTable(list: []), .none),
            certainty: Array(repeating: certainty, count: tokens.count)
        ).map {
            "\($0.type.rawValue) \(String(decoding: bytes[Int(tokens[$0.lower].start)..<Int(tokens[$0.upper - 1].end)], as: UTF8.self)) \($0.lower)"
        }
    }

    @Test(
        arguments: [
            (0.7, 0.9, 0.8, "ORG"), (0.5, 0.69, 0.89, "PER"), (0.7, 0.9, 0.9, "PER"), (0.6, 0.6, 0.6, "ORG"),
            (0.6, 0.6, 0.7, "PER"),
        ] as [(Float, Float, Float, String)])
    func `a name has the type that most of its mentions speak for, twice the others`(
        one: Float, two: Float, own: Float, type: String
    ) {
        let text = "x Turku y Turku z Turku"
        let found = apply(
            text, [(1..<2, .organization, one), (3..<4, .organization, two), (5..<6, .person, own)])
        #expect(found.last == "\(type) Turku 5")
    }

    @Test(arguments: [(0.81, "PER"), (0.8, "ORG"), (0.79, "ORG")] as [(Float, String)])
    func `a lone surname is the person whose full name is sure`(confidence: Float, type: String) {
        #expect(
            apply("x Ann Lee y Lee", [(1..<3, .person, confidence), (4..<5, .organization, 0.5)]).last
                == "\(type) Lee 4")
    }

    @Test func `a repeat that was missed is found where the model was unsure`() {
        let spans: [(Range<Int>, EntityType, Float)] = [
            (1..<3, .organization, 0.8), (4..<6, .organization, 0.7),
        ]
        let text = "x North Wire y North Wire z North Wire end"
        #expect(apply(text, spans) == ["ORG North Wire 1", "ORG North Wire 4", "ORG North Wire 7"])
        #expect(
            apply(text, spans, certainty: 0.97).count == 3 && apply(text, spans, certainty: 0.98).count == 2)
        #expect(apply(text, [spans[0], (4..<6, .organization, 0.69)]).count == 2)
    }

    @Test func `one word of a longer name is not a repeat`() {
        let spans: [(Range<Int>, EntityType, Float)] = [(1..<2, .location, 0.8), (3..<4, .location, 0.8)]
        #expect(apply("x Turku y Turku z Turku end", spans).count == 3)
        #expect(
            apply("x Turku y Turku z Turku Press end", spans).count == 2
                && apply("x Turku y Turku z Press Turku end", spans).count == 2)
        #expect(
            apply("x Ab y Ab z Ab end", spans).count == 2 && apply("x Abo y Abo z Abo end", spans).count == 3)
    }

    @Test func `a name that no list has is one thing in an article, and found at each mention`() {
        let spans: [(Range<Int>, EntityType, Float)] = [
            (1..<2, .organization, 0.95), (3..<4, .location, 0.6), (5..<6, .location, 0.6),
        ]
        let text = "x Marrow y Marrow z Marrow and Marrow"
        #expect(
            apply(text, spans, certainty: 1, lists: []) == [
                "LOC Marrow 1", "LOC Marrow 3", "LOC Marrow 5", "LOC Marrow 7",
            ])
        #expect(apply(text, [spans[2]], certainty: 1, lists: []).count == 4)
        #expect(apply(text, [(1..<2, .person, 0.5)], certainty: 1, lists: []).count == 1)
    }

    @Test func `a preposition of place outweighs what the model heard in an unlisted name`() {
        let spans: [(Range<Int>, EntityType, Float)] = [(1..<2, .person, 0.7), (3..<4, .person, 0.7)]
        #expect(apply("in Marrow y Marrow", spans, lists: []) == ["LOC Marrow 1", "LOC Marrow 3"])
        #expect(
            apply("in Marrow's y Marrow", [(1..<2, .person, 0.7), (4..<5, .person, 0.7)], lists: []) == [
                "PER Marrow 1", "PER Marrow 4",
            ])
    }

    @Test func `a surname alone is found again`() {
        let spans: [(Range<Int>, EntityType, Float)] = [(1..<3, .person, 0.9)]
        #expect(apply("x Ann Lee y Lee z", spans) == ["PER Ann Lee 1", "PER Lee 4"])
        #expect(
            apply("x Ann Lee y Lee z", spans, certainty: 0.9).count == 1
                && apply("x Ann Lee y lee z", spans).count == 1)
    }

    @Test(arguments: [(4, 3), (5, 2)]) func `a repeat has four words at most`(words: Int, found: Int) {
        let name = ["North", "Lake", "Ferry", "Wire", "Works"].prefix(words).joined(separator: " ")
        let spans: [(Range<Int>, EntityType, Float)] = [
            (1..<1 + words, .organization, 0.8), (2 + words..<2 + 2 * words, .organization, 0.8),
        ]
        #expect(apply("x \(name) y \(name) z \(name)", spans).count == found, "up to the end of the text")
    }
}
