import Testing

@testable import Boilerplate

/// From how many documents on a block is its source's.
@Suite struct RepetitionThresholdTests {
    private static let furniture = "Follow our reporters and never miss what they write here"

    /// A word for each number, since digits do not tell blocks apart.
    private static func word(_ number: Int) -> String {
        String(
            [number / 676 % 26, number / 26 % 26, number % 26].map {
                Character(UnicodeScalar(UInt8(97 + $0)))
            })
    }

    private func story(_ number: Int) -> String {
        "Story \(Self.word(number)) of \(Self.word(number * 7 + 5)) tells what came of \(Self.word(number * 3 + 1))"
    }

    private func verdict(
        _ documents: Int, with repeated: Int, _ block: String = furniture, asked: String? = nil
    ) -> Repetition.Verdict {
        var table = Repetition()
        for number in 0..<documents {
            table.observe(source: "a", keys: keys([story(number)] + (number < repeated ? [block] : [])))
        }
        table.finish()
        return table.verdict(source: "a", keys: BlockKeys(asked ?? block))
    }

    @Test(
        arguments: [
            (20, 5, true), (20, 4, false), (125, 5, true), (126, 5, false), (126, 6, true), (150, 6, true),
            (151, 6, false),
        ] as [(Int, Int, Bool)])
    func `five documents and four in a hundred`(documents: Int, repeated: Int, isRepeated: Bool) {
        let verdict = verdict(documents, with: repeated)
        #expect(
            verdict == Repetition.Verdict(isRepeated: isRepeated, documents: repeated, sampled: documents))
    }

    @Test(
        arguments: [
            ("Sport", 19, false), ("Sport", 20, true), (String(repeating: "a", count: 23), 19, false),
            (String(repeating: "a", count: 24), 5, true),
        ] as [(String, Int, Bool)])
    func `a short block needs four times as many`(block: String, repeated: Int, isRepeated: Bool) {
        #expect(verdict(60, with: repeated, block).isRepeated == isRepeated)
    }

    @Test func `a block is what it says, whatever its case, marks and figures`() {
        #expect(
            verdict(20, with: 5, asked: "FOLLOW our reporters, and never miss 12 what they write here!")
                .isRepeated)
        #expect(
            !verdict(20, with: 5, asked: "Follow our reporters and never miss what they write there")
                .isRepeated)
        #expect(
            verdict(20, with: 5, asked: "12 + 34")
                == Repetition.Verdict(isRepeated: false, documents: 0, sampled: 0))
        #expect(BlockKeys("– 12 –") == nil && BlockKeys("é") != nil && BlockKeys("ab cd")?.bytes == 4)
    }

    @Test func `a document with more blocks than are kept gives those with the smallest numbers`() throws {
        let keys = try (0..<140).map { try #require(BlockKeys(story($0))) }
        let sample = BlockKeys.sample(of: keys + keys, limit: 128)
        #expect(sample.map(\.exact) == Array(keys.map(\.exact).sorted().prefix(128)))
        #expect(BlockKeys.sample(of: Array(keys[..<3] + keys[..<3]), limit: 3) == Array(keys.prefix(3)))
    }

    @Test func `a sample has each document once, those with the smallest hashes`() throws {
        let documents = try (0..<9).map { SampledDocument([try #require(BlockKeys(story($0)))]) }
        var sample = SourceSample()
        let growth = (documents + documents).map { sample.insert($0, limit: 5) }
        #expect(sample.documents.map(\.hash) == Array(documents.map(\.hash).sorted().prefix(5)))
        #expect(growth.reduce(0, +) == 5)
        #expect(sample.shrink(to: 2) == 3 && sample.documents.count == 2 && sample.shrink(to: 2) == 0)
    }

    @Test func `a lower limit holds from then on`() {
        var table = Repetition()
        table.lower(limit: 3)
        #expect(table.limit == 3)
        for number in 0..<8 { table.observe(source: "a", keys: keys([story(number)])) }
        #expect(table.sources["a"]?.documents.count == 3)
        table.lower(limit: 9)
        #expect(table.limit == 3)
        table.lower(limit: 0)
        #expect(table.limit == 1)
    }

    private func keys(_ blocks: [String]) -> [BlockKeys] { blocks.compactMap { BlockKeys($0) } }
}
