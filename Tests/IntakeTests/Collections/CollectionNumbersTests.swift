import Testing

@testable import Intake

@Suite struct CollectionNumbersTests {
    private func numbers(_ text: String) -> CollectionNumbers {
        CollectionNumbers(
            text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf8)[...] })
    }

    @Test(arguments: [
        ("1 of 2 DOCUMENTS\n\nLENGTH: 3 words\n\n2 of 2 DOCUMENTS\n\nLENGTH: 3 words", [0, 4], true),
        ("1 of 2 documents\n\nIt left.\n\n2 of 2 documents\n\nIt came.", [0, 4], false),
        ("1 of 2 DOCUMENTS\n\nLENGTH: 3 words\n\n1 of 2 documents\n\nhere", [0], true),
        ("5 of 9 DOCUMENTS\n\nLENGTH: 3 words\n\n6 of 9 DOCUMENTS\n\nLENGTH: 3 words", [0, 4], true),
        ("It has\n1 of 2 documents\nof it", [], true), ("1 of 1 documents\n\nIt left.", [], true),
        ("3 of 2 documents\n\nLENGTH: 3 words", [], true),
    ])
    func `numbers count in their order and with a head behind them`(
        text: String, places: [Int], areSure: Bool
    ) {
        #expect(numbers(text).places == places)
        #expect(numbers(text).areSure == areSure)
    }

    @Test(arguments: [
        ("120 words", true), ("1.200 Wörter", true), ("120 words long", false), ("many words", false),
    ])
    func `a count of words is alone on its line`(line: String, isCount: Bool) {
        #expect(CollectionMark.isWordCount(Array(line.utf8)[...]) == isCount)
    }

    @Test(arguments: [
        ("Document HARBCO0020260512em5c00001", true), ("AN  Document HARBCO0020260512em5c00001", true),
        ("news·20260512·HC·0123456", true), ("Document 12", false), ("news·today·HC", false),
    ])
    func `an accession number ends an article`(line: String, isAccession: Bool) {
        #expect(CollectionMark.isAccession(Array(line.utf8)[...]) == isAccession)
    }
}
