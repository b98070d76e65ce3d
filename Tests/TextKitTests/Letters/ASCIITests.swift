import Testing
import TextKit

@Suite struct ASCIITests {
    @Test func `the kinds of blanks differ by form feed, vertical tab and controls`() {
        let bytes = UInt8.min...UInt8.max
        #expect(bytes.filter(ASCII.isXMLBlank) == [0x09, 0x0A, 0x0D, 0x20])
        #expect(bytes.filter { ASCII.isBlank($0) } == [0x09, 0x0A, 0x0C, 0x0D, 0x20])
        #expect(bytes.filter(ASCII.isSpace) == [0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20])
        #expect(bytes.filter(ASCII.isSpaceOrControl) == Array(0...0x20))
    }

    @Test func `letters and digits are those of ASCII alone`() {
        let bytes = UInt8.min...UInt8.max
        let text = { (test: (UInt8) -> Bool) in String(decoding: bytes.filter(test), as: UTF8.self) }
        #expect(text(ASCII.isDigit) == "0123456789")
        #expect(text(ASCII.isUpper) == "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        #expect(text(ASCII.isLower) == "abcdefghijklmnopqrstuvwxyz")
        #expect(text(ASCII.isLetter) == text(ASCII.isUpper) + text(ASCII.isLower))
        #expect(text(ASCII.isAlphanumeric) == text(ASCII.isDigit) + text(ASCII.isLetter))
        #expect(bytes.allSatisfy { ASCII.lowercased($0) == (ASCII.isUpper($0) ? $0 + 32 : $0) })
    }

    @Test(arguments: [
        (" \ta b\n", "a b"), ("a", "a"), (" \n ", ""), ("", ""), ("\u{B}a\u{0}", "\u{B}a\u{0}"),
    ])
    func `blanks at both ends are cut off`(text: String, trimmed: String) {
        #expect(String(decoding: ASCII.trimmed(Array(text.utf8)[...]), as: UTF8.self) == trimmed)
    }

    @Test func `what counts as a blank can be said`() {
        let bytes = Array("\u{0}\u{B} a \u{0}".utf8)[...]
        #expect(ASCII.trimmed(bytes, of: ASCII.isSpaceOrControl) == [0x61])
        #expect(ASCII.trimmed(bytes, of: ASCII.isSpace) == bytes)
    }

    @Test(arguments: [("pt-BR", "pt"), ("PT_br", "pt"), ("en", "en"), ("", "")])
    func `the language of a tag is its first part`(tag: String, language: String) {
        #expect(LanguageTag.primary(tag) == language)
    }
}
