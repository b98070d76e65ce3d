import Markup
import Testing

@Suite struct NumericReferenceTests {
    @Test(arguments: [
        ("&#233;", 233, 6), ("&#xE9;", 233, 6), ("&#Xe9", 233, 5), ("&#65z", 65, 4),
        ("&#99999999999999;", 0x11_0000, 17),
    ])
    func `a reference is read with or without its semicolon`(text: String, code: UInt32, end: Int) {
        let reference = NumericReference.read(Array(text.utf8), at: 0)
        #expect(reference?.code == code)
        #expect(reference?.end == end)
    }

    @Test(arguments: ["&#", "&#;", "&#x;", "&#xg", "&#+65;", "&amp;", "&"])
    func `anything else is left alone`(text: String) {
        #expect(NumericReference.read(Array(text.utf8), at: 0) == nil)
    }

    @Test(
        arguments: [
            (146, "\u{2019}", "\u{2019}"), (0x81, "\u{81}", "\u{81}"), (0, "\u{FFFD}", nil),
            (1, "\u{1}", nil),
            (0xD800, "\u{FFFD}", nil), (0xFFFE, "\u{FFFE}", nil), (0x110000, "\u{FFFD}", nil),
            (0x1F600, "😀", "😀"),
        ] as [(UInt32, String, Unicode.Scalar?)])
    func `HTML shows something for every number, XML forbids some`(
        code: UInt32, html: String, xml: Unicode.Scalar?
    ) {
        #expect(HTMLEntities.decode("&#\(code);") == html)
        #expect(NumericReference.read(Array("&#\(code);".utf8), at: 0)?.scalarInXML == xml)
    }
}
