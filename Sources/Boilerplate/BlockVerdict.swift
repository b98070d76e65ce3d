package import PipelineKit

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

    /// Goes together with blocks of a category, unless the options keep those.
    mutating func join(_ category: BlockCategory?, rule: String, options: BoilerplateOptions) {
        guard let category else { return }
        let action = options.actions[category] ?? .remove
        guard action != .keep else { return }
        self.action = action
        keep = action != .remove
        self.category = category
        self.rule = "\(rule).\(category.rawValue)"
        isNearMiss = false
    }
}
