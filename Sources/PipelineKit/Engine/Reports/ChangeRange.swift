/// The numbers of the dataset's changes.
package struct ChangeRange: Sendable, Equatable {
    /// The first that a follower needs who knows nothing; one who has read less than this reads anew.
    package var from = 1
    /// The number that the next change will have.
    package var next = 1

    package init(from: Int = 1, next: Int = 1) {
        self.from = from
        self.next = next
    }
}
