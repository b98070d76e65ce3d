import JSON
import Testing

@testable import DatasetIO

/// Where rows of removed blocks stand.
@Suite struct RemovedOrderTests {
    private static func id(_ letter: Character) -> String { String(repeating: letter, count: 32) }

    private func faults(_ rows: [(Character, Int?)]) throws -> [String] {
        var order = RemovedOrder()
        for letter in "abc" { order.note(ArticleID(Self.id(letter)), paragraphs: 4) }
        return try rows.compactMap { letter, place in
            let place = place.map(String.init) ?? "null"
            let row = #"{"id":"\#(Self.id(letter))","input":{"path":"\#(letter)"},"place":\#(place)}"#
            return order.take(try JSONParser.parse(Array(row.utf8)))
        }
    }

    @Test func `they follow the articles and the page`() throws {
        #expect(try faults([("a", 0), ("a", 0), ("a", 4), ("c", 1), ("c", nil), ("c", 2)]) == [])
    }

    @Test func `another order is told once`() throws {
        #expect(try faults([("a", 3), ("a", 2)]) == ["'place' is 2, before that of the row above it, 3"])
        #expect(try faults([("b", 0), ("a", 0), ("a", 0)]).count == 1)
        #expect(try faults([("d", 0)]).count == 1)
    }

    @Test func `no block stands behind more paragraphs than its article has`() throws {
        #expect(try faults([("a", 5)]) == ["'place' is 5, in an article of 4 paragraphs"])
        var order = RemovedOrder()
        for paragraphs in [2, 7] { order.note(ArticleID(Self.id("a")), paragraphs: paragraphs) }
        let row = #"{"id":"\#(Self.id("a"))","input":{"path":"a"},"place":7}"#
        #expect(order.take(try JSONParser.parse(Array(row.utf8))) == nil, "it may be of the later revision")
    }
}
