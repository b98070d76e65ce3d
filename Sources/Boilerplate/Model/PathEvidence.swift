internal import PipelineKit

/// The evidence of the element names, classes and ids around a block.
package struct PathEvidence: Sendable, Equatable {
    /// Elements that show where in the page a block is.
    static let elements = [
        "aside", "footer", "nav", "form", "figure", "header", "article", "main", "ul", "button", "li",
        "section",
        "blockquote", "a",
    ]

    /// Strongest token per category, nearer elements counting more.
    var categories = [Double](repeating: 0, count: BlockCategory.allCases.count)
    /// Strongest token of any category in the block's own element, the two around it, and farther out.
    var promo = [Double](repeating: 0, count: 3)
    /// The same for tokens of article text.
    var article = [Double](repeating: 0, count: 3)
    /// Whether the path passes through the elements of `elements`.
    var inside = [Bool](repeating: false, count: elements.count)
    /// Rule behind the strongest token of each category.
    var rules = [Int?](repeating: nil, count: BlockCategory.allCases.count)
}
