internal import Boilerplate
package import PipelineKit

/// One document block by block: what happened to each and why.
package struct Inspection: Sendable {
    /// A block and its verdict.
    package struct Row: Sendable {
        package var text: String
        package var isKept: Bool
        /// What it is if it is boilerplate, kept or not.
        package var category: BlockCategory?
        /// Name of the strongest evidence.
        package var rule: String
        /// Evidence for removal, 0…1.
        package var score: Double
        /// Further evidence with weights, strongest first.
        package var signals: [BlockSignal]
    }

    /// Metadata, kept text and entities as a run would publish them.
    package var record: Record
    /// Blocks of the body in reading order, as `strip-boilerplate` finds them; without that stage all are kept.
    package var body: [Row] = []
    /// Blocks outside the body, which extraction rejected, in reading order.
    package var rejected: [Row] = []
    /// What stages other than these two removed, in their order.
    package var removedByOthers: [Row] = []
    /// What stages went by.
    package var findings: [Document.Finding] = []
    /// Why the document would not become a record; nil if it would.
    package var outcome: String?
}

extension Inspection.Row {
    init(_ removed: RemovedBlock) {
        self.init(
            text: removed.text, isKept: false, category: removed.category, rule: removed.rule,
            score: removed.score, signals: [])
    }

    init(_ block: Block, _ verdict: BlockVerdict) {
        self.init(
            text: block.text, isKept: verdict.keep, category: verdict.category, rule: verdict.rule,
            score: verdict.score, signals: verdict.hits + verdict.structure)
    }

    /// A block that no stage judged.
    init(_ block: Block) {
        self.init(text: block.text, isKept: true, category: nil, rule: "", score: 0, signals: [])
    }

    /// The lines of a text dump with their roles.
    static func lines(of content: [UInt8], _ dump: TextDump) -> [Inspection.Row] {
        zip(content.split(separator: 0x0A, omittingEmptySubsequences: false), dump.lines).compactMap {
            text, line in
            guard line.role != .blank else { return nil }
            return Inspection.Row(
                text: String(decoding: text, as: UTF8.self), isKept: line.role != .drop,
                category: line.category,
                rule: line.role == .drop ? line.rule : "role \(line.role.rawValue)", score: line.score,
                signals: [])
        }
    }
}
