package import PipelineKit

/// A class or id token and what a block inside such an element is.
package struct ClassRule: Sendable, Equatable {
    package var id: String
    /// Nil for tokens of the article's own text.
    package var category: BlockCategory?
    /// Words of a class name in lower case, "-" between them: "related-posts", "newsletter*".
    package var token: String
    package var weight: Double
}
