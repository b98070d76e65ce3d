package import PipelineKit
internal import TextKit

/// A page that was dumped to plain text, parsed into its parts.
///
/// There is no markup, only the words, the shape and the position of lines: boilerplate above
/// and below, a title, its head matter, and a run of prose between.
package struct TextDump: Sendable {
    /// What a line is.
    package enum LineRole: String, Sendable, CaseIterable {
        case blank, title, byline, source, date, section, body, drop
    }

    /// The verdict on one line.
    package struct LineVerdict: Sendable, Equatable {
        /// One-based number of the line.
        package var n: Int
        package var role: LineRole
        package var keep: Bool
        package var category: BlockCategory?
        package var rule: String
        package var score: Double
    }

    package var lines: [LineVerdict]
    package var title: String?
    package var source: String?
    package var section: String?
    package var bylines: [String]
    /// The publishing date as it is written, with its time.
    package var publishedText: String?
    /// The date of the last change as it is written.
    package var modifiedText: String?
    /// The body's paragraphs in reading order.
    package var blocks: [Block]
    /// What was taken out, with its reasons, in reading order.
    package var removed: [RemovedBlock]
    /// Categories of body paragraphs that were kept by a narrow margin.
    package var nearMisses: [BlockCategory] = []
    /// Categories of body paragraphs that the options keep and report.
    package var tagged: [BlockCategory] = []

    /// Reads a dump in UTF-8, in linear time whatever its content.
    package static func read(
        _ text: [UInt8], language: String?, classifier: BoilerplateClassifier
    ) -> TextDump {
        let span = text.span
        let lines = DumpParagraphs.lines(of: span).map { trimmed(text[$0]) }
        return read(lines: lines, language: language, classifier: classifier)
    }

    /// Reads a dump that is already split into lines.
    package static func read(
        lines: [String], language: String?, classifier: BoilerplateClassifier
    ) -> TextDump {
        let paragraphs = DumpParagraphs.assemble(lines)
        let facts = classifier.facts(of: paragraphs, language: language)
        var layout = DumpLayout(facts)
        layout.findBody()
        layout.findTitle()
        layout.findHeadMatter()
        layout.findDeck()
        return TextDump(lineCount: lines.count, paragraphs: paragraphs, facts: facts, layout: layout)
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> String {
        String(decoding: ASCII.trimmed(line, of: ASCII.isSpaceOrControl), as: UTF8.self)
    }

    private init(lineCount: Int, paragraphs: [DumpParagraph], facts: [DumpFacts], layout: DumpLayout) {
        lines = (0..<lineCount).map {
            LineVerdict(n: $0 + 1, role: .blank, keep: false, category: nil, rule: "", score: 0)
        }
        bylines = []
        blocks = []
        removed = []
        for (index, paragraph) in paragraphs.enumerated() {
            let role = layout.roles[index]
            let verdict = facts[index].verdict
            let dropped = role == .drop
            for line in paragraph.lines {
                lines[line].role = role
                lines[line].keep = role == .body
                lines[line].score = verdict.score
                if dropped {
                    lines[line].category = layout.category(index)
                    lines[line].rule = layout.rule(index)
                }
            }
            place(
                paragraph.text, role: role, facts: facts[index], category: layout.category(index),
                layout.rule(index))
        }
    }

    private mutating func place(
        _ text: String, role: LineRole, facts: DumpFacts, category: BlockCategory, _ rule: String
    ) {
        switch role {
        case .title: title = title ?? text
        case .byline:
            bylines.append(text)
            if facts.dates.published != nil && publishedText == nil { placeDate(text, facts.dates) }
        case .source: source = source ?? text
        case .section: section = section ?? text
        case .date: placeDate(text, facts.dates)
        case .body:
            blocks.append(Block(text: text))
            guard let category = facts.verdict.category else { break }
            if facts.verdict.action == .tag { tagged.append(category) }
            if facts.verdict.isNearMiss { nearMisses.append(category) }
        case .drop:
            removed.append(
                RemovedBlock(
                    category: category, rule: rule, score: facts.verdict.score, text: text,
                    place: blocks.count, cues: facts.verdict.hits, facts: facts.verdict.structure))
        case .blank: break
        }
    }

    private mutating func placeDate(_ text: String, _ dates: DateTexts) {
        publishedText = publishedText ?? dates.published ?? text
        modifiedText = modifiedText ?? dates.modified
    }
}
