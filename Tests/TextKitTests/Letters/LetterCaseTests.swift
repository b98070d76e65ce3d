import Testing
import TextKit

@Suite struct LetterCaseTests {
    @Test(arguments: [
        ("ÉCOLE", "école"), ("Ш", "ш"), ("Ω", "ω"), ("İ", "i"), ("Ÿ", "ÿ"), ("Ž", "ž"), ("ß", "ß"),
        ("ẞ", "ß"),
        ("×", "×"), ("ẘ", "ẘ"), ("Ș", "ș"), ("Հ", "հ"), ("ƁƊƎƘ", "ɓɗǝƙ"), ("ƠƯ", "ơư"),
    ])
    func `lower case keeps the number of scalars`(upper: String, lower: String) {
        let mapped = upper.unicodeScalars.map { LetterCase.lower($0.value) }
        #expect(mapped == lower.unicodeScalars.map(\.value))
    }

    @Test func `lower case follows Unicode`() {
        for value in 0..<UInt32(0x11_0000) where LetterCase.lower(value) != value {
            guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .unassigned else {
                continue
            }
            let expected = scalar.properties.lowercaseMapping.unicodeScalars.first?.value
            #expect(LetterCase.lower(value) == expected)
            #expect(LetterCase.isUpper(value))
        }
    }

    @Test func `a small letter has no other small form`() {
        for value in 0..<UInt32(0x11_0000) {
            let lower = LetterCase.lower(value)
            if LetterCase.lower(lower) != lower { Issue.record("\(value)") }
        }
    }

    @Test func `the capital of a small letter has that small form`() {
        // The dotless ı is the exception: its capital here is İ, whose small letter is i.
        for value in 0..<UInt32(0x250) where LetterCase.upper(value) != value && value != 0x131 {
            let back = LetterCase.lower(LetterCase.upper(value))
            #expect(back == value)
        }
    }
}
