import Testing

@testable import Boilerplate

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

    @Test func `a block on every page is the source's boilerplate`() {
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

    @Test func `a recurring phrase of news stays`() {
        let phrase = "This is a developing story and will be updated as details emerge"
        #expect(!table(documents(100)).verdict(source: "a", block: phrase).isRepeated)
    }

    @Test func `an article published many times is not boilerplate`() {
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
        #expect(Repetition(decoding: merged.encoded())?.encoded() == merged.encoded())
    }

    @Test func `memory is bounded per source`() {
        let many = table(documents(3000))
        let verdict = many.verdict(source: "a", block: documents(1)[0][1])
        #expect(verdict.isRepeated)
        #expect(verdict.sampled <= Repetition.documentLimit)
    }

    @Test func `a block with one changed word is recognised by its shingles`() {
        let names = ["harbour", "market", "station", "castle", "bridge", "garden", "theatre", "museum"]
        func appeal(_ number: Int) -> String {
            "Our reporters stand outside in every weather so that you know what happens at the \(names[number % 8]), "
                + "and all of this work is only possible because readers of this paper pay for it month after month"
        }
        let table = table(
            (0..<80).map { ["Story \(Self.word($0)) of \(Self.word($0 * 5 + 1)) ends well.", appeal($0)] })
        let unseen = appeal(0).replacing("harbour", with: "lighthouse")
        #expect(table.verdict(source: "a", block: unseen).isRepeated)
    }

    @Test(arguments: [1, 2, 3])
    func `memory is bounded over all sources, whatever the order`(seed: Int) {
        var order = (0..<300).map { ($0 % 30, $0) }
        if seed == 2 { order.reverse() }
        if seed == 3 { order.sort { ($0.1 * 7919 % 300) < ($1.1 * 7919 % 300) } }
        var table = Repetition(blockBudget: 200)
        for (source, number) in order {
            table.observe(
                source: "source \(source)",
                blocks: ["Story \(Self.word(number)) ends", "Tale \(Self.word(number)) begins"])
        }
        #expect(table.sources.values.reduce(0) { $0 + $1.documents.count } <= 100)
        #expect(table.limit == 2)
        var reference = Repetition(blockBudget: 200)
        for number in 0..<300 {
            reference.observe(
                source: "source \(number % 30)",
                blocks: ["Story \(Self.word(number)) ends", "Tale \(Self.word(number)) begins"])
        }
        #expect(table.encoded() == reference.encoded())
    }

    @Test func `damaged bytes are refused`() {
        var bytes = table(documents(20)).encoded()
        bytes[bytes.count / 2] ^= 4
        #expect(Repetition(decoding: bytes) == nil)
        #expect(Repetition(decoding: Array(bytes.prefix(30))) == nil)
        #expect(Repetition(decoding: []) == nil)
    }
}

extension Repetition {
    fileprivate mutating func observe(source: String, blocks: [String]) {
        observe(source: source, keys: blocks.compactMap { BlockKeys($0) })
    }

    /// Adds what another worker has observed.
    fileprivate mutating func merge(_ other: Repetition) {
        lower(limit: other.limit)
        for (source, sample) in other.sources {
            for document in sample.documents { insert(document, source) }
        }
    }

    fileprivate func verdict(source: String, block: String) -> Verdict {
        verdict(source: source, keys: BlockKeys(block))
    }
}
