import Testing
import Training

@testable import Entities

@Suite struct TokenizerTests {
    private func words(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return Tokenizer.tokens(of: bytes).map {
            String(decoding: bytes[Int($0.start)..<Int($0.end)], as: UTF8.self)
        }
    }

    private func sentences(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        let tokens = Tokenizer.tokens(of: bytes)
        return SentenceSplitter.ranges(tokens).map { range in
            String(
                decoding: bytes[Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)],
                as: UTF8.self)
        }
    }

    @Test(arguments: [
        ("Trump's aide said", ["Trump", "'s", "aide", "said"]),
        ("O\u{2019}Brien\u{2019}s d'Ivoire", ["O\u{2019}Brien", "\u{2019}s", "d'Ivoire"]),
        ("The U.S. and the U.N.", ["The", "U.S.", "and", "the", "U.N."]),
        ("Mr. J. Smith Jr. won", ["Mr.", "J.", "Smith", "Jr.", "won"]),
        ("Kim Jong-un", ["Kim", "Jong", "-", "un"]),
        ("AT&T paid 1,250.50 on amazon.com.", ["AT&T", "paid", "1,250.50", "on", "amazon.com", "."]),
        ("the 49ers in 2019-20", ["the", "49ers", "in", "2019", "-", "20"]),
        ("see https://example.org/a?b=c.", ["see", "https://example.org/a?b=c", "."]),
        ("mail jo@example.org, #tag @name_x", ["mail", "jo@example.org", ",", "#tag", "@name_x"]),
        ("end... \"quote\"", ["end", "...", "\"", "quote", "\""]),
        ("金正恩访问", ["金", "正", "恩", "访", "问"]),
        ("Cafe\u{301} 👩‍🚀", ["Cafe\u{301}", "👩\u{200D}", "🚀"]),
    ])
    func `text is split into tokens`(text: String, expected: [String]) {
        #expect(words(text) == expected)
    }

    @Test(arguments: [
        ("He met Mr. Smith. They talked.", 2),
        ("Prices rose 4.5 percent. \"We knew,\" he said.", 2),
        ("He lives in the U.S. The house is small.", 2),
        ("The U.S. Army came.", 1),
        ("One line\nanother line", 2),
        ("他来了。我走了。", 2),
        ("", 0),
    ])
    func `sentences end at full stops that end sentences`(text: String, count: Int) {
        #expect(sentences(text).count == count)
    }

    @Test(arguments: [
        (
            "fr", "Le chef de l'État d’Ivoire aujourd'hui",
            ["Le", "chef", "de", "l'", "État", "d’", "Ivoire", "aujourd'hui"]
        ),
        ("it", "dell'Italia", ["dell'", "Italia"]), ("tr", "Ankara'nın", ["Ankara", "'", "nın"]),
        ("en", "O'Neill d'Estaing", ["O'Neill", "d'Estaing"]), ("uk", "п'ять", ["п'ять"]),
    ])
    func `an apostrophe ends a word or opens an ending as its language has it`(
        language: String, text: String, expected: [String]
    ) {
        let bytes = Array(text.utf8)
        let tokens = Tokenizer.tokens(of: bytes, apostrophes: .of(language))
        #expect(
            tokens.map { String(decoding: bytes[Int($0.start)..<Int($0.end)], as: UTF8.self) } == expected)
    }

    @Test func `offsets in scalars cut out the token whatever the text`() {
        let pieces = [
            "Kim", "Jong-un", "é", "e\u{301}", "👩‍👩‍👧", "\r\n", "\n\n", " ", "عربي", "שלום", "北京", "U.S.",
            "$4.2bn", "’s", "\u{200F}",
            "\u{FEFF}", "Ünïcödé", ".", ",", "\"", "\u{0}", "ไทย", "#a", "@b",
        ]
        var random = SplitMix(seed: 7)
        for _ in 0..<2_000 {
            let count = Int(random.next() % 12)
            let text = (0..<count).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
            let bytes = Array(text.utf8)
            let scalars = Array(text.unicodeScalars)
            var last = 0
            for token in Tokenizer.tokens(of: bytes) {
                var cut = String.UnicodeScalarView()
                cut.append(contentsOf: scalars[Int(token.scalarStart)..<Int(token.scalarEnd)])
                #expect(Array(String(cut).utf8) == Array(bytes[Int(token.start)..<Int(token.end)]), "\(text)")
                #expect(Int(token.scalarStart) >= last && token.scalarEnd > token.scalarStart)
                last = Int(token.scalarEnd)
            }
        }
    }

    @Test func `broken bytes are tokens, not crashes`() {
        let bytes: [UInt8] = [0xFF, 0xC3, 0x28, 0xE2, 0x82, 0x41, 0xF0, 0x9F, 0x98]
        let tokens = Tokenizer.tokens(of: bytes)
        #expect(!tokens.isEmpty)
        #expect(tokens.allSatisfy { $0.end > $0.start && Int($0.end) <= bytes.count })
    }
}
