internal import DateKit
internal import JSON
internal import Markup
internal import PipelineKit
internal import TextKit

extension ScrapeMapping {
    /// The document that a row holds; nil if it has no text.
    func document(_ row: JSONValue, _ item: LoadedItem) -> Document? {
        let row = Self.unwrapped(row)
        guard isArticle(row), let body = body(in: row) else { return nil }
        var input = item.input
        if let id = text(.id, in: row) { input.member = id }
        var record = Record(kind: .page, input: input)
        record.guid = guid(in: row)
        record.rights.license = license(in: row)
        record.url = text(.url, in: row).flatMap(WebAddress.asWritten) ?? item.url
        record.canonicalURL = text(.canonicalURL, in: row).flatMap(WebAddress.asWritten)
        record.title = line(.title, in: row)
        record.subtitle = line(.subtitle, in: row)
        record.authors = list(.authors, in: row, separators: ";|\n").flatMap { AuthorNames.names(in: $0) }
        record.language = text(.language, in: row)
        record.published = date(.published, in: row, language: record.language)?.rfc3339
        record.modified = date(.modified, in: row, language: record.language)?.rfc3339
        record.source = line(.source, in: row)
        record.section =
            list(.section, in: row, separators: ";|").first ?? Self.terms("category", in: row).first
        let tags = list(.tags, in: row, separators: ";|,")
        record.tags = tags.isEmpty ? Self.terms("post_tag", in: row) : tags
        record.summary = line(.summary, in: row)
        record.image = (text(.image, in: row) ?? Self.embeddedImage(in: row)).flatMap(WebAddress.asWritten)
        if body.isCut { record.warn("truncated_input") }
        if body.isSummary { record.warn(Record.summaryOnly) }
        return Document(
            record: record, content: body.content, form: body.form, baseURL: record.url,
            fetchedAt: text(.fetchedAt, in: row).flatMap(FetchTime.rfc3339) ?? item.fetchedAt)
    }

    private func line(_ field: Field, in row: JSONValue) -> String? {
        text(field, in: row).map { FeedText($0, kind: .unstated).plainText ?? $0 }
    }

    // MARK: What WordPress embeds

    /// The names of an article's categories or tags, which stand by number beside it.
    private static func terms(_ taxonomy: String, in row: JSONValue) -> [String] {
        let lists = row["_embedded"]?["wp:term"]?.elements ?? []
        return lists.flatMap { $0.elements ?? [] }.filter { $0["taxonomy"]?.string == taxonomy }
            .compactMap { $0["name"]?.string.flatMap { FeedText($0, kind: .unstated).plainText } }
    }

    private static func embeddedImage(in row: JSONValue) -> String? {
        row["_embedded"]?["wp:featuredmedia"]?.elements?.first?["source_url"]?.string
    }
}
