import Testing

@testable import Intake

@Suite struct WireFrameTests {
    @Test(arguments: [
        ("\u{1}a\u{3}\u{1}b\u{3}", true), ("\u{1}a\u{3}\u{1}b\u{3}\u{1}c\u{3}", true), ("\u{1}a\u{3}", false),
        ("\u{1}a\u{3}\u{1}b", false), ("\u{1}a\u{3}b\u{3}", false), ("a", false), ("", false),
    ])
    func `two stories of a wire have two beginnings and two ends`(text: String, isMany: Bool) {
        #expect(WireFrame.isMany(Array(text.utf8)) == isMany)
    }
}
