/// Inputs by status in the state.
package struct ListingCounts: Sendable, Equatable {
    package var new = 0
    package var changed = 0
    package var unchanged = 0
    package var removed = 0

    package init() {}
}
