internal import DateKit
internal import Markup
internal import PipelineKit
internal import TextKit

/// Creates a document from a feed entry: from the entry's own fields, else from the feed's.
enum FeedDocument {
    static func make(
        _ entry: FeedEntry, of feed: Feed, rights: FeedRights, kind: RecordKind = .feedEntry, index: Int,
        input: InputReference
    ) -> Document {
        var input = input
        let link = entry.origin ?? entry.link
        input.member = entry.id ?? link ?? "entry-\(index)"
        var record = Record(kind: kind, input: input)
        record.guid = entry.statedID ?? entry.id
        record.url = link
        // A feed of other publishers' entries names the publisher of each.
        let source = entry.source?.title.flatMap { FeedText($0, kind: .unstated).plainText }
        record.source = source ?? (feed.header.title ?? entry.publisher)?.plainText
        record.title = entry.title?.plainText.map { withoutPublisher($0, source) }
        record.subtitle = entry.subtitle?.plainText
        record.authors = entry.authors.compactMap(\.name)
        record.language = entry.language ?? feed.header.language
        let published = FeedDate(
            [entry.published, entry.created, entry.date], language: record.language)
        let modified = FeedDate([entry.updated], language: record.language)
        record.published = published.stamp?.rfc3339
        record.modified = modified.stamp?.rfc3339
        if published.isUnreadable || modified.isUnreadable { record.warn(FeedDate.warning) }
        record.tags = entry.categories
        let first = entry.categories.first
        record.section = first.map { IPTCSubject.topic($0) ?? $0 }
        record.image = entry.image
        record.summary = entry.content == nil ? nil : entry.summary?.plainText
        record.rights = rights.statement(entry)
        for warning in entry.warnings { record.warn(warning) }
        if feed.isRepaired { record.warn("repaired") }
        if entry.content == nil { record.warn(Record.summaryOnly) }
        let body = entry.content ?? entry.summary ?? FeedText("")
        return Document(
            record: record, content: Array(body.value.utf8), form: body.hasMarkup ? .fragment : .plainText,
            baseURL: body.base ?? link)
    }

    /// A headline without the name of its publisher, which aggregators put behind it: "Herring return - The Gazette".
    private static func withoutPublisher(_ title: String, _ publisher: String?) -> String {
        guard let publisher, !publisher.isEmpty, title.hasSuffix(publisher) else { return title }
        let rest = title.dropLast(publisher.count)
        for sign in [" - ", " – ", " — ", " | ", " :: ", " · "] where rest.hasSuffix(sign) {
            let headline = ASCII.trimmedText(String(rest.dropLast(sign.count)))
            return headline.isEmpty ? title : headline
        }
        return title
    }
}
