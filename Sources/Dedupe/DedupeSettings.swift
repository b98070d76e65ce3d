/// How dedupe searches for duplicates, and among which documents.
package struct DedupeSettings: Sendable, Equatable {
    /// What counts as a duplicate.
    package enum Mode: String, Sendable, CaseIterable {
        /// Nothing is compared.
        case off
        /// Only the same words in the same order.
        case exact
        /// Edited, shortened and updated copies too.
        case near
    }

    /// What is the worse mistake.
    package enum Merge: String, Sendable, CaseIterable {
        /// Other news taken for a copy: it is gone from the articles.
        case cautious
        /// Both alike.
        case balanced
        /// A copy that is missed: it is one article more.
        case eager
    }

    package var mode = Mode.near
    package var merge = Merge.cautious
    /// Added to the log-odds threshold for duplicates: above 0 finds fewer, below 0 more.
    package var strictness: Float = 0
    /// The same for merging clusters into one story.
    package var storyStrictness: Float = 0
    /// Compares documents of one source only.
    package var withinSource = false
    /// Compares documents of different sources only.
    package var acrossSources = false
    /// Compares documents of one language only.
    package var withinLanguage = false
    /// Compares documents only if their stated dates are at most this many days apart.
    package var windowDays: Int?
    /// Labels duplicates instead of removing them.
    package var keepsAll = false
    /// Shorter texts are never duplicates: a handful of words does not identify a story.
    package var minimumTokens = 6

    /// The defaults.
    package init() {}
}
