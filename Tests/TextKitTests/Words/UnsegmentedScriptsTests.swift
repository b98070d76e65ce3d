import Testing
import TextKit

@Suite struct UnsegmentedScriptsTests {
    @Test(arguments: ["ก", "ລ", "မ", "ក", "か", "カ", "ｶ", "々", "〇", "ㄅ", "中", "豈", "𠀀"])
    func `words of these scripts have no blanks between them`(letter: Unicode.Scalar) {
        #expect(UnsegmentedScripts.contains(letter.value))
    }

    @Test(arguments: ["a", "é", "Б", "א", "ا", "क", "한", "ა", "。", "「", "Ａ"])
    func `words of these have, and signs are no words`(letter: Unicode.Scalar) {
        #expect(!UnsegmentedScripts.contains(letter.value))
    }
}
