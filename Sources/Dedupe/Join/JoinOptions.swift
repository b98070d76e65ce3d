package import PipelineKit

/// Options of `join`.
package struct JoinOptions: StageOptions {
    /// Whose word counts for a field that both state; the other's stands in where that one says nothing.
    package enum Precedence: String, Sendable, CaseIterable {
        case page, feed
        /// The feed's values, then the page's further ones; for lists only.
        case merge
    }

    /// A field that feed and page may both state.
    package enum Field: String, Sendable, CaseIterable {
        case text, title, subtitle, authors, published, modified, section, tags, language, summary, image
        case source
    }

    /// What becomes of an entry whose page is not there.
    package enum LonePolicy: String, Sendable, CaseIterable {
        case keep
        /// Drops entries that have no more than a summary.
        case dropSummaries = "drop-summaries"
        case drop
    }

    package var precedence: [Field: Precedence] = [
        .text: .page, .title: .page, .subtitle: .page, .authors: .page, .published: .feed, .modified: .page,
        .section: .page, .tags: .merge, .language: .page, .summary: .feed, .image: .page, .source: .page,
    ]
    package var lone = LonePolicy.keep

    package init() {}

    package init(reading reader: inout OptionReader) {
        precedence = reader.choices(
            "precedence", default: precedence,
            "Whose word counts for a field: page or feed, or merge for authors and tags.")
        lone = reader.choice(
            "entryWithoutPage", default: lone,
            "What becomes of a feed entry whose page is not among the inputs.")
    }
}
