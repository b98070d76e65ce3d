import Testing

@testable import Dedupe

/// How many words two leads or headlines have in common.
@Suite struct WordTallyTests {
    private static let size = 8

    private func agreement(_ own: [UInt16], _ others: [UInt16]) -> Float {
        // Rows of a table, with one before and one behind that must not count.
        let (mine, theirs) = (Self.column(own), Self.column(others))
        return WordTally.agreement(
            mine.span, Self.size, UInt8(own.count), theirs.span, Self.size, UInt8(others.count),
            size: Self.size)
    }

    private static func column(_ words: [UInt16]) -> [UInt16] {
        let neighbour = [UInt16](repeating: 5, count: size)
        return neighbour + words + [UInt16](repeating: 0, count: size - words.count) + neighbour
    }

    @Test(
        arguments: [
            ([1, 2, 3], [1, 2, 3], 1), ([1, 2, 3], [4, 6, 7], 0), ([], [1], 0), ([1], [], 0),
            ([2, 3], [1, 2, 3, 4], 1), ([2, 9], [1, 2, 3, 4], 0.5),
            // A full sample is silent on what lies above its last word.
            ([1, 2, 3, 4, 6, 7, 8, 9], [1, 2, 3, 4, 20, 21], 1), ([1, 2, 3, 4, 6, 7, 8, 9], [20, 21], 0),
            // One word twice on one side is no second word in common.
            ([3, 3], [3], 1), ([3, 3], [3, 4], 0.5),
            // Places that are not in use hold 0 on both sides.
            ([1], [2], 0), ([5], [6], 0),
        ] as [([UInt16], [UInt16], Float)])
    func `the share of the smaller sample counts`(own: [UInt16], others: [UInt16], expected: Float) {
        #expect(agreement(own, others) == expected)
    }

    @Test func `samples of random words agree as their sets do`() {
        var random = UInt64(7)
        func sample(_ count: Int) -> [UInt16] {
            var words: Set<UInt16> = []
            while words.count < count {
                random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                words.insert(UInt16(random >> 33 % 40) + 1)
            }
            return words.sorted()
        }
        for _ in 0..<500 {
            let (own, others) = (sample(Int(random >> 40 % 8) + 1), sample(Int(random >> 50 % 8) + 1))
            let limit = min(
                own.count == Self.size ? own[Self.size - 1] : .max,
                others.count == Self.size ? others[Self.size - 1] : .max)
            let (mine, theirs) = (Set(own.filter { $0 <= limit }), Set(others.filter { $0 <= limit }))
            let expected =
                Float(mine.intersection(theirs).count) / Float(max(1, min(mine.count, theirs.count)))
            #expect(agreement(own, others) == expected)
        }
    }
}
