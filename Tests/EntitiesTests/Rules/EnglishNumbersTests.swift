import Testing

@testable import Entities

@Suite struct EnglishNumbersTests {
    private func value(_ text: String) -> String? {
        EnglishNumbers.reading(ruleTokens(text), at: 0).map { "\(Double($0.halves) / 2) \($0.end)" }
    }

    @Test(
        arguments: [
            ("ten dollars", "10.0 1"), ("twenty-five pounds", "25.0 3"),
            ("two million dollars", "2000000.0 2"),
            ("half a million euros", "500000.0 3"), ("half a billion", "500000000.0 3"),
            ("a thousand", "1000.0 2"),
            ("a hundred and five yen", "105.0 4"), ("three hundred and fifty thousand", "350000.0 5"),
            ("one and a half million", "1500000.0 5"), ("two-and-a-half billion yen", "2500000000.0 8"),
            ("five hundred thousand two hundred", "500200.0 5"), ("one hundred twenty-one", "121.0 5"),
            ("two million three hundred thousand", "2300000.0 5"), ("three crore rupees", "30000000.0 2"),
        ])
    func `a number in words has a value and an end`(text: String, expected: String) {
        #expect(value(text) == expected)
    }

    @Test(arguments: [
        "a dollar", "half the money", "million dollars", "dollars", "and ten", "", "an apple", "hundreds of",
    ])
    func `other words are no number`(text: String) { #expect(value(text) == nil) }

    @Test(arguments: ["ten twenty dollars", "one two three", "twenty thirty", "two thousand three million"])
    func `numbers in a row end where the first does`(text: String) throws {
        let end = try #require(EnglishNumbers.reading(ruleTokens(text), at: 0)).end
        #expect(end < ruleTokens(text).count - (text.hasSuffix("dollars") ? 1 : 0))
    }

    @Test(
        arguments: [
            ("ten dollars", "ten dollars", "10 USD"),
            ("seventeen Canadian dollars", "seventeen Canadian dollars", "17 CAD"),
            ("half a million pounds", "half a million pounds", "500000 GBP"),
            ("one and a half million yen", "one and a half million yen", "1500000 JPY"),
            ("thirteen dollars and forty-five cents", "thirteen dollars and forty-five cents", nil),
            ("forty rupees", "forty rupees", nil),
        ] as [(String, String, String?)])
    func `a sum in words is money`(text: String, span: String, value: String?) throws {
        let tokens = ruleTokens(text)
        let found = try #require(AmountRules(tokens).spelled(at: 0))
        #expect(found.value == value && found.span.range == 0..<ruleTokens(span).count)
    }
}
