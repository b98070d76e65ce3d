import Testing

@testable import Dedupe

@Suite struct DedupeNormalizerTests {
    private func tokens(_ text: String) -> String {
        var normalizer = TextNormalizer()
        normalizer.normalize(Array(text.utf8))
        return String(decoding: normalizer.room[..<normalizer.byteCount], as: UTF8.self)
    }

    @Test(arguments: [
        ("He said: “It’s over.”", "he said its over"),
        ("He said: &quot;It&#39;s over.&quot;", "he said its over"),
        ("CAFÉ Müller", "cafe muller"),
        ("Cafe\u{301} Mu\u{308}ller", "cafe muller"),
        ("Straße – Ærø", "strasse aero"),
        ("1,500 men and 4.5 pct", "1500 men and 45 pct"),
        ("two\u{A0}words\u{200B}here", "two wordshere"),
        ("ＡＢＣ１２", "abc12"),
        ("北京3月", "北 京 3 月"),
        ("Ёлка Йод", "елка иод"),
        ("한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}"),
        ("AT&T &bogus; x", "at t x"),
        ("caf&eacute; &Eacute;TAT l&rsquo;eau &Scaron;koda &beta;", "cafe etat leau skoda β"),
        ("one&nbsp;two&mdash;three&hellip;four", "one two three four"),
        ("caf&#233; caf&#xE9; caf&#Xe9;", "cafe cafe cafe"),
        // A digit that is none, a number beyond Unicode, and a reference without its end are no letters.
        ("a&#1b3;c a&#x110000;c a&#99c", "a c a c a 99c"),
        // A byte of windows-1252 stays the control that its number names, as in every stored signature.
        ("it&#146;s", "it s"),
        ("", ""),
    ])
    func `spelling that outlets vary is folded and digits stay`(text: String, folded: String) {
        #expect(tokens(text) == folded)
    }

    @Test(arguments: [
        [0xFF, 0x41], [0xE4, 0xBD], [0xF4, 0x90, 0x80, 0x80, 0x42], [0x26, 0x23, 0x78, 0x3B], [0x26],
    ])
    func `damaged bytes neither trap nor join words`(bytes: [UInt8]) {
        var normalizer = TextNormalizer()
        normalizer.normalize(bytes)
        #expect(normalizer.tokenCount <= 1)
    }

    @Test func `a reused normaliser forgets the text before`() {
        var normalizer = TextNormalizer()
        normalizer.normalize(Array("one two three".utf8))
        normalizer.normalize(Array("four".utf8))
        #expect(normalizer.tokenCount == 1)
        #expect(normalizer.room[..<normalizer.byteCount].elementsEqual("four".utf8))
    }

    @Test func `capitals, openings and numbers are noted`() {
        var normalizer = TextNormalizer()
        normalizer.normalize(Array("Then Smith paid 5. He left".utf8))
        let traits = normalizer.traits[..<normalizer.tokenCount].map(TokenTraits.init)
        #expect(traits[0] == [.capitalised, .opening])
        #expect(traits[1] == [.capitalised])
        #expect(traits[2] == [])
        #expect(traits[3].contains(.number))
        #expect(traits[4] == [.capitalised, .opening, .short])
    }
}
