import Files
import TestSupport
import Testing

@testable import Languages

/// What the trainer in scripts/train/language-table computes, and the program looks up.
@Suite struct LetterGroupsTests {
    private func hash(ofWord word: String) -> UInt64 {
        let hash = word.unicodeScalars.reduce(LetterGroups.wholeWordSeed) {
            LetterGroups.extend($0, $1.value)
        }
        return LetterGroups.finish(hash, size: LetterGroups.wholeWord)
    }

    @Test(arguments: [
        ("vreme", 0x29EE_1D2D_7EB9_8E37), ("tjedan", 0xB7F9_A0FA_A0E0_6131), ("год", 0xA52A_7E66_D3B0_2FFF),
        ("שלום", 0x2544_3ED0_7F6A_9BD1 as UInt64),
    ])
    func `the hash of a word is the trainer's`(word: String, expected: UInt64) {
        #expect(hash(ofWord: word) == expected)
    }

    @Test func `the hash of a group is the trainer's`() {
        let hash = " vr".unicodeScalars.reduce(UInt64(0)) { LetterGroups.extend($0, $1.value) }
        #expect(LetterGroups.finish(hash, size: 3) == 0x84FB_F836_F28E_9CB1)
    }

    @Test func `what the table has of a word is for the language that has the word`() {
        let table = LanguageDetectorTests.detector.table
        var lines = TableLines()
        lines.find(hash(ofWord: "nicht"), in: table)
        var (found, best) = (lines.found[0], [String]())
        while found != 0 {
            let place = TableLines.place(of: found.trailingZeroBitCount, in: Int(lines.numbers[0]))
            let first = place * LanguageTable.pairsInPlace
            for pair in (first..<first + LanguageTable.pairsInPlace).map({ table.pairs[$0] })
            where Int8(truncatingIfNeeded: pair >> 8) > 0 {
                best.append(table.classes[Int(pair & 0xFF)])
            }
            found &= found - 1
        }
        #expect(best.contains("de-Latn"), "\(best)")
    }

    @Test func `a word that no language has is not found`() {
        var lines = TableLines()
        lines.find(hash(ofWord: "qzxwvqj"), in: LanguageDetectorTests.detector.table)
        #expect(lines.count == 1 && lines.found[0] == 0)
    }

    @Test func `no more groups are kept than a word of sixty letters has`() {
        var lines = TableLines()
        for number in 0..<300 {
            lines.find(UInt64(number) << 32 | 1, in: LanguageDetectorTests.detector.table)
        }
        #expect(lines.count == 192)
    }
}
