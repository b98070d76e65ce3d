import Files
import PipelineKit
import TestSupport
import Testing

@testable import Entities

/// The labelled quotations of `Tests/Fixtures/quotes`; its README says what is one.
@Suite struct QuoteFinderTests {
    private struct Labelled {
        var language: String
        var text = ""
        /// Words between marks; the label is a speaker, "-" for nobody, "!" for a look-alike.
        var spans: [(range: Range<Int>, label: String)] = []
    }

    private static let tagger: EntityTagger? = {
        var options = EntityTaggerOptions()
        options.quotes = true
        return try? EntityTagger(resources: EntityResources(directory: Checkout.data), options: options)
    }()

    private static func texts() throws -> [Labelled] {
        let bytes = try FileSystem.read(Checkout.fixtures + "/quotes/quotes.tsv")
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
            let fields = line.split(separator: "\t", maxSplits: 1)
            return parsed(String(fields[1]).replacing("\\n", with: "\n"), language: String(fields[0]))
        }
    }

    private static func parsed(_ marked: String, language: String) -> Labelled {
        var result = Labelled(language: language)
        for (index, piece) in marked.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            guard index > 0, let end = piece.firstIndex(of: "}"), let bar = piece.firstIndex(of: "|") else {
                result.text += piece
                continue
            }
            let start = result.text.unicodeScalars.count
            result.text += piece[..<bar]
            result.spans.append(
                (start..<result.text.unicodeScalars.count, String(piece[piece.index(after: bar)..<end])))
            result.text += piece[piece.index(after: end)...]
        }
        return result
    }

    private struct Score {
        var (labelled, lookAlikes, given, right, speakers) = (0, 0, 0, 0, 0)

        mutating func add(_ text: Labelled, _ quotes: [Quotation]) {
            labelled += text.spans.count { $0.label != "!" }
            lookAlikes += text.spans.count { $0.label == "!" }
            given += quotes.count
            for quote in quotes {
                let own = text.spans.first { $0.range == quote.start..<quote.end && $0.label != "!" }
                guard let own else { continue }
                right += 1
                if own.label == quote.speaker ?? "-" { speakers += 1 }
            }
        }
    }

    @Test func `quotations are told from what else stands between marks`() throws {
        let tagger = try #require(Self.tagger)
        var score = Score()
        for text in try Self.texts() {
            score.add(text, tagger.tag(text.text, language: text.language).quotations)
        }
        #expect(score.labelled >= 150 && score.lookAlikes >= 100)
        #expect(Double(score.right) >= 0.96 * Double(score.given), "\(score)")
        #expect(Double(score.right) >= 0.96 * Double(score.labelled), "\(score)")
        #expect(Double(score.speakers) >= 0.98 * Double(score.right), "\(score)")
    }

    @Test(
        arguments: [
            ("en", "Lena Fischer met Omar Said. “We talked all night,” he said.", [nil]),
            ("en", "Lena Fischer came. “We talked all night,” she said.", ["Lena Fischer"]),
            ("en", "“It is late,” Lena Fischer told Omar Said.", ["Lena Fischer"]),
            ("en", "“It is late,” a nurse said to Omar Said.", [nil]),
            ("en", "The novel “A House of Rain and Salt” sold well, the shop said.", []),
            ("en", "Lena Fischer said “no” twice.", []),
            ("de", "„Es ist spät“, sagte ein Pfleger zu Omar Said.", [nil]),
            ("it", "«È tardi», ha detto Lena Fischer.", []),
            ("en", "“An open mark, Lena Fischer said.", []),
            ("en", "", []),
        ] as [(String, String, [String?])])
    func `a speaker is who says it, and nobody where that is not certain`(
        language: String, text: String, speakers: [String?]
    ) throws {
        let tagger = try #require(Self.tagger)
        let found = tagger.tag(text, language: language).quotations.map(\.speaker)
        #expect(found == speakers)
    }

    @Test func `quotations move with the text, and go with their paragraph`() {
        var record = Record(kind: .page, input: InputReference(path: ""))
        record.text = "An ad.\n\nShe said: “We are 😀 late.”\n\n“Never mind,” he said."
        record.quotations = [
            Quotation(text: "We are 😀 late.", speaker: "Lena Fischer", start: 19, end: 33),
            Quotation(text: "Never mind,", speaker: nil, start: 37, end: 48),
        ]
        record.keepParagraphs([false, true, false])
        #expect(record.quotations.map(\.start) == [11] && record.quotations.map(\.end) == [25])
        let scalars = Array(record.text.unicodeScalars)[11..<25]
        #expect(String(String.UnicodeScalarView(scalars)) == "We are 😀 late.")
        record.replaceText("Other words.")
        #expect(record.quotations.isEmpty)
    }
}
