import Markup
import Testing

@Suite struct Base64Tests {
    private func decoded(_ text: String) -> String {
        String(decoding: Base64.decode(text.utf8), as: UTF8.self)
    }

    private func strictlyDecoded(_ text: String) -> String? {
        Base64.decode(strictly: text.utf8).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: [
        ("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"), ("Zm9vYmE=", "fooba"),
        ("Zm9v\r\n YmFy\t", "foobar"), ("Zg", "f"), ("Zm8", "fo"), ("Z", ""),
    ])
    func `text is decoded with and without padding`(text: String, expected: String) {
        #expect(decoded(text) == expected)
        #expect(strictlyDecoded(text) == expected)
    }

    @Test func `every digit has its value`() {
        let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        let bytes = Base64.decode(digits.utf8)
        var bits = bytes.flatMap { byte in (0..<8).reversed().map { Int(byte >> UInt8($0) & 1) } }[...]
        for value in 0..<64 {
            #expect(bits.prefix(6).reduce(0) { $0 * 2 + $1 } == value)
            bits = bits.dropFirst(6)
        }
    }

    @Test func `other characters are skipped, or refused in strict mode`() {
        #expect(decoded("Zm*9v!") == "foo")
        #expect(strictlyDecoded("Zm*9v!") == nil)
        #expect(strictlyDecoded("plain text.") == nil)
    }

    @Test func `padding ends the text`() {
        #expect(decoded("Zg==Zg==") == "f")
        #expect(strictlyDecoded("Zg==Zg==") == nil)
        #expect(strictlyDecoded("Zg==\n") == "f")
    }
}
