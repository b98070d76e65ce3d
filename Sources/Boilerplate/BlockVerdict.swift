package import PipelineKit

/// What to do with the blocks of one category.
package enum BoilerplateAction: String, Sendable, CaseIterable {
    case keep, remove, tag
}

/// How strip-boilerplate judges.
package struct BoilerplateOptions: Sendable, Equatable {
    /// What to do with each category; those that are not named are removed.
    package var actions: [BlockCategory: BoilerplateAction]
    /// Evidence from which on a block is removed, 0…1.
    ///
    /// Half is the point chosen in training.
    package var threshold: Double
    /// A kept block whose evidence reaches this is counted as a near miss.
    package var nearMiss: Double

    package init(
        actions: [BlockCategory: BoilerplateAction] = [:], threshold: Double = 0.5, nearMiss: Double = 0.35
    ) {
        self.actions = actions
        self.threshold = threshold
        self.nearMiss = nearMiss
    }
}

/// Keep or remove, and why.
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
    package var hits: [BlockWitness]
    /// The facts of structure, shape and neighbourhood that moved the score, strongest first.
    package var structure: [BlockWitness]
    /// Whether it was kept, but not by much.
    package var isNearMiss: Bool
}
