/// The place that an article is about.
package struct Focus: Sendable, Equatable {
    /// As the article names it.
    package var name: String
    package var id: String
    /// Nil where the place has none that is known.
    package var position: Position?

    package init(name: String, id: String, position: Position?) {
        (self.name, self.id, self.position) = (name, id, position)
    }
}
