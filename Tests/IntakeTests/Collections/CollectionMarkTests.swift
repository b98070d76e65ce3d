import Testing

@testable import Intake

/// Lines that part the documents of an export.
@Suite struct CollectionMarkTests {
    private func bytes(_ line: String) -> ArraySlice<UInt8> { Array(line.utf8)[...] }

    @Test(arguments: [
        ("1 of 3 DOCUMENTS", [1, 3]), ("Document 2 of 3", [2, 3]), ("Dokument 1 von 1,200", [1, 1200]),
        ("4 of 3 DOCUMENTS", []), ("0 of 3 DOCUMENTS", []), ("2 of 3", []), ("2 of 3 ferries", []),
        ("Document two of three", []), ("1 of 3 DOCUMENTS that the board of the harbour has read", []),
    ])
    func `a document has its number and theirs`(line: String, numbers: [Int]) {
        let found = CollectionMark.number(in: bytes(line))
        #expect((found.map { [$0.number, $0.total] } ?? []) == numbers)
    }

    @Test(arguments: [
        ("120 words", true), ("1,204 Wörter", true), ("words 120", false), ("120 ferries", false),
        ("some words", false), ("120 words or more", false),
    ])
    func `a count of words stands alone`(line: String, isOne: Bool) {
        #expect(CollectionMark.isWordCount(bytes(line)) == isOne)
    }

    @Test(arguments: [
        ("----------", true), ("---------", false), ("-----*----", false), ("##########", false),
    ])
    func `a ruler is ten of one sign`(line: String, isOne: Bool) {
        #expect(CollectionMark.isRuler(bytes(line)) == isOne)
    }

    @Test(arguments: [
        ("12 May 2026", true), ("May 2026", false), ("Monday", false), ("The Courier, 12 May 2026", true),
        ("On 12 May 2026 the board of the harbour met to hear what the tides have done to it", false),
    ])
    func `a day stands alone or behind a newspaper`(line: String, isOne: Bool) {
        #expect(CollectionMark.isDay(bytes(line)) == isOne)
    }

    @Test(arguments: [
        ("© 2026 Courier", true), ("(c) 2026", true), ("All Rights Reserved", true),
        ("Copyrighted is it", false),
    ])
    func `rights begin a line`(line: String, isOne: Bool) {
        #expect(CollectionMark.isCopyright(bytes(line)) == isOne)
    }
}
