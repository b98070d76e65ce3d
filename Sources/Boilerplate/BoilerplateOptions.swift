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
