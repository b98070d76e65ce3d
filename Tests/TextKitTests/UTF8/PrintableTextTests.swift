import Testing
import TextKit

@Suite struct PrintableTextTests {
    @Test(arguments: [
        ("plain äöü 中", "plain äöü 中"), ("new\nline", "new\\u{A}line"), ("\u{1B}[2J", "\\u{1B}[2J"),
        ("a\tb\r", "a\\u{9}b\\u{D}"), ("\u{9B}31m", "\\u{9B}31m"), ("\u{2028}", "\\u{2028}"),
        ("\u{202E}gpj.html", "\\u{202E}gpj.html"), ("\u{7F}", "\\u{7F}"), ("", ""),
    ])
    func `nothing on a line can end it, move about or colour it`(text: String, escaped: String) {
        #expect(PrintableText.escaped(text) == escaped)
    }
}
