internal import PipelineKit

/// Why a piece of text is removed, as recorded in `removed/`.
public struct Removal: Sendable, Equatable {
    /// What the piece is.
    public var category: BlockCategory
    /// The stage's name for the rule; `removed/` prefixes the stage's kind: "house-style.banned".
    public var rule: String
    /// Evidence for the removal, 0…1.
    public var score: Double

    /// Creates a reason for a removal.
    public init(_ category: BlockCategory = .otherBoilerplate, rule: String, score: Double = 1) {
        self.category = category
        self.rule = rule
        self.score = score
    }
}

extension Removal {
    /// The row of `removed/`; `place` is the number of paragraphs before it.
    func block(_ text: String, by stage: String, place: Int) -> RemovedBlock {
        RemovedBlock(
            category: PipelineKit.BlockCategory(category), rule: "\(stage).\(rule)",
            score: min(1, max(0, score)), text: text, place: place)
    }
}
