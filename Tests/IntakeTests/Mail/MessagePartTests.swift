import Testing

@testable import Intake

@Suite struct MessagePartTests {
    private func quotedPrintable(_ text: String, isHeader: Bool = false) -> String {
        let bytes = TransferEncoding.quotedPrintable(Array(text.utf8)[...], isHeader: isHeader)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("f=C3=A4hre", "fähre"), ("f=c3=a4hre", "fähre"), ("a=\nb", "ab"), ("a=\r\nb", "ab"),
        ("a= \t\r\nb", "ab"), ("a=", "a"), ("a= ", "a"), ("1+1=2", "1+1=2"), ("a=zz", "a=zz"), ("a=4", "a=4"),
        ("a=+A", "a=+A"), ("a=-0", "a=-0"), ("a_b", "a_b"),
    ])
    func `quoted-printable is decoded, and anything else stays as it is`(text: String, expected: String) {
        #expect(quotedPrintable(text) == expected)
    }

    @Test func `an underscore is a blank in headers`() {
        #expect(quotedPrintable("a_b=5F", isHeader: true) == "a b_")
        #expect(EncodedWords.decoded("=?utf-8?q?a_b?= =?utf-8?B?w6Q=?= c") == "a bä c")
        #expect(EncodedWords.decoded("=?utf-8?x?a?= =?") == "=?utf-8?x?a?= =?")
    }

    @Test func `an encoding is named in any case`() {
        let body = Array("w6Q=".utf8)[...]
        #expect(TransferEncoding.decode(body, named: "BASE64") == Array("ä".utf8))
        #expect(TransferEncoding.decode(body, named: "8bit") == Array(body))
        #expect(TransferEncoding.decode(body, named: nil) == Array(body))
    }

    @Test func `a line that begins with a blank continues the field`() {
        let text = "HTTP/1.1 200 OK\r\nContent-Type: a;\r\n\tb=1\r\nno field\r\nX : y \r\n"
        let fields = HeaderField.all(in: Array(text.utf8)[...], skippingFirstLine: true)
        #expect(
            fields == [
                HeaderField(name: "content-type", value: "a; b=1"), HeaderField(name: "x", value: "y"),
            ])
    }

    @Test func `a content type has a type, a charset and other parameters`() {
        let type = ContentType(#" Text/HTML ; Charset='UTF-8'; boundary="a=b"; empty="""#)
        #expect(type.type == "text/html")
        #expect(type.charset == "UTF-8")
        #expect(type.parameter("boundary") == "a=b")
        #expect(type.parameter("empty") == nil)
        #expect(ContentType("").type == "")
        #expect(ContentType("a;charset=''").charset == nil)
    }

    @Test func `parts are what lies between the boundaries`() {
        let text = """
            Content-Type: multipart/mixed; boundary=b

            preamble
            --b
            one
            --b
            two
            --b--
            epilogue
            """
        let parts = MessagePart(Array(text.utf8)[...]).parts()
        #expect(parts.map { String(decoding: $0, as: UTF8.self) } == ["one\n", "two\n"])
    }

    @Test func `the last part needs no closing boundary, and without a boundary there are no parts`() {
        let cut = "Content-Type: multipart/mixed; boundary=b\n\n--b\none\n--b\ntw"
        let parts = MessagePart(Array(cut.utf8)[...]).parts()
        #expect(parts.map { String(decoding: $0, as: UTF8.self) } == ["one\n", "tw"])
        #expect(MessagePart(Array("Content-Type: multipart/mixed\n\n--b\none".utf8)[...]).parts().isEmpty)
    }
}
