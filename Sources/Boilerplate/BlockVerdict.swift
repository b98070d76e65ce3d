package import PipelineKit

/// What to do with the blocks of one category.
package enum BoilerplateAction: String, Sendable, CaseIterable {
    case keep, remove, tag
}

/// Options of classification by strip-boilerplate.
package struct BoilerplateOptions: Sendable, Equatable {
    /// What to do with each category; unlisted ones are removed.
    package var actions: [BlockCategory: BoilerplateAction]
    /// Score at or above which a block is removed, 0…1.
    ///
    /// Training maps its chosen operating point to 0.5.
    package var threshold: Double
    /// A kept block whose score reaches this is counted as a near miss.
    package var nearMiss: Double

    package init(
        actions: [BlockCategory: BoilerplateAction] = [:], threshold: Double = 0.5, nearMiss: Double = 0.35
    ) {
        self.actions = actions
        self.threshold = threshold
        self.nearMiss = nearMiss
    }
}

/// Whether to keep or remove a block, and why.
package struct BlockVerdict: Sendable, Equatable {
    /// Whether the block stays in the text.
    package var keep: Bool
    /// What to do with it; `tag` keeps the block and reports it.
    package var action: BoilerplateAction
    /// What the block is if it is boilerplate; nil for article text.
    package var category: BlockCategory?
    /// Evidence for removal, 0…1.
    package var score: Double
    /// Name of the strongest evidence.
    package var rule: String
    /// All cues found, strongest first.
    package var hits: [BlockSignal]
    /// The facts of structure, shape and neighbourhood that changed the score, strongest first.
    package var structure: [BlockSignal]
    /// Whether it was kept by a narrow margin.
    package var isNearMiss: Bool
}
