import Testing

@testable import Entities

/// Names by lists and by the shape of words.
@Suite struct ShapeRulesTests {
    private static let names = ListedNames(
        """
        C\tFrance\tiso3166:FR\t67000000\tFR
        S\tBavaria\tiso3166:DE-BY\t\tDE
        B\tLyon\tgeonames:1\t500000\tFR
        M\tOdense\tgeonames:2\t180863\tDK
        N\tFrench
        F\tMaria
        F\tPeter
        L\tKowalski
        O\tWHO\twikidata:Q7817
        X\tUniversity
        T\tMr.
        K\tDuval Motors
        K\tMaria
        k\tOrange
        M\tUr\tgeonames:3\t100000\tIQ
        M\tMaria\tgeonames:4\t100000\tUS
        """)

    private func spans(_ text: String, _ language: String? = "fr") -> [String] {
        let tokens = Self.names.tokens(text)
        let bytes = Array(text.utf8)
        return ShapeRules.spans(tokens, gazetteer: Self.names.gazetteer, language: language).map {
            "\($0.type.rawValue) \(String(decoding: bytes[Int(tokens[$0.lower].start)..<Int(tokens[$0.upper - 1].end)], as: UTF8.self)) \($0.confidence)"
        }
    }

    @Test(
        arguments: [
            ("il vit en France depuis", ["LOC France 0.9"]), ("il vit à Odense depuis", ["LOC Odense 0.9"]),
            ("il voit Odense depuis", []), ("il voit Lyon depuis", ["LOC Lyon 0.9"]),
            ("il voit Lyon Duval depuis", []), ("il voit Duval Lyon depuis", []),
            ("il voit Bavaria depuis", ["LOC Bavaria 0.9"]), ("la WHO dit", ["ORG WHO 0.9"]),
            ("hier Maria Kowalski dit", ["PER Maria Kowalski 0.85"]),
            ("hier Maria Duval dit", ["PER Maria Duval 0.85"]), ("hier Maria dit", []),
            ("hier Ana Kowalski dit", []),
            ("hier Mr. Duval dit", ["PER Duval 0.9"]), ("hier Maria France dit", []),
            ("hier la Duval University dit", ["ORG Duval University 0.7"]), ("hier University dit", []),
            ("hier Maria University dit", ["ORG Maria University 0.7"]),
            ("hier Maria de la Kowalski dit", []),
            ("hier Maria de Kowalski dit", ["PER Maria de Kowalski 0.85"]),
            ("hier Maria-Kowalski dit", ["PER Maria-Kowalski 0.85"]),
            ("hier un France-Duval dit", ["LOC France 0.9"]),
            ("hier Duval Motors dit", ["ORG Duval Motors 0.9"]),
            ("hier Orange dit", []), ("il vit à Maria depuis", []), ("il vit à Ur depuis", []),
        ] as [(String, [String])])
    func `a name is listed whole, or begins or ends as one`(text: String, expected: [String]) {
        let found = spans(text)
        #expect(found == expected)
    }

    @Test func `a headline of capitals gives listed names alone`() {
        #expect(
            spans("Maria Kowalski Wins France Prize") == []
                || spans("Maria Kowalski Wins France Prize").allSatisfy { !$0.hasPrefix("PER") })
        #expect(spans("Maria Kowalski wins") == ["PER Maria Kowalski 0.85"])
    }

    @Test func `German nouns have capitals, and other languages the lists alone`() {
        #expect(spans("gestern sah Maria Duval die Stadt", "de") == [])
        #expect(spans("gestern sah Maria Kowalski die Stadt", "de") == ["PER Maria Kowalski 0.85"])
        #expect(spans("wczoraj Maria Kowalski i France tu", "pl") == ["LOC France 0.9"])
        #expect(spans("wczoraj Maria Kowalski i France tu", nil) == ["LOC France 0.9"])
    }
}

@Suite struct SpanTrimmerTests {
    private static let names = ListedNames(
        """
        C\tFrance\tiso3166:FR\t67000000\tFR
        F\tMaria
        F\tPope
        L\tKowalski
        T\tMr.
        T\tPope
        T\tMinister
        """)

    private func trimmed(
        _ text: String, _ range: Range<Int>? = nil, _ type: EntityType = .person, confidence: Float = 0.8
    ) -> String? {
        let tokens = Self.names.tokens(text), bytes = Array(text.utf8)
        let edges = SpanTrimmer(tokens: tokens, gazetteer: Self.names.gazetteer, knowledge: .none)
        let range = range ?? 0..<tokens.count
        let span = edges.trimmed(
            EntitySpan(lower: range.lowerBound, upper: range.upperBound, type: type, confidence: confidence))
        return span.map {
            "\($0.type.rawValue) \(String(decoding: bytes[Int(tokens[$0.lower].start)..<Int(tokens[$0.upper - 1].end)], as: UTF8.self))"
        }
    }

    @Test(
        arguments: [
            ("the Maria Kowalski", "PER Maria Kowalski"), ("Minister Maria", "PER Maria"),
            ("Minister", "PER Minister"), ("Pope Maria", "PER Pope Maria"), ("“Maria”", "PER Maria"),
            ("Maria's", "PER Maria"), ("the", "PER the"), ("“", nil), ("Maria.", "PER Maria"),
            ("Minister Minister Maria", "PER Maria"), ("France", "LOC France"),
        ] as [(String, String?)])
    func `articles, titles, marks and possessives are not part of a name`(text: String, expected: String?) {
        #expect(trimmed(text) == expected)
    }

    @Test func `titles are cut off people alone, and a sure span keeps its type`() {
        #expect(trimmed("Minister France", nil, .organization) == "ORG Minister France")
        #expect(
            trimmed("France", nil, .organization, confidence: 0.89) == "LOC France"
                && trimmed("France", nil, .organization, confidence: 0.9) == "ORG France")
    }
}
