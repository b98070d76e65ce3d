import Testing
import TextKit

@Suite struct MonthNamesTests {
    @Test(
        arguments: [
            ("march", nil, 3), ("märz", nil, 3), ("mai", nil, 5), ("listopad", nil, 11),
            ("listopad", "hr", 10),
            ("listopad", "pl", 11), ("set", nil, 9), ("tuesday", nil, nil),
        ] as [(String, String?, Int?)])
    func `a name is a month, in a language where two differ`(word: String, language: String?, month: Int?) {
        #expect(MonthNames.month(of: word, language: language) == month)
    }

    @Test func `two words can name a month together`() {
        #expect(MonthNames.month(of: "كانون", " ", "الثاني") == 1)
        #expect(MonthNames.month(of: "มี", ".", "ค") == 3)
        #expect(MonthNames.month(of: "march", " ", "april") == nil)
    }
}
