import Files
import Models
import TestSupport
import Testing
import TextKit

@Suite struct WordTableTests {
    @Test func `every word has its number, and an unknown one hardly ever`() {
        let words = (0..<2000).map { (hash: WordHash.of("word\($0)"), value: UInt32($0 % 16)) }
        let table = WordTable(words, valueBits: 4)
        for (hash, value) in words { #expect(table.value(hash) == value) }
        let mistaken = (0..<10_000).count { table.value(WordHash.of("other\($0)")) != nil }
        #expect(mistaken == 0)
    }

    @Test func `an empty table finds no word`() {
        #expect(WordTable([], valueBits: 4).value(WordHash.of("a")) == nil)
        #expect(WordTable(slots: MappedArray([]), valueBits: 4).value(1) == nil)
    }

    @Test func `the first of two equal words stays`() {
        let table = WordTable([(7, 1), (7, 2)], valueBits: 4)
        #expect(table.value(7) == 1)
    }
}

@Suite struct FingerprintProbeTests {
    @Test func `a search continues past other fingerprints and wraps around`() {
        let slots: [UInt32] = [31, 0, 12, 13]
        let read: (UInt32) -> UInt32 = { $0 }
        #expect(MappedArray(slots).slot(holding: 31, from: 2, of: read) == 31)
        #expect(MappedArray(slots).slot(holding: 12, from: 3, of: read) == nil)
        #expect(slots.place(for: 31, from: 2, of: read) == 0)
        #expect(slots.place(for: 5, from: 2, of: read) == 1)
        #expect(slots.place(for: 0, from: 3, of: read) == 1)
    }

    @Test func `a full table ends the search`() {
        let slots: [UInt32] = [1, 2, 3]
        #expect(MappedArray(slots).slot(holding: 9, from: 1) { $0 } == nil)
        #expect(slots.place(for: 9, from: 1) { $0 } == nil)
    }
}
