import Testing

@testable import NewsStages

/// Named for the stage it serves, beside the other tests of strip-boilerplate.
@Suite struct BoilerplateRepetitionTests {
    private func documents(_ count: Int) -> [[String]] {
        (0..<count).map { number in
            [
                "Story \(Self.word(number)) tells what happened at \(Self.word(number * 7 + 3)) today, said \(Self.word(number + 90)).",
                "Follow our reporters and never miss what they write about this town, \(number) times a day",
                number.isMultiple(of: 40)
                    ? "This is a developing story and will be updated as details emerge" : Self.word(number),
            ]
        }
    }

    private static func word(_ number: Int) -> String {
        var rest = number + 26
        var letters = ""
        while rest > 0 {
            letters.append(Character(Unicode.Scalar(UInt8(97 + rest % 26))))
            rest /= 26
        }
        return letters + "ville"
    }

    private func table(_ documents: [[String]]) -> Repetition {
        var table = Repetition()
        for blocks in documents { table.observe(source: "a", blocks: blocks) }
        table.finish()
        return table
    }

    @Test func `what stands on every page is the source's`() {
        let table = table(documents(100))
        #expect(
            table.verdict(
                source: "a",
                block: "Follow our reporters and never miss what they write about this town, 7 times a day"
            )
            .isRepeated)
        #expect(!table.verdict(source: "a", block: documents(1)[0][0]).isRepeated)
        #expect(!table.verdict(source: "b", block: documents(1)[0][1]).isRepeated)
    }

    @Test func `a standing phrase of news stays`() {
        let phrase = "This is a developing story and will be updated as details emerge"
        #expect(!table(documents(100)).verdict(source: "a", block: phrase).isRepeated)
    }

    @Test func `an article published many times is not furniture`() {
        let story = [
            "The bridge over the Aar was closed on Monday, the police said.", "It will open again in June.",
        ]
        let table = table(documents(60) + (0..<20).map { _ in story })
        #expect(!table.verdict(source: "a", block: story[0]).isRepeated)
    }

    @Test func `order and split do not matter`() {
        let all = documents(200)
        var parts = [Repetition(), Repetition(), Repetition()]
        for (number, blocks) in all.reversed().enumerated() {
            parts[number % 3].observe(source: "a", blocks: blocks)
        }
        var merged = parts[2]
        merged.merge(parts[0])
        merged.merge(parts[1])
        #expect(merged.encoded() == table(all).encoded())
        #expect(Repetition(decoding: merged.encoded()).encoded() == merged.encoded())
    }

    @Test func `memory is bounded per source`() {
        let many = table(documents(3000))
        let verdict = many.verdict(source: "a", block: documents(1)[0][1])
        #expect(verdict.isRepeated)
        #expect(verdict.sampled <= Repetition.documentLimit)
    }
}
