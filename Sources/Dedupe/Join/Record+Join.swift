internal import PipelineKit

extension Record {
    /// Takes over what a feed entry or a sitemap states about this page.
    mutating func join(_ entry: Record, _ precedence: [JoinOptions.Field: JoinOptions.Precedence]) {
        func prefersFeed(_ field: JoinOptions.Field) -> Bool { precedence[field] != .page }
        func choose(_ field: JoinOptions.Field, _ page: String?, _ feed: String?) -> String? {
            prefersFeed(field) ? feed ?? page : page ?? feed
        }
        func choose(_ field: JoinOptions.Field, _ page: [String], _ feed: [String]) -> [String] {
            if precedence[field] == .merge { return feed + page.filter { !feed.contains($0) } }
            let (first, second) = prefersFeed(field) ? (feed, page) : (page, feed)
            return first.isEmpty ? second : first
        }
        title = choose(.title, title, entry.title)
        subtitle = choose(.subtitle, subtitle, entry.subtitle)
        authors = choose(.authors, authors, entry.authors)
        published = choose(.published, published, entry.published)
        modified = choose(.modified, modified, entry.modified)
        section = choose(.section, section, entry.section)
        tags = choose(.tags, tags, entry.tags)
        joinLanguage(entry, prefersFeed(.language))
        // An entry without a text has its summary as the text.
        summary = choose(
            .summary, summary,
            entry.isSummary ? entry.text.isEmpty ? entry.summary : entry.text : entry.summary)
        image = choose(.image, image, entry.image)
        source = choose(.source, source, entry.source)
        if prefersFeed(.text), !entry.isSummary, !entry.text.isEmpty { replaceText(entry.text) }
        if input.member == nil, !entry.isReference { input.member = entry.input.member }
        guid = guid ?? entry.guid
        rights.complete(with: entry.rights)
        warn(Self.joined)
    }

    /// Fills gaps from a sitemap's line, and adds its keywords.
    mutating func supplement(from line: Record) {
        let known = tags
        join(line, Self.pageFirst)
        tags = known + line.tags.filter { !known.contains($0) }
    }

    private static let pageFirst = Dictionary(
        uniqueKeysWithValues: JoinOptions.Field.allCases.map { ($0, JoinOptions.Precedence.page) })

    /// A language that was guessed is weaker than one that is stated.
    private mutating func joinLanguage(_ entry: Record, _ prefersFeed: Bool) {
        guard let stated = entry.language, !entry.warnings.contains("language_detected") else { return }
        // Where the page's text has overruled a statement, the same statement does not come back by the feed.
        guard !warnings.contains("language_contradicted") else { return }
        let isGuess = warnings.contains("language_detected")
        guard language == nil || isGuess || prefersFeed else { return }
        language = stated
        warnings.removeAll { $0 == "language_detected" }
    }
}
