import Intake
import Testing

@Suite struct SourceTextTests {
    private static let start = "Zażółć gęślą jaźń, zażółć gęślą: "

    @Test(arguments: [[], [0xEF, 0xBB, 0xBF]] as [[UInt8]])
    func `a byte of windows-1252 between ASCII is its character, other damage is replaced`(mark: [UInt8]) {
        let text = SourceText(mark + Array(Self.start.utf8) + [0x69, 0x74, 0x92, 0x73, 0x20, 0xC5])
        #expect(String(decoding: text.utf8, as: UTF8.self) == Self.start + "it’s \u{FFFD}")
        #expect(text.encoding == "utf-8" && text.isRepaired)
    }

    @Test func `a text that starts with nulls is repaired like any other`() {
        let text = SourceText([0, 0] + Array(Self.start.utf8) + [0x69, 0x74, 0x92, 0x73])
        #expect(String(decoding: text.utf8, as: UTF8.self) == "\0\0" + Self.start + "it’s")
    }
}
