import Testing

@testable import TextKit

@Suite struct CanonicalTextTests {
    private static func expect(_ text: String, _ expected: String, _ place: SourceLocation = #_sourceLocation)
    {
        let (found, expected) = (CanonicalText.nfc(text).unicodeScalars, expected.unicodeScalars)
        #expect(
            found.elementsEqual(expected),
            "\(found.prefix(60).map(\.value)) \(expected.prefix(60).map(\.value))",
            sourceLocation: place)
    }

    @Test(
        "Letters and marks are composed, and marks ordered, in every script",
        arguments: [
            ("e\u{301}", "\u{E9}"), ("o\u{316}\u{308}", "\u{F6}\u{316}"),
            ("o\u{308}\u{316}", "\u{F6}\u{316}"),
            ("s\u{307}\u{323}", "\u{1E69}"), ("\u{1E69}\u{323}", "\u{1E69}\u{323}"),
            ("\u{344}", "\u{308}\u{301}"),
            ("\u{212B}\u{2126}", "\u{C5}\u{3A9}"), ("\u{5D0}\u{5BC}\u{5B0}", "\u{5D0}\u{5B0}\u{5BC}"),
            ("\u{958}\u{FB1D}", "\u{915}\u{93C}\u{5D9}\u{5B4}"), ("\u{1100}\u{1161}\u{11A8}", "\u{AC01}"),
            ("\u{AC00}\u{11A8}\u{11A8}", "\u{AC01}\u{11A8}"), ("\u{304B}\u{3099}", "\u{304C}"),
            ("\u{F900}", "\u{8C48}"),
            ("\u{1D15E}", "\u{1D157}\u{1D165}"), ("\u{11099}\u{110BA}", "\u{1109A}"),
            ("\u{2F800}", "\u{4E3D}"),
            ("\u{327}\u{F73}", "\u{F71}\u{F72}\u{327}"), ("\u{F75}\u{F81}", "\u{F71}\u{F71}\u{F80}\u{F74}"),
            // Foundation took the letter of Linear B for an A.
            ("\u{10041}\u{301}", "\u{10041}\u{301}"),
        ])
    func composes(text: String, expected: String) {
        Self.expect(text, expected)
        Self.expect("1" + text + " y", "1" + expected + " y")
        Self.expect(expected, expected)
    }

    @Test(
        "Rows of marks beyond all writing are put in order as short ones are",
        arguments: [2, 16, 17, 40, 3000])
    func longRows(count: Int) {
        func row(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
        Self.expect(
            "e" + row("\u{301}\u{316}", count), "\u{E9}" + row("\u{316}", count) + row("\u{301}", count - 1))
        Self.expect(
            row("\u{344}\u{316}", count) + "o\u{308}",
            row("\u{316}", count) + row("\u{308}\u{301}", count) + "\u{F6}")
        Self.expect(row("\u{F73}", count), row("\u{F71}", count) + row("\u{F72}", count))
    }

    @Test(
        "Megabytes of decomposed letters or of marks are composed at once",
        arguments: ["a\u{301}", "\u{1112}\u{1161}\u{11AB}", "\u{301}\u{316}", "\u{F73}", "\u{344}\u{316}"])
    func large(unit: String) {
        let composed = CanonicalText.nfc(String(repeating: unit, count: (4 << 20) / unit.utf8.count))
        #expect(CanonicalText.nfc(composed).utf8.count == composed.utf8.count)
    }
}
