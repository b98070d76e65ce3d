internal import DateKit
internal import JSON
internal import Markup
internal import PipelineKit
internal import TextKit

extension ScrapeMapping {
    /// The document that a row holds; nil if it has no text.
    func document(_ row: JSONValue, _ item: LoadedItem) -> Document? {
        guard isArticle(row) else { return nil }
        let plain = value(.text, in: row)?.string
        guard let body = plain ?? value(.html, in: row)?.string else { return nil }
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
        record.published = date(.published, in: row, language: record.language)
        record.modified = date(.modified, in: row, language: record.language)
        record.source = line(.source, in: row)
        record.section = list(.section, in: row, separators: ";|").first
        record.tags = list(.tags, in: row, separators: ";|,")
        record.summary = line(.summary, in: row)
        record.image = text(.image, in: row).flatMap(WebAddress.asWritten)
        return Document(
            record: record, content: plain.map(Self.paragraphs) ?? Array(body.utf8), form: form(plain, body),
            baseURL: record.url,
            fetchedAt: text(.fetchedAt, in: row).flatMap(FetchTime.rfc3339) ?? item.fetchedAt)
    }

    private func form(_ plain: String?, _ body: String) -> Document.Form {
        if plain != nil { return .plainText }
        let start = Array(body.utf8.prefix(1 << 16))
        let isPage = ["<body", "<html"].contains { ASCII.contains(start[...], Array($0.utf8)) }
        return isPage ? .page : .fragment
    }

    private func line(_ field: Field, in row: JSONValue) -> String? {
        text(field, in: row).map { FeedText($0).plainText ?? $0 }
    }

    private func date(_ field: Field, in row: JSONValue, language: String?) -> String? {
        text(field, in: row).flatMap { DateParser.parse($0, hints: .init(language: language)) }?.rfc3339
    }

    /// Scrapers end paragraphs with one line feed or with two; where there is no blank line, each line is one.
    private static func paragraphs(_ text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        var lineIsBlank = false
        for byte in bytes {
            if byte == 0x0A {
                if lineIsBlank { return bytes }
                lineIsBlank = true
            } else if byte > 0x20 {
                lineIsBlank = false
            }
        }
        bytes = bytes.flatMap { $0 == 0x0A ? [$0, $0] : [$0] }
        return bytes
    }
}
