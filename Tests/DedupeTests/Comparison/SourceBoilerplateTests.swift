import Testing

@testable import Dedupe

@Suite struct SourceBoilerplateTests {
    /// Pages of one source, the first of which end with the same lines.
    private func table(_ count: Int, repeated: Int, own: Int = 6, lines: Int = 6) -> (
        table: SignatureTable, totals: [Int]
    ) {
        var maker = StoryMaker(seed: 23)
        let common = maker.story(sentences: lines).joined(separator: " ")
        let inputs = (0..<count).map { number in
            let text = maker.story(sentences: own).joined(separator: " ")
            return DedupeInput(
                id: "\(number)", text: number < repeated ? text + " " + common : text, source: "s")
        }
        let table = signedTable(inputs)
        return (table, (0..<count).map { table.sampleCount(of: $0, in: .sequences) })
    }

    private func changed(_ count: Int, repeated: Int, own: Int = 6, lines: Int = 6) -> [Bool] {
        var (table, totals) = table(count, repeated: repeated, own: own, lines: lines)
        _ = SourceBoilerplate.remove(from: &table, rows: Array(0..<count), earlier: DedupeIndex())
        return (0..<count).map { table.sampleCount(of: $0, in: .sequences) < totals[$0] }
    }

    @Test(
        arguments: [
            (4, 4, true), (3, 3, false), (5, 3, false), (50, 4, true), (51, 4, false), (62, 5, true),
            (63, 5, false),
        ] as [(Int, Int, Bool)])
    func `what four documents and eight in a hundred print is the source's`(
        count: Int, repeated: Int, isRemoved: Bool
    ) {
        let changed = changed(count, repeated: repeated)
        #expect(changed.prefix(repeated).allSatisfy { $0 == isRemoved })
        #expect(!changed.dropFirst(repeated).contains(true))
    }

    @Test func `a document that would lose all keeps all`() {
        #expect(changed(4, repeated: 4, own: 0) == [false, false, false, false])
    }

    @Test func `documents without a source, and those of others, are let be`() {
        var maker = StoryMaker(seed: 29)
        let common = maker.story(sentences: 6).joined(separator: " ")
        let sources = [nil, nil, nil, nil, "a", "a", "b", "b"] as [String?]
        let inputs = sources.enumerated().map {
            DedupeInput(
                id: "\($0)", text: maker.story(sentences: 6).joined(separator: " ") + " " + common, source: $1
            )
        }
        var table = signedTable(inputs)
        let totals = (0..<8).map { table.sampleCount(of: $0, in: .sequences) }
        _ = SourceBoilerplate.remove(from: &table, rows: Array(0..<8), earlier: DedupeIndex())
        #expect((0..<8).map { table.sampleCount(of: $0, in: .sequences) } == totals)
    }

    @Test func `stories are compared by what remains`() {
        var (table, _) = table(4, repeated: 4)
        let before = table.headers[0]
        let entries = SourceBoilerplate.remove(from: &table, rows: Array(0..<4), earlier: DedupeIndex())
        #expect(
            table.headers[0].storyTokens < before.storyTokens
                && table.headers[0].tokenCount == before.tokenCount)
        #expect(table.headers[0].sequences.total < before.sequences.total)
        #expect(
            abs(Int(table.headers[0].storyTokens) * 2 - Int(before.tokenCount)) < Int(before.tokenCount) / 4)
        let learned = entries.values.first?.learned ?? []
        #expect(learned.count == 3 && !learned[0].isEmpty && learned[0] == learned[0].sorted())
    }

    @Test func `kept elements stay in order, and their sample shrinks`() {
        var (table, _) = table(1, repeated: 0)
        let all = table.sequenceSample(of: 0).map { $0 >> SignatureTable.comparedShift }
        let names = (0..<table.sampleCount(of: 0, in: .names)).map { table.element($0, of: 0, in: .names) }
        let middle = all[all.count / 2]
        table.keep(.sequences, of: 0) { $0 >= middle }
        #expect(
            table.sequenceSample(of: 0).map { $0 >> SignatureTable.comparedShift }
                == all.filter { $0 >= middle })
        table.keep(.names, of: 0) { $0 != names[0] }
        #expect(
            (0..<table.sampleCount(of: 0, in: .names)).map { table.element($0, of: 0, in: .names) }
                == Array(names.dropFirst()))
        #expect(Int(table.headers[0].names.total) == names.count - 1)
        table.keep(.numbers, of: 0) { _ in false }
        #expect(table.headers[0].numbers.count == 0 && table.headers[0].numbers.total == 0)
    }
}
