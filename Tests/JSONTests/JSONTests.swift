import JSON
import TestSupport
import Testing

@Suite struct JSONTests {
    private func parse(_ text: String, lenient: Bool = false) throws -> JSONValue {
        try JSONParser.parse(Array(text.utf8), lenient: lenient)
    }

    @Test func `digits, order and repeated keys are preserved`() throws {
        let value = try parse(#"{"id":12345678901234567890,"b":1,"a":[true,null,-0.5e3],"b":2}"#)
        #expect(value["id"] == .number("12345678901234567890"))
        #expect(value.members?.map(\.key) == ["id", "b", "a", "b"])
        #expect(value["b"]?.integer == 2)
        #expect(value["a"]?.elements == [.bool(true), .null, .number("-0.5e3")])
    }

    @Test(
        arguments: [
            (#""\u00e9\n\/""#, "é\n/"), (#""\ud83d\ude00""#, "😀"), (#""a\ud83dz""#, "a\u{FFFD}z"),
            (#""\ude00""#, "\u{FFFD}"), (#""\ud83d\u0041""#, "\u{FFFD}A"),
        ])
    func `escapes are decoded, lone surrogates replaced`(json: String, expected: String) throws {
        #expect(try parse(json).string == expected)
    }

    @Test(
        arguments: [
            ("{\"a\":1,}", 1, 7), ("[1,\n 2,\n x]", 3, 2), ("{\"a\" 1}", 1, 6), ("\"abc", 1, 1), ("", 1, 1),
            ("[01]", 1, 2), ("[1] 2", 1, 5), ("nul", 1, 1), ("\"\u{1}\"", 1, 2), ("\"\\x\"", 1, 2),
            ("\"\\u+041\"", 1, 4),
        ])
    func `an error is reported with line and column`(json: String, line: Int, column: Int) {
        let error = #expect(throws: JSONSyntaxError.self) { try parse(json) }
        #expect(error?.line == line)
        #expect(error?.column == column)
    }

    @Test func `the lenient mode takes what pages hold`() throws {
        #expect(try parse("{\"a\":\"x\ny\",}; var b", lenient: true)["a"]?.string == "x\ny")
        #expect(throws: JSONSyntaxError.self) { try parse("{\"a\":", lenient: true) }
    }

    @Test func `nesting beyond any document is refused, not a stack overflow`() {
        let error = #expect(throws: JSONSyntaxError.self) {
            try parse(String(repeating: "[", count: 1_000_000))
        }
        #expect(error?.offset == JSONParser.maximumDepth)
    }

    @Test(arguments: 0..<UInt64(200))
    func `written JSON reads back the same, on one line for every reader`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let text = generator.text()
        var writer = JSONWriter()
        writer.object {
            $0.key("t")
            $0.string(text)
            $0.key("list")
            $0.strings([text, text])
        }
        #expect(try JSONParser.parse(writer.bytes)["t"]?.string == text, "seed \(seed)")
        let separators: Set<Unicode.Scalar> = [
            "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}", "\u{B}", "\u{C}",
        ]
        #expect(!writer.text.unicodeScalars.contains { separators.contains($0) }, "seed \(seed)")
    }

    @Test(arguments: [
        (0.5, "0.5"), (1, "1.0"), (-0.12345, "-0.1235"), (12.00004, "12.0"), (0.0001, "0.0001"),
    ])
    func `decimals have no exponent and no idle zeros`(value: Double, text: String) {
        var writer = JSONWriter()
        writer.decimal(value)
        #expect(writer.text == text)
    }
}

@Suite struct JSONTextTests {
    @Test(
        arguments: [(#"ab" c"#, 2), (#"a\"b""#, 4), (#"a\\" "#, 3), ("ab", nil), ("a\\", nil), ("", nil)]
            as [(String, Int?)])
    func `a string ends at a quote that is not escaped`(text: String, end: Int?) {
        #expect(JSONText.endOfString(in: Array(text.utf8), from: 0) == end)
    }

    @Test func `a key is set where it stands, or added`() throws {
        let value = try JSONParser.parse(Array(#"{"a":1,"b":2}"#.utf8))
        #expect(value.setting("a", to: .null).members?.map(\.key) == ["a", "b"])
        #expect(value.setting("a", to: .null)["a"] == .null)
        #expect(value.setting("c", to: .null).members?.map(\.key) == ["a", "b", "c"])
        #expect(JSONValue.null.setting("a", to: .null) == .null)
    }

    @Test(arguments: [
        ("{ // a\n\"b\": 1 // c\n}// d", "{     \n\"b\": 1     \n}    "),
        (#"{"url": "https://a.example//b"} //"#, #"{"url": "https://a.example//b"}   "#),
        (#"["\\" ,"\"//" , 1] // "x""#, #"["\\" ,"\"//" , 1]       "#), ("[1 / 2]", "[1 / 2]"),
        ("//\r\n1", "   \n1"), ("// é\n1", "     \n1"), ("", ""), ("/", "/"), ("\"a\n//b", "\"a\n   "),
    ])
    func `comments become blanks, and nothing else moves`(text: String, expected: String) {
        #expect(String(decoding: JSONComments.blanked(Array(text.utf8)), as: UTF8.self) == expected)
    }
}
