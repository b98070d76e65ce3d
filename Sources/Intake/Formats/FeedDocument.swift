internal import DateKit
internal import Markup
internal import PipelineKit

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
        record.source = (feed.header.title ?? entry.publisher)?.plainText
        record.title = entry.title?.plainText
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
        if entry.content == nil { record.warn("summary_only") }
        let body = entry.content ?? entry.summary ?? FeedText("")
        return Document(
            record: record, content: Array(body.value.utf8), form: body.hasMarkup ? .fragment : .plainText,
            baseURL: body.base ?? link)
    }
}
