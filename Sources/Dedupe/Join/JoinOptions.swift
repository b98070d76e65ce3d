package import PipelineKit

/// Options of `join`.
package struct JoinOptions: StageOptions {
    /// Which side takes precedence for a field that both state; the other is used where that one is empty.
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

    /// What happens to an entry whose page is not among the inputs.
    package enum EntryWithoutPagePolicy: String, Sendable, CaseIterable {
        case keep
        /// Drops entries that have only a summary.
        case dropSummaries = "drop-summaries"
        case drop
    }

    package var precedence: [Field: Precedence] = [
        .text: .page, .title: .page, .subtitle: .page, .authors: .page, .published: .feed, .modified: .page,
        .section: .page, .tags: .merge, .language: .page, .summary: .feed, .image: .page, .source: .page,
    ]
    package var entryWithoutPage = EntryWithoutPagePolicy.keep

    package init() {}

    package init(reading reader: inout OptionReader) {
        precedence = reader.choices(
            "precedence", default: precedence,
            "Which side takes precedence for a field: page or feed, or merge for authors and tags.")
        entryWithoutPage = reader.choice(
            "entryWithoutPage", default: entryWithoutPage,
            "What happens to a feed entry whose page is not among the inputs.")
    }
}
