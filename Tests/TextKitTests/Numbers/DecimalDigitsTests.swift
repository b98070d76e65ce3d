import Testing
import TextKit

@Suite struct DecimalDigitsTests {
    @Test(arguments: [
        ("0", 0), ("007", 7), ("123456789012345678", 123_456_789_012_345_678),
        ("1234567890123456789", nil), ("", nil), ("-1", nil), ("+1", nil), ("1 ", nil), ("1a", nil),
        ("\u{661}", nil),
    ])
    func `digits alone are a number`(text: String, value: Int?) {
        #expect(DecimalDigits.value(text.utf8) == value)
    }
}
