import Testing

@testable import Extraction

/// Prices: a currency beside a figure.
@Suite struct PriceTests {
    @Test(arguments: [
        ("€ 3", true), ("3 €", true), ("€3", true), ("$ 4.99", true), ("only 12 EUR left", true),
        ("CHF 7", true),
        ("the € is weak", false), ("EUR", false), ("three $", false), ("Rs\u{A0}300", true), ("300 kr", true),
        ("", false), ("300", false),
    ])
    func `stand where figure and sign do`(text: String, isOne: Bool) {
        #expect(Price.stands(in: Array(text.utf8)[...]) == isOne)
    }
}
