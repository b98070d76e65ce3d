import Testing

@testable import Languages

@Suite struct ASCIIRunTests {
    private func run(_ text: String) -> ASCIIRun { ASCIIRun(Array(text.utf8).span, from: 0) }

    @Test(arguments: [
        "word", "word,", "(word)", "it's", "half-way", "\"quoted\"", "1,234.50", "12:30", "e.g.", "3rd-hand",
    ])
    func `words and numbers with their punctuation are no code`(text: String) {
        #expect(run(text).isSyntax == false)
        if text != "e.g." && text != "3rd-hand" { #expect(run(text).isCode == false, "\(text)") }
    }

    @Test(arguments: [
        "example.org", "https://example.org/a", "@harbour", "#harbour", "a_name", "C:\\path", "x2y",
        "page.title", "$total", "a+b",
    ])
    func `addresses, handles, names of variables and formulas are code, and no syntax`(text: String) {
        #expect(run(text).isCode)
        #expect(!run(text).isSyntax)
    }

    @Test(arguments: ["a=b", "<b>", "{", "main()", "f():", "close();", "\"key\":", "'a';", "&&", ";"])
    func `syntax is code whose words around it are none either`(text: String) {
        #expect(run(text).isSyntax)
        #expect(run(text).isCode)
    }

    @Test func `a run ends at a blank and at a letter beyond ASCII`() {
        #expect(run("wall before").end == 4)
        #expect(run("caf\u{E9}").end == 3)
        #expect(run("wall").end == 4)
    }

    @Test
    func `a run longer than any word is code, and no more than four thousand letters of it are read at once`()
    {
        #expect(!run(String(repeating: "a", count: 120)).isCode)
        #expect(run(String(repeating: "a", count: 121)).isCode)
        #expect(run(String(repeating: "a", count: 9000)).end == 4096)
    }

    @Test(arguments: [
        ("a = 1 and some words", 3), ("= one two three four five six = end", 31),
        ("= one two three four five six seven = end", 1), ("no syntax at all", 0),
    ])
    func `code ends at the last syntax that is at most six words behind the one before`(
        text: String, end: Int
    ) {
        let bytes = Array(text.utf8)
        #expect(ASCIIRun.endOfCode(bytes.span, from: 0, before: bytes.count) == end, "\(text)")
    }
}
