import Testing
import TextKit

@Suite struct ByteSearchTests {
    @Test(arguments: [(0, 1), (1, 1), (2, 4), (4, 4), (5, 6), (6, 6)])
    func `the first such byte from an offset on is found, or the end`(start: Int, expected: Int) {
        #expect(ByteSearch.first(7, in: [0, 7, 1, 2, 7, 3], from: start) == expected)
    }

    @Test(arguments: [
        ("", "", 0), ("a", "a", 0), ("a", "b", -1), ("b", "a", 1), ("a", "ab", -1), ("ab", "a", 1),
        ("", "a", -1),
        ("z", "\u{E9}", -1),
    ])
    func `bytes are ordered as unsigned numbers, a beginning before the whole`(
        first: String, second: String, sign: Int
    ) {
        let order = unsafe Array(first.utf8).withUnsafeBytes { bytes in
            unsafe ByteSearch.order(of: bytes, against: Array(second.utf8))
        }
        #expect(order.signum() == sign)
    }

    @Test(
        arguments: [
            ("-->", 0, 2), ("-->", 3, 7), ("-->", 8, nil), ("-->", 99, nil), ("a", 0, 0), ("x", 0, nil),
            ("", 0, nil),
        ] as [(String, Int, Int?)])
    func `a word is found from a place on`(word: String, start: Int, place: Int?) {
        let text = Array("ab-->cd-->".utf8)
        #expect(ByteSearch.place(of: Array(word.utf8), in: text, from: start) == place)
    }
}
