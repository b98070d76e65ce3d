/// What made a run of the dataset.
package enum RunKind: String, Sendable, CaseIterable {
    /// New and changed inputs.
    case run
    /// All inputs anew, in place of the dataset.
    case full
    /// All runs merged.
    case compact
    /// The oldest runs removed.
    case prune
    /// A dataset of an earlier schema version brought forward.
    case upgrade
}
