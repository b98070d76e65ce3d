import Testing

@testable import Entities

@Suite struct LongSentenceTests {
    @Test func `megabytes without a stop are cut into sentences that memory bears, and nothing is left out`()
    {
        let tokens = Tokenizer.tokens(of: Array(String(repeating: "By ", count: 25_000).utf8))
        let ranges = SentenceSplitter.ranges(tokens)
        #expect(ranges.map(\.count) == [10_000, 10_000, 5_000])
        #expect(ranges.last?.upperBound == tokens.count)
    }

    @Test func `a sentence of any usual length stays whole`() {
        let tokens = Tokenizer.tokens(of: Array(String(repeating: "word ", count: 9_999).utf8))
        #expect(SentenceSplitter.ranges(tokens) == [0..<9_999])
    }

    @Test(arguments: [
        "The mayor John A. Smith met Anna Berg on Monday", "By By By By", "A b C d 5 E", "a a X a Y",
        "x 12 May y Z", "3 B", "b",
    ])
    func `each word has the run of names that stands around it`(text: String) {
        var items = Tokenizer.tokens(of: Array(text.utf8)).map {
            FeatureContext.Item(token: $0, isName: $0.isCapitalised)
        }
        let runs = NameRun.mark(&items)
        for index in items.indices where items[index].hasRun {
            var left = index - 1
            while left >= 0, items[left].isName || items[left].token.scalarCount == 1 { left -= 1 }
            let right =
                items.indices.first {
                    let token = items[$0].token
                    let continues =
                        items[$0].isName || token.scalarCount == 1 && !token.traits.contains(.lower)
                    return $0 > index && !continues
                } ?? items.count
            #expect(runs[Int(items[index].run)].words == left + 1..<right, "\(index)")
        }
    }
}
