package import PipelineKit

/// The decisions on a run, and what they add to the index.
package struct DedupeResult: Sendable {
    /// In the order in which the documents were added.
    package let decisions: [DedupeDecision]
    private let earlier: DedupeIndex
    private let addition: IndexAddition

    package init(decisions: [DedupeDecision], earlier: DedupeIndex, addition: IndexAddition) {
        self.decisions = decisions
        self.earlier = earlier
        self.addition = addition
    }

    /// Writes a generation of the index that includes these documents; it is on disk when this returns.
    ///
    /// - Throws: `OutputError` if it cannot be written.
    package func saveState(_ generation: String, in folder: String) throws(OutputError) {
        try earlier.write(generation, in: folder, adding: addition)
    }

    /// Removes every file that a generation does not need; nil removes all.
    package static func retire(in folder: String, keeping generation: String?) {
        DedupeIndex.retire(in: folder, keeping: generation)
    }
}
