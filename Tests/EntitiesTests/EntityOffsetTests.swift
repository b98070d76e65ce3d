import PipelineKit
import TestSupport
import Testing

@testable import Entities

/// Offsets count Unicode scalars, whatever a text is made of; `scripts/check/offsets` asks the same from Python.
@Suite struct EntityOffsetTests {
    private static let pieces = [
        "Maria Kowalski", "São Paulo", "World Health Organization", "WHO", "U.S.", "Москва", "القاهرة", "北朝鮮",
        "Łódź",
        "12 June 2018", "US$4.2 billion", "French", "e\u{301}cole", "😀", "👩‍👩‍👧", "🇫🇷", "a\u{308}\u{323}",
        "\u{202E}",
        "\u{200F}", "\u{FEFF}", "\r\n", "\r", "\n\n", "\t", "\u{2028}", "'s", "’s", ".", ",", "-", "(", ")",
        "said", "in",
        "the", "Mr.", "İ", "ß", "ﬁ", "\u{10FFFF}", "\u{0}",
    ]

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `the text between the offsets is the entity's own`(seed: UInt64) throws {
        var options = EntityTaggerOptions()
        options.types = Set(EntityType.allCases)
        let tagger = EntityTagger(resources: try EntityResources(directory: Checkout.data), options: options)
        var random = SeededGenerator(seed: seed)
        var found = 0
        for number in 0..<100 {
            let text = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                (Self.pieces.randomElement(using: &random) ?? "") + (Bool.random(using: &random) ? " " : "")
            }.joined()
            let scalars = Array(text.unicodeScalars)
            var previous = 0
            for entity in tagger.tag(text, language: number % 4 == 0 ? "de" : "en").entities {
                found += 1
                #expect(entity.start >= previous && entity.start < entity.end && entity.end <= scalars.count)
                var cut = String.UnicodeScalarView()
                cut.append(contentsOf: scalars[entity.start..<entity.end])
                #expect(
                    Array(String(cut).utf8) == Array(entity.text.utf8),
                    "seed \(seed), text \(text.debugDescription)")
                previous = entity.end
            }
        }
        #expect(found > 100)
    }
}
