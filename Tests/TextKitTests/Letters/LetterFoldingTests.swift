import Testing
import TextKit

@Suite struct LetterFoldingTests {
    @Test(arguments: [
        ("ά", "α"), ("ΐ", "ι"), ("ς", "σ"), ("ё", "е"), ("أ", "ا"), ("ı", "i"), ("ø", "o"), ("ł", "l"),
        // Two letters have no base of one; capitals and what has no variant stay.
        ("æ", "æ"), ("É", "É"), ("b", "b"), ("か", "か"),
    ])
    func `a letter folds to its base`(letter: Unicode.Scalar, base: Unicode.Scalar) {
        #expect(LetterFolding.base(letter.value) == base.value)
    }

    @Test func `no letter folds to two bases`() {
        let letters = LetterFolding.variants.flatMap { $0.letters.unicodeScalars.map(\.value) }
        #expect(Set(letters).count == letters.count)
    }
}
