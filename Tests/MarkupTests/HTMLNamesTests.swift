import Markup
import Testing

@Suite struct HTMLNamesTests {
    @Test func `every tag is found by its name`() {
        #expect(HTMLTag.allCases.count < 192)
        for tag in HTMLTag.allCases.dropFirst(3) { #expect(HTMLTag(name: tag.name) == tag) }
        #expect(HTMLTag(name: "VAR") == .var)
        #expect(HTMLTag(name: "x-card") == .other)
    }

    @Test func `every attribute fits the scanner's set`() {
        #expect(HTMLAttribute.allCases.count <= 64)
    }
}
