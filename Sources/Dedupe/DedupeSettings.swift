/// How dedupe looks for copies and which of them it considers.
package struct DedupeSettings: Sendable, Equatable {
    /// What counts as a copy.
    package enum Mode: String, Sendable, CaseIterable {
        /// Nothing is compared.
        case off
        /// Only the same words in the same order.
        case exact
        /// Edited, cut and updated copies too.
        case near
    }

    package var mode = Mode.near
    /// Added to the log odds that make a copy: above 0 there are fewer copies, below 0 more.
    package var strictness: Float = 0
    /// The same for what is told to be one story.
    package var storyStrictness: Float = 0
    /// Compares documents of one source only.
    package var withinSource = false
    /// Compares documents of different sources only.
    package var acrossSources = false
    /// Compares documents of one language only.
    package var withinLanguage = false
    /// Compares documents only if their stated dates are at most so many days apart.
    package var windowDays: Int?
    /// Labels copies and removes none.
    package var keepsAll = false
    /// Shorter texts are never copies: a handful of words says nothing about a story.
    package var minimumTokens = 6

    /// The defaults.
    package init() {}
}
