import Boilerplate
import Testing
import TextKit

@Suite struct TextFoldingTests {
    @Test(arguments: [
        ("Ägypten  ÉTÉ", "ägypten été"), ("Ελλάδα ΕΛΛΆΣ", "ελλαδα ελλασ"), ("ЁЛКА ёлка", "елка елка"),
        ("“Don’t” – «no»…", "\"don't\" - \"no\"..."), ("ＡＢＣ　１", "abc 1"), ("a\u{200B}b\u{AD}c", "abc"),
        ("ȘTIRI Țară ẞ", "știri țară ß"), ("ԼՈՒՐԵՐ", "լուրեր"),
    ])
    func `spellings of one phrase are one`(text: String, folded: String) {
        #expect(String(decoding: TextFolding.folded(text), as: UTF8.self) == folded)
    }

    /// The model's lexicon and the counts of earlier runs hold hashes of folded words: a letter may change its folding
    /// only together with a newly trained model, or where next to none of its training rows has it (Ə, Ơ, Ư and other letters
    /// beyond Latin Extended-A).
    @Test func `every scalar is folded as the model learnt it`() {
        var digest = ContentDigest()
        for value in 0..<UInt32(0x11_0000) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            digest.update(TextFolding.folded("a\(Character(scalar))b") + [0x0A])
        }
        #expect(digest.hexadecimal() == "21207405325791ee6911b725fae8705d913ff71e30f91d8969a52cae6bcddb65")
    }
}
