import Foundation
import PipelineKit
import TestSupport
import Testing

/// A text grows shorter in one place, and all that points into it goes along.
@Suite struct RecordParagraphTests {
    private static let texts = [
        "Zoë Müller opened the 🌊 harbour.", "Sign up for our letter.",
        "The town of Lund and Zoë Müller paid.",
        "Ad", "Lund is content.",
    ]

    /// A record whose entities are the mentions of three names, counted.
    private func record(_ texts: [String] = Self.texts) -> Record {
        var record = Record(kind: .page, input: InputReference(path: "a"))
        record.text = texts.joined(separator: "\n\n")
        var mentions: [Entity] = []
        for (name, type) in [("Zoë Müller", "PER"), ("Lund", "LOC"), ("letter", "ORG")] {
            var rest = record.text[...]
            while let found = rest.range(of: name) {
                let start = record.text[..<found.lowerBound].unicodeScalars.count
                mentions.append(
                    Entity(
                        text: name, type: type, start: start, end: start + name.unicodeScalars.count,
                        name: name,
                        id: nil, count: 0))
                rest = record.text[found.upperBound...]
            }
        }
        record.entities = Entity.counted(mentions.sorted { $0.start < $1.start })
        return record
    }

    private func words(at entity: Entity, in text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        guard entity.end <= scalars.count else { return "beyond the text" }
        var words = String.UnicodeScalarView()
        words.append(contentsOf: scalars[entity.start..<entity.end])
        return String(words)
    }

    @Test func `entities of paragraphs that stay point at their words, the others are gone and not counted`()
    {
        var record = record()
        record.keepParagraphs([true, false, true, false, false])
        #expect(record.text == [Self.texts[0], Self.texts[2]].joined(separator: "\n\n"))
        #expect(record.entities.map(\.name) == ["Zoë Müller", "Lund", "Zoë Müller"])
        #expect(record.entities.map(\.count) == [2, 1, 2])
        #expect(record.entities.allSatisfy { words(at: $0, in: record.text) == $0.text })
    }

    @Test func `what was removed before keeps its place between the paragraphs that stay`() {
        var record = record()
        record.removedBlocks = [3, 1, 5].map { (place: Int) in
            RemovedBlock(category: .ad, rule: "r", score: 1, text: "before \(place)", place: place)
        }
        record.keepParagraphs([true, false, true, false, true])
        #expect(record.removedBlocks.map(\.text) == ["before 1", "before 3", "before 5"])
        #expect(record.removedBlocks.map(\.place) == [1, 2, 3])
    }

    @Test func `cutting nothing changes nothing, cutting all leaves nothing`() {
        var kept = record()
        kept.keepParagraphs(Self.texts.map { _ in true })
        #expect(kept == record())
        kept.keepParagraphs(Self.texts.map { _ in false })
        #expect(kept.text.isEmpty)
        #expect(kept.entities.isEmpty)
    }

    @Test(arguments: 0..<50)
    func `any cuts, in one step or two, leave mentions at their words`(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let texts = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
            Self.texts.randomElement(using: &generator) ?? ""
        }
        let first = texts.map { _ in Bool.random(using: &generator) }
        let second = first.filter { $0 }.map { _ in Bool.random(using: &generator) }
        var stepwise = record(texts)
        stepwise.keepParagraphs(first)
        stepwise.keepParagraphs(second)
        var later = second[...]
        var atOnce = record(texts)
        atOnce.keepParagraphs(first.map { $0 ? later.popFirst() ?? false : false })
        #expect(stepwise == atOnce, "seed \(seed)")
        #expect(stepwise.entities.allSatisfy { words(at: $0, in: stepwise.text) == $0.text }, "seed \(seed)")
        let left = stepwise.text.isEmpty ? [] : stepwise.paragraphs
        #expect(stepwise.entities.count == record(left).entities.count, "seed \(seed)")
    }
}
