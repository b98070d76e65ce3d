import Testing

@testable import Markup

@Suite struct EncodingPrescanTests {
    @Test(
        arguments: [
            ([0xEF, 0xBB, 0xBF, 0x61], "utf-8", 3), ([0xFF, 0xFE, 0x61, 0], "utf-16le", 2),
            ([0xFE, 0xFF, 0, 0x61], "utf-16be", 2), ([0xFF, 0xFE, 0, 0], "utf-32le", 4),
            ([0, 0, 0xFE, 0xFF], "utf-32be", 4),
        ] as [([UInt8], String, Int)])
    func `a byte order mark names the encoding`(bytes: [UInt8], name: String, length: Int) {
        let mark = EncodingPrescan.byteOrderMark(bytes)
        #expect(mark?.name == name && mark?.length == length)
    }

    @Test(arguments: [[], [0xEF, 0xBB], [0xFF], [0x61, 0xFF, 0xFE]] as [[UInt8]])
    func `anything else is no mark`(bytes: [UInt8]) {
        #expect(EncodingPrescan.byteOrderMark(bytes) == nil)
    }

    private static let markup = Array("<html><body>News of the day</body></html>".utf8)

    @Test func `zero bytes between those of markup tell how wide its characters are`() {
        let wide = { (before: Int, after: Int) in
            Self.markup.flatMap {
                [UInt8](repeating: 0, count: before) + [$0] + [UInt8](repeating: 0, count: after)
            }
        }
        #expect(EncodingPrescan.wideEncoding(wide(0, 1)) == "utf-16le")
        #expect(EncodingPrescan.wideEncoding(wide(1, 0)) == "utf-16be")
        #expect(EncodingPrescan.wideEncoding(wide(0, 3)) == "utf-32le")
        #expect(EncodingPrescan.wideEncoding(wide(3, 0)) == "utf-32be")
        #expect(EncodingPrescan.wideEncoding(Self.markup) == nil)
        #expect(EncodingPrescan.wideEncoding([0x61, 0]) == nil)
    }

    @Test(arguments: [
        ("<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?><a/>", "ISO-8859-2"),
        ("  <?xml encoding = 'koi8-r' ?>", "koi8-r"),
        ("<?xml version=\"1.0\"?><a encoding=\"utf-8\"/>", nil), ("<a/><?xml encoding='utf-8'?>", nil),
        ("<?xml encoding='utf-8'", nil),
    ])
    func `an XML declaration states its label at the very beginning`(text: String, label: String?) {
        let found = EncodingPrescan.xmlDeclaration(Array(text.utf8))
        #expect(found.map { String(decoding: $0, as: UTF8.self) } == label)
    }

    @Test(arguments: [
        ("<meta charset=utf-8>", "utf-8"), ("<META CharSet = \"Windows-1251\">", "Windows-1251"),
        ("<meta http-equiv=Content-Type content=\"text/html; charset=euc-kr\">", "euc-kr"),
        ("<meta name=a content=b><meta charset='big5'>", "big5"),
        ("<meta charset=\"\"><meta charset=gbk>", "gbk"),
        ("<p>charset=utf-8</p>", nil), ("<meta name=charset>", nil),
    ])
    func `the first meta with a label states it`(text: String, label: String?) {
        let found = EncodingPrescan.meta(Array(text.utf8))
        #expect(found.map { String(decoding: $0, as: UTF8.self) } == label)
    }

    @Test func `a meta behind long scripts is found, one at the end of a long page is not`() {
        let meta = "<meta charset=utf-8>"
        #expect(EncodingPrescan.meta(Array((String(repeating: " ", count: 16_000) + meta).utf8)) != nil)
        #expect(EncodingPrescan.meta(Array((String(repeating: " ", count: 17_000) + meta).utf8)) == nil)
    }
}
