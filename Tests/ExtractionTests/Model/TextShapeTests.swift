import Testing
import TextKit

@testable import Extraction

@Suite struct TextShapeTests {
    private func shape(_ text: String) -> (shape: TextShape, words: [UInt32]) {
        var words: [UInt32] = [7]
        let shape = TextShape(Array("--\(text)".utf8).dropFirst(2), words: &words)
        return (shape, Array(words.dropFirst()))
    }

    @Test(
        arguments: [
            // scalars, sentence ends, commas, capitals, digits, words
            ("The boat, 12 m long; sank. Why?! At sea", [39, 3, 2, 3, 2, 9]), ("a_b c", [5, 0, 0, 0, 0, 2]),
            ("", [0, 0, 0, 0, 0, 0]),
            ("Ångström ÉTÉ Мост, «да».", [24, 1, 1, 5, 0, 4]), ("桥开了。好、吗？", [8, 2, 1, 0, 0, 5]),
            ("नदी। घर॥", [8, 2, 0, 0, 0, 2]),
            ("سؤال؟ نعم، لا؛", [14, 1, 2, 0, 0, 3]), ("wait… what", [10, 1, 0, 0, 0, 2]),
            ("a—b – c", [7, 0, 0, 0, 0, 3]), ("x×y ÷", [5, 0, 0, 0, 0, 2]),
            ("ไทย", [3, 0, 0, 0, 0, 3]), ("a😀b", [3, 0, 0, 0, 0, 2]),
        ] as [(String, [Int])])
    func `one pass counts what a text is made of`(text: String, expected: [Int]) {
        let (shape, words) = shape(text)
        let counts = [shape.scalars, shape.sentenceEnds, shape.commas, shape.capitals, shape.digits].map(
            Int.init)
        #expect(counts + [shape.words] == expected, "\(text)")
        #expect(words.count == shape.words && shape.wordStart == 1)
    }

    @Test func `words are the same in any case and after any mark`() {
        #expect(shape("The Boat").words == shape("«the»-boat!").words)
        #expect(shape("МОСТ").words == shape("мост").words)
        #expect(shape("ÉTÉ").words == shape("été").words)
        #expect(shape("Ярость").words == shape("ярость").words)
        #expect(shape("boat").words != shape("boats").words)
        #expect(shape("boat").words == [FNV1a32.of("boat".utf8)])
        // The whole is what its letters are, wherever its words end.
        #expect(shape("The boat").shape.hash == shape("theboat.").shape.hash)
        #expect(shape("The boat").shape.hash != shape("The boot").shape.hash)
    }

    @Test(
        arguments: [
            ("It sank.", [TextShape.Marks.endsSentence, .startsWithCapital]), ("it sank!", [.endsSentence]),
            ("Why?", [.endsSentence, .endsWithQuestion, .startsWithCapital]),
            ("it sank", []), ("these:", [.endsWithColon]), ("and so…", [.endsSentence, .endsWithEllipsis]),
            ("and so...", [.endsSentence, .endsWithEllipsis]),
            ("and so..", [.endsSentence]), ("12 boats", [.startsWithDigit]),
            ("Årets båt", [.startsWithCapital]),
            ("Мост", [.startsWithCapital]), ("мост", []), ("éte", []),
            ("“It sank”", [.endsSentence, .startsWithQuote]),
            ("\"It sank\"", [.endsSentence, .startsWithQuote]),
            ("'so'", [.endsSentence, .startsWithQuote]),
            ("«да»", [.endsSentence, .startsWithQuote]), ("„ja‟", [.startsWithQuote]),
            ("»so«", [.startsWithQuote]), ("‘so’", [.endsSentence, .startsWithQuote]),
            ("「桥」", [.endsSentence, .startsWithQuote]), ("桥开了。", [.endsSentence]), ("a | b", [.hasCells]),
            ("a@b", [.hasSign]), ("© us", [.hasSign]), ("® us", [.hasSign]),
            ("see HTTP: a", [.hasAddress]), ("at www.a", [.hasAddress]), ("wwwa ht tp", []),

        ] as [(String, [TextShape.Marks])])
    func `beginning, end and punctuation of a text are recorded`(text: String, expected: [TextShape.Marks]) {
        #expect(shape(text).shape.marks == TextShape.Marks(expected), "\(text)")
    }

    @Test(arguments: [(396, true), (397, false)] as [(Int, Bool)])
    func `an address is looked for at the beginning of a long text`(before: Int, isFound: Bool) {
        let text = String(repeating: "a", count: before) + "http"
        #expect(shape(text).shape.marks.contains(.hasAddress) == isFound)
    }

    @Test func `each mark is one bit`() {
        let all: [TextShape.Marks] = [
            .endsSentence, .endsWithColon, .endsWithEllipsis, .endsWithQuestion, .startsWithCapital,
            .startsWithDigit,
            .startsWithQuote, .hasCells, .hasSign, .hasAddress,
        ]
        #expect(all.map(\.rawValue) == (0..<10).map { 1 << $0 })
    }
}
