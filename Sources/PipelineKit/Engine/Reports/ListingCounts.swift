/// Inputs by status in the state.
package struct ListingCounts: Sendable, Equatable {
    package var new = 0
    package var changed = 0
    package var unchanged = 0
    package var removed = 0
    /// Files that are not read, by the ending of their names; by the pattern where the configuration excludes them.
    package var skipped: [String: Int] = [:]

    package init() {}

    package var skippedTotal: Int { skipped.values.reduce(0, +) }
}
