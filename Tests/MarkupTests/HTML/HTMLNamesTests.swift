import Markup
import Testing

@Suite struct HTMLNamesTests {
    @Test func `every tag is found by its name`() {
        #expect(HTMLTag.allCases.count < 192)
        for tag in HTMLTag.allCases.dropFirst(3) { #expect(named(tag.name) == tag) }
        #expect(named("VAR") == .var)
        #expect(named("x-card") == .other)
    }

    private func named(_ name: String) -> HTMLTag { HTMLTag.named(Array(name.utf8).span) }

    @Test func `every attribute fits the scanner's set`() {
        #expect(HTMLAttribute.allCases.count <= 64)
    }
}
