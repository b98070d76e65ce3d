package import PipelineKit

/// The result of extracting a page's article text.
package struct BodyExtraction: Sendable {
    /// The article's blocks in reading order.
    package var blocks: [Block] = []
    /// Blocks among or next to them that are not the article's text, in reading order.
    package var rejected: [RemovedBlock] = []
    /// Codes for the record's `warnings`.
    package var warnings: [String] = []

    /// What the page shows that tells its type; nil of a fragment.
    var traits: PageTraits?

    package init() {}

    /// The page shows no text; the text is the one stated in structured data.
    package static let structuredWarning = "body_from_structured_data"
    /// Nothing on the page looks like an article; the most likely blocks were taken.
    package static let uncertainWarning = "body_uncertain"
    /// The page has no text at all.
    package static let missingWarning = "body_missing"
}
