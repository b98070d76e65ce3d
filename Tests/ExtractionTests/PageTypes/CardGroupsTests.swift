import Testing

@testable import Extraction

/// Elements of one look: which of several groups counts.
@Suite struct CardGroupsTests {
    private func groups(_ html: String) throws -> CardGroups {
        CardGroups(try MeasuredPage("<html><body>\(html)</body></html>").page)
    }

    private func cards(_ name: String, _ count: Int, _ text: String) -> String {
        let card = "<div class=\(name)><h3>A headline here</h3><p>\(text)</p></div>"
        return "<section class=\(name)s>\(String(repeating: card, count: count))</section>"
    }

    private func teasers(_ name: String, _ count: Int, _ text: String) -> String {
        let teaser = "<div class=\(name)><h3><a href=/a>\(text)</a></h3><p>More of it.</p></div>"
        return "<section class=\(name)s>\(String(repeating: teaser, count: count))</section>"
    }

    @Test(arguments: [true, false])
    func `of several groups of cards the one with most letters counts`(isFirst: Bool) throws {
        let small = cards("a", 3, "Short."), large = cards("b", 4, "A text that is longer than the other.")
        #expect(try groups(isFirst ? large + small : small + large).cards.count == 4)
    }

    @Test(arguments: [true, false])
    func `of several groups of teasers, too`(isFirst: Bool) throws {
        let small = teasers("a", 3, "Ferry"), large = teasers("b", 4, "Ferries cross the sound again in June")
        #expect(try groups(isFirst ? large + small : small + large).teasers.count == 4)
    }

    @Test(arguments: [(2, 0), (3, 3)])
    func `three make a group`(count: Int, found: Float) throws {
        #expect(try groups(teasers("a", count, "Ferries cross the sound")).teasers.count == found)
        #expect(try groups(cards("a", count, "A text of some words.")).cards.count == found)
    }
}
